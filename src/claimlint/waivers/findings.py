"""Puts what is wrong with waivers into findings: a rule on waivers and a sentence go in, a finding comes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from claimlint.engine.lines import LineIndex
from claimlint.engine.wording import addressed, cited, fingerprint
from claimlint.model.report import Finding
from claimlint.model.rule import Pack, Rule
from claimlint.packs.waiver_rules import FAMILY
from claimlint.waivers.written import Written

_LONGEST = 300
"""Characters of a waiver that a report shows; a comment that is never closed holds the rest of its draft."""


def on_one_line(text: str) -> str:
    """A waiver's own words on one line, without the marks of a comment."""
    words = " ".join(text.removeprefix("<!--").removesuffix("-->").split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


class Reporter:
    """Gathers the findings on the waivers of one draft."""

    def __init__(
        self, source: str, lines: LineIndex, rules: Sequence[Rule], pack: Pack, profile: str, jurisdiction: str
    ) -> None:
        self.findings: list[Finding] = []
        self._source = source
        self._lines = lines
        self._rules = {rule.id: rule for rule in rules}
        self._pack = pack
        self._audience = {profile, jurisdiction}
        self._seen: Counter[str] = Counter()

    def report(self, state: str, one: Written, message: str) -> None:
        """Adds the finding of the rule on this state of a waiver, unless that rule is off."""
        rule = self._rules.get(f"{FAMILY}/{state}")
        if rule is None:
            return
        sentence = on_one_line(self._source[one.start : one.end])
        end = min(one.end, one.start + _LONGEST)
        self.findings.append(
            Finding(
                rule=rule.id,
                level=rule.level,
                scope="span",
                title=rule.title,
                message=message,
                advice=addressed(rule.advice, self._audience),
                authority=cited(rule, self._pack, self._audience),
                excerpt=self._source[one.start : end],
                sentence=sentence,
                sentence_span=(0, len(sentence)),
                start=self._lines.position(one.start),
                end=self._lines.position(end),
                fingerprint=fingerprint(rule, sentence, self._seen),
            )
        )
