"""Which options of a choice may begin at a token: a choice and the token's norms go in, the options come out.

Long lists of alternatives, of which a token fits one or none, then cost one look-up in place of an attempt each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from claimlint.model.expression import Chain, Choice, Expression, Sequence, Words

#: So many choices are remembered, then they are forgotten.
_MOST_KNOWN = 20_000


@dataclass(frozen=True, slots=True)
class _Openings:
    """The numbers of a choice's options by the words that they begin with."""

    choice: Choice
    whole: dict[str, list[int]] = field(default_factory=dict)
    """By their first word."""
    joinable: dict[str, list[int]] = field(default_factory=dict)
    """By their first word, of those that may stand joined to the next in one token."""
    always: list[int] = field(default_factory=list)
    """Those that may begin with anything."""


#: By identity, as expressions are large and loaded once; an entry keeps its choice alive, so that its id stays its own.
_known: dict[int, _Openings] = {}


def options_at(choice: Choice, norm: str, together: str) -> list[Expression]:
    """The options, in order, that may begin at a token of this norm; `together` is the word it and the next may be.

    Options that cannot match there are left out, though not all.
    """
    found = _openings(choice)
    numbers = {*found.always, *found.whole.get(norm, ()), *found.whole.get(together, ())}
    if found.joinable:
        beginnings = (norm[:length] for length in range(1, len(norm)))
        numbers.update(chain.from_iterable(found.joinable.get(one, ()) for one in beginnings))
    return [choice.options[number] for number in sorted(numbers)]


def _openings(choice: Choice) -> _Openings:
    found = _known.get(id(choice))
    if found is None:
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        found = _known[id(choice)] = _Openings(choice)
        for number, option in enumerate(choice.options):
            _enter(option, number, found)
    return found


def _enter(option: Expression, number: int, found: _Openings) -> None:
    runs = list(_first_words(option))
    if None in runs:
        found.always.append(number)
        return
    for run in runs:
        for form in run.forms[0] if run else ():
            found.whole.setdefault(form, []).append(number)
            if run and len(run.forms) > 1:
                found.joinable.setdefault(form, []).append(number)


def _first_words(expression: Expression) -> Iterator[Words | None]:
    """The runs of words with which an expression can begin; None for anything else."""
    match expression:
        case Words():
            yield expression
        case Sequence(parts) | Chain(parts):
            yield from _first_words(parts[0])
        case Choice(options):
            for option in options:
                yield from _first_words(option)
        case _:
            yield None
