"""The generated sentences are trees, varied, made of claimlint's tokens, and read ambiguous words both ways."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

pytest.importorskip("spacy")

from claimlint.language.tokens import tokenize
from tools.english.analysis import Analysis
from tools.english.grammar import generated, generated_by_pattern
from tools.english.words import verb

COUNT = 10_000
TAGS = frozenset(
    "CC CD DT EX IN JJ JJR JJS MD NN NNS NNP POS PRP PRP$ RB RBR RBS TO VB VBD VBG VBN VBP VBZ WDT WP WRB . , :".split()
)
LABELS = frozenset(
    "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj dative dep det "
    "dobj expl mark neg npadvmod nsubj nsubjpass nummod oprd pcomp pobj poss preconj prep punct "
    "quantmod relcl xcomp".split()
)
#: Nouns in the plural and verbs of the third person, whose reading the teacher often misses.
BOTH_WAYS = (
    "cures treats helps benefits supports causes boosts cuts burns fights lifts drops increases guards works"
).split()


@pytest.fixture(scope="module")
def sample() -> list[tuple[str, Analysis]]:
    return list(generated_by_pattern(COUNT, seed=7))


def test_every_sentence_is_a_tree_without_crossing_lines(sample: list[tuple[str, Analysis]]) -> None:
    for _, analysis in sample:
        roots = [number for number, head in enumerate(analysis.heads) if number == head]
        assert len(roots) == 1, analysis
        assert [number for number, label in enumerate(analysis.labels) if label == "ROOT"] == roots, analysis
        assert all(roots[0] in _above(analysis, number) for number in range(len(analysis.words))), analysis
        for number, head in enumerate(analysis.heads):
            between = range(min(number, head) + 1, max(number, head))
            assert all(head in _above(analysis, other) for other in between), analysis


def _above(analysis: Analysis, number: int) -> list[int]:
    """The numbers on the way from a word to the root, its own among them."""
    way = [number]
    while analysis.heads[way[-1]] != way[-1]:
        assert len(way) <= len(analysis.words)
        way.append(analysis.heads[way[-1]])
    return way


def test_tags_and_labels_are_those_of_the_teacher(sample: list[tuple[str, Analysis]]) -> None:
    assert {tag for _, analysis in sample for tag in analysis.tags} == TAGS
    assert {label for _, analysis in sample for label in analysis.labels} == LABELS


def test_no_pattern_is_a_large_share(sample: list[tuple[str, Analysis]]) -> None:
    shares = Counter(name for name, _ in sample)
    assert len(shares) >= 60
    assert max(shares.values()) <= 0.04 * COUNT


def test_sentences_hardly_ever_come_twice(sample: list[tuple[str, Analysis]]) -> None:
    assert len({analysis.words for _, analysis in sample}) >= 0.98 * COUNT


def test_words_are_the_tokens_that_claimlint_reads(sample: list[tuple[str, Analysis]]) -> None:
    for _, analysis in sample:
        text = " ".join(analysis.words).replace(" n't", "n't").replace(" 's", "'s")
        assert tokenize([text]).texts == analysis.words


def test_ambiguous_words_are_read_both_ways(sample: list[tuple[str, Analysis]]) -> None:
    tags = _tags(sample)
    for word in BOTH_WAYS:
        assert min(tags[word]["NNS"], tags[word]["VBZ"]) >= 4, (word, tags[word])
    for word in ("reduced", "improved", "increased"):
        assert min(tags[word]["VBN"], tags[word]["VBD"]) >= 5, (word, tags[word])
    assert min(tags["lower"]["JJR"], tags["lower"]["VB"]) >= 5


def _tags(sample: list[tuple[str, Analysis]]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for _, analysis in sample:
        for word, tag in zip(analysis.words, analysis.tags, strict=True):
            found[word.lower()][tag] += 1
    return found


def test_the_same_seed_makes_the_same_sentences() -> None:
    assert generated(200, seed=3) == generated(200, seed=3)
    assert generated(200, seed=3) != generated(200, seed=4)


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("cut", "cuts cut cut cutting"),
        ("drop", "drops dropped dropped dropping"),
        ("ease", "eases eased eased easing"),
        ("soothe", "soothes soothed soothed soothing"),
        ("fight", "fights fought fought fighting"),
        ("remedy", "remedies remedied remedied remedying"),
        ("destroy", "destroys destroyed destroyed destroying"),
        ("banish", "banishes banished banished banishing"),
        ("control", "controls controlled controlled controlling"),
        ("target", "targets targeted targeted targeting"),
        ("have", "has had had having"),
        ("outwit", "outwits outwitted outwitted outwitting"),
        ("reset", "resets reset reset resetting"),
        ("hide", "hides hid hidden hiding"),
    ],
)
def test_verbs_are_inflected(base: str, forms: str) -> None:
    assert [verb(base).form(tag) for tag in ("VBZ", "VBD", "VBN", "VBG")] == forms.split()
