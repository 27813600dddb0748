"""Puts a verdict into words: messages, authorities, positions, excerpt and fingerprint."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set

from claimlint.engine.found import Found
from claimlint.engine.lines import LineIndex
from claimlint.engine.overlaps import Grouped
from claimlint.expressions.spelling import norms
from claimlint.model.report import CitedAuthority, Finding
from claimlint.model.rule import Pack, Rule, Wording
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Phrase, Value

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9.-]*)\}")


class Writer:
    """Writes the findings of one text."""

    def __init__(self, text: AnnotatedText, pack: Pack, setting: Setting) -> None:
        self.text = text
        self.pack = pack
        self.audience = {setting.profile, setting.jurisdiction}
        self.lines = LineIndex(text.document.source.text)
        self.seen: Counter[str] = Counter()

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
            fingerprint=self._fingerprint(rule, sentence),
            also=one.also,
            under=one.under,
            likewise=tuple(self.text.words(other.found.start, other.found.end) for other in one.likewise),
        )

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
        words = self.text.words(found.start, found.end)
        return _filled(addressed(wordings, self.audience), found.attributes, words)

    def _fingerprint(self, rule: Rule, sentence: str) -> str:
        """Hash of rule, normalised sentence and its occurrence number; the path stands beside it, not in it."""
        key = f"{rule.id}\n{' '.join(norms(sentence))}"
        self.seen[key] += 1
        return hashlib.sha256(f"{key}\n{self.seen[key]}".encode()).hexdigest()[:16]


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
        authorities.append(CitedAuthority(ref.key, known.title, ref.section or None, known.year, known.url))
    return tuple(authorities)


def unfilled(text: str) -> str:
    """A wording with its placeholders as their names, for a rule that speaks of no place in particular."""
    return _PLACEHOLDER.sub(lambda match: "…" if match[1] == "found" else match[1].replace("-", " "), text)


def _filled(text: str, attributes: Mapping[str, Value], found: str) -> str:
    def value(match: re.Match[str]) -> str:
        if match[1] == "found":
            return found
        known = attributes.get(match[1])
        if known is None:
            return match[1].replace("-", " ")
        return known.text if isinstance(known, Phrase) else ", ".join(known) if isinstance(known, tuple) else str(known)

    return _PLACEHOLDER.sub(value, text)
