"""Every target for a moment: odd bytes, sound inputs with a part torn out, and whatever has broken it before."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS

CRASHES = sorted((Path(__file__).parent / "crashes").glob("*/*"))
#: Some targets check a whole draft or load a pack each time; one has many parts.
_EXAMPLES = {"post": 10, "rules": 25, "families": 25, "vocabularies": 25, "tables": 25, "changes": 25, "docx": 300}
_LONGEST = 600


@st.composite
def torn(draw: st.DrawFn, seeds: list[bytes]) -> bytes:
    """A piece of a sound input, with some of it replaced or doubled."""
    data = draw(st.sampled_from(seeds))
    start = draw(st.integers(0, max(0, len(data) - _LONGEST)))
    data = data[start : start + _LONGEST]
    for _ in range(draw(st.integers(0, 4))):
        begin = draw(st.integers(0, len(data)))
        end = draw(st.integers(begin, min(len(data), begin + 20)))
        between = draw(
            st.binary(max_size=4) | st.sampled_from([data[begin:end] * 2, b"\r", "\u2028".encode(), b"\xed"])
        )
        data = data[:begin] + between + data[end:]
    return data


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_but_claimlints_own_errors(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMLINT_DEBUG", "1")
    target = TARGETS[name]

    @settings(max_examples=_EXAMPLES.get(name, 60))
    @given(st.binary(max_size=60) | torn(list(target.seeds())))
    @example(b"")
    def check(data: bytes) -> None:
        target.check(data)

    check()


@pytest.mark.parametrize("file", CRASHES, ids=lambda file: f"{file.parent.name}-{file.name}")
def test_what_broke_once(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMLINT_DEBUG", "1")
    TARGETS[file.parent.name].check(file.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_there_are_seeds(name: str) -> None:
    assert any(seed.strip() for seed in TARGETS[name].seeds())
