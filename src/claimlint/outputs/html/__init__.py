"""The report as one web page: the post as its readers will see it, with every finding marked in place and explained
beside it, the ledger of its claims, its references, and a form to sign.

The page is whole in itself: it loads nothing, and the only script that may run is the one whose hash it names.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from claimlint.model.report import Report
from claimlint.outputs import Style
from claimlint.outputs._order import by_path
from claimlint.outputs.html.highlights import shown
from claimlint.outputs.html.pages import Page, page_of
from claimlint.outputs.terminal.outcome import count, outcome

NEEDS = ("source", "review", "rules")
_LOOKS = ("error", "warning", "note", "waived", "known")


def render(report: Report, style: Style) -> str:  # noqa: ARG001 - the page fits itself to where it is shown
    """The whole page as HTML."""
    pages = [page_of(report, file, number) for number, file in enumerate(by_path(report), start=1)]
    look, script = _beside("page.css"), _beside("page.js")
    page: str = _template().render(
        report=report,
        pages=pages,
        outcome=outcome(report).partition(":"),
        levels=_levels(pages),
        families=_families(pages),
        style=Markup(look),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        policy=_policy(look, script),
    )
    return page


@cache
def _template() -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("claimlint.outputs.html", "")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"shown": shown, "counted": count}
    return environment.get_template("page.html.jinja")


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


def _levels(pages: list[Page]) -> list[tuple[str, int]]:
    counted = Counter(card.look for page in pages for card in page.cards)
    return [(look, counted[look]) for look in _LOOKS if counted[look]]


def _families(pages: list[Page]) -> list[tuple[str, int]]:
    counted = Counter(card.family for page in pages for card in page.cards)
    return sorted(counted.items())
