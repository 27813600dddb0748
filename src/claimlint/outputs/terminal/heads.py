"""The line that a finding begins with, and the texts that follow it: plain words go in, painted lines come out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimlint.model.report import Finding
from claimlint.outputs._words import spot, surroundings
from claimlint.outputs.terminal.lines import cells, wrapped
from claimlint.outputs.terminal.painting import Paint
from claimlint.outputs.terminal.visible import visible

HEAD = "  "
BODY = "    "
#: Marks a finding whose statement `--fix` can add.
ADDABLE = "[*]"


def place_of(finding: Finding) -> str:
    """`3:21`, or `paragraph 12` in a draft that shows no lines."""
    return spot(finding).removeprefix("line ")


def described(finding: Finding) -> str:
    """Level, title and rule, such as `error Promises a cure (claims/cure-claim)`."""
    mark = f"{ADDABLE} " if finding.addable and finding.counts else ""
    return visible(f"{finding.standing} {mark}{finding.title or 'Finding'} ({finding.rule})")


@dataclass(frozen=True, slots=True)
class Sheet:
    """Lines of one width, in colour or without."""

    paint: Paint
    width: int

    def head(self, finding: Finding, more: str = "") -> Iterator[str]:
        """A finding's first line, or two where it is too long; `more` stands behind it.

        In a draft that shows no lines, what stands around the paragraph follows.
        """
        line = " ".join(filter(None, (place_of(finding), described(finding), visible(more))))
        lines = [line]
        if cells(line) > self.width - len(HEAD):
            lines = wrapped(line.split(), self.width - len(BODY))
        level, title, rule = finding.standing, visible(finding.title), f"({visible(finding.rule)})"
        for number, text in enumerate(lines):
            painted = text.replace(rule, self.paint("rule", rule), 1)
            if number == 0:
                painted = painted.replace(title, self.paint("label", title), 1)
                painted = painted.replace(level, self.paint(level, level), 1)
            yield f"{BODY if number else HEAD}{painted}"
        if finding.place is not None and (around := surroundings(finding.place)):
            yield from self.fitted(around, BODY, "In:")

    def fitted(self, text: str, indent: str, label: str = "", role: str = "label") -> Iterator[str]:
        """A text in lines behind an indent, its label painted."""
        lines = wrapped([*([label] if label else []), *visible(text).split()], self.width - len(indent))
        for number, line in enumerate(lines):
            if number == 0 and label:
                yield f"{indent}{self.paint(role, label)}{line.removeprefix(label)}"
            else:
                yield indent + line
