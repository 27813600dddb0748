"""A post as rows: each block that stands by itself, with what was found in it, to be laid out side by side."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Row:
    """One block of the post as HTML, and the keys of the highlights that begin in it."""

    html: Markup
    keys: tuple[str, ...]
