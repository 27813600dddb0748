"""Bounded patterns match what patterns of `.gitignore` match, and paths that once took minutes are decided."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from claimlint.config.globs import spec_of

_PIECES = ["a", "b", "*", "**", "/", "?", "[ab]", "[!a]", "/**/", "**/", "/**", ".", "\\*"]
_PATTERNS = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=9).map("".join)
_PATHS = st.lists(st.sampled_from(["a", "b", "ab", "ba", "aab", ".", "*"]), min_size=1, max_size=5).map("/".join)


@settings(max_examples=400, deadline=None)
@given(pattern=_PATTERNS, path=_PATHS)
def test_a_bounded_pattern_matches_what_the_pattern_matches(pattern: str, path: str) -> None:
    try:
        plain = GitIgnoreSpec.from_lines([pattern])
    except ValueError:
        with pytest.raises(ValueError, match=r".*"):
            spec_of([pattern])
        return
    assert spec_of([pattern]).match_file(path) == plain.match_file(path), (pattern, path)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("*a" * 12 + "*b", "a" * 200),
        ("*[a]" * 12 + "*b", "a" * 200),
        ("*?a" * 12 + "*b", "a" * 200),
        ("**/a/" * 8 + "b", "a/" * 200 + "c"),
        ("x/" + "**/*a*a/" * 6 + "b", "x/" + "aaa/" * 60 + "c"),
    ],
)
def test_many_stars_are_decided(pattern: str, path: str) -> None:
    assert not spec_of([pattern]).match_file(path)
    assert spec_of([pattern]).match_file(path.removesuffix("c") + "b")
