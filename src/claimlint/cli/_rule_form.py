"""Shows how a rule is made: a rule and its pack go in, all that its file says in words of its notation comes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimlint.cli import _phrases
from claimlint.model.rule import Authority, AuthorityRef, Example, Pack, Rule, Wording
from claimlint.outputs.terminal.lines import MARK_END, MARK_START, wrapped
from claimlint.outputs.terminal.painting import Paint
from claimlint.outputs.terminal.visible import visible

_PER = {
    "finding": "",
    "sentence": "reported once in a sentence",
    "document": "reported once in a post, at the first place",
}


@dataclass(frozen=True, slots=True)
class RuleForm:
    """How rules of one pack are shown."""

    pack: Pack
    paint: Paint
    width: int

    def lines(self, rule: Rule) -> Iterator[str]:
        """Everything there is to know of a rule."""
        yield f"{self.paint('label', visible(rule.id))}  {self.paint(rule.level, rule.level)}"
        yield from self.text(rule.title, "")
        yield from self.part("Why", [rule.why])
        if rule.changed:
            yield from self.part("Changed by", rule.changed)
        yield from self.listed("Reports", self._reports(rule))
        yield from self.listed("But not when", _phrases.excuses(rule.when))
        yield from self.listed("Level", map(_phrases.changed_level, rule.levels), [f"{rule.level}: otherwise"])
        yield from self.part("What to write instead", map(_worded, rule.advice))
        if rule.paste:
            yield from self.part("To paste", map(_worded, rule.paste))
        yield from self.listed("Based on", (self._cited(ref) for ref in rule.authority))
        yield from self.listed("Reported", (self._example(one) for one in rule.bad))
        yield from self.listed("Not reported", (self._example(one) for one in rule.good))
        if rule.yields_to:
            yield from self.part("Stands back behind", [", ".join(rule.yields_to)])
        yield from self.part("Notation", [_phrases.LEGEND])

    def _reports(self, rule: Rule) -> Iterator[str]:
        yield from map(_phrases.phrase, rule.find)
        yield from _phrases.conditions(rule.when)
        per = _PER.get(rule.per, f"reported once for each {rule.per}")
        if per:
            yield per

    def _cited(self, ref: AuthorityRef) -> str:
        known = self.pack.authorities[ref.key]
        said = [known.title, ref.section, str(known.year or ""), known.publisher, known.url or "", _checked(known)]
        return f"{', '.join(filter(None, said))}{_audience(ref.audience)}"

    def _example(self, example: Example) -> str:
        text = " ".join(example.text.split())
        if example.span:
            start, end = example.span
            pieces = (example.text[:start], MARK_START, example.text[start:end], MARK_END, example.text[end:])
            text = "".join(piece if piece in (MARK_START, MARK_END) else visible(piece) for piece in pieces)
        else:
            text = visible(text)
        return f"{text}{_audience([one for one in (example.profile, example.jurisdiction, example.level) if one])}"

    def part(self, heading: str, texts: Iterable[str]) -> Iterator[str]:
        """A heading and paragraphs."""
        yield ""
        yield self.paint("label", heading)
        for text in texts:
            yield from self.text(text, "  ")

    def listed(self, heading: str, items: Iterable[str], more: Sequence[str] = ()) -> Iterator[str]:
        """A heading and a list, or nothing when the list is empty."""
        found = list(items)
        if not found:
            return
        yield ""
        yield self.paint("label", heading)
        for item in [*found, *more]:
            first, *rest = self.text(item, "    ")
            yield f"  - {first.removeprefix('    ')}"
            yield from rest

    def text(self, text: str, indent: str) -> list[str]:
        """A text in lines behind an indent; marks around found words become visible."""
        safe = "".join(one if one in (MARK_START, MARK_END) else visible(one) for one in _split_at_marks(text))
        return [indent + line for line in self.paint.found(wrapped(safe.split(), self.width - len(indent)))]


def _split_at_marks(text: str) -> Iterator[str]:
    for number, part in enumerate(text.split(MARK_START)):
        if number:
            yield MARK_START
        inner = part.split(MARK_END)
        for place, piece in enumerate(inner):
            if place:
                yield MARK_END
            yield piece


def _worded(wording: Wording) -> str:
    return f"{wording.text}{_audience(wording.audience)}"


def _audience(names: Sequence[str]) -> str:
    return f" ({', '.join(names)})" if names else ""


def _checked(authority: Authority) -> str:
    return f"checked {authority.checked.isoformat()}" if authority.checked else "not checked yet"
