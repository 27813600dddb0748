"""Patterns of `.gitignore` as expressions that never try a path in more ways than its length allows.

A star takes as little as it can and never gives it back where another star follows: what the second leaves out is then
the longest rest, so that nothing is missed, and a pattern of seven stars costs no more than one of two.
"""

from __future__ import annotations

import re
from typing import AnyStr

from pathspec import GitIgnoreSpec
from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

_STAR = r"\[\^/\]\*"
_STARS = re.compile(rf"(?:{_STAR}){{2,}}")
#: A star and the characters up to the next star of the same name, each of which is one character of a path.
_STARRED = re.compile(rf"{_STAR}((?:\\.|\[(?:\\.|[^\]\\])+\](?!\*)|[^\\\[\]/(){{}}|$^?*+.])+)(?={_STAR})", re.DOTALL)
_FOLDERS = "(?:/.+)?"


class BoundedPattern(GitIgnoreSpecPattern):
    """One line of a `.gitignore`; raises ValueError for one that is none."""

    @classmethod
    def pattern_to_regex(cls, pattern: AnyStr) -> tuple[AnyStr | None, bool | None]:
        """The expression of a line, and whether it excludes."""
        regex, include = super().pattern_to_regex(pattern)
        if isinstance(regex, str):
            regex = _bounded(regex)
        return regex, include


def spec_of(lines: list[str] | tuple[str, ...]) -> GitIgnoreSpec:
    """What matches paths by these lines; raises ValueError for a line that is no pattern."""
    return GitIgnoreSpec([BoundedPattern(line) for line in lines])


def _bounded(regex: str) -> str:
    regex = _STARRED.sub(r"(?>[^/]*?\1)", _STARS.sub("[^/]*", regex))
    first, *rest = regex.split(_FOLDERS)
    if not rest:
        return regex
    between = "".join(f"(?>(?:/.+?)??{part}(?=/))" for part in rest[:-1])
    return f"{first}{between}{_FOLDERS}{rest[-1]}"
