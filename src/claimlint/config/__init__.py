"""How drafts are to be checked: `claimlint.yaml` files and options of the command go in, a frozen Config comes out."""

from __future__ import annotations

from claimlint.config.file_names import FILE_NAME, FILE_NAMES
from claimlint.config.layers import Origin
from claimlint.config.patterns import holds
from claimlint.config.pyproject import holds_settings
from claimlint.config.reading import read_config
from claimlint.config.search import Configurations, PastFiles, Resolved
from claimlint.config.settings import SETTINGS, Config, Place, RunOptions

__all__ = [
    "FILE_NAME", "FILE_NAMES", "SETTINGS", "Config", "Configurations", "Origin", "PastFiles", "Place", "Resolved",
    "RunOptions",
    "holds", "holds_settings", "read_config",
]  # fmt: skip
