"""Late patterns: the same as compiled ones, and compiled no sooner than they are used."""

from __future__ import annotations

import re

import pytest

from claimlint.sources.late_patterns import late


@pytest.mark.parametrize("text", ["10 mg", "TEN MG", "nothing", ""])
def test_it_finds_what_the_compiled_pattern_finds(text: str) -> None:
    pattern = r"(\d+|ten)\s(?P<unit>mg)", re.IGNORECASE
    slow, fast = late(*pattern), re.compile(*pattern)
    for _ in range(2):
        assert [found.groupdict() for found in slow.finditer(text)] == [
            found.groupdict() for found in fast.finditer(text)
        ]
        assert bool(slow.search(text)) == bool(fast.search(text))
        assert slow.sub("x", text) == fast.sub("x", text)


def test_it_is_compiled_when_it_is_used() -> None:
    broken = late("(")
    with pytest.raises(re.error):
        broken.search("text")
