"""What the page is told of a draft: a report goes in, plain data and whole HTML pages come out."""

from __future__ import annotations

from dataclasses import dataclass

from claimlint.model.report import Report
from claimlint.outputs import Style, renderer
from claimlint.outputs.html.fragment import fragment
from claimlint.outputs.html.pages import page_of
from claimlint.outputs.terminal.outcome import outcome
from claimlint.serving.stretches import Stretch, stretches


@dataclass(frozen=True, slots=True)
class Answer:
    """What the page shows after a check."""

    state: str
    """pass, blocked or unchecked."""
    said: str
    """The outcome in one line."""
    html: str
    """The page's parts."""
    marks: list[Stretch]
    """What is to be marked in the editor; empty where the text is among the parts."""


def answer(report: Report, *, beside: bool) -> Answer:
    """The answer on a report of one file; `beside` for a text that stands in the page's editor."""
    (file,) = report.files
    page = page_of(report, file, 1)
    text = file.source.text if file.source else ""
    marks = stretches(text, page.cards) if beside else []
    return Answer(report.outcome, outcome(report), fragment(report, page, beside=beside), marks)


def whole_page(report: Report) -> str:
    """The report as `--format html` shows it."""
    return renderer("html")(report, Style())
