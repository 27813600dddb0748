"""Places in every encoding, against Python's own codecs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from claimlint.fixing.gaps import Gapped
from claimlint.lsp.actions import snippet
from claimlint.lsp.documents import whole_characters
from claimlint.lsp.positions import Places
from tests.fixing.gapped_texts import GAPPED

CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
TEXTS = st.text(st.sampled_from("a é\u20ac😀\u0301\u2028\x0c\x85\n\r"), max_size=30)


@pytest.mark.parametrize("encoding", CODECS)
@given(text=TEXTS, data=st.data())
def test_a_place_is_the_line_and_the_units_before_it(encoding: str, text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    place = Places(text, encoding).position(offset)
    ends = [one.end() for one in re.finditer("\r\n|\r|\n", text) if one.end() <= offset]
    codec, size = CODECS[encoding]
    before = text[ends[-1] if ends else 0 : offset]
    assert (place.line, place.character) == (len(ends), len(before.encode(codec)) // size)


@pytest.mark.parametrize("encoding", CODECS)
@given(text=TEXTS, data=st.data())
def test_a_place_leads_back_to_its_offset(encoding: str, text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    places = Places(text, encoding)
    back = places.offset(places.position(offset))
    assert back == offset or text[back:offset] == "\r"  # between CR and LF no editor has a place


@pytest.mark.parametrize("encoding", CODECS)
@given(text=TEXTS, line=st.integers(0, 40), character=st.integers(0, 200))
def test_any_place_is_somewhere_in_the_text(encoding: str, text: str, line: int, character: int) -> None:
    assert 0 <= Places(text, encoding).offset(types.Position(line, character)) <= len(text)


@given(st.text(st.characters() | st.sampled_from("\ud83d\ude00"), max_size=20))
def test_texts_lose_nothing_but_halves_of_characters(text: str) -> None:
    whole = whole_characters(text)
    assert whole.encode().decode() == whole
    assert len(whole.encode("utf-16-le")) == len(text.encode("utf-16-le", "surrogatepass"))


@given(GAPPED)
def test_a_snippet_shows_the_words(text: Gapped) -> None:
    from claimlint.fixing.gaps import plain

    shown = re.sub(r"\$\{\d+:((?:\\.|[^}\\])*)\}", lambda one: one[1], snippet(text))
    assert re.sub(r"\\(.)", r"\1", shown, flags=re.DOTALL) == plain(text)
