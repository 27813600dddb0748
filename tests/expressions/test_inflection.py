"""All forms of a word, regular or not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimlint.expressions.inflection import forms, phrase_forms
from claimlint.expressions.spelling import norm

#: A lemma and every form that the verb or noun has.
WORDS = """
cure cures cured curing; treat treats treated treating; heal heals healed healing; reduce reduces reduced reducing;
ease eases eased easing; study studies studied studying; play plays played playing; relieve relieves relieved
relieving; fix fixes fixed fixing; banish banishes banished banishing; vanquish vanquishes vanquished; attach
attaches attached; stop stops stopped stopping; rid rids ridding; slim slims slimmed slimming; ban bans banned
banning; quit quits quitting; equip equips equipped equipping; help helps helped helping; clear clears cleared
clearing; boost boosts boosted boosting; prefer prefers preferred preferring; control controls controlled
controlling; recur recurs recurred recurring; dispel dispels dispelled dispelling; unclog unclogs unclogged
unclogging; prevent prevents prevented preventing; inhibit inhibits inhibited inhibiting; benefit benefits benefited
benefitted benefiting benefitting; program programmed; travel travels travelled traveled travelling traveling; label
labels labelled labeled labelling; cancel cancelled canceled; free frees freed freeing; agree agrees agreed
agreeing; dye dyes dyed dyeing; die dies died dying; tie ties tied tying; panic panics panicked panicking; mimic
mimics mimicked mimicking; show shows showed shown showing; box boxes boxed; be am is are was were been being; have
has had having; do does did done doing; go goes went gone going; undo undoes undid undone undoing; beat beats beaten
beating; overcome overcomes overcame overcoming; win wins won winning; begin begins began begun beginning; become
becomes became becoming; fight fights fought fighting; sleep sleeps slept; shrink shrinks shrank shrunk shrinking;
prove proves proved proven proving; find finds found finding; keep keeps kept; put puts putting; cut cuts cutting;
spread spreads spreading; read reads reading; feel feels felt feeling; rise rose risen; break breaks broke broken
breaking; withstand withstands withstood; undergo undergoes underwent undergone undergoing; burn burned burnt; teach
taught; seek sought seeking; swell swelled swollen; lead led; lose lost losing; lie lay lain lying; tumour tumours
tumor tumors; analyse analysed analyzes analyzing; practise practised practicing; paralyse paralysed; organise
organised organizing; fulfil fulfils fulfilled fulfilling; enrol enrols enrolled; centre centres centred centering;
woman women; child children; tooth teeth; foot feet; person people; life lives; calf calves; disease diseases;
crisis crises; diagnosis diagnoses; metastasis metastases; analysis analyses; psychosis psychoses; sclerosis
scleroses; bacterium bacteria; criterion criteria; vertebra vertebrae; fungus fungi; nucleus nuclei; stimulus
stimuli; virus viruses; carcinoma carcinomas carcinomata; appendix appendices; allergy allergies; remedy remedies;
ulcer ulcers; abscess abscesses;
"""


@pytest.mark.parametrize("row", [row.split() for row in WORDS.split(";") if row.strip()], ids=lambda row: str(row[0]))
def test_a_word_has_its_forms(row: list[str]) -> None:
    assert {norm(form) for form in row} <= forms(norm(row[0]))


@pytest.mark.parametrize(
    ("lemma", "never"),
    [
        ("treat", "treatted"), ("heal", "healled"), ("prevent", "preventted"), ("show", "showwed"), ("fix", "fixxed"),
        ("be", "beed"), ("begin", "beginned"), ("child", "childs"), ("us", "uses"), ("no", "nos"), ("in", "inning"),
        ("can", "could"), ("its", "it"), ("die", "dieing"), ("cure", "cureing"), ("study", "studyed"),
    ],
)  # fmt: skip
def test_a_word_has_no_others(lemma: str, never: str) -> None:
    assert norm(never) not in forms(lemma)


@pytest.mark.parametrize("word", ["'s", "n't", "10", "0.5", "a", "q10", "%", "meta-analysis"])
def test_what_is_no_word_stays_as_it_is(word: str) -> None:
    assert forms(word) == {norm(word)}


@given(st.text(max_size=12))
def test_every_text_is_among_its_own_forms(word: str) -> None:
    assert norm(word.lower()) in forms(word)


def test_first_and_last_word_of_a_phrase_inflect() -> None:
    first, middle, last = phrase_forms(("break", "the", "cycle"))
    assert "broken" in first
    assert middle == {"the"}
    assert "cycles" in last
    assert phrase_forms(()) == ()
