"""Fragments of health advertising, corrected by hand: one tree each, in claimlint's tokens, train apart from test."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from claimlint.language.tokens import tokenize

FRAGMENTS = Path(__file__).parents[2] / "tools" / "english" / "fragments"
VOICES = {"clinic", "shop", "magazine", "press", "patient"}
TAGS = frozenset(
    "AFX CC CD DT EX FW IN JJ JJR JJS MD NN NNP NNPS NNS PDT POS PRP PRP$ RB RBR RBS RP TO UH "
    "VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB $ , . :".split()
)
LABELS = frozenset(
    "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass "
    "dative dep det dobj expl intj mark neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss "
    "preconj predet prep prt punct quantmod relcl xcomp".split()
)


class Word(NamedTuple):
    """A line of the file; `head` is 1-based, 0 for the root."""

    text: str
    tag: str
    head: int
    label: str


class Fragment(NamedTuple):
    text: str
    voice: str
    words: tuple[Word, ...]


def fragments(half: str) -> list[Fragment]:
    blocks = (FRAGMENTS / f"{half}.conll").read_text(encoding="utf-8").strip().split("\n\n")
    return [fragment(block.split("\n")) for block in blocks]


def fragment(lines: list[str]) -> Fragment:
    notes = dict(line[2:].split(" = ", 1) for line in lines if line.startswith("# "))
    rows = [line.split("\t") for line in lines if not line.startswith("# ")]
    words = tuple(Word(text, tag, int(head), label) for text, tag, head, label in rows)
    return Fragment(notes["text"], notes["voice"], words)


def reaches_root(words: tuple[Word, ...], number: int) -> bool:
    """Whether the heads lead from the word of this number to the root, which takes fewer steps than there are words."""
    for _ in words:
        number = words[number - 1].head
        if number == 0:
            return True
    return False


def crossing_arcs(words: tuple[Word, ...]) -> list[tuple[int, int]]:
    arcs = [(min(number, word.head), max(number, word.head)) for number, word in enumerate(words, 1) if word.head]
    return [(left, right) for left, right in arcs for low, high in arcs if left < low < right < high]


@pytest.mark.parametrize(("half", "count"), [("train", 600), ("test", 200)])
def test_there_are_enough_fragments_in_every_voice(half: str, count: int) -> None:
    voices = Counter(fragment.voice for fragment in fragments(half))
    assert voices.total() >= count
    assert set(voices) == VOICES
    assert min(voices.values()) >= count / 10


@pytest.mark.parametrize("half", ["train", "test"])
def test_every_fragment_is_one_tree(half: str) -> None:
    for text, _, words in fragments(half):
        assert [word.label for word in words if word.head == 0] == ["ROOT"], text
        assert sum(word.label == "ROOT" for word in words) == 1, text
        assert all(0 <= word.head <= len(words) for word in words), text
        assert all(reaches_root(words, number) for number in range(1, len(words) + 1)), text
        assert crossing_arcs(words) == [], text


@pytest.mark.parametrize("half", ["train", "test"])
def test_tags_and_labels_are_known(half: str) -> None:
    for text, _, words in fragments(half):
        assert {word.tag for word in words} <= TAGS, text
        assert {word.label for word in words} <= LABELS, text


@pytest.mark.parametrize("half", ["train", "test"])
def test_words_are_the_tokens_of_the_text(half: str) -> None:
    for text, _, words in fragments(half):
        assert tuple(word.text for word in words) == tuple(tokenize([text]).texts)


def test_no_fragment_is_there_twice_or_in_both_halves() -> None:
    seen = Counter(
        tuple(word.text.casefold() for word in fragment.words if word.label != "punct")
        for half in ("train", "test")
        for fragment in fragments(half)
    )
    assert [words for words, times in seen.items() if times > 1] == []


def test_each_check_can_fail() -> None:
    loop = (Word("a", "DT", 2, "det"), Word("cure", "NN", 1, "pobj"), Word("for", "IN", 0, "ROOT"))
    assert not reaches_root(loop, 1)
    crossed = tuple(Word(text, "NN", head, "dep") for text, head in [("a", 3), ("b", 4), ("c", 0), ("d", 3)])
    assert crossing_arcs(crossed) == [(1, 3)]
