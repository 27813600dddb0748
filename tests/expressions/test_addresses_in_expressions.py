"""A quoted host matches inside an address, other words do not."""

from __future__ import annotations

import pytest

from claimlint.expressions.matching import find
from claimlint.expressions.syntax import parse
from tests.texts import read


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ('"example.org"', ["https://www.example.org/cure?tag=9"]),
        ('"tag="', ["https://www.example.org/cure?tag=9"]),
        ('"example.net"', []),
        ("cure", []),
        ("example", []),
    ],
)
def test_addresses(expression: str, expected: list[str]) -> None:
    text = read("Buy it at https://www.example.org/cure?tag=9 today.")
    assert [text.words(match.start, match.end) for match in find(parse(expression), text)] == expected
