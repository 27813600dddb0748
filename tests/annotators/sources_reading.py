"""Drafts in Markdown with the marks of sources, for the tests beside this file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from claimlint.annotators import citation, preprint, reference, vocabulary
from claimlint.language.reading import read_language
from claimlint.model.document import Source
from claimlint.model.reference import Entry
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark
from claimlint.packs import load
from claimlint.readers.markdown import read


@cache
def _setting() -> Setting:
    wanted = ("preprint-label", "preprint-server")
    return Setting({name: load().vocabularies[name] for name in wanted}, date(2026, 1, 15))


def sources(draft: str, filed: Mapping[str, Entry] | None = None) -> AnnotatedText:
    """The draft with its references, citations and preprints marked; `filed` is what its bibliography file holds."""
    text = read_language(replace(read(Source("draft.md", draft)), bibliography=filed or {}))
    for annotator in (vocabulary, reference, citation, preprint):
        text = text.marked(annotator.annotate(text, _setting()))
    return text


def marked(draft: str, kind: str, filed: Mapping[str, Entry] | None = None) -> list[tuple[str, Mark]]:
    """The words of every mark of a kind, with the mark."""
    text = sources(draft, filed)
    return [(text.words(mark.start, mark.end), mark) for mark in text.of(kind).all]
