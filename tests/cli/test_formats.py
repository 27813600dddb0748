"""Drafts in every format, as the command checks them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Claimlint

CURE = "Our herbal drops cure diabetes."
DRAFTS = {
    "a.html": f"<nav>{CURE}</nav><p>{CURE}</p><footer>{CURE}</footer>",
    "b.htm": f"<p>{CURE}",
    "c.mdx": f"<Callout title='{CURE}' />",
    "d.rst": f".. note:: {CURE}",
    "e.ipynb": json.dumps({"cells": [{"cell_type": "markdown", "source": [f'"Tea" \u00e9. {CURE}']}]}),
    "f.md": f'{{{{< figure caption="{CURE}" >}}}}',
}


def test_a_folder_is_checked_whole_and_each_excerpt_is_its_source(tmp_path: Path, claimlint: Claimlint) -> None:
    folder = tmp_path / "posts"
    folder.mkdir()
    for name, text in DRAFTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    ran = claimlint("check", folder, "--select", "claims/cure-claim", "--format", "json")
    files = json.loads(ran.out)["files"]
    assert ran.status == 1
    assert [Path(file["path"]).name for file in files] == sorted(DRAFTS)
    for file in files:
        (finding,) = file["findings"]
        source = (folder / Path(file["path"]).name).read_text(encoding="utf-8")
        assert source[finding["start"]["offset"] : finding["end"]["offset"]] == finding["excerpt"] == "cure diabetes"


@pytest.mark.parametrize(
    ("statement", "owed"),
    [
        ("<footer>This page is not a substitute for medical advice.</footer>", False),
        ("<p hidden>This page is not a substitute for medical advice.</p>", True),
        ("<!-- This page is not a substitute for medical advice. -->", True),
        ("<p style='display:none'>This page is not a substitute for medical advice.</p>", True),
        ("<template>This page is not a substitute for medical advice.</template>", True),
    ],
)
def test_a_disclaimer_counts_where_readers_see_it(
    tmp_path: Path, claimlint: Claimlint, statement: str, owed: bool
) -> None:
    draft = tmp_path / "post.html"
    draft.write_text(f"<main><h1>Tea</h1><p>{CURE}</p></main>{statement}", encoding="utf-8")
    ran = claimlint("check", draft, "--select", "disclaimers/not-medical-advice", "--format", "json")
    assert bool(json.loads(ran.out)["files"][0]["findings"]) is owed


def test_missing_docutils_is_one_sentence(
    tmp_path: Path, claimlint: Claimlint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "docutils", None)
    draft = tmp_path / "post.rst"
    draft.write_text(CURE, encoding="utf-8")
    ran = claimlint("check", draft)
    assert ran.status == 2
    assert ran.out + ran.err
    assert "pip install 'claimlint-health[rst]'" in " ".join((ran.out + ran.err).split())


@pytest.mark.parametrize("name", ["post.html", "post.ipynb"])
def test_nothing_is_added_where_a_paragraph_is_more_than_words(tmp_path: Path, claimlint: Claimlint, name: str) -> None:
    draft = tmp_path / name
    text = DRAFTS["b.htm" if name.endswith("html") else "e.ipynb"]
    draft.write_text(text, encoding="utf-8")
    ran = claimlint("check", draft, "--fix")
    assert draft.read_text(encoding="utf-8") == text
    assert ran.status == 1
