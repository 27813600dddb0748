"""Adds the statements that posts lack: a draft goes in, its text with the statements and a report on it come out.

Only whole paragraphs are added; what the author wrote stays as it stands. Each statement goes to a place where it
counts, which is proven by reading and checking the text with it.
"""

from __future__ import annotations

from claimlint.fixing.difference import difference
from claimlint.fixing.gaps import Gap, Gapped, gapped
from claimlint.fixing.rewriting import encoded, write
from claimlint.fixing.statements import Fixed, addable, draft_statement, fixed, statement
from claimlint.fixing.waiving import Waiving, waivable, waiving

__all__ = [
    "Fixed", "Gap", "Gapped", "Waiving", "addable", "difference", "draft_statement", "encoded", "fixed", "gapped",
    "statement", "waivable", "waiving", "write",
]  # fmt: skip
