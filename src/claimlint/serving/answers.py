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


def answer(report: Report, view: str) -> Answer:
    """The answer on a report of one file.

    `view` is `paper` for a file that is only shown, with its findings below each paragraph; `below` for the same on a
    small screen, under a text that stands in the page's editor as well; else the findings stand beside the editor.
    """
    (file,) = report.files
    page = page_of(report, file, 1)
    text = file.source.text if file.source else ""
    marks = stretches(text, page.cards) if view != "paper" else []
    return Answer(report.outcome, outcome(report), fragment(report, page, beside=view not in ("paper", "below")), marks)


def whole_page(report: Report) -> str:
    """The report as `--format html` shows it."""
    return renderer("html")(report, Style())
