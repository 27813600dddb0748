"""Puts a verdict into words: messages, authorities, positions, excerpt and fingerprint."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set

from claimlint.engine.found import Found
from claimlint.engine.lines import LineIndex
from claimlint.engine.overlaps import Grouped
from claimlint.expressions.spelling import normalised
from claimlint.model.document import Place
from claimlint.model.report import CitedAuthority, Finding
from claimlint.model.rule import Pack, Rule, Wording
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Phrase, Value
from claimlint.readers import takes_paragraphs

#: Words before a noun that have a capital only where a sentence begins.
_DETERMINERS = frozenset(
    {"a", "all", "an", "each", "every", "her", "his", "its", "my", "our", "some", "that", "the", "their", "these"}
    | {"this", "those", "your"}
)
_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9.-]*)\}")


class Writer:
    """Writes the findings of one text."""

    def __init__(self, text: AnnotatedText, pack: Pack, setting: Setting) -> None:
        self.text = text
        self.pack = pack
        self.jurisdiction = setting.jurisdiction
        told = (fact for fact in pack.facts if fact.says)
        self.facts = tuple(fact for fact in told if fact.kind in text.marks or fact.name == self.jurisdiction)
        self.audience = {setting.profile, setting.jurisdiction}
        self.lines = LineIndex(text.document.source.text)
        self.seen: Counter[str] = Counter()
        self.takes_paragraphs = takes_paragraphs(text.document.source.path)

    def findings(self, verdicts: Sequence[Grouped]) -> tuple[Finding, ...]:
        """The findings sorted by start, then rule; equal sentences get different fingerprints."""
        written = [self._finding(one) for one in verdicts]
        return tuple(sorted(written, key=lambda finding: (finding.start, finding.rule, finding.end)))

    def _finding(self, one: Grouped) -> Finding:
        rule, found = one.verdict.rule, one.verdict.found
        start, end = self.text.source_range(found.start, found.end)
        sentence, span = self._sentence(found)
        return Finding(
            rule=rule.id,
            level=one.verdict.level,
            scope="document" if rule.per == "document" else "span",
            title=rule.title,
            message=self._worded(rule.message, found),
            advice=self._worded(rule.advice, found),
            authority=cited(rule, self.pack, self.audience),
            excerpt=self.text.document.source.text[start:end],
            sentence=sentence,
            sentence_span=span,
            start=self.lines.position(start),
            end=self.lines.position(end),
            place=self._place(start),
            fingerprint=fingerprint(rule, sentence, self.seen),
            also=one.also,
            under=one.under,
            likewise=tuple(self.text.words(other.found.start, other.found.end) for other in one.likewise),
            paste=(paste := self._ready(rule, found)),
            addable=bool(rule.fix and paste) and self.takes_paragraphs,
        )

    def _place(self, start: int) -> Place | None:
        """Where an offset stands in a draft that shows no lines."""
        unpacked = self.text.document.source.unpacked
        return unpacked.places[self.lines.position(start).line - 1] if unpacked else None

    def _sentence(self, found: Found) -> tuple[str, tuple[int, int]]:
        """The clean text of the sentence, and where in it the found words stand."""
        first, last = self.text.sentence(found.start), self.text.sentence(found.end - 1)
        sentence = self.text.words(first.start, last.end)
        begin = self.text.tokens.starts[first.start]
        words = self.text.words(found.start, found.end)
        start = self.text.tokens.starts[found.start] - begin
        return sentence, (start, start + len(words))

    def _worded(self, wordings: Sequence[Wording], found: Found) -> str:
        """The wording for this audience, with its placeholders filled."""
        return _filled(addressed(wordings, self.audience), self._known(found), lambda name: name.replace("-", " "))

    def _ready(self, rule: Rule, found: Found) -> str:
        """The text to paste; what is not known is left to the editor, in brackets."""
        return _filled(
            addressed(rule.paste, self.audience), self._known(found), lambda name: f"[{name.replace('-', ' ')}]"
        )

    def _known(self, found: Found) -> dict[str, str]:
        """What placeholders may stand for."""
        known = {name: self._shown(value) for name, value in found.attributes.items()}
        return {**known, **self._said(found), "found": self.text.words(found.start, found.end)}

    def _shown(self, value: Value) -> str:
        """A value as it may stand amid a sentence: without a capital that only the beginning of its own gave it."""
        if isinstance(value, Phrase):
            initial = self.text.sentence(value.start).start == value.start
            return f"{value.text[0].lower()}{value.text[1:]}" if initial and self._is_common(value) else value.text
        return ", ".join(value) if isinstance(value, tuple) else str(value)

    def _is_common(self, phrase: Phrase) -> bool:
        """Whether the first word of a phrase is no name: a determiner, or a word that is written small elsewhere."""
        norms = self.text.tokens.norms
        first = norms[phrase.start]
        if not phrase.text[1:2].islower():  # an abbreviation, or a single letter
            return first == "a"
        elsewhere = (at for at, norm in enumerate(norms) if norm == first and at != phrase.start)
        return first in _DETERMINERS or any(self.text.words(one, one + 1).islower() for one in elsewhere)

    def _said(self, found: Found) -> dict[str, str]:
        """What tables of knowledge say: the row that was found, else the row of the country."""
        said: dict[str, str] = {}
        for fact in self.facts:
            if self.text.of(fact.kind).overlapping(found.start, found.end):
                said[f"{fact.table}.says"] = fact.says
            elif fact.name == self.jurisdiction:
                said.setdefault(f"{fact.table}.says", fact.says)
        return said


def fingerprint(rule: Rule, sentence: str, seen: Counter[str]) -> str:
    """Hash of rule, normalised sentence and its occurrence number; the path stands beside it, not in it.

    What a rule reports once for the whole post is no matter of the sentence that happens to come first.
    """
    key = rule.id if rule.per == "document" else f"{rule.id}\n{normalised(sentence)}"
    seen[key] += 1
    return hashlib.sha256(f"{key}\n{seen[key]}".encode()).hexdigest()[:16]


def addressed(wordings: Sequence[Wording], audience: Set[str]) -> str:
    """The wording for an audience (profile and country); one for somebody wins over the general one."""
    own = [wording for wording in wordings if audience & set(wording.audience)]
    general = [wording for wording in wordings if not wording.audience]
    return "".join(wording.text for wording in (own or general)[:1])


def cited(rule: Rule, pack: Pack, audience: Set[str]) -> tuple[CitedAuthority, ...]:
    """The documents that a rule quotes to an audience."""
    authorities = []
    for ref in rule.authority:
        if ref.audience and not audience & set(ref.audience):
            continue
        known = pack.authorities[ref.key]
        seen = known.url if known.checked else None  # an address that nobody has looked at is not offered
        authorities.append(CitedAuthority(ref.key, known.title, ref.section or None, known.year, seen))
    return tuple(authorities)


def unfilled(text: str) -> str:
    """A wording with its placeholders as their names, for a rule that speaks of no place in particular."""
    return _PLACEHOLDER.sub(lambda match: "…" if match[1] == "found" else match[1].replace("-", " "), text)


def _filled(text: str, known: Mapping[str, str], unknown: Callable[[str], str]) -> str:
    def filled(match: re.Match[str]) -> str:
        value = known[match[1]] if match[1] in known else unknown(match[1])
        begins = match.start() == 0 or text[: match.start()].endswith((". ", "! ", "? "))
        return f"{value[:1].upper()}{value[1:]}" if begins else value

    return _PLACEHOLDER.sub(filled, text)
