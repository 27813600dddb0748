"""Holds back findings that rest on a fact nobody has checked: a rule and found words go in, yes or no comes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimlint.engine.found import Found, marks_of
from claimlint.model.expression import Chain, Choice, Expression, Marked, Maybe, Together
from claimlint.model.expression import Sequence as Words
from claimlint.model.rule import Fact, Rule

#: The level above which such a finding never goes.
HIGHEST = "warning"


def rests_on_unchecked(rule: Rule, found: Found, facts: Sequence[Fact]) -> bool:
    """Whether what a rule found is known only from a row, among `facts`, that is not checked yet."""
    if any(mark.attributes.get("checked") == "never" for mark in marks_of(found.text, found.match)):
        return True
    if not facts:
        return False
    asked = {name for expression in rule.find for name in _names(expression)}
    return any(
        asked & {fact.kind, f"${fact.table}"} and found.text.of(fact.kind).overlapping(found.start, found.end)
        for fact in facts
    )


def _names(expression: Expression) -> Iterator[str]:
    """The word lists that an expression names, also in its tests."""
    match expression:
        case Marked(kind, tests):
            yield kind
            yield from (value for test in tests for value in test.values)
        case Maybe(item):
            yield from _names(item)
        case Choice(parts) | Words(parts) | Chain(parts) | Together(parts):
            yield from _all(parts)
        case _:
            return


def _all(parts: Iterable[Expression]) -> Iterator[str]:
    for part in parts:
        yield from _names(part)
