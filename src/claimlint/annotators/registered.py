"""Marks what the lock file knows of references: `@mismatch` on identifiers that lead to nothing or to another work,
`@notice` on those of works that were retracted, corrected or superseded, `@unverified` on references that could have
been looked up and were not, where the house asks for that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimlint.model.reference import Entry
from claimlint.model.registry import NOTICES, Record
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark
from claimlint.sources.bibliography import key_of as key_of_label
from claimlint.sources.identifiers import identifiers, in_address
from claimlint.sources.reference_entry import entry_from
from claimlint.sources.registry_keys import can_be_sought, is_verified, key_of, keys_of
from claimlint.sources.registry_words import MISMATCHES, mismatch, noticed, superseded

GIVES: dict[str, dict[str, tuple[str, ...] | None]] = {
    "@mismatch": {"kind": MISMATCHES, "key": None, "told": None},
    "@notice": {"kind": (*NOTICES, "superseded"), "admitted": ("yes", "no"), "key": None, "told": None},
    "@unverified": {},
}
NEEDS: tuple[str, ...] = ("$", "@reference", "@citation")
TOLD = "$retraction-told"


@dataclass(frozen=True, slots=True)
class _Place:
    """One identifier where it stands."""

    key: str
    start: int
    end: int
    entry: Entry
    printed: str
    admitted: bool
    """The text says there that something is the matter with the work."""


def annotate(text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
    """What is known of a document's references, and, where it is asked for, what is not."""
    if setting.registry:
        for place in (*_listed(text), *_filed(text), *_in_text(text)):
            if record := setting.registry.get(place.key):
                yield from _marks(place, record)
    if setting.require_verified:
        yield from _unverified(text, setting)


def _marks(place: _Place, record: Record) -> Iterator[Mark]:
    kind, told = mismatch(place.entry, place.printed, record)
    if kind:
        yield Mark("@mismatch", place.start, place.end, {"kind": kind, "key": place.key, "told": told})
    admitted = "yes" if place.admitted else "no"
    if record.notices:
        worst = record.notices[0]
        said = {"kind": worst.kind, "admitted": admitted, "key": place.key, "told": noticed(worst)}
        yield Mark("@notice", place.start, place.end, {**said})
    elif later := superseded(record):
        said = {"kind": "superseded", "admitted": admitted, "key": place.key, "told": later}
        yield Mark("@notice", place.start, place.end, {**said})


def _listed(text: AnnotatedText) -> Iterator[_Place]:
    for mark in text.of("@reference").all:
        entry, printed = entry_from(mark.attributes), text.words(mark.start, mark.end)
        admitted = bool(text.of(TOLD).overlapping(mark.start, mark.end)) or _told_where_cited(
            text, str(mark.attributes["entry"])
        )
        spans = _spans(text, mark)
        for key in keys_of(entry):
            yield _Place(key, *spans.get(key, (mark.start, mark.end)), entry, printed, admitted)


def _spans(text: AnnotatedText, mark: Mark) -> dict[str, tuple[int, int]]:
    """Where in an entry its identifiers stand, as tokens; behind a link it is the link's words."""
    number, offset = text.tokens.blocks[mark.start], text.tokens.starts[mark.start]
    block = text.document.blocks[number]
    spans: dict[str, tuple[int, int]] = {}
    for link in block.links:
        low, high = text.token_range(number, link.start, link.end)
        if mark.start <= low < high <= mark.end:
            spans |= {key: (low, high) for kind, value in in_address(link.target) if (key := key_of(kind, value))}
    for one in reversed(identifiers(text.words(mark.start, mark.end))):
        low, high = text.token_range(number, offset + one.start, offset + one.end)
        if (key := key_of(one.kind, one.value)) and low < high:
            spans[key] = low, high
    return spans


def _told_where_cited(text: AnnotatedText, entry: str) -> bool:
    """Whether every sentence that cites an entry says what happened to it."""
    places = [mark for mark in text.of("@citation").all if mark.attributes.get("entry") == entry]
    return bool(places) and all(_told_in_sentence(text, mark) for mark in places)


def _told_in_sentence(text: AnnotatedText, mark: Mark) -> bool:
    sentence = text.sentence(mark.start)
    return bool(text.of(TOLD).within(sentence.start, sentence.end))


def _filed(text: AnnotatedText) -> Iterator[_Place]:
    """Entries of the bibliography file, at the first marker that names them."""
    for label, entry in text.document.bibliography.items():
        name = key_of_label(label)
        cited = next((mark for mark in text.of("@citation").all if mark.attributes.get("entry") == name), None)
        if cited is not None:
            admitted = _told_where_cited(text, name)
            printed = f"{entry.surname}. {entry.title}. {entry.year or ''}"
            for key in keys_of(entry):
                yield _Place(key, cited.start, cited.end, entry, printed, admitted)


def _in_text(text: AnnotatedText) -> Iterator[_Place]:
    """Identifiers in running text, which print nothing to compare with."""
    for mark in text.of("@citation").all:
        if "target" not in mark.attributes or "entry" in mark.attributes:
            continue
        target, form = str(mark.attributes["target"]), str(mark.attributes["form"])
        named = in_address(target) or [(form, target)]
        for key in dict.fromkeys(key for kind, value in named if (key := key_of(kind, value))):
            yield _Place(key, mark.start, mark.end, Entry("unknown"), "", _told_in_sentence(text, mark))


def _unverified(text: AnnotatedText, setting: Setting) -> Iterator[Mark]:
    """References that a registry could be asked for: with an identifier, or with words to find it by."""

    def is_open(entry: Entry) -> bool:
        return (bool(keys_of(entry)) or can_be_sought(entry)) and not is_verified(entry, setting.registry)

    for mark in text.of("@reference").all:
        if is_open(entry_from(mark.attributes)):
            yield Mark("@unverified", mark.start, mark.end)
    for label, entry in text.document.bibliography.items():
        cited = [mark for mark in text.of("@citation").all if mark.attributes.get("entry") == key_of_label(label)]
        if cited and is_open(entry):
            yield Mark("@unverified", cited[0].start, cited[0].end)
    for place in _in_text(text):
        record = setting.registry.get(place.key)
        if record is None or not record.is_known:
            yield Mark("@unverified", place.start, place.end)
