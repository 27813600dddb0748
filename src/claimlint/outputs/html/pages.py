"""What the page shows of a file: a file's report goes in, its rows, cards, ledger and references come out."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import quote

from markupsafe import Markup

from claimlint.model.ledger import ClaimEntry
from claimlint.model.report import FileReport, Report
from claimlint.model.review import ReferenceListing, Review
from claimlint.outputs.html import blocks, markdown
from claimlint.outputs.html.cards import Card, cards_of, highlights, web_address
from claimlint.outputs.html.highlights import Brush, Highlight
from claimlint.outputs.html.rows import Row
from claimlint.readers import suffixes_of

_LOOKS = ("error", "warning", "note", "waived", "known")
_LONGEST_FIELD = 200
_CHARACTERS_A_CARD = 500
"""So much text is about as high as one card beside it."""
_RESOLVERS = {"doi": "https://doi.org/", "pmid": "https://pubmed.ncbi.nlm.nih.gov/"}


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of the post with the cards beside it."""

    html: Markup
    cards: tuple[Card, ...]

    @property
    def below(self) -> bool:
        """Whether the cards stand better below the words, because beside them they would be much longer."""
        return len(self.cards) > 1 + len(self.html.striptags()) // _CHARACTERS_A_CARD


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """A line of the claim ledger."""

    key: str
    entry: ClaimEntry


@dataclass(frozen=True, slots=True)
class Identifier:
    """What a reference is known by."""

    kind: str
    value: str
    url: str | None


@dataclass(frozen=True, slots=True)
class ShownReference:
    """A line of the reference table."""

    listing: ReferenceListing
    identifiers: tuple[Identifier, ...]


@dataclass(frozen=True)
class Page:
    """One file on the page."""

    key: str
    file: FileReport
    front: tuple[tuple[str, Markup], ...]
    """Names and words of the front matter that readers see."""
    front_cards: tuple[Card, ...]
    fields: tuple[tuple[str, str], ...]
    """The front matter's other short fields."""
    duties: tuple[Card, ...]
    """What the post as a whole lacks, and findings whose words the page does not show."""
    rows: tuple[ShownRow, ...]
    cards: tuple[Card, ...]
    claims: tuple[ShownClaim, ...]
    references: tuple[ShownReference, ...]
    placed: frozenset[str]
    """The keys of cards and claims whose words the page shows in their place."""

    @cached_property
    def counts(self) -> list[tuple[str, int]]:
        """How many cards have each look, without those that none has."""
        counted = Counter(card.look for card in self.cards)
        return [(look, counted[look]) for look in _LOOKS if counted[look]]

    @property
    def state(self) -> str:
        """unchecked, blocked or pass."""
        if self.file.error is not None:
            return "unchecked"
        return "blocked" if any(card.blocking for card in self.cards) else "pass"

    @property
    def why_unchecked(self) -> str:
        """The sentence that says it, without the path."""
        return (self.file.error or "").removeprefix(f"{self.file.path}: ")

    @property
    def digest(self) -> str:
        """SHA-256 of the text, by which a signature is bound to it."""
        text = self.file.source.text if self.file.source else ""
        return hashlib.sha256(text.encode()).hexdigest()


def page_of(report: Report, file: FileReport, number: int) -> Page:
    """A file as the page shows it; `number` sets its ids apart from those of other files."""
    cards = cards_of(report, file, f"f{number}")
    review = file.review or Review(())
    claims = [ShownClaim(f"c{number}-{n}", entry) for n, entry in enumerate(review.claims, start=1)]
    brush = Brush([*(one for card in cards for one in highlights(card)), *map(_claimed, claims)])
    front = _front(review, brush)
    known = {card.key: card for card in cards if card.finding.scope != "document"}
    front_cards = _beside(brush.begun(), known)
    rows = tuple(ShownRow(row.html, _beside(row.keys, known)) for row in _rows(file, review, brush))
    beside = {card.key for card in (*front_cards, *(card for row in rows for card in row.cards))}
    return Page(
        key=f"file-{number}",
        file=file,
        front=front,
        front_cards=front_cards,
        fields=_fields(review),
        duties=tuple(card for card in cards if card.key not in beside),
        rows=rows,
        cards=tuple(cards),
        claims=tuple(claims),
        references=tuple(map(_reference, review.references)),
        placed=frozenset(brush.begun()),
    )


def _claimed(claim: ShownClaim) -> Highlight:
    return Highlight(claim.entry.start.offset, claim.entry.end.offset, claim.key, "claim")


def _front(review: Review, brush: Brush) -> tuple[tuple[str, Markup], ...]:
    shown = [block for block in review.blocks if block.kind == blocks.FRONT]
    return tuple((block.name, blocks.words(block, brush) + brush.settle()) for block in shown)


def _fields(review: Review) -> tuple[tuple[str, str], ...]:
    """The front matter's fields that are neither shown already nor long, such as who wrote the post, and when."""
    shown = {block.name for block in review.blocks if block.kind == blocks.FRONT}
    titles = {block.text for block in review.blocks if block.kind == "title"}
    told = ((one.key, " ".join(one.value.split())) for one in review.fields if one.key not in shown)
    return tuple((key, value) for key, value in told if 0 < len(value) <= _LONGEST_FIELD and value not in titles)


def _rows(file: FileReport, review: Review, brush: Brush) -> Iterable[Row]:
    """As the format's own painter shows the post, else block by block."""
    suffix = PurePosixPath(file.path).suffix.lower()
    if file.source is not None and (suffix in suffixes_of("markdown") or not suffix):
        return markdown.rows(file.source, brush)
    return blocks.rows(review.blocks, brush)


def _beside(keys: Iterable[str], known: Mapping[str, Card]) -> tuple[Card, ...]:
    """The cards beside words that begin so many highlights."""
    return tuple(sorted((known[key] for key in keys if key in known), key=lambda card: card.number))


def _reference(listing: ReferenceListing) -> ShownReference:
    """Its identifiers without a web address that only leads to one of the others."""
    known = [value for kind, value in listing.identifiers if kind != "url"]
    told = (one for one in listing.identifiers if one[0] != "url" or not any(value in one[1] for value in known))
    return ShownReference(listing, tuple(_identifier(kind, value) for kind, value in told))


def _identifier(kind: str, value: str) -> Identifier:
    if kind == "url":
        return Identifier("web page", value, web_address(value))
    resolver = _RESOLVERS.get(kind)
    return Identifier(kind.upper(), value, resolver + quote(value, safe="/().;:-_") if resolver else None)
