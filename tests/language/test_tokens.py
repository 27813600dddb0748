"""Tokens stand where their text stands, in order, and no letter is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimlint.language.addresses import addresses
from claimlint.language.tokens import ADDRESS_NORM, tokenize

CHARACTERS = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="aBé'’‘-–—\"“”.,;()[]/%<>=&0159²_*\u0301\u00a0\u00ad 😀中ﬁ½İ", max_size=60),
    st.lists(
        st.sampled_from(["don't", "https://a.b/c", "10.1000/x", "a@b.org", "[^1]", "\ufffc", "pre-print", "–", " "])
    ).map("".join),
)


@given(st.lists(CHARACTERS, max_size=4))
def test_positions_are_those_of_the_texts(texts: list[str]) -> None:
    tokens = tokenize(texts)
    for number in range(len(tokens)):
        text = texts[tokens.blocks[number]]
        assert text[tokens.starts[number] : tokens.ends[number]] == tokens.texts[number]
        assert tokens.texts[number]
        assert not any(character.isspace() for character in tokens.norms[number])
        if number and tokens.blocks[number] == tokens.blocks[number - 1]:
            assert tokens.ends[number - 1] <= tokens.starts[number]
    assert list(tokens.blocks) == sorted(tokens.blocks)


@given(st.lists(CHARACTERS, max_size=4))
def test_spacy_gives_the_same_tokens(texts: list[str]) -> None:
    assert tokenize(texts, by_spacy=True) == tokenize(texts, by_spacy=False)


@given(CHARACTERS)
def test_every_letter_and_digit_belongs_to_one_token(text: str) -> None:
    tokens = tokenize([text])
    owners = [0] * len(text)
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        for place in range(start, end):
            owners[place] += 1
    assert all(count == 1 for place, count in enumerate(owners) if text[place].isalnum())
    assert max(owners, default=0) <= 1


@given(CHARACTERS)
def test_an_address_is_one_token_that_no_word_equals(text: str) -> None:
    tokens = tokenize([text])
    found = {(tokens.starts[n], tokens.ends[n]) for n in range(len(tokens)) if tokens.norms[n] == ADDRESS_NORM}
    assert set(addresses(text)) <= found


def test_tight_tokens_are_written_together() -> None:
    tokens = tokenize(["pre-print 10mg don't re -do co-\u00adop a/b x – y"])
    together = [tokens.texts[n - 1] + tokens.texts[n] for n in range(len(tokens)) if tokens.tight[n]]
    assert together == ["preprint", "10mg", "don't", "coop", "a/", "/b"]


def test_inline_code_is_one_token_without_words() -> None:
    tokens = tokenize(["run \ufffc now"])
    assert tokens.norms == ("run", ADDRESS_NORM, "now")


def test_long_words_and_runs_of_marks_are_read_to_their_end() -> None:
    for unit in ("a", "-", "'", "a-", "a'", ".", "(", "1,", "\u0301", "a.", "2²"):
        text = unit * (100_000 // len(unit))
        tokens = tokenize([text])
        assert all(text[tokens.starts[n] : tokens.ends[n]] == tokens.texts[n] for n in range(len(tokens)))


CHECKS = """
import sys
from claimlint.cli import run
from claimlint.language import tokens
tokens.LONG_RUN = 100
status = run(["check", "--fail-on", "never", sys.argv[1]])
print("spacy" in sys.modules, status, file=sys.stderr)
"""


@pytest.mark.parametrize(("words", "loaded"), [(6, "False"), (106, "True")])
def test_spacy_is_loaded_for_long_runs(tmp_path: Path, words: int, loaded: str) -> None:
    for number, length in enumerate((words, 6)):
        (tmp_path / f"{number}.txt").write_text("Our shop opens at nine. Enough! " + "word " * (length - 5))
    command = [sys.executable, "-c", CHECKS, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.stderr.split()[-2:] == [loaded, "0"]
