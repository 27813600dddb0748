"""The report as one web page: the post as its readers will see it, with every finding marked in place and explained
beside it, the ledger of its claims, its references, and a form to sign.

The page is whole in itself: it loads nothing, and the only script that may run is the one whose hash it names.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from importlib.resources import files

from markupsafe import Markup

from claimlint.model.report import Report
from claimlint.outputs import Style
from claimlint.outputs._order import by_path
from claimlint.outputs.html.pages import page_of
from claimlint.outputs.html.tallies import families, levels
from claimlint.outputs.html.templates import template
from claimlint.outputs.terminal.outcome import outcome

NEEDS = ("source", "review", "rules")


def render(report: Report, style: Style) -> str:  # noqa: ARG001 - the page fits itself to where it is shown
    """The whole page as HTML."""
    pages = [page_of(report, file, number) for number, file in enumerate(by_path(report), start=1)]
    look, script = _beside("page.css"), _beside("page.js")
    page: str = template("page").render(
        report=report,
        pages=pages,
        outcome=outcome(report).partition(":"),
        levels=levels(pages),
        families=families(pages),
        style=Markup(look),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        policy=_policy(look, script),
    )
    return page


@cache
def _beside(name: str) -> str:
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """What the page may load or run: its own style and script, known by their hashes, and nothing else."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
