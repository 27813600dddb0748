"""Terms are found by their first words as if every form of every term had been listed out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimlint.annotators import vocabulary as annotator
from claimlint.expressions import first_words
from claimlint.expressions.inflection import beginnings, forms
from claimlint.expressions.joining import walk_words
from claimlint.expressions.plain_terms import PlainTerm
from claimlint.expressions.spelling import norm
from claimlint.expressions.syntax import parse
from claimlint.expressions.term_entries import Entry
from claimlint.expressions.term_index import TermIndex, term_index
from claimlint.expressions.term_ways import ways_of
from claimlint.model.expression import Marked
from claimlint.model.rule import Term, Vocabulary
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark
from tests.texts import DAY, read, shipped

EXAMPLES = sorted(Path(__file__).parents[2].glob("examples/**/*.md"))


def written(vocabulary: Vocabulary, term: Term) -> str:
    """The line on which a term stands, without mark and comment."""
    line = Path(vocabulary.path).read_text(encoding="utf-8").splitlines()[term.line - 1]
    return re.sub(r"\s#.*", "", line).strip().removeprefix("~ ").strip()


def parsed(vocabulary: Vocabulary) -> Vocabulary:
    """The same word list with every line read by the parser."""
    terms = (Term(t.name, parse(written(vocabulary, t)), t.ambiguous, t.line) for t in vocabulary.terms)
    return replace(vocabulary, terms=tuple(terms))


def posts() -> Iterator[str]:
    """The examples, and those of every rule as one post."""
    for path in EXAMPLES:
        yield path.read_text(encoding="utf-8")
    for rule in shipped().rules:
        yield "\n\n".join(example.text for example in (*rule.bad, *rule.good))


@pytest.fixture(scope="module")
def lists() -> dict[str, Vocabulary]:
    """All lists; those from tables of knowledge have no lines to parse."""
    every = shipped().vocabularies.items()
    return {name: parsed(one) if one.path.endswith(".txt") else one for name, one in every}


@pytest.fixture(scope="module")
def index() -> TermIndex:
    return term_index(tuple(shipped().vocabularies.values()))


def marks(found: list[Mark]) -> set[tuple[str, int, int, str]]:
    return {(mark.kind, mark.start, mark.end, mark.term) for mark in found}


def test_most_terms_are_read_late() -> None:
    every = [term for one in shipped().vocabularies.values() for term in one.terms]
    assert sum(isinstance(term, PlainTerm) for term in every) > 0.8 * len(every)


def test_every_word_begins_the_terms_that_have_it_as_first_word(index: TermIndex, lists: dict[str, Vocabulary]) -> None:
    listed: dict[str, set[tuple[str, int, object]]] = {}
    for name, one in lists.items():
        for term in one.terms:
            for way, _ in () if isinstance(term.expression, Marked) else ways_of(term.expression) or ():
                for form in way[0]:
                    listed.setdefault(form, set()).add((f"${name}", term.line, way))
    for form, ways in listed.items():
        found = {(name, e.term.line, e.forms) for e in index.by_first.get(form) for name in e.lists}
        assert ways <= found, form
    assert len(listed) > 10_000


def test_examples_get_the_marks_that_parsed_lists_give(lists: dict[str, Vocabulary]) -> None:
    for post in posts():
        text = read(post)
        late = annotator.annotate(text, Setting(shipped().vocabularies, DAY))
        assert marks(list(late)) == marks(list(annotator.annotate(text, Setting(lists, DAY))))


def runs(text: AnnotatedText, entries: Iterator[Entry], token: int) -> set[tuple[str, int]]:
    return {(entry.term.name, end) for entry in entries for end in walk_words(text, entry.forms, token)[:1]}


def test_no_term_is_passed_over_for_its_second_word(index: TermIndex) -> None:
    for post in posts():
        text = read(post)
        tokens = text.tokens
        for token, word in enumerate(tokens.norms):
            beginning = index.by_first.beginning(word)
            # A first word that is joined to the next is looked up by both together.
            if beginning is None or index.by_first.get(tokens.together[token]):
                continue
            tried = runs(text, iter(beginning.followed(tokens, token + 1)), token)
            assert tried == runs(text, iter(beginning.entries), token)


_begins = st.sampled_from(["", "haem", "foe", "oed", "tumour", "aem", "manoeuvr", "practi", "defenc", "analy"])
_letters = st.text("aeiouyslmrnctpdhkg", min_size=1, max_size=9)
_ends = st.sampled_from("y ie e ee oe s sis oma is c el our re ae aem isat metr litr pyjama".split())


@given(st.tuples(_begins, _letters, _ends | st.just("")).map("".join))
def test_every_form_begins_as_its_lemma_tells(word: str) -> None:
    lemma = norm(word)
    told = tuple(beginnings(lemma))
    for form in forms(lemma):
        assert any(form == begin if whole else form.startswith(begin) for begin, whole in told)


def test_words_are_forgotten_without_harm(index: TermIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ("migraine", "asthma", "xyzzy", "anxiety", "migraine")
    before = [index.by_first.get(word) for word in words]
    monkeypatch.setattr(first_words, "MOST_KNOWN", 2)
    assert [index.by_first.get(word) for word in words] == before
    assert [bool(found) for found in before] == [True, True, False, True, True]
