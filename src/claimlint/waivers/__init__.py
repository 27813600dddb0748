"""Waivers: a draft's document and its findings go in; the findings that somebody excused, what became of each waiver,
and what is wrong with waivers come out.
"""

from __future__ import annotations

from claimlint.waivers.binding import bound
from claimlint.waivers.judging import Policy, Waived, waived

__all__ = ["Policy", "Waived", "bound", "waived"]
