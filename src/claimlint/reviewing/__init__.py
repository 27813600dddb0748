"""Writes what was found in a Word file into it as comments: file and report go in, the bytes of a copy come out.

The text stays as it is. Comments of a former run are replaced, those of other people stay.
"""

from __future__ import annotations

from claimlint.reviewing.reviewed import AUTHOR, Reviewed, is_reviewed, reviewed

__all__ = ["AUTHOR", "Reviewed", "is_reviewed", "reviewed"]
