"""The output folder: rows of a batch go in, one Parquet file for each dataset comes out, at once or not at all.

`DATASET/input=KEY/part-NUMBER.parquet`; the part of `posts` is written last and says that the batch is done.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from claimlint.archives.checking import Row, Rows
from claimlint.archives.records import Batch
from claimlint.errors import SettingsFault
from claimlint.replacement import replace

SCHEMA = "claimlint.archive/1"
#: Of the parts of one batch the first ones are written first.
DATASETS = ("findings", "claims", "rejected", "posts")
#: The part that says that a batch is done.
LAST = DATASETS[-1]


@dataclass(frozen=True, slots=True)
class Tally:
    """What a batch came to."""

    key: str
    number: int
    position: int
    posts: int
    words: int
    rejected: int


@cache
def schemas() -> dict[str, Any]:
    """The columns of each dataset, as pyarrow schemas; `input` is in the names of folders."""
    import pyarrow as pa

    text, count = pa.string(), pa.int32()
    common = [("number", pa.int64()), ("address", text), ("site", text), ("month", text)]
    columns = {
        "posts": [
            *common, ("title", text), ("published", pa.date32()), ("status", text), ("language", text),
            *((name, count) for name in ("words", "error", "warning", "note", "waived", "claims")),
            ("sketch", pa.list_(pa.uint64())),
        ],
        "findings": [
            *common, *((name, text) for name in ("rule", "family", "level", "standing", "under", "scope", "message",
                                                 "excerpt", "sentence")),
            ("start", count), ("end", count), ("fingerprint", text),
        ],
        "claims": [
            *common, *((name, text) for name in ("text", "sentence", "strength", "treatment", "outcome")),
            ("context", pa.list_(text)), ("evidence", text), ("citations", pa.list_(text)),
            ("start", count), ("end", count),
        ],
        "rejected": [("number", pa.int64()), ("address", text), ("reason", text)],
    }  # fmt: skip
    return {name: pa.schema(held, metadata={"schema": SCHEMA}) for name, held in columns.items()}


def write(folder: Path, batch: Batch, rows: Rows) -> Tally:
    """Writes the parts of a batch; raises SettingsFault when the disk does not take them."""
    for name in DATASETS:
        held: Sequence[Row] = getattr(rows, name)
        if held or name == LAST:
            _write(part(folder, name, batch.key, batch.number), _bytes(name, held))
    words = sum(row["words"] for row in rows.posts)
    return Tally(batch.key, batch.number, batch.position, len(rows.posts), words, len(rows.rejected))


def part(folder: Path, name: str, key: str, number: int) -> Path:
    """Where the rows of a batch stand."""
    return folder / name / f"input={key}" / f"part-{number:07}.parquet"


def done(folder: Path, key: str) -> frozenset[int]:
    """The numbers of the batches of an input that need not be checked again."""
    return frozenset(int(file.stem.partition("-")[2]) for file in _parts(folder, LAST, key))


def forget(folder: Path, key: str) -> None:
    """Takes away all parts of an input."""
    for name in reversed(DATASETS):
        for file in _parts(folder, name, key):
            file.unlink()


def forget_rejected(folder: Path) -> None:
    """Has batches with rejected records checked again."""
    for file in folder.glob("rejected/input=*/part-*.parquet"):
        (folder / LAST / file.parent.name / file.name).unlink(missing_ok=True)
        file.unlink()


def forget_unfinished(folder: Path) -> None:
    """Takes away what a run left behind that was stopped while it wrote."""
    for name in DATASETS:
        for file in folder.glob(f"{name}/input=*/*"):
            finished = file.name.endswith(".parquet") and (folder / LAST / file.parent.name / file.name).exists()
            if not finished:
                file.unlink()


def _parts(folder: Path, name: str, key: str) -> Iterator[Path]:
    return (folder / name / f"input={key}").glob("part-*.parquet")


def _bytes(name: str, rows: Iterable[Row]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    into = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(rows), schema=schemas()[name]), into, compression="zstd")
    return into.getvalue()


def _write(file: Path, data: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        replace(file, data)
    except OSError as fault:
        why = (fault.strerror or str(fault)).lower()
        raise SettingsFault(f"{file}: it cannot be written ({why}); make room or mend it, then run again") from None
