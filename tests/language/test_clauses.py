"""Where clauses end within a sentence: how far a negation, a hedge or a gap may reach."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimlint.language.clauses import clause_ranges
from claimlint.language.reading import read_language
from claimlint.language.tokens import tokenize
from claimlint.model.text import Span
from tests.language.documents import document


def clauses(text: str) -> list[str]:
    read = read_language(document(text))
    assert len(read.sentences) == 1
    return [read.words(clause.start, clause.end) for clause in read.clauses]


#: `|` stands at the border of two clauses.
CASES = [
    # one clause: a hedge reaches what is joined to its verb
    "Ginger may reduce pain, easing sleep.",
    "Ginger reduces pain and may ease sleep.",
    "Ginger may reduce pain and ease sleep.",
    "Ginger may reduce pain, ease sleep, and lift mood.",
    "Ginger may help you sleep while easing pain.",
    "Ginger does not yet replace sleep.",
    "Rest for a while.",
    "It works so well.",
    "Ginger is nothing but a spice.",
    "Ginger not only eases pain but also lifts mood.",
    "Ginger treats not just the symptoms but the disease.",
    # another subject with its verb behind `, and`
    "It helps people for| whom nothing has worked,| and relapse is rare.",
    "No drug is perfect,| and the new tablets can help.",
    "Zinc, iron, and copper can help.",
    "It may ease pain, and also lift mood.",
    # one clause: a phrase without a verb stands in front
    "In some people, it reduces pain.",
    "In adults, ginger cures nausea.",
    "By itself, ginger does little.",
    "During the trial, they slept better.",
    "After lunch, ginger settles the stomach.",
    "As a treatment, it has no proof.",
    "But for most adults, it does nothing.",
    "Because of its taste, ginger may fail.",
    "Ginger does not, however, cure cancer.",
    # one clause: short asides
    "Ginger (Zingiber) may ease pain.",
    "Ginger (n = 12; 6 women) cured nothing.",
    "Ginger eased pain [3; 4] in adults.",
    "Take 5 – 10 drops.",
    # marks
    "It is safe; |it may even help.",
    "Remember: |ginger cures nothing.",
    "It works — |or hardly ever.",
    "It works – |or hardly ever.",
    "It works -- |or hardly ever.",
    "Does it work? |they asked.",
    # words that oppose
    "Ginger does not cure nausea |but may ease it.",
    "Ginger does not treat the symptoms |but cures the disease.",
    "Ginger not only eases pain |but it also lifts mood.",
    "It may help, |however, it cures nothing.",
    "It may help, |yet nobody knows.",
    "It may ease pain |although nobody knows why.",
    "Ginger may ease sleep |while rest cures fatigue.",
    "Ginger may help, |whereas rest cures.",
    # new subjects
    "Ginger may ease pain |and it cures colds.",
    "Ginger may ease pain |and we like it.",
    "Ginger may ease pain, |it cures colds.",
    "Ginger may ease pain, |this is known.",
    "Ginger may ease pain |because it warms.",
    "Ginger may ease pain, |so we sell it.",
    # subordinate clauses in front
    "While it may help, |ginger cures nothing.",
    "If you take ginger, |pain may fade.",
    "When taken daily, |ginger cures colds.",
    "Although vitamins A, C, and E may help, |ginger cures colds.",
    "Although vitamins A, C and E may help, |ginger cures colds.",
    "While popular (in Asia, above all), |ginger cures nothing.",
    "As we age, |ginger cures more.",
    "After they took ginger, |patients may recover.",
    "Since it was found, |ginger has cured many.",
    "But if you ask, |they say no.",
    # relative and inserted clauses
    "People |who take ginger may recover.",
    "Ginger, |which may ease pain, |cures colds.",
    "Ginger, |which may ease pain, |also cures colds.",
    "Ginger, |which may ease pain, easing sleep.",
    "Ginger, |which may ease pain, stress and fear.",
    "Ginger, |although it may burn, |is safe.",
    # asides that are clauses
    "Ginger |(which may help) |cures colds.",
    "Ginger |(a root that people have grown in many lands for ages) |cures colds.",
]


@pytest.mark.parametrize("marked", CASES)
def test_clauses_end_where_a_verb_finds_a_new_subject(marked: str) -> None:
    assert clauses(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


WORDS = "ginger may , cure ( ) [ ] but it which and while — ; : however not only 5 in as after so also ? . of".split()


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40), st.integers(0, 3))
def test_clauses_part_the_sentence_without_a_rest(words: list[str], offset: int) -> None:
    norms = tuple(["before"] * offset + words + ["after"])
    sentence = Span(offset, offset + len(words))
    ranges = clause_ranges(norms, sentence)
    assert ranges[0].start == sentence.start
    assert ranges[-1].end == sentence.end
    assert all(one.end == other.start for one, other in pairwise(ranges))
    assert all(clause.start < clause.end for clause in ranges)


@pytest.mark.parametrize(
    "unit",
    ["( ", "( which ) ", "a , it ", ", ", "not only but ", "but ", "; ", "a , which b , cs ", "[ ( "],
)
def test_long_sentences_part_without_a_rest(unit: str) -> None:
    norms = tuple((unit * (60_000 // len(unit))).split())
    ranges = clause_ranges(norms, Span(0, len(norms)))
    assert (ranges[0].start, ranges[-1].end) == (0, len(norms))
    assert all(one.end == other.start for one, other in pairwise(ranges))


def test_a_sentence_of_one_word_is_one_clause() -> None:
    tokens = tokenize(["but"])
    assert clause_ranges(tokens.norms, Span(0, 1)) == [Span(0, 1)]
