"""Whether found words fulfil a condition: the match, the text and the run's setting go in, yes or no comes out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from claimlint.engine.found import Found, attributes_of
from claimlint.engine.parts import in_reference, parts_of
from claimlint.engine.scopes import scope_spans
from claimlint.expressions.attributes import agree
from claimlint.expressions.matching import find
from claimlint.model.expression import Expression, Match
from claimlint.model.rule import Condition, Scoped, facts_of
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark, Phrase

#: Marks that speak of an entry or of the post itself, wherever they stand.
_OF_THE_WHOLE = frozenset({"@reference", "@post", "@page"})


class Judge:
    """Evaluates conditions over one text; every expression is searched once."""

    def __init__(self, text: AnnotatedText, setting: Setting) -> None:
        self.text = text
        self.setting = setting
        self.unchecked = tuple(fact for fact in facts_of(setting.vocabularies) if fact.checked is None)
        self._matches: dict[int, tuple[Expression, list[Match]]] = {}

    def matches(self, expression: Expression) -> list[Match]:
        """All matches of an expression in the text."""
        known = self._matches.get(id(expression))
        if known is None:
            known = self._matches[id(expression)] = (expression, find(expression, self.text))
        return known[1]

    def holds(self, condition: Condition, found: Found, *, anywhere: bool = False) -> bool:
        """Whether everything in the condition holds, `at-least` aside.

        `anywhere`: it need not say `in: [reference]` to hold there, as the rule itself has said so.
        """
        return (
            self.concerns(condition)
            and ((anywhere and not condition.parts) or self._in_parts(condition, found))
            and not any(self.excused(found, context) for context in condition.unless)
            and all(self.stands(scoped, found) for scoped in condition.with_)
            and not any(self.stands(scoped, found) for scoped in condition.without)
        )

    def concerns(self, condition: Condition) -> bool:
        """Whether the condition speaks of this profile and jurisdiction."""
        profile, country = self.setting.profile, self.setting.jurisdiction
        return (not condition.profiles or profile in condition.profiles) and (
            not condition.jurisdictions or country in condition.jurisdictions
        )

    def _in_parts(self, condition: Condition, found: Found) -> bool:
        if not condition.parts:
            return not in_reference(self.text, found.start, found.end)
        return bool(parts_of(self.text, found.start, found.end) & set(condition.parts))

    def excused(self, found: Found, context: str) -> bool:
        """Whether a context covers what decides, its cue being no part of the found words themselves."""
        for start, end in found.deciding:
            for mark in self.text.of("@context").overlapping(start, end):
                if mark.attributes.get("kind") == context and not self._is_own_cue(mark, found):
                    return True
        return False

    def _is_own_cue(self, context: Mark, found: Found) -> bool:
        cue = context.attributes.get("cue")
        if not isinstance(cue, Phrase) or cue.start == cue.end or found.heads:
            return False
        return any(start < cue.end and cue.start < end for start, end in found.match.pieces)

    def stands(self, scoped: Scoped, found: Found) -> bool:
        """Whether enough of what is looked for stands within the scope."""
        near = self._overlapping if scoped.scope == "match" else self._within
        count = 0
        for expression in scoped.find:
            for match in near(self.matches(expression), scoped, found):
                count += self._agrees(scoped, found, match)
                if count >= scoped.at_least:
                    return True
        return False

    def _overlapping(self, matches: list[Match], scoped: Scoped, found: Found) -> Iterator[Match]:  # noqa: ARG002
        """The matches, which stand in order and do not overlap each other, that share a token with the found words."""
        at = bisect_right(matches, found.start, key=lambda match: match.end)
        while at < len(matches) and matches[at].start < found.end:
            yield matches[at]
            at += 1

    def _within(self, matches: list[Match], scoped: Scoped, found: Found) -> Iterator[Match]:
        """The matches that lie in the scope's spans, each once, and not in a reference entry."""
        seen: set[int] = set()
        for span in scope_spans(scoped.scope, self.text, found.start, found.end) if matches else ():
            at = bisect_left(matches, span.start, key=lambda match: match.start)
            while at < len(matches) and matches[at].end <= span.end:
                if at not in seen and not self._only_in_reference(found, matches[at]):
                    seen.add(at)
                    yield matches[at]
                at += 1

    def _only_in_reference(self, found: Found, match: Match) -> bool:
        """A statement in a reference entry is nobody's statement, unless the found words stand there too."""
        if any(kind in _OF_THE_WHOLE for kind, _, _ in match.marks):
            return False
        return in_reference(self.text, match.start, match.end) and not in_reference(self.text, found.start, found.end)

    def _agrees(self, scoped: Scoped, found: Found, match: Match) -> bool:
        if not scoped.same:
            return True
        other = attributes_of(self.text, match)
        return all(agree(found.attributes.get(one.here), other.get(one.there)) for one in scoped.same)
