"""Norms: which spellings are one word, and that rules and drafts agree on where words end."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimlint.expressions.spelling import norm, norms, pieces
from claimlint.language.addresses import addresses
from claimlint.language.tokens import tokenize

SAME = """
tumour tumor; Tumours tumors; anaemia anemia; leukaemia leukemia; ischaemic ischemic; hypoglycaemia hypoglycemia;
hyperkalaemia hyperkalemia; hypercholesterolaemia hypercholesterolemia; haemorrhage hemorrhage; paediatric
pediatric; orthopaedic orthopedic; gynaecology gynecology; oestrogen estrogen; oesophagus esophagus; oedema edema;
foetus fetus; diarrhoea diarrhea; dysmenorrhoea dysmenorrhea; apnoea apnea; tachypnoea tachypnea; aetiology
etiology; coeliac celiac; faecal fecal; anaesthesia anesthesia; paraesthesia paresthesia; caesarean cesarean;
manoeuvre maneuver; homoeopathy homeopathy; behaviour behavior; behavioural behavioral; colour color; labour labor;
favourite favorite; organise organize; organisation organization; organisations organizations; randomised
randomized; generalisable generalizable; immunising immunizing; analyse analyze; analysed analyzed; paralysing
paralyzing; centre center; centred centered; fibre fiber; litre liter; millilitres milliliters; kilometre kilometer;
nanometres nanometers; practise practice; practising practicing; licence license; licenced licensed; defence
defense; programme program; ageing aging; modelling modeling; labelled labeled; counselling counseling; travellers
travelers; cancelled canceled; enrolment enrollment; enrol enroll; fulfil fulfill; fulfils fulfills; fulfilment
fulfillment; skilful skillful; distil distill; sulphate sulfate; sulphur sulfur; aluminium aluminum; grey gray;
judgement judgment; sceptical skeptical; whilst while; mould mold; analogue analog; analogues analogs; dialogue
dialog; Ｃure cure; CURE cure; cafe\u0301 café; ﬁbre fiber; µg μg
"""


@pytest.mark.parametrize("pair", [row.split() for row in SAME.split(";")], ids="=".join)
def test_one_word_in_two_spellings(pair: list[str]) -> None:
    assert norm(pair[0]) == norm(pair[1])


@pytest.mark.parametrize(
    ("one", "other"),
    [("fulfilled", "filled"), ("programmed", "program"), ("rise", "rize"), ("sever", "severe"), ("metre", "metro"),
     ("us", "uz"), ("analyst", "analyzt"), ("diagnosis", "diagnoses"), ("affect", "effect")],
)  # fmt: skip
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert norm(one) != norm(other)


@given(st.text(alphabet="aeiouyslmrnctpdzgh", min_size=1, max_size=14))
def test_the_norm_of_a_norm_is_the_norm(word: str) -> None:
    assert norm(norm(word)) == norm(norm(norm(word)))
    assert norm(word.upper()) == norm(word)


TOKENS = [
    ("don't", "do n't"),
    ("Don’t", "do n't"),
    ("can't", "ca n't"),
    ("cannot", "can not"),
    ("dont", "dont"),
    ("it's", "it 's"),
    ("we’ve", "we 've"),
    ("patients'", "patients"),
    ("Crohn’s disease", "crohn 's disease"),
    ("‘cure’", "cure"),
    ("“cure”", "cure"),
    ("game-changer", "game changer"),
    ("game\u2011changer", "game changer"),
    ("10mg", "10 mg"),
    ("1,000", "1,000"),
    ("0.5", "0.5"),
    ("<.05", "< .05"),
    ("p=0.05", "p = 0.05"),
    ("50%", "50 %"),
    ("U.S.", "u.s."),
    ("e.g.", "e.g."),
    ("vs.", "vs ."),
    ("(n = 12)", "( n = 12 )"),
    ("cancer.", "cancer ."),
    ("end.The", "end . the"),
    ("people¹²", "people ¹²"),
    ("and/or", "and / or"),
    ("Formula™", "formula tm"),
    ("a – b", "a \u2014 b"),
    ("a—b", "a \u2014 b"),
    ("a--b", "a \u2014 b"),
    ("a -- b", "a \u2014 b"),
    ("5–10", "5 10"),
    ("Omega-3", "omega 3"),
    ("y'all", "y'all"),
    ("rock'n'roll", "rock'n'roll"),
]


@pytest.mark.parametrize(("text", "expected"), TOKENS, ids=[text for text, _ in TOKENS])
def test_words_of_a_phrase(text: str, expected: str) -> None:
    assert " ".join(norms(text)) == expected
    assert tokenize([text]).norms == norms(text)


@given(st.text(alphabet="aBé'’‘-–—\"“”.,;:!?()[]/%<>=&0159²™_*`~@#$ \u0301\u00a0\u00ad", max_size=40))
@example("x-'y--z---'")
@example("'s -")
@example("a.b. c.")
def test_rules_and_drafts_agree_on_words(text: str) -> None:
    if not addresses(text):
        assert tokenize([text]).norms == norms(text)


@given(st.text(max_size=40))
def test_rules_and_drafts_agree_on_any_text(text: str) -> None:
    if not addresses(text) and "\ufffc" not in text:
        assert tokenize([text]).norms == norms(text)


@given(st.text(alphabet="aB'’-.5²", max_size=20))
def test_pieces_are_ordered_and_lie_within(stretch: str) -> None:
    before = 0
    for start, end in pieces(stretch):
        assert before <= start < end <= len(stretch)
        before = end


def test_every_shipped_word_is_found_as_drafts_have_it(checkout: Path) -> None:
    lists = sorted((checkout / "rules" / "vocab").rglob("*.txt"))
    assert lists
    for path in lists:
        for line in path.read_text(encoding="utf-8").splitlines():
            written = re.sub(r'[\[\]()|?"~]|\.\.|\$\S+', "\n", line.split("#")[0])
            phrases = [phrase.strip() for phrase in written.split("\n") if phrase.strip() and not addresses(phrase)]
            for phrase, found in zip(phrases, map(_as_read, phrases), strict=True):
                assert found == norms(phrase), f"{path.name}: {phrase}"


def _as_read(phrase: str) -> tuple[str, ...]:
    return tokenize([phrase]).norms
