"""Words that stock parsers misread in health advertising, as the pipeline that ships reads them."""

from __future__ import annotations

import pytest

from claimlint.language.parser import parse
from claimlint.language.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("Our infusion protocol cures PTSD.", "cures", "VBZ"),
        ("Melts stubborn fat overnight", "Melts", "VBZ"),
        ("By shortening colds, zinc saves you sick days.", "shortening", "VBG"),
        ("Treats eczema, rosacea and burns", "Treats", "VBZ"),
        ("Zinc cures the common cold.", "cures", "VBZ"),
        ("Cures for the common cold", "Cures", "NNS"),
        ("Guards your heart while you sleep", "Guards", "VBZ"),
        ("Burns heal better under a moist dressing.", "Burns", "NNS"),
        ("Doctors noticed reduced scarring after the peel.", "reduced", "VBN"),
        ("Tea lowered cortisol in tired nurses.", "lowered", "VBD"),
        ("No pill reverses ageing.", "reverses", "VBZ"),
        ("Joint support with collagen", "support", "NN"),
        ("Support your joints with collagen.", "Support", "VB"),
        ("Lowers LDL, raises HDL", "Lowers", "VBZ"),
    ],
)
def test_nouns_and_verbs_of_one_form_are_told_apart(text: str, word: str, tag: str) -> None:
    words = tokenize([text]).texts
    (syntax,) = parse([words])
    assert syntax.tags[words.index(word)] == tag
