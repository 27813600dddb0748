"""Opens an output folder in DuckDB: each dataset is a view, with the posts that are nearly the same beside them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from claimlint.archives.dataset import DATASETS, schemas

if TYPE_CHECKING:
    import duckdb

DUPLICATES = "duplicates"


def connected(folder: Path, *, closed: bool = False) -> duckdb.DuckDBPyConnection:
    """A database in memory with the views findings, claims, posts, rejected and duplicates.

    With `closed`, what is asked of it reads nothing but this folder and writes nothing.
    """
    import duckdb
    import pyarrow as pa

    database = duckdb.connect()
    spill = folder / ".duckdb"
    database.execute(f"SET temp_directory = {_quoted(str(spill))}")
    database.execute("SET preserve_insertion_order = false")
    database.execute("SET enable_progress_bar = false")
    for name in DATASETS:
        if any(folder.glob(f"{name}/input=*/part-*.parquet")):
            files = _quoted(str(folder.absolute() / name / "input=*" / "part-*.parquet"))
            hive = "hive_partitioning = true, hive_types = {'input': VARCHAR}"
            database.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet({files}, {hive})")
        else:
            empty = schemas()[name].append(pa.field("input", pa.string())).empty_table()
            database.register(f"no_{name}", empty)
            database.execute(f"CREATE VIEW {name} AS SELECT * FROM no_{name}")
    groups = folder.absolute() / f"{DUPLICATES}.parquet"
    if groups.exists():
        database.execute(f"CREATE VIEW {DUPLICATES} AS SELECT * FROM read_parquet({_quoted(str(groups))})")
    if closed:
        database.execute(f"SET allowed_directories = [{_quoted(str(folder.absolute()) + '/')}]")
        database.execute("SET enable_external_access = false")
        database.execute("SET lock_configuration = true")
    return database


def _quoted(text: str) -> str:
    escaped = text.replace("'", "''")
    return f"'{escaped}'"


def group_duplicates(database: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Writes `duplicates.parquet`: each post that is nearly the same as others, with the first of them.

    Posts that share a band are joined, and so are those that others join; each round hands the least number on.
    """
    database.execute(
        "CREATE OR REPLACE TEMP TABLE numbered AS SELECT row_number() OVER (ORDER BY input, number) AS id, "
        "input, number, sketch FROM posts WHERE status = 'checked' AND len(sketch) > 0"
    )
    database.execute("CREATE OR REPLACE TEMP TABLE bands AS SELECT id, unnest(sketch) AS band FROM numbered")
    database.execute(
        "CREATE OR REPLACE TEMP TABLE shared AS SELECT id, band FROM bands "
        "WHERE band IN (SELECT band FROM bands GROUP BY band HAVING count(*) > 1)"
    )
    database.execute("CREATE OR REPLACE TEMP TABLE labels AS SELECT DISTINCT id, id AS label FROM shared")
    while True:
        database.execute(
            "CREATE OR REPLACE TEMP TABLE least AS SELECT shared.band, min(labels.label) AS label "
            "FROM shared JOIN labels USING (id) GROUP BY shared.band"
        )
        database.execute(
            "CREATE OR REPLACE TEMP TABLE next_labels AS SELECT shared.id, min(least.label) AS label "
            "FROM shared JOIN least USING (band) GROUP BY shared.id"
        )
        changed = database.execute(
            "SELECT count(*) FROM labels JOIN next_labels USING (id) WHERE labels.label != next_labels.label"
        ).fetchone()
        database.execute("CREATE OR REPLACE TEMP TABLE labels AS SELECT * FROM next_labels")
        if not changed or not changed[0]:
            break
    fresh = folder.absolute() / f".{DUPLICATES}.new"
    database.execute(
        "COPY (SELECT own.input, own.number, first.input AS first_input, first.number AS first_number, "
        "count(*) OVER (PARTITION BY labels.label) AS size FROM labels "
        "JOIN numbered AS own USING (id) JOIN numbered AS first ON first.id = labels.label "
        f"ORDER BY own.input, own.number) TO {_quoted(str(fresh))} (FORMAT parquet, COMPRESSION zstd)"
    )
    fresh.replace(folder.absolute() / f"{DUPLICATES}.parquet")
