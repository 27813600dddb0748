"""Who wrote a post and who reviewed it: a document goes in, the names that its head or its text gives come out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimlint.model.document import SURROUNDINGS, Document

AUTHOR_KEYS = frozenset(
    {
        "author",
        "authors",
        "authorname",
        "byline",
        "by",
        "writtenby",
        "writer",
        "contributor",
        "contributors",
        "lastupdateauthor",
        "lastupdatedby",
    }
)
REVIEWER_KEYS = frozenset(
    {
        "reviewer", "reviewers", "reviewedby", "medicallyreviewedby", "medicalreviewer", "medicalreviewers",
        "clinicallyreviewedby", "clinicalreviewer", "expertreviewer", "medicalreviewby", "reviewby", "factcheckedby",
        "factchecker", "medicalreview", "medicallyreviewed", "checkedby", "approvedby", "medicaleditor",
    }
)  # fmt: skip
CREDENTIAL_KEYS = frozenset({"credential", "credentials", "authorcredentials", "authortitle", "qualifications"})

#: What site builders wrap fields of one's own in (`params.reviewer`, `extra.author`).
_WRAPPERS = frozenset({"params", "extra", "meta", "metadata", "custom", "fields", "attributes", "lastupdate", "page"})
#: Below an author, these hold the training or the work.
_ROLES = frozenset({"title", "role", "jobtitle", "suffix", "bio", "description"})
#: Values of switches, which name nobody.
_SWITCHES = frozenset({"true", "false", "yes", "no", "on", "off", "none", "null", "n/a", "tbd"})

_CREDENTIAL = re.compile(
    r"\b(?:M\.?D|D\.?O|Ph\.?D|R\.?N|N\.?P|PA-C|Pharm\.?D|D\.?D\.?S|D\.?M\.?D|MBBS|MBChB|MBBCh|MRCGP|MRCP|FRCP\w*|FRACGP|"
    r"FRANZCP|MRCPsych|FACP|MPH|R\.?D\.?N|RD|LCSW|LMFT|LPC|LMHC|Psy\.?D|DNP|APRN|FNP|CNM|DPT|DPhil|BPharm|CCC-SLP)\b"
    r"|\b(?:Dr|Prof|Professor)\b"
    r"|(?i:\b(?:doctor|physician|nurse|pharmacist|dietitian|psychologist|psychiatrist|therapist|surgeon|dentist|"
    r"midwife|medical (?:director|team|board|editor)|clinical (?:director|team|board))\b)"
)
#: A name, or a body with a name: it begins with a capital.
_NAME = r"(?:the |our |Dr\.? )?(?P<name>[A-Z][^|\u00b7\u2022\n(]{1,120})"
_REVIEW = re.compile(
    rf"\b(?i:(?:medically|clinically|scientifically|expert)[ -](?:reviewed|checked|approved)"
    rf"(?: on [^|.\n]{{4,24}})? by:?"
    rf"|medical(?:ly)? review(?:er)?(?: by)?:|medical review by|clinical review(?:er)?(?: by)?:"
    rf"|(?:this|the) (?:article|post|page|text|guide|content|information) (?:was|has been|is) "
    rf"(?:last )?(?:medically |clinically )?(?:reviewed|checked)(?: and approved)? by) {_NAME}"
)
_REVIEW_AT_START = re.compile(
    rf"(?:^|[.|\u00b7\u2022;] ?)(?i:reviewed(?: and approved)?|reviewer|checked|fact[ -]?checked)(?i: by:?|:) {_NAME}"
)
_WRITTEN = re.compile(
    rf"^(?:[Bb]y|BY|[Ww]ritten by|[Aa]bout the [Aa]uthors?|[Aa]uthors?|[Ww]ords(?: by|:)|[Pp]osted by"
    rf"|[Pp]ublished by):? {_NAME}"
    rf"|(?:^|[.|\u00b7\u2022;] ?)[Ww]ritten by:? (?:the |our |Dr\.? )?(?P<other>[A-Z][^|\u00b7\u2022\n(]{{1,120}})"
)
#: A byline is short; "By Monday most of them had left, …" runs on (words).
_SHORT = 25
#: Where only the opening word tells that it is a byline, it must be shorter still (words).
_SHORT_BY = 14


@dataclass(frozen=True, slots=True)
class Bylines:
    """Names as they stand in the post; empty when it gives none."""

    author: str = ""
    reviewer: str = ""
    credential: bool = False
    """Whether the author's training is told."""


def key_of(key: str) -> str:
    """A front-matter key without its style: `Reviewed_By`, `reviewed-by` and `reviewedBy` are one key."""
    return re.sub(r"[^a-z]", "", key.lower())


def bylines(document: Document) -> Bylines:
    """The author and the reviewer that the front matter or the text names."""
    author = _field(document, AUTHOR_KEYS) or _first(_authors(document))
    reviewer = _field(document, REVIEWER_KEYS) or _first(_reviewers(document))
    told = bool(_CREDENTIAL.search(author)) or bool(author and _field(document, CREDENTIAL_KEYS))
    return Bylines(author, reviewer, told or bool(author and _has_role(document)))


def bare_key(key: str) -> str:
    """A dotted front-matter key without what site builders wrap it in: `params.reviewer` is `reviewer`."""
    first, dot, rest = key.partition(".")
    return rest if dot and key_of(first) in _WRAPPERS else key


def _has_role(document: Document) -> bool:
    """Whether a field below the author tells a training (`authors.title: Registered Dietitian`)."""
    for field in document.front_matter.values():
        first, _, last = bare_key(field.key).partition(".")
        if key_of(first) in AUTHOR_KEYS and key_of(last) in _ROLES and _CREDENTIAL.search(field.value):
            return True
    return False


def _field(document: Document, keys: frozenset[str]) -> str:
    for field in document.front_matter.values():
        is_name = any(character.isalpha() for character in field.value) and field.value.lower() not in _SWITCHES
        if is_name and _names(bare_key(field.key), keys):
            return field.value.strip()
    return ""


def _names(key: str, keys: frozenset[str]) -> bool:
    """Whether a key is one of these, or what stands below one: `author`, `authors.name`, `author.credentials`."""
    first, _, last = key.partition(".")
    if key_of(key) in keys:
        return True
    return key_of(last) in keys if keys is CREDENTIAL_KEYS else key_of(first) in keys and key_of(last) == "name"


def _first(names: Iterator[str]) -> str:
    return next(names, "").strip()


def _authors(document: Document) -> Iterator[str]:
    for text in _texts(document):
        if len(text.split()) > _SHORT:
            continue
        found = _WRITTEN.search(text)
        if found and (not text.startswith(("By ", "by ")) or len(text.split()) <= _SHORT_BY):
            # The training may stand behind the name, past a bracket or a bar.
            yield text[found.start() :]


def _reviewers(document: Document) -> Iterator[str]:
    for text in _texts(document):
        at_start = _REVIEW_AT_START.search(text) if len(text.split()) <= _SHORT else None
        if found := _REVIEW.search(text) or at_start:
            yield found["name"]


def _texts(document: Document) -> Iterator[str]:
    return (
        block.text
        for block in document.blocks
        if block.kind not in ("table", "alt", "footnote", SURROUNDINGS)
        or (block.kind == SURROUNDINGS and block.name == "box")  # the author's box names who wrote the post
    )
