"""Writes the pages that describe rules: rules and a folder go in, files there and a sentence about them come out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from claimlint.cli._pages import MADE, Levelled, pages
from claimlint.errors import SettingsFault
from claimlint.model.rule import Pack
from claimlint.replacement import replace


def write_pages(rules: Sequence[Levelled], pack: Pack, output: str | None) -> str:
    """Writes all pages into a folder, which is made when it is not there.

    Raises SettingsFault when no folder is named, a page would replace what somebody else wrote, or one cannot be
    written.
    """
    if output is None:
        raise SettingsFault("--format markdown writes several pages; name their folder with --output")
    made = {Path(output, name): text for name, text in pages(rules, pack).items()}
    for path in made:
        if path.exists() and not _is_ours(path):
            raise SettingsFault(f"{path.as_posix()} was not made by claimlint, so it stays; name another folder")
    for path, text in made.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            replace(path, text.encode())
        except OSError as fault:
            why = (fault.strerror or type(fault).__name__).lower()
            raise SettingsFault(f"{path.as_posix()}: it cannot be written ({why}); name another folder") from None
    return f"Wrote {len(made)} pages into {output}.\n"


def _is_ours(path: Path) -> bool:
    try:
        return path.read_text(encoding="utf-8").startswith(MADE)
    except (OSError, UnicodeDecodeError):
        return False
