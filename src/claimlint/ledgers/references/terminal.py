"""The reference ledger for an editor's eyes: a table of references and a table of statistics for each draft."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from claimlint.ledgers.headings import heading
from claimlint.model.reference_ledger import FileReferences, ReferenceRow, References, StatisticRow
from claimlint.model.report import Position
from claimlint.outputs import Style
from claimlint.outputs.terminal.lines import cells, wrapped
from claimlint.outputs.terminal.painting import Paint
from claimlint.outputs.terminal.visible import visible

_KINDS = {"web": "web page", "unknown": "unclear"}
_IDENTIFIERS = (("doi", "doi:"), ("pmid", "PMID "), ("pmcid", ""), ("trial", ""), ("isbn", "ISBN "), ("accession", ""))
#: Columns of the place, of a kind and of a figure.
_PLACE, _KIND, _FIGURE = 9, 14, 30
_MOST_PLACES = 6


def render(ledger: References, style: Style) -> str:
    """All references and statistics, then how many there are."""
    paint, width = Paint(style.colour), max(style.width, 60)
    lines = [line for file in ledger.files for line in _file(file, paint, width)]
    return "\n".join([*lines, _total(ledger)]) + "\n"


def _file(file: FileReferences, paint: Paint, width: int) -> Iterator[str]:
    yield from heading(file.path, file.error, paint, width)
    if file.error is None:
        yield paint("label", "  References") + ("" if file.references else ": none")
        for reference in file.references:
            yield from _reference(reference, paint, width)
        yield paint("label", "  Statistics") + ("" if file.statistics else ": none")
        for statistic in file.statistics:
            yield from _statistic(statistic, paint, width)
    yield ""


def _reference(row: ReferenceRow, paint: Paint, width: int) -> Iterator[str]:
    place = _place(row.start) if row.start else "file"
    kind = _KINDS.get(row.entry.status, row.entry.status)
    room = width - 2 - _PLACE - _KIND
    told = [f"{row.key.removeprefix('^')}. {row.text}" if row.key.isdecimal() else row.text]
    told += _untold(row)
    told.append("; ".join(_states(row)))
    lines = [line for part in told for line in wrapped(visible(part).split(), room)]
    looks = "warning" if row.labelled is False else ""
    yield from _columns([place], _PLACE, [kind], _KIND, lines, paint, looks)


def _untold(row: ReferenceRow) -> Iterator[str]:
    """The identifiers that its text does not show, such as those behind a link; an address that holds one only once."""
    shown = row.text.lower()
    for name, prefix in _IDENTIFIERS:
        value = getattr(row.entry, name)
        if value and value.lower() not in shown:
            yield f"{prefix}{value}"
    url = row.entry.url
    if url and url.lower() not in shown and not (row.entry.doi and row.entry.doi in url.lower()):
        yield url


def _states(row: ReferenceRow) -> Iterator[str]:
    """Where it is cited, whether a preprint says so, whether anyone has looked it up."""
    places = [_place(one.start) for one in row.cited[:_MOST_PLACES]]
    more = len(row.cited) - len(places)
    if row.place != "text" or len(row.cited) > 1:
        yield f"cited at {', '.join(places)}{f' and {more} more' if more else ''}" if places else "never cited"
    if row.labelled is not None:
        yield "called a preprint" if row.labelled else "not called a preprint"
    yield "verified" if row.verified else "not verified"


def _statistic(row: StatisticRow, paint: Paint, width: int) -> Iterator[str]:
    room = width - 2 - _PLACE - _FIGURE
    figure = wrapped(visible(row.text).split(), _FIGURE - 2)
    source = wrapped(visible(", ".join(row.sources) or "no source").split(), room)
    yield from _columns([_place(row.start)], _PLACE, figure, _FIGURE, source, paint, "" if row.sources else "warning")


def _columns(
    first: list[str], wide: int, second: list[str], wider: int, rest: list[str], paint: Paint, role: str
) -> Iterator[str]:
    """One row of a table in three columns, the last of which is as wide as its lines."""
    for one, two, three in zip_longest(first, second, rest, fillvalue=""):
        padded = two + " " * (wider - cells(two))
        yield f"  {one:<{wide}}{paint(role, padded) if role and two else padded}{three}".rstrip()


def _place(position: Position) -> str:
    return f"{position.line}:{position.column}"


def _total(ledger: References) -> str:
    references = [row for file in ledger.files for row in file.references]
    statistics = [row for file in ledger.files for row in file.statistics]
    unverified = sum(not row.verified for row in references)
    bare = sum(not row.sources for row in statistics)
    return (
        f"{len(references)} {_noun('reference', references)}, {unverified} not verified. "
        f"{len(statistics)} {_noun('statistic', statistics)}, {bare} without a source."
    )


def _noun(one: str, rows: list[ReferenceRow] | list[StatisticRow]) -> str:
    return one if len(rows) == 1 else f"{one}s"
