"""Drafts in Markdown with the marks of sources, for the tests beside this file."""

from __future__ import annotations

from functools import cache

from claimlint.annotators import citation, preprint, reference, vocabulary
from claimlint.language.reading import read_language
from claimlint.model.document import Source
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark
from claimlint.packs import load
from claimlint.readers.markdown import read


@cache
def _setting() -> Setting:
    wanted = ("preprint-label", "preprint-server")
    return Setting(vocabularies={name: load().vocabularies[name] for name in wanted})


def sources(draft: str) -> AnnotatedText:
    """The draft with its references, citations and preprints marked."""
    text = read_language(read(Source("draft.md", draft)))
    for annotator in (vocabulary, reference, citation, preprint):
        text = text.marked(annotator.annotate(text, _setting()))
    return text


def marked(draft: str, kind: str) -> list[tuple[str, Mark]]:
    """The words of every mark of a kind, with the mark."""
    text = sources(draft)
    return [(text.words(mark.start, mark.end), mark) for mark in text.of(kind).all]
