"""Parquet: each row is a post."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from claimlint.archives.formats.fields import record_of
from claimlint.archives.inputs import Input
from claimlint.archives.records import Reading, Record
from claimlint.archives.streams import Cut

#: So many rows are in memory at once.
_ROWS = 64


def read(given: Input, stream: BinaryIO | None, how: Reading) -> Iterator[Record]:
    """Every row; raises Cut when the file is damaged or lacks the column of the text."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = how.columns
    try:
        file = pq.ParquetFile(stream)
    except (pa.ArrowException, OSError) as fault:
        raise Cut(f"it is no Parquet file that can be read ({_line(fault)})") from None
    names = set(file.schema_arrow.names)
    if columns.text not in names:
        has = ", ".join(f"`{name}`" for name in sorted(names)[:12])
        raise Cut(f"it has no column `{columns.text}`; name the one of the text with --text-column (it has {has})")
    wanted = (columns.text, columns.address, columns.title, columns.date, columns.language)
    number = 0
    try:
        for rows in file.iter_batches(_ROWS, columns=[name for name in dict.fromkeys(wanted) if name in names]):
            for row in rows.to_pylist():
                number += 1
                yield record_of(number, row, how)
    except (pa.ArrowException, OSError, UnicodeDecodeError) as fault:
        raise Cut(f"it is damaged ({_line(fault)}); the rows behind this place are lost") from None


def _line(fault: Exception) -> str:
    return (str(fault).splitlines() or ["unknown"])[0].strip().rstrip(".")
