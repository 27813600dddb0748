"""The reference ledger: an annotated text goes in, its references with their markers and its statistics come out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from claimlint.engine.lines import LineIndex
from claimlint.engine.parts import in_reference
from claimlint.engine.scopes import reach, scope_spans
from claimlint.model.reference_ledger import Cited, FileReferences, ReferenceRow, StatisticRow
from claimlint.model.registry import Record
from claimlint.model.text import AnnotatedText, Mark
from claimlint.sources.bibliography import key_of
from claimlint.sources.reference_entry import entry_from, read_entry
from claimlint.sources.registry_keys import is_verified

PREPRINT_LABEL = "$preprint-label"
#: How an identifier is written out whose mark carries the bare value.
_WRITTEN = {"pmid": "PMID: {}", "arxiv": "arXiv:{}"}


def reference_ledger(path: str, text: AnnotatedText, registry: Mapping[str, Record]) -> FileReferences:
    """The references of a text, those in running text included, and its statistics, in reading order.

    `registry` is what registries know of them, by their keys.
    """
    lines = LineIndex(text.document.source.text)
    cited = _places(text, lines)
    placed = [*_listed(text, lines, cited), *_in_text(text, lines)]
    placed.sort(key=lambda row: row.start.offset if row.start else 0)
    statistics = (mark for mark in text.of("@statistic").all if not in_reference(text, mark.start, mark.end))
    rows = tuple(_statistic(text, mark, lines) for mark in statistics)
    listed = (replace(row, verified=is_verified(row.entry, registry)) for row in (*placed, *_filed(text, cited)))
    return FileReferences(path, tuple(listed), rows)


def unverified(text: AnnotatedText, registry: Mapping[str, Record]) -> int:
    """How many entries of a text and its bibliography file nobody has looked up."""
    entries = {mark.start: entry_from(mark.attributes) for mark in text.of("@reference").all}
    return sum(not is_verified(one, registry) for one in (*entries.values(), *text.document.bibliography.values()))


_Places = Mapping[str, list[Cited]]


def _places(text: AnnotatedText, lines: LineIndex) -> _Places:
    """For every key, the markers that name it."""
    found: dict[str, list[Cited]] = {}
    for mark in text.of("@citation").all:
        if "entry" in mark.attributes:
            found.setdefault(str(mark.attributes["entry"]), []).append(_cited(text, mark, lines))
    return found


def _listed(text: AnnotatedText, lines: LineIndex, cited: _Places) -> Iterator[ReferenceRow]:
    for mark in text.of("@reference").all:
        key = str(mark.attributes["entry"])
        start, _ = text.source_range(mark.start, mark.end)
        entry = entry_from(mark.attributes)
        yield ReferenceRow(
            key="" if key.startswith("#") else key,
            place="list",
            text=text.words(mark.start, mark.end),
            start=lines.position(start),
            entry=entry,
            labelled=mark.attributes["label"] == "yes" if entry.status == "preprint" else None,
            cited=tuple(cited.get(key, ())),
        )


def _filed(text: AnnotatedText, cited: _Places) -> Iterator[ReferenceRow]:
    for label, entry in text.document.bibliography.items():
        said = (entry.surname, str(entry.year or ""), entry.title, entry.container)
        key = key_of(label)
        yield ReferenceRow(
            key=key,
            place="file",
            text=". ".join(part for part in said if part),
            start=None,
            entry=entry,
            labelled=entry.labelled if entry.status == "preprint" else None,
            cited=tuple(cited.get(key, ())),
        )


def _cited(text: AnnotatedText, mark: Mark, lines: LineIndex) -> Cited:
    start, _ = text.source_range(mark.start, mark.end)
    return Cited(text.words(mark.start, mark.end), lines.position(start))


def _in_text(text: AnnotatedText, lines: LineIndex) -> Iterator[ReferenceRow]:
    """The sources that running text names by an address or an identifier, each target once."""
    places: dict[str, list[Mark]] = {}
    for mark in text.of("@citation").all:
        if (
            "target" in mark.attributes
            and "entry" not in mark.attributes
            and (mark.attributes["form"] == "trial" or _counts(text, mark))
        ):
            places.setdefault(str(mark.attributes["target"]), []).append(mark)
    for target, marks in places.items():
        cited = tuple(_cited(text, mark, lines) for mark in marks)
        form = str(marks[0].attributes["form"])
        entry = read_entry(_WRITTEN.get(form, "{}").format(target) if "/" not in target else target)
        labelled = all(_is_labelled(text, mark) for mark in marks) if entry.status == "preprint" else None
        yield ReferenceRow("", "text", cited[0].text, cited[0].start, entry, labelled, cited)


def _counts(text: AnnotatedText, citation: Mark) -> bool:
    return any(source.end == citation.end for source in text.of("@source").by_start.get(citation.start, ()))


def _is_labelled(text: AnnotatedText, mark: Mark) -> bool:
    spans = scope_spans("nearby", text, mark.start, mark.end)
    return any(text.of(PREPRINT_LABEL).within(span.start, span.end) for span in spans)


def _statistic(text: AnnotatedText, mark: Mark, lines: LineIndex) -> StatisticRow:
    start, end = text.source_range(mark.start, mark.end)
    sentence = text.sentence(mark.start)
    covering = {
        (source.start, text.words(source.start, source.end))
        for span in reach(text, mark.start, mark.end)
        for source in text.of("@source").within(span.start, span.end)
    }
    return StatisticRow(
        text=text.words(mark.start, mark.end),
        sentence=text.words(sentence.start, sentence.end),
        kind=str(mark.attributes["kind"]),
        start=lines.position(start),
        end=lines.position(end),
        sources=tuple(words for _, words in sorted(covering)),
    )
