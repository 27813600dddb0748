"""The names that expressions mention: an expression goes in, its word lists and annotations come out."""

from __future__ import annotations

from collections.abc import Iterator

from claimlint.model.expression import Chain, Choice, Expression, Marked, Maybe, Sequence, Together, Words


def marks_in(expression: Expression) -> Iterator[Marked]:
    """The names that an expression mentions, in the order in which they are written; not those inside tests."""
    match expression:
        case Marked():
            yield expression
        case Maybe(item):
            yield from marks_in(item)
        case Choice(parts) | Sequence(parts) | Chain(parts) | Together(parts):
            for part in parts:
                if not isinstance(part, Words):  # as nearly all are
                    yield from marks_in(part)
        case _:
            return
