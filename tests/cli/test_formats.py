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
    assert "pip install '.[rst]'" in " ".join((ran.out + ran.err).split())


@pytest.mark.parametrize("name", ["post.html", "post.ipynb"])
def test_nothing_is_added_where_a_paragraph_is_more_than_words(tmp_path: Path, claimlint: Claimlint, name: str) -> None:
    draft = tmp_path / name
    text = DRAFTS["b.htm" if name.endswith("html") else "e.ipynb"]
    draft.write_text(text, encoding="utf-8")
    ran = claimlint("check", draft, "--fix")
    assert draft.read_text(encoding="utf-8") == text
    assert ran.status == 1


@pytest.mark.parametrize(
    ("page", "reported"),
    [
        (f"## Subscribe to our newsletter\n\n{CURE}", False),
        (f"## Related posts\n\n- [{CURE[:-1]}](/a)\n- [Tea](/b)", False),
        (f"## Related posts\n\n- {CURE}", True),
        (f"## What you won't read here\n\n- {CURE}", False),
        (f"## What you will read here\n\n- {CURE}", True),
        (f"| Claim | Verdict |\n|---|---|\n| {CURE} | False |", False),
        (f"| Claim | Verdict |\n|---|---|\n| {CURE} | True |", True),
    ],
)
def test_furniture_and_what_is_turned_down_raise_nothing(
    tmp_path: Path, claimlint: Claimlint, page: str, reported: bool
) -> None:
    draft = tmp_path / "post.md"
    draft.write_text(f"# Tea\n\nTea is a drink.\n\n{page}\n", encoding="utf-8")
    ran = claimlint("check", draft, "--select", "claims/cure-claim", "--format", "json")
    assert bool(json.loads(ran.out)["files"][0]["findings"]) is reported
    ledger = json.loads(claimlint("claims", draft, "--format", "json").out)
    assert ledger["files"][0]["claims"] or not reported


def test_a_disclaimer_in_furniture_counts(tmp_path: Path, claimlint: Claimlint) -> None:
    draft = tmp_path / "post.md"
    advice = "This page is not a substitute for medical advice."
    for name, around, owed in (("with", f"## Stay in touch\n\n{advice}", False), ("without", "", True)):
        draft.write_text(f"# Tea\n\n{CURE}\n\n{around}\n", encoding="utf-8")
        ran = claimlint("check", draft, "--select", "disclaimers/not-medical-advice", "--format", "json")
        assert bool(json.loads(ran.out)["files"][0]["findings"]) is owed, name


def test_the_author_of_a_page_is_read_from_its_box(tmp_path: Path, claimlint: Claimlint) -> None:
    draft = tmp_path / "post.html"
    box = "<div class='author-box'>Medically reviewed by Ida Moss, MD</div>"
    for beside, owed in ((box, False), ("", True)):
        draft.write_text(f"<article><h1>Tea</h1>{beside}<p>{CURE}</p></article>", encoding="utf-8")
        ran = claimlint("check", draft, "--select", "provenance/byline-reviewer-missing", "--format", "json")
        assert bool(json.loads(ran.out)["files"][0]["findings"]) is owed


def test_titles_of_linked_studies_claim_nothing_but_preprints_among_them_are_named(
    tmp_path: Path, claimlint: Claimlint
) -> None:
    draft = tmp_path / "post.html"
    links = (
        "https://pubmed.ncbi.nlm.nih.gov/31111111/",
        "https://www.medrxiv.org/content/10.1101/2020.01.01.20012345v1",
    )
    items = "".join(f'<li><a href="{link}">Herbal drops cure diabetes</a></li>' for link in links)
    draft.write_text(f"<h1>Tea</h1><p>Tea is a drink.</p><ul>{items}</ul>", encoding="utf-8")
    ran = claimlint("check", draft, "--select", "claims/cure-claim,preprint/unlabelled-inline", "--format", "json")
    rules = {finding["rule"] for finding in json.loads(ran.out)["files"][0]["findings"]}
    assert rules == {"preprint/unlabelled-inline"}
