"""Word lists are marked where they stand, longest first, ambiguous terms only beside a medical cue."""

from __future__ import annotations

import pytest

from claimlint.annotators.vocabulary import annotate
from claimlint.model.rule import Vocabulary
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText
from tests.texts import read, vocabulary, words

CUES = vocabulary("medical-cue", "[patient]", "[doctor]")


def mark(markdown: str, *lists: Vocabulary) -> AnnotatedText:
    text = read(markdown)
    return text.marked(annotate(text, Setting({one.name: one for one in lists})))


@pytest.mark.parametrize(
    ("line", "sentence", "expected"),
    [
        ("[migraine]", "Migraines and a migraine.", ["Migraines", "migraine"]),
        ("PTSD", "A ptsd clinic for PTSD.", ["ptsd", "PTSD"]),
        ('"MS"', "He has MS, not ms.", ["MS"]),
        (
            "game changer",
            "A game-changer, a gamechanger, a game changer.",
            ["game-changer", "gamechanger", "game changer"],
        ),
        ("preprint", "A pre-print and a preprint.", ["pre-print", "preprint"]),
        ("[tumour]", "A tumor, two tumours.", ["tumor", "tumours"]),
        ("(type 2 diabetes|T2D)", "Type 2 diabetes or T2D", ["Type 2 diabetes", "T2D"]),
        ("high blood? pressure", "High pressure and high blood pressure.", ["High pressure", "high blood pressure"]),
        ("suicid*", "Suicidal, suicide, side.", ["Suicidal", "suicide"]),
        ("not .. advice", "This is not, in any way, advice.", ["not, in any way, advice"]),
        ("maybe", "It may be so. Maybe.", ["Maybe"]),
        ("therapist", "Near the rapist lived a therapist.", ["therapist"]),
    ],
)
def test_lines_match_as_written(line: str, sentence: str, expected: list[str]) -> None:
    assert words(mark(sentence, vocabulary("list", line)), "$list") == expected


def test_the_longest_term_of_a_list_wins() -> None:
    text = mark("She has chronic back pain.", vocabulary("symptom", "[pain]", "[back pain]", "chronic back pain"))
    assert words(text, "$symptom") == ["chronic back pain"]


def test_a_line_may_include_another_list() -> None:
    text = mark("Sertraline helps.", vocabulary("drug", "sertraline"), vocabulary("treatment", "$drug"))
    assert words(text, "$treatment") == words(text, "$drug") == ["Sertraline"]


def test_an_expression_may_name_another_list_whatever_the_order() -> None:
    lists = (vocabulary("a-dose", "$drug daily"), vocabulary("drug", "sertraline"))
    assert words(mark("Take sertraline daily.", *lists), "$a-dose") == ["sertraline daily"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The economy fell into a depression.", []),
        ("The doctor treated her depression.", ["depression"]),
        ("Her doctor left. A depression hung over the sea.", []),
        ("Her doctor named it depression. Depression runs in families.", ["depression", "Depression"]),
    ],
)
def test_ambiguous_terms_need_a_cue_in_their_sentence(sentence: str, expected: list[str]) -> None:
    lists = (vocabulary("condition", "~ [depression]"), CUES, vocabulary("second-cue", "$medical-cue"))
    assert words(mark(sentence, *lists), "$condition") == expected


def test_a_line_that_names_a_list_sees_its_ambiguous_terms_that_count() -> None:
    lists = (vocabulary("condition", "~ [shingles]", "[flu]"), vocabulary("never-again", "never get $condition again"))
    doctor = mark(
        "The doctor says you will never get shingles again.", *lists, CUES, vocabulary("second-cue", "$medical-cue")
    )
    assert words(doctor, "$never-again") == ["never get shingles again"]
    roof = mark(
        "On this roof you will never get shingles again.", *lists, CUES, vocabulary("second-cue", "$medical-cue")
    )
    assert words(roof, "$never-again") == []


def test_two_ambiguous_terms_are_no_cue_for_each_other() -> None:
    lists = (vocabulary("condition", "~ [depression]", "~ [stroke]"), vocabulary("second-cue", "$condition"))
    assert words(mark("A stroke of luck in the depression.", *lists), "$condition") == []


def test_addresses_hold_no_terms() -> None:
    text = mark("See https://example.org/cure-migraine for migraine.", vocabulary("condition", "[migraine]"))
    assert words(text, "$condition") == ["migraine"]


def test_marks_name_their_term() -> None:
    text = mark("Her migraines.", vocabulary("condition", "[migraine|migraine headache]"))
    assert [one.term for one in text.of("$condition").all] == ["migraine"]


def test_a_term_inside_another_sense_does_not_count() -> None:
    lists = (vocabulary("cure", "[cure]"), vocabulary("other-sense", "cure rate"))
    assert words(mark("A cure rate is no cure.", *lists), "$cure") == ["cure"]


def test_a_term_that_is_the_other_sense_as_a_whole_counts() -> None:
    lists = (
        vocabulary("condition", "~ [cold]"),
        vocabulary("lifestyle", "[cold plunge]"),
        vocabulary("other-sense", "[cold plunge]"),
        vocabulary("second-cue", "[doctor]"),
    )
    text = mark("Her doctor said that a cold plunge cures a cold.", *lists)
    assert (words(text, "$lifestyle"), words(text, "$condition")) == (["cold plunge"], ["cold"])


@pytest.mark.parametrize(
    ("sentence", "remedies", "ailments"),
    [
        ("Yoga relieves stress.", ["Yoga"], ["stress"]),
        ("Yoga by the bridge relieves stress.", ["Yoga"], ["stress"]),
        ("Stress is relieved by yoga.", ["yoga"], ["Stress"]),
        ("Yoga is taught here; a stress test relieves the bank.", [], []),
        ("Yoga relieves stress. The beam is under stress.", ["Yoga"], ["stress"]),
    ],
)
def test_ambiguous_terms_prove_each_other_where_they_are_remedy_and_ailment(
    sentence: str, remedies: list[str], ailments: list[str]
) -> None:
    lists = (
        vocabulary("remedy", "~ [yoga]", "~ [bridge]"),
        vocabulary("ailment", "~ [stress]"),
        vocabulary("health-sense", "$remedy .. [relieve] $ailment", "$ailment [be] [relieve] by $remedy"),
    )
    text = mark(sentence, *lists)
    assert (words(text, "$remedy"), words(text, "$ailment")) == (remedies, ailments)
