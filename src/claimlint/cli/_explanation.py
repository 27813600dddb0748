"""Explains one rule to an editor: a rule and its pack go in, the lines of a short page without notation come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimlint.cli import _plain_words
from claimlint.engine.wording import unfilled
from claimlint.model.rule import AuthorityRef, Example, Pack, Rule, Wording
from claimlint.outputs.terminal.lines import MARK_END, MARK_START, wrapped
from claimlint.outputs.terminal.painting import Paint
from claimlint.outputs.terminal.sentences import marked_sentence
from claimlint.outputs.terminal.visible import visible

_INDENT = "  "
_EXAMPLES = 2
_LONGEST_EXAMPLE = 400
"""Code points; of a longer one, shown only where there is no other, so much is shown."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """How rules of one pack are explained."""

    pack: Pack
    paint: Paint
    width: int

    def lines(self, rule: Rule) -> Iterator[str]:
        """What an editor should know of a rule."""
        name = f"({visible(rule.id)})"
        for line in self._fitted(f"{visible(rule.title)} {name}", ""):
            yield line.replace(name, self.paint("rule", name)) if name in line else self.paint("label", line)
        level, colon, meaning = _plain_words.gravity(rule).partition(":")
        yield f"{self.paint(level, level)}{colon}{meaning}"
        yield from self._part("Why", [rule.why])
        if rule.changed:
            yield from self._part("Changed by", rule.changed)
        said = [" ".join(_plain_words.speaks(rule)), " ".join(_plain_words.other_levels(rule))]
        yield from self._part("When it speaks", [one for one in said if one])
        yield from self._examples("✗", "error", rule.bad)
        quiet = " ".join(_plain_words.silent(rule))
        if quiet or rule.good:
            yield from self._part("When it is silent", [quiet] if quiet else [])
            yield from self._examples("✓", "pass", rule.good)
        if rule.advice:
            yield from self._part("What to write", map(_worded, rule.advice))
        for paste in rule.paste:
            yield from self._fitted(f"To paste: {visible(_worded(paste))}", _INDENT)
        yield from self._part("Based on", [])
        for ref in rule.authority:
            yield from self._authority(ref)

    def _authority(self, ref: AuthorityRef) -> Iterator[str]:
        known = self.pack.authorities[ref.key]
        title = f"{known.title}, {ref.section}" if ref.section else known.title
        more = ", ".join(filter(None, (known.publisher, str(known.year or ""))))
        yield from self._fitted(visible(f"{title} ({more})" if more else title), _INDENT)
        if known.url and known.checked:
            yield f"{2 * _INDENT}{visible(known.url)}"

    def _examples(self, sign: str, role: str, examples: Sequence[Example]) -> Iterator[str]:
        short = [one for one in examples if len(one.text) <= _LONGEST_EXAMPLE] or examples
        plain = sorted(short, key=lambda one: (_is_special(one), "\n" in one.text.strip()))
        for example in plain[:_EXAMPLES]:
            first, *rest = self._fitted(_marked(example), 2 * _INDENT)
            yield f"{_INDENT}{self.paint(role, sign)} {first.removeprefix(2 * _INDENT)}"
            yield from rest

    def _part(self, heading: str, texts: Iterable[str]) -> Iterator[str]:
        yield ""
        yield self.paint("label", heading)
        for text in texts:
            yield from self._fitted(visible(text), _INDENT)

    def _fitted(self, text: str, indent: str) -> list[str]:
        """A safe text in lines behind an indent; marks around found words become visible."""
        return [indent + line for line in self.paint.found(wrapped(text.split(), self.width - len(indent)))]


def _is_special(example: Example) -> bool:
    """Whether an example holds for somebody, or is graver or milder than usual."""
    return bool(example.profile or example.jurisdiction or example.level)


def _marked(example: Example) -> str:
    """An example with marks around the found words, as much of it as anybody would read."""
    return marked_sentence(example.text, example.span or (0, 0), _LONGEST_EXAMPLE + len(MARK_START + MARK_END))


def _worded(wording: Wording) -> str:
    return f"{_plain_words.addressees(wording.audience)}{unfilled(wording.text)}"
