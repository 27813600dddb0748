"""Colours text: a piece of text and the name of its role go in, the same text with or without colour comes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from claimlint.outputs.terminal.lines import MARK_END, MARK_START

_LOOKS = {
    "error": "bold red",
    "warning": "bold yellow",
    "note": "bold cyan",
    "pass": "bold green",
    "blocked": "bold red",
    "unchecked": "bold magenta",
    "waived": "dim",
    "known": "dim",
    "path": "bold underline",
    "found": "bold underline",
    "rule": "dim",
    "label": "bold",
}


@cache
def _painter(role: str) -> Callable[[str], str]:
    from rich.color import ColorSystem
    from rich.style import Style

    look = Style.parse(_LOOKS[role])
    return lambda text: look.render(text, color_system=ColorSystem.STANDARD)


@dataclass(frozen=True, slots=True)
class Paint:
    """Paints by role, or leaves the text as it is."""

    colour: bool

    def __call__(self, role: str, text: str) -> str:
        """The text in the look of its role."""
        return _painter(role)(text) if self.colour and text else text

    def found(self, lines: list[str]) -> list[str]:
        """Lines whose marks became underlined words, or guillemets without colour; a mark may span lines."""
        if not self.colour:
            return [line.replace(MARK_START, "«").replace(MARK_END, "»") for line in lines]
        painted = []
        inside = False
        for line in lines:
            pieces: list[str] = []
            for number, part in enumerate(line.replace(MARK_END, MARK_START).split(MARK_START)):
                inside = inside != (number > 0)
                pieces.append(self("found", part) if inside else part)
            painted.append("".join(pieces))
        return painted
