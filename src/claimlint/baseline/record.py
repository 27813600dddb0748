"""What a baseline holds: for every draft its digest and the findings that were there when it was written."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from claimlint.expressions.spelling import normalised
from claimlint.model.report import Finding

#: Longer sentences are kept by their beginning and a hash (characters).
_LONGEST, _KEPT = 300, 240


@dataclass(frozen=True, slots=True, order=True)
class Known:
    """One finding by its rule and the claim's text."""

    rule: str
    text: str
    """The sentence on one line; empty for what a post lacks, as that stands nowhere."""

    @property
    def key(self) -> tuple[str, str]:
        """By what it is known again, whatever its case, hyphens and quotation marks."""
        return self.rule, normalised(self.text)


@dataclass(frozen=True)
class KnownFile:
    """The known findings of one draft."""

    digest: str
    """The draft's text at that time (model.document.Source.digest), by which it is known under another name."""
    findings: Mapping[Known, int] = field(default_factory=lambda: MappingProxyType({}))
    """How often each was there, from 1."""

    @property
    def counts(self) -> Counter[tuple[str, str]]:
        """How often each is known, by its key."""
        counted: Counter[tuple[str, str]] = Counter()
        for known, number in self.findings.items():
            counted[known.key] += number
        return counted


@dataclass(frozen=True)
class Baseline:
    """The known findings of all drafts, by their paths from the baseline's folder, with forward slashes."""

    files: Mapping[str, KnownFile] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def size(self) -> int:
        """How many findings are known."""
        return sum(sum(file.findings.values()) for file in self.files.values())


def known_of(finding: Finding) -> Known:
    """A finding as a baseline holds it."""
    if finding.scope == "document":
        return Known(finding.rule, "")
    sentence = " ".join(finding.sentence.split())
    if len(sentence) > _LONGEST:
        told = hashlib.sha256(normalised(sentence).encode()).hexdigest()[:16]
        sentence = f"{sentence[:_KEPT]} … {told}"
    return Known(finding.rule, sentence)


def counted(findings: Iterable[Finding]) -> dict[Known, int]:
    """The findings that nobody has waived, each with how often it is there; equal ones under the first's text."""
    first: dict[tuple[str, str], Known] = {}
    numbers: Counter[Known] = Counter()
    for finding in findings:
        if finding.waiver is None:
            known = known_of(finding)
            numbers[first.setdefault(known.key, known)] += 1
    return dict(numbers)
