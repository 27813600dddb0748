"""Attachments that are mended after parsing."""

from __future__ import annotations

from claimlint.language.attachments import mended


def test_a_finite_verb_is_joined_to_a_verb() -> None:
    words = "a tea that eases pain and lifts mood".split()
    tags = ("DT", "NN", "WDT", "VBZ", "NN", "CC", "VBZ", "NN")
    heads, labels = mended(
        words, tags, (1, 1, 3, 1, 3, 4, 4, 6), ("det", "ROOT", "nsubj", "relcl", "dobj", "cc", "conj", "dobj")
    )
    assert (heads[6], labels[6]) == (3, "conj")


def test_verbs_that_are_joined_to_verbs_stay() -> None:
    words = "it eases pain and lifts mood".split()
    tags = ("PRP", "VBZ", "NN", "CC", "VBZ", "NN")
    heads, labels = (1, 1, 1, 1, 1, 4), ("nsubj", "ROOT", "dobj", "cc", "conj", "dobj")
    assert mended(words, tags, heads, labels) == (heads, labels)


def test_the_clause_in_front_of_although_is_the_main_one() -> None:
    words = "The tea works , although nobody knows why".split()
    tags = ("DT", "NN", "VBZ", ",", "IN", "NN", "VBZ", "WRB")
    heads, labels = mended(
        words, tags, (1, 2, 6, 6, 6, 6, 6, 6), ("det", "nsubj", "ccomp", "punct", "mark", "nsubj", "ROOT", "advmod")
    )
    assert heads == (1, 2, 2, 2, 6, 6, 2, 6)
    assert (labels[2], labels[6]) == ("ROOT", "advcl")
