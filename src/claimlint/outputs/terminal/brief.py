"""What an editor reads first: one file's findings, gathered by rule, the gravest first, with a line of advice each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimlint.model.levels import rank
from claimlint.model.report import Finding
from claimlint.outputs._words import waived
from claimlint.outputs.terminal.heads import BODY, Sheet, place_of
from claimlint.outputs.terminal.lines import beginning, headline, wrapped
from claimlint.outputs.terminal.sentences import marked_sentence
from claimlint.outputs.terminal.visible import visible

_MOST_IN_FULL = 10
"""Rules whose sentence and advice are shown; the others have a line each, so that a bad post stays readable."""
_LONGEST_QUOTE = 40
"""Columns of the words of a finding whose sentence is not shown."""


@dataclass(frozen=True, slots=True)
class Brief:
    """The short form of one file's findings."""

    sheet: Sheet

    def lines(self, findings: Sequence[Finding]) -> Iterator[str]:
        """What the whole post lacks as a list, then the findings at their places, then those that do not count."""
        counting = [finding for finding in findings if finding.counts]
        whole = _by_rule([finding for finding in counting if finding.scope == "document"])
        if whole:
            yield self.sheet.paint("label", "  The whole post")
        for group in whole:
            yield from self.sheet.head(group[0])
            yield from self._others(group, quoted=False)
        placed = _by_rule([finding for finding in counting if finding.scope != "document"])
        if whole and placed:
            yield ""
        for group in placed[:_MOST_IN_FULL]:
            yield from self.sheet.head(group[0])
            yield from self._sentence(group[0])
            if group[0].advice:
                advice = headline(visible(group[0].advice), self.sheet.width - len(BODY) - 2)
                yield f"{BODY}{self.sheet.paint('pass', '→')} {advice}"
            yield from self._others(group, quoted=True)
        for group in placed[_MOST_IN_FULL:]:
            yield from self.sheet.head(group[0], _quote(group[0].words))
            yield from self._others(group, quoted=True)
        for finding in findings:
            if not finding.counts:
                yield from self._excused(finding)

    def _sentence(self, finding: Finding) -> Iterator[str]:
        room = self.sheet.width - len(BODY)
        sentence = marked_sentence(finding.sentence, finding.sentence_span, room)
        for line in self.sheet.paint.found(wrapped(sentence.split(), room)):
            yield BODY + line

    def _others(self, group: Sequence[Finding], *, quoted: bool) -> Iterator[str]:
        """Where else a rule finds the same, and in what words."""
        first, *others = group
        if first.likewise and quoted:
            yield from self.sheet.fitted(", ".join(map(_quote, first.likewise)), BODY, "Likewise")
        if others:
            places = ", ".join(_place(finding, first.level, quoted=quoted) for finding in others)
            yield from self.sheet.fitted(places, BODY, "Also")

    def _excused(self, finding: Finding) -> Iterator[str]:
        yield from self.sheet.head(finding, _quote(finding.words) if finding.scope != "document" else "")
        if finding.waiver is not None:
            for line in self.sheet.fitted(waived(finding.waiver), BODY):
                yield self.sheet.paint("waived", line)


def _by_rule(findings: Sequence[Finding]) -> list[list[Finding]]:
    """The findings of one rule and one advice together, each list with its gravest first; the gravest lists first."""
    groups: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.rule, finding.title, finding.advice), []).append(finding)
    for group in groups.values():
        gravest = max(group, key=lambda finding: rank(finding.level))
        group.remove(gravest)
        group.insert(0, gravest)
    return sorted(groups.values(), key=lambda group: -rank(group[0].level))


def _place(finding: Finding, level: str, *, quoted: bool) -> str:
    said = [place_of(finding), *([finding.level] if finding.level != level else [])]
    if quoted:
        said.append(", ".join(map(_quote, (finding.words, *finding.likewise))))
    return " ".join(said)


def _quote(words: str) -> str:
    return f"“{beginning(visible(words), _LONGEST_QUOTE)}”"
