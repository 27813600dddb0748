"""The parsed form of a phrase expression (design: rules and vocabularies share one small language)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias


@dataclass(frozen=True, slots=True)
class Words:
    """Consecutive words, compared by norm; each position allows any of several forms."""

    forms: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Prefix:
    """`suicid*`: one word that begins so."""

    text: str


@dataclass(frozen=True, slots=True)
class Exact:
    """`"MS"`: these characters, case and marks included, at token borders."""

    text: str


@dataclass(frozen=True, slots=True)
class Test:
    """One condition on an attribute of an annotation, such as `outcome=$condition` or `size>=30`."""

    attribute: str
    operator: str
    values: tuple[str, ...]
    """Names, numbers, `$vocabulary`, `any` or `none`; one of them must hold."""


@dataclass(frozen=True, slots=True)
class Marked:
    """`$condition` or `@claim[verb=$cure]`: a mark that begins here."""

    kind: str
    tests: tuple[Test, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """`(a|b|c)`: one of several."""

    options: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Maybe:
    """`item?`: may be absent."""

    item: Expression


@dataclass(frozen=True, slots=True)
class Sequence:
    """Items that follow each other without a gap."""

    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """`a .. b`: in order, in one clause, at most twelve words between."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """`a & b`: in any order in one clause."""

    parts: tuple[Expression, ...]


Expression: TypeAlias = Words | Prefix | Exact | Marked | Choice | Maybe | Sequence | Chain | Together


class Match(NamedTuple):
    """Tokens `start` to `end` (exclusive) that an expression matched."""

    start: int
    end: int
    pieces: tuple[tuple[int, int], ...]
    """The token ranges that items matched, without the gaps between them."""
    marks: tuple[tuple[str, int, int], ...] = ()
    """Kind, start and end of every mark that took part, in order."""
