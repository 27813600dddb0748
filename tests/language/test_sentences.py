"""Where sentences end in health prose."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimlint.language.sentences import sentence_ranges


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_ranges(text)]


#: `|` stands where a sentence ends.
CASES = [
    # plain ends
    "It helps.| It does not cure.",
    "It helps!| Does it cure?| No.",
    "Really?!| Yes.",
    "One sentence without an end",
    "Sleep improved in adults.| 15 patients left the trial.",
    "The trial ended in 2021.| It had begun in 2019.",
    "Levels rose.| mRNA vaccines were not tested.| eGFR stayed the same.",
    "Some felt worse.| 😀 Others laughed.",
    # abbreviations
    "Moreno et al. (2020) saw no change.",
    "Moreno et al. found no change.",
    "This was shown by Moreno et al.| The trial was small.",
    "Ask about drugs, e.g. warfarin, before you start.",
    "Ask about drugs, i.e. Coumadin, before you start.",
    "Dr. Example treats adults.",
    "Talk to Mr. or Mrs. Example.",
    "Prof. Example wrote it.| He is a chemist.",
    "St. John's wort is a herb.",
    "Ketamine vs. Placebo was the question.",
    "It cost approx. 40 dollars.",
    "Use zinc, magnesium, etc. with care.",
    "Use zinc, magnesium, etc.| The dose matters.",
    "Example Labs Inc. Europe sells it.",
    "It is sold by Example Labs Inc.| We have no ties to them.",
    "She holds a Ph.D. in biology.",
    "He has an M.D.| He treats adults.",
    "Take it at 8 a.m. and at 9 p.m. with food.",
    "The clinic opens at 8 a.m.| It closes at noon.",
    "Take 20 mg b.i.d. Food does not matter.",
    "Lactobacillus spp. Strains differ.",
    "Cf. Smith for details.",
    # abbreviations that are words, or that acronyms look like
    "The answer is no.| Nothing changed.",
    "See table no. 5 for doses.",
    "No. 4 on the list is zinc.",
    "No.| It does not.",
    "See Fig. 2 and Figs. S1 to S3.",
    "It lasted 20 min.| The pain came back.",
    "Published in Sept. 2021 by the group.",
    "It was late Dec.| Snow fell.",
    "It helps people with MS.| Ask your doctor.",
    "He was treated for ED.| Nothing helped.",
    "It opens in CF.| Patients cough less.",
    "Do one more rep.| Then rest.",
    "The drug is for old men.| Women took part too.",
    # letters
    "Written by J. Example and A. B. Sample.",
    "J. Example led the trial.",
    "Add vitamin C.| The dose is small.",
    "Add vitamin C.| Smokers need more.",
    "They were in group B.| Participants slept well.",
    "Hepatitis B.| Vaccines prevent it.",
    "H. pylori causes ulcers.",
    "She is taller than I.| We measured.",
    "Add vitamin D3.| Take it daily.",
    "Eat foods rich in vitamin B12.| Fish has some.",
    # countries
    "In the U.S. adults sleep less.",
    "The U.S. Food and Drug Administration warned of it.",
    "It is sold in the U.S.| The dose varies.",
    # numbers
    "A dose of 0.5 mg worked.",
    "It fell by 3.5 points.| Pain fell too.",
    "The change was real (p < .05).| It was small.",
    "The change was real, p < .05, but small.",
    "Take 5mg.| Rest well.",
    "1. Rest well.| 2. Drink water.",
    # addresses
    "See 10.1000/abc.2020.15 for data.| It is free.",
    "See doi:10.1000/abc.2020.15.| It is free.",
    "See https://example.org/a.b?c=d!e for data.| It is free.",
    "See https://example.org/a.| It is free.",
    "See www.example.org.| It is free.",
    "Write to info@example.org.| We answer.",
    # ellipses
    "Well… maybe it does.",
    "Well… |Maybe it does.",
    "Wait ... what is it?",
    "Wait...| What is it?",
    "Wait . . . what is it?",
    # markers behind the stop
    "Sleep improved.[3]| Pain did not.",
    "Sleep improved. [3, 4]| Pain did not.",
    "Sleep improved.[1][2]| Pain did not.",
    "Sleep improved.¹²| Pain did not.",
    "Sleep improved.[^1]| Pain did not.",
    "Sleep improved.3| Pain did not.",
    "Sleep improved.3,4| Pain did not.",
    "Sleep improved.*| Pain did not.",
    "Sleep improved [3].| Pain did not.",
    "Was it “better”?[2]| Some say so.",
    # quotes and brackets
    "He said “it works.”| Then he left.",
    "He said “Does it work?” and left.",
    "(It may work.)| Ask first.",
    "“It works.”| “For whom?”",
    "It works (see below).| Ask first.",
    "It works (see Fig. 2.) in adults.",
    "It works.| “But how?” they asked.",
    "It works.| (Ask first.)",
]


@pytest.mark.parametrize("marked", CASES)
def test_sentences_end_where_a_reader_sees_an_end(marked: str) -> None:
    expected = [part.strip() for part in marked.split("|")]
    assert sentences(marked.replace("|", "")) == expected


@given(st.text(alphabet="aB1 .!?…\"'”)][(^*¹,\u00a0é", max_size=60))
def test_ranges_are_ordered_and_leave_out_only_white_space(text: str) -> None:
    ranges = sentence_ranges(text)
    before = 0
    for start, end in ranges:
        assert before <= start < end <= len(text)
        assert not text[before:start].strip()
        assert text[start:end] == text[start:end].strip()
        before = end
    assert not text[before:].strip()


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_can_be_split(before: str, after: str) -> None:
    assert "".join("".join(sentences(before + ". " + after)).split()) == "".join((before + ". " + after).split())


@pytest.mark.parametrize(
    "unit", [". ", "a. ", "[1]", ".)", "A. B. ", "https://a.b ", "1", "…", "- ", "et al. ", "(", ").", ".[1]", ".1"]
)
def test_long_stretches_of_one_thing_are_split_to_their_end(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    ranges = sentence_ranges(text)
    assert all(before[1] <= after[0] for before, after in pairwise(ranges))
    assert not text[ranges[-1][1] :].strip()
