"""Regular expressions that are compiled when they are first used: a pattern goes in, its late form comes out.

There are scores of them, a post needs a few, and listing the rules needs none.
"""

from __future__ import annotations

import re
from typing import Any, cast


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that behaves like `re.compile(pattern, flags)`."""
    return cast("re.Pattern[str]", _Late(pattern, flags))


class _Late:
    def __init__(self, pattern: str, flags: int) -> None:
        self._written = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """A method of the compiled pattern; kept, so that this is asked for once."""
        found = getattr(re.compile(*self._written), name)
        setattr(self, name, found)
        return found
