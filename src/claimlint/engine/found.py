"""What rules have found: matched words with their attributes, and the verdict on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from claimlint.model.expression import Match
from claimlint.model.rule import Rule
from claimlint.model.text import AnnotatedText, Mark, Phrase, Value


@dataclass(frozen=True)
class Found:
    """Words that a rule's `find` matched."""

    match: Match
    text: AnnotatedText

    @property
    def start(self) -> int:
        """First token."""
        return self.match.start

    @property
    def end(self) -> int:
        """Token behind the last."""
        return self.match.end

    @cached_property
    def attributes(self) -> Mapping[str, Value]:
        """What is known of the found words: attributes of annotations, and each list's term by the list's name."""
        return attributes_of(self.text, self.match)

    @cached_property
    def deciding(self) -> tuple[tuple[int, int], ...]:
        """The tokens whose context decides: heads of annotations where there are any, else what items matched."""
        return self.heads or self.match.pieces

    @cached_property
    def heads(self) -> tuple[tuple[int, int], ...]:
        """The heads of the annotations that took part."""
        found = (mark.head for mark in marks_of(self.text, self.match))
        return tuple((head.start, head.end) for head in found if head is not None)


def marks_of(text: AnnotatedText, match: Match) -> tuple[Mark, ...]:
    """The marks that took part in a match."""
    return tuple(
        mark for kind, start, end in match.marks for mark in text.of(kind).by_start.get(start, ()) if mark.end == end
    )


def attributes_of(text: AnnotatedText, match: Match) -> dict[str, Value]:
    """Attribute names to values; the first mark that knows one wins."""
    found: dict[str, Value] = {}
    for mark in marks_of(text, match):
        if mark.kind.startswith("$"):
            words = text.words(mark.start, mark.end)
            found.setdefault(mark.kind[1:], Phrase(mark.start, mark.end, words, mark.term))
        else:
            for name, value in mark.attributes.items():
                found.setdefault(name, value)
    return found


@dataclass(frozen=True)
class Verdict:
    """Words that a rule reports, at their level."""

    rule: Rule
    level: str
    found: Found
