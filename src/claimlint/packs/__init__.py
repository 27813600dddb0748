"""Rule packs: folders of YAML rules, word lists and authorities go in, rules ready to be judged come out."""

from __future__ import annotations

from claimlint.packs.keeping import ready
from claimlint.packs.loading import load, load_folders
from claimlint.packs.shipped import shipped_folder

__all__ = ["load", "load_folders", "ready", "shipped_folder"]
