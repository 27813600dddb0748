"""Lines end at LF, CRLF and CR and nothing else; columns count code points."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimlint.engine.lines import LineIndex


def test_positions() -> None:
    index = LineIndex("a\r\nb\rc\nd\u2028e😀f")
    places = {offset: index.position(offset) for offset in (0, 3, 5, 7, 9, 11)}
    assert {at: (p.line, p.column) for at, p in places.items()} == {
        0: (1, 1), 3: (2, 1), 5: (3, 1), 7: (4, 1), 9: (4, 3), 11: (4, 5),
    }  # fmt: skip


@given(st.text(alphabet="ab\r\n\u2028\x0c😀"))
def test_lines_begin_behind_line_ends_and_nowhere_else(text: str) -> None:
    index = LineIndex(text)
    for offset in range(1, len(text) + 1):
        before, here = index.position(offset - 1), index.position(offset)
        behind_end = text[offset - 1] == "\n" or (text[offset - 1] == "\r" and text[offset : offset + 1] != "\n")
        assert here.offset == offset
        assert (here.line, here.column) == ((before.line + 1, 1) if behind_end else (before.line, before.column + 1))
