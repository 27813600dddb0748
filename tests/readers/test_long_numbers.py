"""Numbers of thousands of digits, of which Python makes no integer, are text like others, or refused in a sentence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from claimlint.config import Configurations, RunOptions
from claimlint.discovery import Draft
from claimlint.linter import check_source
from claimlint.model.document import Source
from claimlint.model.report import NEEDS

LONG = "7" * 5000
POSTS = [
    ("md", "Tea helps [{n}].\n\n## References\n\n{n}. Alder J. Sleep. 2019.\n"),
    ("md", "Tea helps [1-{n}] and [1, {n}].\n\n## References\n\n1. Alder J. Sleep. 2019.\n"),
    ("md", "Tea cures {n} of 10 patients, {n}% of adults, {n} mg a day, in {n} adults (n = {n}), {n}/{n}.\n"),
    ("md", "Tea[^{n}] helps.\n\n[^{n}]: Alder J. 2019;{n}:{n}-{n}.\n"),
    ("md", "---\ndate: {n}-01-01\nweight: {n}\n---\n\nTea helps.\n"),
    ("md", "+++\nweight = {n}\n+++\n\nTea helps.\n"),
    ("md", "+++\nweights = [1, -{n}]\n[a]\nb = {n}\n+++\n\nTea helps.\n"),
    ("md", "Alder J ({n}) found it. Reviewed {n} May {n}. Last updated: {n}/{n}/{n}.\n"),
    ("md", "<!-- claimlint-waive claims: agreed (until {n}-01-01) -->\n\nTea helps.\n"),
    (
        "md",
        "Studies^{n}^ and <sup>{n}</sup>.\n\n## References\n\n[{n}] J Sleep {n}({n}): e{n}. doi:10.{n}/{n} PMID: {n}\n",
    ),
    ("html", "<ol start='{n}'><li value='{n}'>Tea</ol><h{n}>Tea</h{n}><p>&#{n}; &#x{n};<td colspan={n} rowspan={n}>x"),
    (
        "html",
        "<meta name=date content='{n}'><script type='application/ld+json'>{{\"datePublished\": {n}}}</script><p>Tea.",
    ),
    ("rst", "{n}. Tea helps.\n"),
    ("rst", "Tea.\n\n  ({n}) Tea helps.\n"),
    ("rst", "Tea [{n}]_ helps.\n\n.. [{n}] Alder J.\n\n.. image:: x\n   :width: {n}\n"),
    ("rst", ".. list-table::\n   :header-rows: {n}\n\n   * - x\n\n.. code::\n   :number-lines: {n}\n\n   x\n"),
    ("ipynb", '{{"cells": [{{"cell_type": "markdown", "source": ["Tea [{n}]."]}}], "nbformat": {n}}}'),
    ("mdx", "export const x = {n}\n\n<Tea n={{{n}}} /> Tea helps [{n}].\n"),
    ("txt", "{n}. Tea helps [{n}] ({n}).\n\nReferences\n\n{n}) Alder J. {n}.\n"),
]


@pytest.mark.parametrize(("kind", "post"), POSTS)
@pytest.mark.parametrize("number", [LONG, "\u0667" * 5000])
def test_no_number_is_too_long(kind: str, post: str, number: str) -> None:
    name = f"draft.{kind}"
    config = Configurations(None, {"profile": "clinic"}).of(Path(name))
    text = post.format(n=number)
    report = check_source(
        Source(name, text), Draft(name, Path(name), config), RunOptions(date(2026, 1, 15), needs=NEEDS)
    )
    assert "itself failed" not in (report.error or "")
