"""Tells what no example reaches: a rule goes in, its parts come out, each with whether some example exercises it.

A line of `find` is reached by a bad example in which it finds words that count; `with`, `without` and `unless` by an
example in which they hold for found words; an entry of `levels` by one whose level it decides; a word list by one in
which the expression that names it finds one of its terms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from claimlint.engine.conditions import Judge
from claimlint.engine.found import Found
from claimlint.engine.judging import level_choice
from claimlint.examples.outcomes import read_example
from claimlint.expressions.attributes import passes
from claimlint.expressions.mentions import marks_in
from claimlint.model.expression import Expression, Marked, Test
from claimlint.model.rule import LevelChoice, Pack, Rule, Scoped
from claimlint.packs.parts import Contexts, Line, Mention, Part, parts_of


@dataclass(frozen=True, slots=True)
class Reach:
    """One rule with what its examples reach and what they do not."""

    rule: Rule
    reached: tuple[Part, ...]
    missed: tuple[Part, ...]


def reach(rule: Rule, pack: Pack, concerns: Callable[[Part], bool]) -> Reach:
    """What the examples of a rule reach of the parts that `concerns` says yes to.

    The rule's files must still stand where they were read.
    """
    texts = [
        _Text(rule, Judge(*read_example(rule, one, pack)), one.span is not None) for one in (*rule.bad, *rule.good)
    ]
    parts = {part: any(text.reaches(part) for text in texts) for part in parts_of(rule) if concerns(part)}
    idle = {id(found) for part, is_reached in parts.items() if not is_reached for found in _expressions(part)}
    reached = tuple(part for part, is_reached in parts.items() if is_reached)
    missed = tuple(part for part in parts if part not in reached and not _goes_with(part, idle))
    return Reach(rule, reached, missed)


def _expressions(part: Part) -> tuple[Expression, ...]:
    """What a line of `find` or a scope looks for."""
    match part.what:
        case Line(expression):
            return (expression,)
        case Scoped() as scoped:
            return scoped.find
    return ()


def _goes_with(part: Part, idle: set[int]) -> bool:
    """Whether this is a word list named by an expression that itself is not reached, which says enough."""
    return isinstance(part.what, Mention) and id(part.what.expression) in idle


class _Text:
    """One example as read, and what the rule finds in it."""

    def __init__(self, rule: Rule, judge: Judge, is_bad: bool) -> None:
        self.rule = rule
        self.judge = judge
        self.is_bad = is_bad
        concerned = judge.concerns(rule.when)
        self.found = [one for line in rule.find for one in self._found(line)] if concerned else []
        self.counted = [one for one in self.found if judge.holds(rule.when, one)]

    def _found(self, expression: Expression) -> list[Found]:
        return [Found(match, self.judge.text) for match in self.judge.matches(expression)]

    def reaches(self, part: Part) -> bool:
        """Whether this example exercises a part of its rule."""
        match part.what:
            case Line(expression):
                return self.is_bad and any(self.judge.holds(self.rule.when, one) for one in self._found(expression))
            case Scoped() as scoped:
                return any(self.judge.stands(scoped, one) for one in self.found)
            case Contexts(names):
                return any(self.judge.excused(one, name) for one in self.found for name in names)
            case LevelChoice() as choice:
                return any(self._chooses(choice, one) for one in self.counted)
            case Mention():
                return self._names(part.what)

    def _chooses(self, choice: LevelChoice, found: Found) -> bool:
        return level_choice(self.rule, found, self.counted, self.judge) is choice

    def _names(self, mention: Mention) -> bool:
        """Whether the expression finds words by a term of the list, or by a mark that one of its terms describes."""
        marks = list(marks_in(mention.expression))
        for match in self.judge.matches(mention.expression):
            for kind, start, end in match.marks:
                if kind == mention.name or self._described(mention.name, kind, start, end, marks):
                    return True
        return False

    def _described(self, name: str, kind: str, start: int, end: int, marks: Sequence[Marked]) -> bool:
        tests = _tests(name, kind, marks)
        text = self.judge.text
        there = [mark for mark in text.of(kind).by_start.get(start, ()) if mark.end == end] if tests else []
        return any(passes(test, mark, text) for test in tests for mark in there)


def _tests(name: str, kind: str, marks: Iterable[Marked]) -> list[Test]:
    """The tests of marks of a kind that name a word list, each as one for that list alone (also of `!=`)."""
    tests = (test for mark in marks if mark.kind == kind for test in mark.tests if name in test.values)
    return [replace(test, operator="=", values=(name,)) for test in tests]
