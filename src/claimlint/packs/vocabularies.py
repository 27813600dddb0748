"""Reads vocabularies: the text of a word list goes in, its terms come out.

One term or expression a line; `#` begins a comment, `~ ` marks an ambiguous term, `$name` includes another list.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import NamedTuple

from claimlint.errors import Fault
from claimlint.expressions.mentions import marks_in
from claimlint.expressions.plain_terms import PlainTerm, name_of, plain_term
from claimlint.model.expression import Expression
from claimlint.model.rule import Term, Vocabulary
from claimlint.packs.files import PackFile
from claimlint.packs.names import Names
from claimlint.packs.phrases import checked
from claimlint.packs.terms import AMBIGUOUS

_COMMENT = re.compile(r'"[^"]*"|(?P<comment>(?:^|(?<=\s))#)')
_LINE_END = re.compile(r"\r\n|\r|\n")


def vocabulary(name: str, file: PackFile, names: Names, faults: list[Fault]) -> Vocabulary:
    """The vocabulary that a file holds; faults for lines that do not parse, stand twice or name what is not there."""
    terms: list[Term] = []
    lines: dict[str, int] = {}
    for number, column, written in _lines(file.text):
        ambiguous = written.startswith(AMBIGUOUS)
        text = written.removeprefix(AMBIGUOUS).lstrip()
        begin = column + len(written) - len(text)
        if (first := lines.setdefault(text if '"' in text else text.lower(), number)) != number:
            faults.append(Fault(file.shown, number, begin, f"`{text}` stands twice, first on line {first}"))
            continue
        if plain := plain_term(text, ambiguous, number):
            terms.append(plain)
        elif parsed := _parsed(text, names, Fault(file.shown, number, begin, ""), faults):
            terms.append(Term(name_of(text), parsed, ambiguous, number))
    if not lines:
        faults.append(Fault(file.shown, 1, 1, "this vocabulary holds no terms"))
    if not any(line.lstrip().startswith("#") for line in _LINE_END.split(file.text)):
        faults.append(Fault(file.shown, 1, 1, "begin with a `#` line that says where this list comes from"))
    return Vocabulary(name, tuple(terms), file.shown, hashlib.sha256(file.data).hexdigest())


def extended(before: Vocabulary, more: Vocabulary) -> Vocabulary:
    """A word list with the terms that a later pack adds to it."""
    digest = hashlib.sha256(f"{before.digest} {more.digest}".encode()).hexdigest()
    return replace(before, terms=(*before.terms, *more.terms), digest=digest)


def cycle_faults(lists: Iterable[Vocabulary], more: Iterable[Vocabulary] = ()) -> Iterator[Fault]:
    """One fault for every circle of word lists that include each other, `more` being what later packs add to them.

    It stands in the added terms where there are any: without them there was no circle.
    """
    uses: dict[str, dict[str, _Use]] = {}
    for late, one in (*((False, one) for one in lists), *((True, one) for one in more)):
        for name, line in _uses(one):
            uses.setdefault(one.name, {}).setdefault(name, _Use(late, one.path, line))
    while True:
        try:
            TopologicalSorter({name: sorted(used) for name, used in sorted(uses.items())}).prepare()
        except CycleError as cycle:
            # graphlib lists a circle from the used to the user, the first name standing also at the end.
            circle = list(reversed(cycle.args[1]))
            user, used = max(pairwise(circle), key=lambda pair: uses[pair[0]][pair[1]].late)
            use = uses[user].pop(used)
            path = " > ".join(f"${name}" for name in circle)
            yield Fault(use.path, use.line, 1, f"vocabularies include each other: {path}")
        else:
            return


class _Use(NamedTuple):
    """Where one word list names another."""

    late: bool
    path: str
    line: int


def _lines(text: str) -> Iterator[tuple[int, int, str]]:
    """Line number and column (1-based) and text of every line that is more than a comment."""
    for number, line in enumerate(_LINE_END.split(text), 1):
        stripped = _without_comment(line).strip() if "#" in line else line.strip()
        if stripped:
            yield number, line.index(stripped) + 1, stripped


def _without_comment(line: str) -> str:
    """The line up to a `#` that begins it or follows white space, quoted text aside."""
    comments = (match.start() for match in _COMMENT.finditer(line) if match["comment"])
    return line[: next(comments, len(line))]


def _parsed(text: str, names: Names, place: Fault, faults: list[Fault]) -> Expression | None:
    """The expression of a line, or None with its faults at their columns."""
    expression, found = checked(text, names)
    if expression is not None and (kinds := _annotations(expression)):
        found = [(text.index(kinds[0]), f"a vocabulary cannot use `{kinds[0]}`; that belongs in a rule")]
    faults.extend(Fault(place.path, place.line, place.column + column, message) for column, message in found)
    return None if found else expression


def _annotations(expression: Expression) -> list[str]:
    return [mark.kind for mark in marks_in(expression) if mark.kind.startswith("@")]


def _uses(one: Vocabulary) -> Iterator[tuple[str, int]]:
    """The word lists that one names, with their lines."""
    for term in one.terms:
        for mark in () if isinstance(term, PlainTerm) else marks_in(term.expression):
            yield mark.kind[1:], term.line
