"""Finds the folder of shipped rules: in a checkout the repository's own, in an installed package the one beside it."""

from __future__ import annotations

import re
from pathlib import Path

from claimlint.errors import Fault, PackFaults

_RULES = "rules"
_OURS = re.compile(r"""^name\s*=\s*["']claimlint-health["']""", re.MULTILINE)


def shipped_folder() -> Path:
    """The folder of the rules that come with claimlint; raises PackFaults when the installation lacks it."""
    return rules_of(Path(__file__).resolve().parents[1])


def rules_of(package: Path) -> Path:
    """The rules that belong to a package folder.

    The checkout comes first: an editable install may keep a stale copy beside the package. A wheel
    never lies in `src/` below our own `pyproject.toml`, so it always gets its own.
    """
    root = package.parent.parent
    folder = root / _RULES if package.parent.name == "src" and _is_ours(root) else package / _RULES
    if not folder.is_dir():
        raise PackFaults([Fault(folder.as_posix(), 1, 1, "the rules of claimlint are missing; install it again")])
    return folder


def _is_ours(root: Path) -> bool:
    try:
        return _OURS.search((root / "pyproject.toml").read_text(encoding="utf-8")) is not None
    except (OSError, UnicodeDecodeError):
        return False
