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
_ROWS = 10_000
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

    try:
        with connected(folder, closed=True) as database:
            result = database.execute(_sql(question))
            yield tuple(column[0] for column in result.description or ())
            while rows := result.fetchmany(1000):
                yield from rows
    except duckdb.Error as fault:
        raise _refused(fault) from None


def _sql(question: Question) -> str:
    columns = ", ".join('"' + name.replace('"', '""') + '"' for name in question.columns) or "*"
    where = f" WHERE ({question.condition}\n)" if question.condition.strip() else ""
    order = _ORDER.get(question.table, "input, number")
    limit = f" LIMIT {question.limit}" if question.limit is not None else ""
    return f"SELECT {columns} FROM {question.table}{where} ORDER BY {order}{limit}"


def _refused(fault: Exception) -> SettingsFault:
    return SettingsFault(f"DuckDB does not take this question: {' '.join(str(fault).splitlines()[:1])}")


def as_csv(answer: Iterator[Any]) -> Iterator[str]:
    """Lines of CSV, the names of the columns first."""
    for row in answer:
        into = io.StringIO()
        csv.writer(into, lineterminator="\n").writerow(_plain(value) for value in row)
        yield into.getvalue()


def as_parquet(folder: Path, question: Question) -> bytes:
    """The answer as a Parquet file; raises as `ask` does."""
    import duckdb
    import pyarrow.parquet as pq

    into = io.BytesIO()
    try:
        with connected(folder, closed=True) as database:
            batches = database.sql(_sql(question)).to_arrow_reader(_ROWS)
            with pq.ParquetWriter(into, batches.schema, compression="zstd") as writer:
                for batch in batches:
                    writer.write_batch(batch)
    except duckdb.Error as fault:
        raise _refused(fault) from None
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
