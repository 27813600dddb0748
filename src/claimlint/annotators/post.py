"""Marks the post as a whole, on its first word: its topic and kind, who wrote and reviewed it, and how old it is.

Duties of a whole post (sources, preprint labels, disclaimers) are owed by posts about health only, and those about
treatment by articles only: a page on benefits, an obituary, an award or advice on pets owes none.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from claimlint.annotators.frames.health import is_on_health
from claimlint.annotators.posts.bylines import bylines, key_of
from claimlint.annotators.posts.dates import is_released, months_between, newest_date
from claimlint.model.document import Document
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark, Value

#: A kind besides `article`, the list of its words, and how many distinct ones tell it.
_KINDS = (
    ("veterinary", "$veterinary-talk", 2),
    ("obituary", "$obituary-talk", 2),
    ("award", "$award-talk", 2),
    ("software", "$software-talk", 3),
)
_ELIGIBILITY = "$eligibility-talk"
_ELIGIBILITY_TERMS = 5
#: One word said again ("broad coverage, good coverage") tells of no benefits.
_ELIGIBILITY_DISTINCT = 3
KINDS = ("article", "eligibility", *(kind for kind, _, _ in _KINDS))
_AI_KEYS = frozenset({"ai", "aigenerated", "aiassisted", "generatedby", "aidraft", "generatedwith", "aitool"})
_NO = frozenset({"", "false", "no", "none", "off", "0", "human"})
GIVES: dict[str, dict[str, tuple[str, ...] | None]] = {
    "@post": {
        "topic": ("health", "other"), "kind": KINDS, "author": None, "credential": ("told",), "reviewer": None,
        "dated": None, "age-months": None, "ai": ("declared",), "released": ("yes",),
    }
}  # fmt: skip
NEEDS = ("$", "@presented")


def annotate(text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
    """One mark on the first token, none for a text without any.

    `dated` is the newest day of publication, update or review (ISO), `age-months` its whole months up to the
    setting's day; `author` and `reviewer` are as the post gives them; `released` says that it is news for the press.
    """
    if len(text.tokens):
        told = {**_byline(text), **_age(text, setting), **_ai(text.document), **_released(text.document)}
        yield Mark("@post", 0, 1, {"topic": _topic(text), "kind": _kind(text), **told})


def _topic(text: AnnotatedText) -> str:
    return "health" if text.of("@presented").all or is_on_health(text) else "other"


def _kind(text: AnnotatedText) -> str:
    for kind, vocabulary, distinct in _KINDS:
        if len({mark.term for mark in text.of(vocabulary).all}) >= distinct:
            return kind
    told = text.of(_ELIGIBILITY).all
    is_on_benefits = len(told) >= _ELIGIBILITY_TERMS and len({mark.term for mark in told}) >= _ELIGIBILITY_DISTINCT
    return "eligibility" if is_on_benefits else "article"


def _byline(text: AnnotatedText) -> dict[str, Value]:
    found = bylines(text.document)
    told: dict[str, Value] = {}
    if found.author:
        told["author"] = found.author
    if found.credential:
        told["credential"] = "told"
    if found.reviewer:
        told["reviewer"] = found.reviewer
    return told


def _ai(document: Document) -> dict[str, Value]:
    """Whether the front matter declares that a program wrote or helped to write."""
    declared = (f for f in document.front_matter.values() if key_of(f.key) in _AI_KEYS and f.value.lower() not in _NO)
    return {"ai": "declared"} if any(declared) else {}


def _released(document: Document) -> dict[str, Value]:
    return {"released": "yes"} if is_released(document) else {}


def _age(text: AnnotatedText, setting: Setting) -> dict[str, Value]:
    day = newest_date(text.document, day_first=setting.jurisdiction != "us")
    if day is None:
        return {}
    known: dict[str, Value] = {"dated": day.isoformat()}
    return known if setting.as_of == date.min else known | {"age-months": months_between(day, setting.as_of)}
