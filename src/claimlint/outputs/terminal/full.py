"""All that there is to say of one file's findings: each with its sentence, reason, advice, paste text and authority."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from claimlint.model.report import Finding
from claimlint.outputs._words import cited, waived
from claimlint.outputs.terminal.heads import BODY, HEAD, Sheet
from claimlint.outputs.terminal.lines import cells, wrapped
from claimlint.outputs.terminal.painting import Paint
from claimlint.outputs.terminal.sentences import marked_sentence
from claimlint.outputs.terminal.visible import visible

_SENTENCE_LINES = 2


@dataclass(frozen=True, slots=True)
class Full:
    """The long form of one file's findings."""

    sheet: Sheet
    titles: Mapping[str, str]
    """The titles of the rules that found something in this file, by rule."""

    def lines(self, findings: Sequence[Finding]) -> Iterator[str]:
        """What the whole post lacks, then the others in reading order; those that do not count stand among them."""
        said = _Said(self.titles)
        whole = [finding for finding in findings if finding.scope == "document"]
        placed = [finding for finding in findings if finding.scope != "document"]
        if whole:
            yield self.sheet.paint("label", f"{HEAD}The whole post")
        for finding in whole:
            yield from self._finding(finding, said)
        if whole and placed:
            by = "Line by line" if placed[0].place is None else "Paragraph by paragraph"
            yield self.sheet.paint("label", f"{HEAD}{by}")
        for finding in placed:
            yield from self._finding(finding, said)

    def _finding(self, finding: Finding, said: _Said) -> Iterator[str]:
        yield from self.sheet.head(finding)
        room = self.sheet.width - len(BODY)
        sentence = marked_sentence(finding.sentence, finding.sentence_span, _SENTENCE_LINES * (room - 6))
        lines = wrapped(sentence.split(), room)
        if finding.waiver is not None:
            dimmed = [*Paint(colour=False).found(lines), *wrapped(visible(waived(finding.waiver)).split(), room)]
            yield from (self.sheet.paint("waived", BODY + line) for line in dimmed)
        else:
            if not said.sentence_before(finding, _SENTENCE_LINES * (room - 6)):
                yield from (BODY + line for line in self.sheet.paint.found(lines))
            yield from self._counsel(finding, said)
        yield ""

    def _counsel(self, finding: Finding, said: _Said) -> Iterator[str]:
        """Why it matters and what to do; advice and authority of a rule once a file."""
        fitted = self.sheet.fitted
        yield from fitted(finding.message, BODY)
        repeated = said.advice_before(finding)
        if finding.advice:
            yield from fitted("as above." if repeated else finding.advice, BODY, "Instead:")
        if finding.paste and not repeated:
            yield from fitted(finding.paste, BODY, "To paste:")
        if finding.authority and not repeated:
            yield from fitted("; ".join(map(cited, finding.authority)), BODY, "Based on:")
        if finding.likewise:
            yield from fitted(", ".join(f"“{words}”" for words in finding.likewise), BODY, "Likewise:")
        if finding.also:
            yield from fitted("; ".join(map(said.named, finding.also)), BODY, "Also:")


@dataclass(slots=True)
class _Said:
    """What has been said of this file so far, so that nothing is said twice."""

    titles: Mapping[str, str]
    given: set[tuple[str, str]] = field(default_factory=set)
    sentence: tuple[str, int] = ("", -1)

    def advice_before(self, finding: Finding) -> bool:
        """Whether this rule gave this advice already; from now on it did."""
        key = (finding.rule, finding.advice)
        seen = key in self.given
        self.given.add(key)
        return seen

    def sentence_before(self, finding: Finding, room: int) -> bool:
        """Whether the finding above showed all of this sentence, and the message tells which words are meant."""
        start, end = finding.sentence_span
        place = (finding.sentence, finding.start.offset - start)
        repeated, self.sentence = place == self.sentence, place
        return repeated and cells(finding.sentence) <= room and finding.sentence[start:end] in finding.message

    def named(self, rule: str) -> str:
        """A rule's title with its name, by which it can be explained or switched off."""
        return f"{self.titles[rule]} ({rule})" if rule in self.titles else rule
