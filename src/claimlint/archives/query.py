"""Asks an output folder: a condition goes in, the rows that it holds for come out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimlint.archives import manifest
from claimlint.archives.dataset import DATASETS
from claimlint.archives.tables import DUPLICATES, connected
from claimlint.errors import SettingsFault
from claimlint.outputs.terminal.visible import visible

TABLES = (*DATASETS, DUPLICATES)
_ORDER = {"findings": "input, number, start, rule", "claims": "input, number, start"}


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked."""

    table: str
    condition: str
    columns: tuple[str, ...] = ()
    limit: int | None = None


def is_complete(folder: Path) -> bool:
    """Whether a run has come to its end there; raises SettingsFault when it is no output folder."""
    state = manifest.read(folder)
    if state is None:
        raise SettingsFault(f"{folder}: it is no output folder of `claimlint archive` (no `{manifest.NAME}`)")
    return state.complete


def ask(folder: Path, question: Question) -> Iterator[Any]:
    """First the cursor's columns, then its rows; raises SettingsFault for a condition that DuckDB does not take."""
    import duckdb

    columns = ", ".join('"' + name.replace('"', '""') + '"' for name in question.columns) or "*"
    where = f" WHERE ({question.condition}\n)" if question.condition.strip() else ""
    order = _ORDER.get(question.table, "input, number")
    limit = f" LIMIT {question.limit}" if question.limit is not None else ""
    sql = f"SELECT {columns} FROM {question.table}{where} ORDER BY {order}{limit}"  # noqa: S608 - asked of a closed database
    try:
        with connected(folder, closed=True) as database:
            result = database.execute(sql)
            yield tuple(column[0] for column in result.description or ())
            while rows := result.fetchmany(1000):
                yield from rows
    except duckdb.Error as fault:
        raise SettingsFault(f"DuckDB does not take this question: {_line(fault)}") from None


def as_csv(answer: Iterator[Any]) -> Iterator[str]:
    """Lines of CSV, the names of the columns first."""
    for row in answer:
        into = io.StringIO()
        csv.writer(into, lineterminator="\n").writerow(_plain(value) for value in row)
        yield into.getvalue()


def as_parquet(answer: Iterator[Any]) -> bytes:
    """A Parquet file of all rows."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    names = next(answer)
    rows = [dict(zip(names, row, strict=True)) for row in answer]
    table = pa.Table.from_pylist(rows) if rows else pa.table({name: pa.array([], pa.string()) for name in names})
    into = io.BytesIO()
    pq.write_table(table, into, compression="zstd")
    return into.getvalue()


def as_text(answer: Iterator[Any], width: int) -> Iterator[str]:
    """Each row as a line for the eye, its fields parted by two spaces, cut to the width."""
    names: Sequence[str] = next(answer)
    rows = [[visible(" ".join(str(_plain(value)).split())) for value in row] for row in answer]
    room = max(8, width // max(1, len(names)))
    widths = [min(max(len(name), *(len(row[at]) for row in rows), 0), room * 2) for at, name in enumerate(names)]
    for row in (list(names), *rows):
        yield "  ".join(_cut(value, size).ljust(size) for value, size in zip(row, widths, strict=True)).rstrip() + "\n"


def _cut(text: str, size: int) -> str:
    return text if len(text) <= size else text[: size - 1] + "…"


def _plain(value: Any) -> Any:
    return "" if value is None else "; ".join(map(str, value)) if isinstance(value, list) else value


def _line(fault: Exception) -> str:
    return " ".join(str(fault).splitlines()[:1])
