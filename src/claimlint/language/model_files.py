"""The files of the English pipeline that ships with claimlint: are they there, whole, and its own?"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from claimlint.errors import ModelFault

FOLDER = Path(__file__).with_name("model_en")
MANIFEST = "manifest.json"
NAME = "claimlint_en"
FORMAT = 1
"""Of the folder; another one cannot be read by this version."""


def check_files(folder: Path) -> None:
    """Raises ModelFault unless the folder holds exactly the files that its manifest names, unchanged."""
    manifest = _manifest(folder)
    if manifest.get("name") != NAME or manifest.get("format") != FORMAT:
        raise _fault(folder, "is not the one that belongs to this version of claimlint")
    files = manifest.get("files")
    if not isinstance(files, dict) or not files:
        raise _fault(folder, "does not say which files it consists of")
    for name, expected in sorted(files.items()):
        try:
            content = (folder / name).read_bytes()
        except OSError:
            raise _fault(folder, f"lacks its file {name}") from None
        if hashlib.sha256(content).hexdigest() != expected:
            raise _fault(folder, f"is damaged: its file {name} is not as it was shipped")


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        content = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise _fault(folder, "is missing" if not folder.is_dir() else f"lacks its file {MANIFEST}") from None
    except (OSError, ValueError):
        raise _fault(folder, f"is damaged: its file {MANIFEST} cannot be read") from None
    return content if isinstance(content, dict) else {}


def _fault(folder: Path, problem: str) -> ModelFault:
    return ModelFault(f"the English pipeline in {folder.as_posix()} {problem}; install claimlint again")
