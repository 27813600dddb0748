"""Texts for tests: Markdown and a few word lists go in, an annotated text comes out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from claimlint import packs
from claimlint.annotators import annotate
from claimlint.expressions.syntax import parse
from claimlint.language.reading import read_language
from claimlint.model.document import Source
from claimlint.model.rule import Pack, Term, Vocabulary
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Phrase
from claimlint.readers import reader_for

DAY = date(2026, 1, 15)


@cache
def shipped() -> Pack:
    """The shipped packs, loaded once for all tests."""
    return packs.load()


def vocabulary(name: str, *lines: str) -> Vocabulary:
    """A word list written in a test; `~ ` marks an ambiguous line."""
    terms = []
    for number, line in enumerate(lines, 1):
        plain = line.removeprefix("~ ")
        terms.append(Term(plain.strip("[]").split("|")[0], parse(plain), line != plain, number))
    return Vocabulary(name, tuple(terms), f"{name}.txt", name)


def read(markdown: str) -> AnnotatedText:
    """A Markdown text with tokens, sentences and clauses, but no marks."""
    reader = reader_for(".md")
    assert reader is not None
    return read_language(reader(Source("draft.md", markdown)))


def marked(markdown: str, lists: Mapping[str, Vocabulary] | None = None) -> AnnotatedText:
    """A Markdown text with the marks of all annotators; by default with the shipped word lists."""
    return annotate(read(markdown), Setting(lists if lists is not None else shipped().vocabularies, DAY))


def words(text: AnnotatedText, kind: str) -> list[str]:
    """What the marks of a kind cover, in order."""
    return [text.words(mark.start, mark.end) for mark in text.of(kind).all]


def phrase(value: object) -> str | None:
    """The words of an attribute that stands in the text."""
    return value.text if isinstance(value, Phrase) else None
