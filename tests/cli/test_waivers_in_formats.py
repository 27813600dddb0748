"""Waivers in every format that drafts are written in, as its writers put a comment there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import CURE, Claimlint

WAIVER = "claimlint-waive claims/cure-claim: agreed with counsel"
DRAFTS = {
    "post.md": f"<!-- {WAIVER} -->\n{CURE}",
    "post.txt": f"<!-- {WAIVER} -->\n{CURE}",
    "page.html": f"<!doctype html>\n<title>Bees</title>\n<!-- {WAIVER} -->\n<p>{CURE}</p>",
    "post.mdx": f"{{/* {WAIVER} */}}\n\n{CURE}",
    "old.mdx": f"<!-- {WAIVER} -->\n\n{CURE}",
    "post.rst": f".. {WAIVER}\n\n{CURE}",
    "post.ipynb": json.dumps(
        {"cells": [{"cell_type": "markdown", "metadata": {}, "source": [f"<!-- {WAIVER} -->\n", CURE]}],
         "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DRAFTS)
def test_a_comment_waives(name: str, folder: Path, claimlint: Claimlint) -> None:
    (folder / name).write_text(DRAFTS[name], encoding="utf-8")
    ran = claimlint("check", name, "--select", "claims/cure-claim,waivers", "--format", "json")
    report = json.loads(ran.out)
    assert [finding["waiver"]["reason"] for finding in report["files"][0]["findings"]] == ["agreed with counsel"]
    assert ran.status == 0
