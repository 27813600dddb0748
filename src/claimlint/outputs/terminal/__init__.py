"""The report for an editor's eyes: by file, each finding with its sentence, reason and advice; last the outcome."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from claimlint.model.report import FileReport, Finding, Fix, Report
from claimlint.outputs import Style
from claimlint.outputs._remarks import remark_lines
from claimlint.outputs._words import cited, spot, surroundings, waived
from claimlint.outputs.terminal.lines import cells, wrapped
from claimlint.outputs.terminal.outcome import outcome
from claimlint.outputs.terminal.painting import Paint
from claimlint.outputs.terminal.sentences import marked_sentence
from claimlint.outputs.terminal.visible import visible

_HEAD = "  "
_BODY = "    "
_SENTENCE_LINES = 2


def render(report: Report, style: Style) -> str:
    """The whole report; lines end in LF and are no wider than asked, but for the last, which holds the outcome."""
    page = _Page(Paint(style.colour), max(style.width, 40))
    lines = [line for file in sorted(report.files, key=lambda file: file.path) for line in page.file(file)]
    if report.skipped:
        lines += [*page.fitted(f"Skipped, as the configuration says: {', '.join(report.skipped)}", ""), ""]
    if remarked := [line for said in remark_lines(report) for line in page.fitted(said, "")]:
        lines += [*remarked, ""]
    lines.append(_last_line(report, page.paint))
    return "\n".join(lines) + "\n"


def _last_line(report: Report, paint: Paint) -> str:
    first, colon, rest = outcome(report).partition(":")
    return f"{paint(report.outcome, first + colon)}{rest}"


@dataclass(frozen=True, slots=True)
class _Page:
    paint: Paint
    width: int

    def file(self, file: FileReport) -> Iterator[str]:
        """One file with everything found in it and a blank line, or nothing when there is nothing to say."""
        shown = [finding for finding in file.findings if finding.under is None]
        if not (shown or file.hints or file.fixes) and file.error is None:
            return
        yield self.paint("path", visible(file.path))
        if file.error is not None:
            why = file.error.removeprefix(f"{file.path}: ")
            yield from self.fitted(why, _HEAD, "Unchecked:", "unchecked")
        for fix in file.fixes:
            yield from self._fix(fix)
        yield from self._findings(shown, _Said({finding.rule: finding.title for finding in file.findings}))
        for hint in file.hints:
            yield from self.fitted(hint, _HEAD, "Hint:")
        if file.hints or file.error is not None:
            yield ""

    def _fix(self, fix: Fix) -> Iterator[str]:
        place = f"line {fix.start.line}:{fix.start.column}"
        yield f"{_HEAD}{self.paint('pass', 'added  ')}  {place:<12}  {self.paint('rule', visible(fix.rule))}"
        yield from self.fitted(fix.text, _BODY)
        yield ""

    def _findings(self, shown: list[Finding], said: _Said) -> Iterator[str]:
        shown.sort(key=lambda finding: (finding.start.offset, finding.end.offset, finding.rule))
        spoken = [finding for finding in shown if finding.standing != "known"]
        whole = [finding for finding in spoken if finding.scope == "document"]
        if whole:
            yield self.paint("label", f"{_HEAD}The whole post")
        for finding in whole:
            yield from self._finding(finding, said)
        placed = [finding for finding in spoken if finding.scope != "document"]
        if whole and placed:
            by = "Line by line" if placed[0].place is None else "Paragraph by paragraph"
            yield self.paint("label", f"{_HEAD}{by}")
        for finding in placed:
            yield from self._finding(finding, said)
        yield from self._known([finding for finding in shown if finding.standing == "known"])

    def _known(self, findings: list[Finding]) -> Iterator[str]:
        """What the baseline carries, a line each: nobody is asked to do anything about it."""
        for finding in findings:
            head = f"{_HEAD}known    {spot(finding):<12}  {visible(finding.rule)}"
            words = visible(f"  “{finding.words}”")
            yield self.paint("known", head + (words if cells(head + words) <= self.width else ""))
        if findings:
            yield ""

    def _finding(self, finding: Finding, said: _Said) -> Iterator[str]:
        yield self._heading(finding)
        if finding.place is not None and (around := surroundings(finding.place)):
            yield from self.fitted(around, _BODY, "In:")
        room = self.width - len(_BODY)
        sentence = marked_sentence(finding.sentence, finding.sentence_span, _SENTENCE_LINES * (room - 6))
        lines = wrapped(sentence.split(), room)
        if finding.waiver is not None:
            dimmed = [*Paint(colour=False).found(lines), *wrapped(visible(waived(finding.waiver)).split(), room)]
            yield from (self.paint("waived", _BODY + line) for line in dimmed)
        else:
            if not said.sentence_before(finding, _SENTENCE_LINES * (room - 6)):
                yield from (_BODY + line for line in self.paint.found(lines))
            yield from self._counsel(finding, said)
        yield ""

    def _heading(self, finding: Finding) -> str:
        level, place = finding.standing, f"{spot(finding):<12}"
        return f"{_HEAD}{self.paint(level, f'{level:<7}')}  {place}  {self.paint('rule', visible(finding.rule))}"

    def _counsel(self, finding: Finding, said: _Said) -> Iterator[str]:
        """Why it matters and what to do; advice and authority of a rule once a file."""
        yield from self.fitted(finding.message, _BODY)
        repeated = said.advice_before(finding)
        if finding.advice:
            yield from self.fitted("as above." if repeated else finding.advice, _BODY, "Instead:")
        if finding.paste and not repeated:
            yield from self.fitted(finding.paste, _BODY, "To paste:")
        if finding.authority and not repeated:
            yield from self.fitted("; ".join(map(cited, finding.authority)), _BODY, "Based on:")
        if finding.likewise:
            yield from self.fitted(", ".join(f"“{words}”" for words in finding.likewise), _BODY, "Likewise:")
        if finding.also:
            yield from self.fitted("; ".join(map(said.named, finding.also)), _BODY, "Also:")

    def fitted(self, text: str, indent: str, label: str = "", role: str = "label") -> Iterator[str]:
        """A text in lines behind an indent, its label painted."""
        lines = wrapped([*([label] if label else []), *visible(text).split()], self.width - len(indent))
        for number, line in enumerate(lines):
            if number == 0 and label:
                yield f"{indent}{self.paint(role, label)}{line.removeprefix(label)}"
            else:
                yield indent + line


@dataclass(slots=True)
class _Said:
    """What has been said of this file so far, so that nothing is said twice."""

    titles: Mapping[str, str]
    """The titles of the rules that found something, by rule."""
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
