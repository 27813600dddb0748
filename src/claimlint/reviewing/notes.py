"""A finding comes in, the paragraphs of its comment go out: what, why, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claimlint.model.report import Finding
from claimlint.outputs._words import cited
from claimlint.outputs.terminal.visible import visible


def notes(finding: Finding, titles: Mapping[str, str], *, beside: bool) -> tuple[str, ...]:
    """The paragraphs of a comment, the first one its heading; `titles` are those of rules that stand under this one.

    A comment that stands `beside` its words, such as those of a footnote, quotes them.
    """
    told = (" ".join(visible(one).split()) for one in _told(finding, titles, beside))
    return tuple(one for one in told if one)


def _told(finding: Finding, titles: Mapping[str, str], beside: bool) -> Iterator[str]:
    yield f"{finding.level.capitalize()}: {finding.title or finding.rule} ({finding.rule})"
    if beside:
        part = finding.place.part if finding.place else "text"
        yield f"In the {part}: “{finding.excerpt or finding.sentence}”"
    yield finding.message
    if finding.advice:
        yield f"Instead: {finding.advice}"
    if finding.paste:
        yield f"To paste: {finding.paste}"
    if finding.likewise:
        yield f"Likewise: {', '.join(f'“{words}”' for words in finding.likewise)}"
    if finding.also:
        yield f"Also: {'; '.join(f'{titles[rule]} ({rule})' if rule in titles else rule for rule in finding.also)}"
    if finding.authority:
        yield f"Based on: {'; '.join(map(cited, finding.authority))}"
