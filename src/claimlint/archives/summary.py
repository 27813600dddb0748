"""The summary of an output folder: its datasets go in, `summary.json` and `overview.html` come out."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimlint.archives.dataset import SCHEMA
from claimlint.archives.overview import page
from claimlint.archives.tables import connected, group_duplicates
from claimlint.errors import SettingsFault
from claimlint.replacement import replace

if TYPE_CHECKING:
    import duckdb

SUMMARY, OVERVIEW = "summary.json", "overview.html"
_MOST = 25
#: A post, or the first of those that are nearly the same as it.
_RELEASE = "concat(coalesce(duplicates.first_input, {0}.input), '#', coalesce(duplicates.first_number, {0}.number))"
_JOIN = "LEFT JOIN duplicates ON duplicates.input = {0}.input AND duplicates.number = {0}.number"


@dataclass(frozen=True, slots=True)
class Summary:
    """What a whole archive came to."""

    held: Mapping[str, Any]
    """As it stands in `summary.json`."""

    @property
    def rejected(self) -> int:
        """Records that could not be checked."""
        count: int = self.held["counts"]["rejected"]
        return count


def summarise(folder: Path, settings: Mapping[str, Any], paths: Mapping[str, str]) -> Summary:
    """Writes the summary and the overview, and which posts are nearly the same; raises SettingsFault when the disk
    takes no more.
    """
    import duckdb

    try:
        with connected(folder) as database:
            group_duplicates(database, folder)
        with connected(folder) as database:
            held = {"schema": SCHEMA, **settings, "inputs": dict(sorted(paths.items())), **_figures(database)}
        replace(folder / SUMMARY, (json.dumps(held, indent=1, ensure_ascii=False) + "\n").encode())
        replace(folder / OVERVIEW, page(held).encode())
    except (OSError, duckdb.Error) as fault:
        line = str(fault).splitlines()[0]
        raise SettingsFault(f"{folder}: all is checked, but the summary cannot be written ({line})") from None
    finally:
        shutil.rmtree(folder / ".duckdb", ignore_errors=True)
    return Summary(held)


def _figures(database: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    leading = "findings.under IS NULL AND findings.standing NOT IN ('waived', 'known')"
    release, join = _RELEASE.format("findings"), _JOIN.format("findings")
    of_claims, join_claims = _RELEASE.format("claims"), _JOIN.format("claims")
    counted = (
        "count(*) AS findings, count(DISTINCT (findings.input, findings.number)) AS posts, "
        f"count(DISTINCT {release}) AS releases"
    )
    by = "SELECT {0}, " + counted + f" FROM findings {join} WHERE {leading} GROUP BY ALL ORDER BY findings DESC, 1"
    limit = f" LIMIT {_MOST}"
    posts = _rows(
        database,
        "SELECT status, count(*)::BIGINT AS posts, coalesce(sum(words), 0)::BIGINT AS words FROM posts "
        "GROUP BY status ORDER BY status",
    )
    statuses = {row["status"]: row["posts"] for row in posts}
    levels = _rows(
        database,
        "SELECT coalesce(sum(error), 0)::BIGINT AS error, coalesce(sum(warning), 0)::BIGINT AS warning, "
        "coalesce(sum(note), 0)::BIGINT AS note, coalesce(sum(waived), 0)::BIGINT AS waived FROM posts",
    )[0]
    rejected = _rows(
        database,
        "SELECT reason, count(*)::BIGINT AS records FROM (SELECT regexp_replace(reason, '[0-9]+', 'N', 'g') AS reason "
        "FROM rejected) GROUP BY reason ORDER BY records DESC, reason" + limit,
    )
    total = _rows(database, "SELECT count(*)::BIGINT AS records FROM rejected")[0]["records"]
    groups = _rows(
        database,
        "SELECT size, first_input AS input, first_number AS number, any_value(posts.address) AS address, "
        "any_value(posts.title) AS title, count(DISTINCT other.site)::BIGINT AS sites FROM duplicates "
        "JOIN posts ON posts.input = first_input AND posts.number = first_number "
        "JOIN posts AS other ON other.input = duplicates.input AND other.number = duplicates.number "
        "GROUP BY size, first_input, first_number ORDER BY size DESC, input, number" + limit,
    )  # fmt: skip
    copies = _rows(
        database,
        "SELECT count(*)::BIGINT AS posts, count(DISTINCT (first_input, first_number))::BIGINT AS releases "
        "FROM duplicates",
    )[0]
    claims = (
        f"SELECT lower(trim(regexp_replace(claims.text, '\\s+', ' ', 'g'))) AS claim, count(*)::BIGINT AS claims, "
        f"count(DISTINCT {of_claims})::BIGINT AS releases, count(DISTINCT claims.site)::BIGINT AS sites, "
        f"min(claims.strength) AS strength FROM claims {join_claims} GROUP BY claim HAVING count(*) > 1 "
        "ORDER BY releases DESC, claims DESC, claim" + limit
    )  # fmt: skip
    checked = statuses.get("checked", 0)
    return {
        "counts": {
            "checked": checked, "no article": statuses.get("no article", 0),
            "not English": statuses.get("not English", 0), "rejected": total,
            "releases": checked - copies["posts"] + copies["releases"],
            "words": sum(row["words"] for row in posts), **levels,
        },
        "rules": _rows(database, by.format("findings.rule, findings.level")),
        "sites": _rows(database, by.format("findings.site") + limit),
        "months": sorted(_rows(database, by.format("findings.month")), key=lambda row: row["month"] or ""),
        "claims": _rows(database, claims),
        "duplicates": groups,
        "rejected": rejected,
    }  # fmt: skip


def _rows(database: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    result = database.execute(sql)
    names = [column[0] for column in result.description or ()]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
