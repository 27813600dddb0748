"""Findings as cards beside the text: a file's report goes in, numbered cards and the words to mark come out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimlint.model.report import CitedAuthority, FileReport, Finding, Report, RuleNote
from claimlint.outputs._order import blocks, leading, under
from claimlint.outputs._words import cited, excuse
from claimlint.outputs.html.highlights import Highlight


@dataclass(frozen=True, slots=True)
class Authority:
    """A document that a card names, with its address where it is known and leads to the web."""

    words: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """One finding as the page shows it."""

    key: str
    """Its id on the page."""
    number: int
    """Its number among the findings of its file, in reading order."""
    finding: Finding
    look: str
    """The level, or `waived` or `known`."""
    family: str
    blocking: bool
    excuse: str
    """Why it does not count, as a sentence; else empty."""
    why: str
    first: int
    """The number of the first card of the same rule in the file, which is its own or a lower one."""
    authority: tuple[Authority, ...]
    weaker: tuple[Finding, ...]
    """The findings that stand under it."""

    @property
    def quote(self) -> tuple[str, str, str]:
        """The sentence: what stands before the found words, they themselves, what stands after them."""
        (start, end), sentence = self.finding.sentence_span, self.finding.sentence
        return sentence[:start], sentence[start:end], sentence[end:]


def cards_of(report: Report, file: FileReport, prefix: str) -> list[Card]:
    """The cards of one file; `prefix` sets their ids apart from those of other files."""
    notes = {note.id: note for note in report.rules}
    first: dict[str, int] = {}
    cards = []
    for number, finding in enumerate(leading(file), start=1):
        first.setdefault(finding.rule, number)
        cards.append(_card(report, file, finding, (first[finding.rule], number), prefix, notes.get(finding.rule)))
    return cards


def _card(
    report: Report, file: FileReport, finding: Finding, numbers: tuple[int, int], prefix: str, note: RuleNote | None
) -> Card:
    first, number = numbers
    return Card(
        key=f"{prefix}-{number}",
        number=number,
        finding=finding,
        look=finding.standing,
        family=finding.rule.split("/")[0],
        blocking=blocks(report, finding),
        excuse=excuse(finding),
        why=note.why if note else "",
        first=first,
        authority=tuple(map(_authority, finding.authority)),
        weaker=tuple(under(finding, file)),
    )


def _authority(authority: CitedAuthority) -> Authority:
    return Authority(cited(authority), web_address(authority.url))


def web_address(address: str | None) -> str | None:
    """An address that may be a link on the page: of the web, and nothing else."""
    return address if address and address.lower().startswith(("https://", "http://")) else None


def highlights(card: Card) -> Iterator[Highlight]:
    """The words of a finding with the number that leads to its card, and the words of those under it."""
    for finding in (card.finding, *card.weaker):
        start, end = finding.start.offset, finding.end.offset
        yield Highlight(start, end, card.key, card.look, str(card.number), further=finding is not card.finding)
