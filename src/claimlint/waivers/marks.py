"""The marks that bind a waiver to the sentences it excuses: a finding goes in, eight letters and digits come out."""

from __future__ import annotations

import hashlib

from claimlint.expressions.spelling import normalised
from claimlint.model.report import Finding

_LENGTH = 8


def mark_of(finding: Finding) -> str:
    """The mark of the sentence that a finding stands in; case, hyphens and spaces do not change it, words do."""
    return hashlib.sha256(normalised(finding.sentence).encode()).hexdigest()[:_LENGTH]
