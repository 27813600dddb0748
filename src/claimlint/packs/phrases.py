"""Reads expressions and checks the names in them: a text goes in, its parsed form and its faults come out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claimlint.errors import ExpressionFault
from claimlint.expressions.effort import takes_too_much
from claimlint.expressions.mentions import marks_in
from claimlint.expressions.syntax import parse
from claimlint.model.expression import Chain, Choice, Expression, Marked, Maybe, Sequence, Test, Together
from claimlint.packs.names import Names, Reading
from claimlint.packs.positioned_yaml import Node
from claimlint.packs.shapes import TEXT, Shaped
from claimlint.packs.suggestions import did_you_mean, listed
from claimlint.packs.values import scalar

#: Quoted text is passed over; a name with the tests behind it is one place.
_PLACE = re.compile(r'"[^"]*"|(?P<kind>[$@][a-z][a-z0-9-]*)(?:\[[^\]]*\])?')
_NUMERIC = re.compile(r"-?\d+(?:\.\d+)?")
_ORDERING = (">=", "<=")


def _expression(node: Node, reading: Reading) -> Expression | None:
    """The expression that a YAML text holds; None when it does not parse."""
    found = scalar(node, reading, "an expression")
    if found is None:
        return None
    parsed, faults = checked(found.text, reading.names)
    reading.faults.extend(found.fault_at(column, message) for column, message in faults)
    return parsed


#: A reader of the expression that a YAML text holds; what it reads is None when it does not parse.
expression: Shaped[Expression] = Shaped(_expression, lambda: TEXT)


def checked(text: str, names: Names) -> tuple[Expression | None, list[tuple[int, str]]]:
    """The parsed expression (None when it does not parse), and its faults as 0-based column and sentence."""
    try:
        parsed = parse(text)
    except ExpressionFault as fault:
        return None, [(fault.column, fault.message)]
    if takes_too_much(text, parsed):
        message = (
            "this expression can match in too many ways; write it as several, with fewer `?`, `..` and alternatives"
        )
        return None, [(0, message)]
    faults = list(_name_faults(parsed, text, names)) if "$" in text or "@" in text else []
    if "?" in text and can_be_nothing(parsed):
        faults.append((0, "everything in this expression is optional, so it finds nothing; take one `?` away"))
    return parsed, faults


def names_given(find: Iterable[Expression], names: Names) -> set[str]:
    """The attributes known of what expressions find: those of annotations, and each vocabulary by its name."""
    given: set[str] = set()
    for expression in find:
        for mark in marks_in(expression):
            given.update([mark.kind[1:]] if mark.kind.startswith("$") else names.annotations.get(mark.kind, ()))
    return given


def knows_all(find: Iterable[Expression], names: Names) -> bool:
    """Whether every name that expressions mention exists."""
    return not any(_kind_fault(mark.kind, names) for expression in find for mark in marks_in(expression))


def can_be_nothing(expression: Expression) -> bool:
    """Whether the expression is fulfilled by no words at all."""
    match expression:
        case Maybe():
            return True
        case Choice(parts):
            return any(map(can_be_nothing, parts))
        case Sequence(parts) | Chain(parts) | Together(parts):
            return all(map(can_be_nothing, parts))
        case _:
            return False


def _name_faults(parsed: Expression, text: str, names: Names) -> Iterator[tuple[int, str]]:
    places = [place for place in _PLACE.finditer(text) if place["kind"]]
    for mark, place in zip(marks_in(parsed), places, strict=False):
        message = _kind_fault(mark.kind, names)
        if message:
            yield place.start(), message
            continue
        for test in mark.tests:
            column = place.start() + _offset(test.attribute, place[0])
            yield from _test_faults(mark, test, text, column, names)


def _kind_fault(kind: str, names: Names) -> str:
    """What is wrong with a name, or nothing."""
    if kind.startswith("$"):
        if kind[1:] in names.vocabularies:
            return ""
        return f"there is no vocabulary `{kind}`{did_you_mean(kind, (f'${name}' for name in names.vocabularies))}"
    if kind in names.annotations:
        return ""
    known = (name for name in names.annotations if name.startswith("@"))
    return f"nothing marks `{kind}` in a text{did_you_mean(kind, known)}"


def _test_faults(mark: Marked, test: Test, text: str, column: int, names: Names) -> Iterator[tuple[int, str]]:
    attributes = names.annotations[mark.kind]
    if test.attribute not in attributes:
        hint = did_you_mean(test.attribute, attributes) or f"; it has {listed(sorted(attributes), 'and')}"
        yield column, f"`{mark.kind}` has no `{test.attribute}`{hint}"
        return
    begin = column + len(test.attribute)
    for value in test.values:
        begin += _offset(value, text[begin:])
        message = _value_fault(value, test, attributes[test.attribute], names)
        if message:
            yield begin, message
        begin += len(value)


def _value_fault(value: str, test: Test, allowed: tuple[str, ...] | None, names: Names) -> str:
    if test.operator in _ORDERING:
        if allowed is not None:
            return f"`{test.attribute}` is no number, so `{test.operator}` cannot compare it; use `=` or `!=`"
        return "" if _NUMERIC.fullmatch(value) else f"`{test.operator}` compares numbers, and `{value}` is none"
    if value in ("any", "none"):
        return ""
    if value.startswith("$"):
        return _kind_fault(value, names)
    if allowed is None or value in allowed:
        return ""
    hint = did_you_mean(value, allowed) or f"; it can be {listed(allowed)}"
    return f"`{test.attribute}` is never `{value}`{hint}"


def _offset(name: str, text: str) -> int:
    """Where a whole name stands in a text that holds it."""
    found = re.search(rf"(?<![\w.$-]){re.escape(name)}(?![\w.-])", text)
    return found.start() if found else 0
