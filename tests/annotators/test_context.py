"""What excuses a claim, and how far each excuse reaches."""

from __future__ import annotations

import pytest

from tests.texts import marked


def contexts(sentence: str, word: str) -> set[str]:
    """The contexts that cover a word of the sentence."""
    text = marked(sentence)
    at = text.tokens.texts.index(word)
    return {str(mark.attributes["kind"]) for mark in text.of("@context").overlapping(at, at + 1)}


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Vitamin D does not cure depression.", "cure"),
        ("Vitamin D doesn’t cure depression.", "cure"),
        ("There is no cure for lupus.", "cure"),
        ("The drug never cured anyone.", "cured"),
        ("Neither tea nor honey cures colds.", "cures"),
        ("The trial failed to show that it eases pain.", "eases"),
        ("There is no evidence that it reverses dementia.", "reverses"),
        ("It has yet to cure a single patient.", "cure"),
        ("Zinc cannot prevent colds or treat flu.", "treat"),
    ],
)
def test_negated(sentence: str, word: str) -> None:
    assert "negated" in contexts(sentence, word)


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("It not only eases pain, it cures migraine.", "eases"),
        ("No doubt it cures migraine.", "cures"),
        ("No wonder it cures migraine.", "cures"),
        ("It does not taste good, but it cures migraine.", "cures"),
        ("It is not addictive and cures migraine.", "cures"),
        ("It cures migraine, not epilepsy.", "cures"),
        ("Do not wait; it cures migraine.", "cures"),
        ("Rather than curing colds, it cures migraine.", "cures"),
        ("No drug cures migraine like this one.", "cures"),
    ],
)
def test_not_negated(sentence: str, word: str) -> None:
    assert "negated" not in contexts(sentence, word)


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Ginger may reduce nausea.", "reduce"),
        ("Ginger might ease nausea, improving sleep.", "improving"),
        ("Ginger could ease nausea and improve sleep.", "improve"),
        ("Ginger can potentially ease nausea.", "ease"),
        ("Ginger appears to ease nausea.", "ease"),
        ("These data suggest that ginger eases nausea.", "eases"),
        ("Ginger eases nausea in some people.", "eases"),
        ("Ginger is thought to ease nausea.", "ease"),
        ("This suggests that ginger eases nausea and improves sleep.", "improves"),
        ("Ginger could ease nausea, improving sleep and calming nerves.", "calming"),
    ],
)
def test_hedged(sentence: str, word: str) -> None:
    assert "hedged" in contexts(sentence, word)


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Ginger can ease nausea.", "ease"),
        ("Ginger helps ease nausea.", "ease"),
        ("Promising ginger eases nausea.", "eases"),
        ("Ginger eases nausea and may improve sleep.", "eases"),
        ("It may take a week; then ginger eases nausea.", "eases"),
        ("It may ease nausea and cures migraine.", "cures"),
        ("It appears to ease nausea and cures migraine.", "cures"),
        ("The shop opened in May and ginger eases nausea.", "eases"),
        ("You might have read that ginger eases nausea.", "eases"),
    ],
)
def test_not_hedged(sentence: str, word: str) -> None:
    assert "hedged" not in contexts(sentence, word)


@pytest.mark.parametrize(
    ("text", "word", "context"),
    [
        ("Does garlic cure the flu?", "cure", "questioned"),
        ("# Can garlic cure the flu", "cure", "questioned"),
        ("Myth: garlic cures the flu. Fact: it does not.", "cures", "myth"),
        ("It is a myth that garlic cures the flu.", "cures", "myth"),
        ("A common misconception is that garlic cures the flu.", "cures", "myth"),
        ("Doctors once thought that garlic cures the flu.", "cures", "historical"),
        ("A review concluded that garlic cures the flu.", "cures", "attributed"),
        ("Garlic is touted as a cure for flu, but no trial supports that.", "cure", "rebutted"),
        ("It eased pain, although the sample was small.", "eased", "limited"),
        ("Beware of pages that say garlic cures the flu.", "cures", "myth"),
        ("If garlic cured the flu, nobody would be ill.", "cured", "hypothetical"),
        ("We tested whether garlic cures the flu.", "cures", "hypothetical"),
        ("Some websites claim that garlic cures the flu. There is no evidence for this.", "cures", "rebutted"),
        ("She said “this tea cures every headache I have” and smiled.", "cures", "quoted"),
        ("> This tea cures headaches.", "cures", "quoted"),
        ("According to the maker, the tea cures headaches.", "cures", "attributed"),
        ("In the 19th century mercury was sold to cure syphilis.", "cure", "historical"),
        ("It eased pain, but larger trials are needed.", "eased", "limited"),
        ("This product is not intended to diagnose, treat, cure, or prevent any disease.", "cure", "permitted"),
    ],
)
def test_other_contexts(text: str, word: str, context: str) -> None:
    assert context in contexts(text, word)


@pytest.mark.parametrize(
    ("text", "word", "context"),
    [
        ("Contrary to popular belief, garlic cures the flu.", "cures", "myth"),
        ("Myth: garlic cures the flu. Fact: rest helps, and sertraline treats depression.", "treats", "myth"),
        ("Some websites claim that garlic cures the flu. Order yours today.", "cures", "rebutted"),
        ("Hit the “reset” button: the tea cures headaches.", "cures", "quoted"),
        ("Can you sleep? This tea cures headaches.", "cures", "questioned"),
    ],
)
def test_contexts_that_do_not_reach(text: str, word: str, context: str) -> None:
    assert context not in contexts(text, word)
