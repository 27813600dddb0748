"""What a page shows of one draft, without the page around it: for a page that asks again while the draft is written.

It consists of the same parts as the whole page: `data-part` names the summary, the findings and the sheets.
"""

from __future__ import annotations

from dataclasses import replace

from claimlint.model.report import Report
from claimlint.outputs.html.pages import Page
from claimlint.outputs.html.tallies import families, levels
from claimlint.outputs.html.templates import template
from claimlint.outputs.terminal.outcome import outcome


def fragment(report: Report, page: Page, *, beside: bool) -> str:
    """The parts as HTML; with `beside` the text itself stands elsewhere, else it is shown as its readers see it."""
    shown: str = template("fragment").render(
        report=report,
        page=replace(page, placed=frozenset()) if beside else page,
        beside=beside,
        serving=True,
        outcome=outcome(report).partition(":"),
        levels=levels([page]),
        families=families([page]),
    )
    return shown
