"""What a text has that another had not: the findings on both go in, the new and the graver ones come out."""

from __future__ import annotations

from collections.abc import Iterable

from claimlint.model.levels import rank
from claimlint.model.report import Finding

_NOT_FOUND, _WAIVED = -2, -1


def news(before: Iterable[Finding], after: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings of `after`, in their order, that `before` lacks or has at a lower level or waived."""
    had = {one.fingerprint: _weight(one) for one in before}
    return tuple(one for one in after if _weight(one) > had.get(one.fingerprint, _NOT_FOUND))


def _weight(finding: Finding) -> int:
    return _WAIVED if finding.waiver is not None else rank(finding.level)
