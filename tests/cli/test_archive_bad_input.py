from __future__ import annotations

import errno
import gzip
import json
import os
import signal
from pathlib import Path

import pytest

from tests.cli.archives import BODY, lines, packed, page, post, response, rows
from tests.cli.conftest import Claimlint

pytest.importorskip("pyarrow")
import pyarrow as pa
import pyarrow.parquet as pq
import zstandard

AS_OF = ("--as-of", "2026-11-01", "--jobs", "1")


def reasons(claimlint: Claimlint, folder: Path, *sources: str, options: tuple[str, ...] = ()) -> list[str]:
    """Why records were rejected; each must make the status 2."""
    ran = claimlint("archive", *sources, "--output", "checked", *AS_OF, *options)
    assert ran.status == 2, ran.err
    assert "could not be checked" in ran.err
    return [row["reason"] for row in rows(folder / "checked", "rejected")]


def checked(folder: Path) -> list[int]:
    return [row["number"] for row in rows(folder / "checked", "posts") if row["status"] == "checked"]


def test_lines_that_are_no_posts(claimlint: Claimlint, folder: Path) -> None:
    bad = [b"{\n", b"[1]\n", b'{"title": "x"}\n', b'{"text": null}\n', b'{"text": "\xff"}\n', b"[" * 100_000 + b"\n"]
    (folder / "p.jsonl").write_bytes(lines([post(1)]) + b"".join(bad) + lines([post(2)]))
    why = reasons(claimlint, folder, "p.jsonl")
    assert len(why) == len(bad)
    assert checked(folder) == [1, 8]
    assert ["field `text`" in one for one in why] == [False, False, True, True, False, False]


@pytest.mark.parametrize("ending", [".gz", ".zst"])
def test_a_compressed_file_that_is_cut_off(claimlint: Claimlint, folder: Path, ending: str) -> None:
    content = lines([post(number, text=BODY + os.urandom(30).hex()) for number in range(300)])
    pack = gzip.compress if ending == ".gz" else zstandard.ZstdCompressor().compress
    whole = pack(content)
    (folder / f"p.jsonl{ending}").write_bytes(whole[: len(whole) - 200])
    why = reasons(claimlint, folder, f"p.jsonl{ending}", options=("--min-words", "1000"))
    assert why[-1:] == ["the compressed file ends too early; what stands behind this place is lost"]


def test_a_parquet_file_without_the_column(claimlint: Claimlint, folder: Path) -> None:
    pq.write_table(pa.Table.from_pylist([{"body": BODY}]), folder / "p.parquet")
    (why,) = reasons(claimlint, folder, "p.parquet")
    assert why == "it has no column `text`; name the one of the text with --text-column (it has `body`)"


def test_a_parquet_file_that_is_none(claimlint: Claimlint, folder: Path) -> None:
    (folder / "p.parquet").write_bytes(b"PAR1 and nothing")
    (why,) = reasons(claimlint, folder, "p.parquet")
    assert why.startswith("it is no Parquet file")


@pytest.mark.parametrize("compressed", [False, True])
@pytest.mark.parametrize("length", [40, 700, 400_000])
def test_records_of_a_crawl_with_wrong_lengths(
    claimlint: Claimlint, folder: Path, length: int, compressed: bool
) -> None:
    records = [response(1, page(BODY)), response(2, page(BODY), length=length), *(
        response(number, page(BODY)) for number in (3, 4, 5)
    )]  # fmt: skip
    name = "c.warc.gz" if compressed else "c.warc"
    (folder / name).write_bytes(packed(records) if compressed else b"".join(records))
    why = reasons(claimlint, folder, name)
    assert why == ["its length is not the one that is written; the record is damaged"]
    addresses = [row["address"] for row in rows(folder / "checked", "posts")]
    assert addresses == [f"https://crawl.example/{number}" for number in (1, 3, 4, 5)]


def test_a_crawl_with_damage_between_its_records(claimlint: Claimlint, folder: Path) -> None:
    records = [response(number, page(BODY)) for number in range(1, 5)]
    (folder / "c.warc").write_bytes(records[0] + b"\x00\x01 what was this?\r\n\r\n" + b"".join(records[1:]))
    members = [gzip.compress(one, mtime=0) for one in records]
    members[1] = members[1][:60] + b"\x00\x00\x00" + members[1][63:]
    (folder / "c.warc.gz").write_bytes(b"".join(members))
    assert len(reasons(claimlint, folder, "c.warc", "c.warc.gz")) == 2
    assert sorted(row["address"][-1] for row in rows(folder / "checked", "posts")) == list("1123344")


def test_records_that_are_too_large(claimlint: Claimlint, folder: Path) -> None:
    (folder / "claimlint.yaml").write_text("max-size: 20 kB\n", encoding="utf-8")
    large = "word " * 30_000
    (folder / "p.jsonl").write_bytes(lines([post(1), post(2, text=large), post(3)]))
    (folder / "c.warc").write_bytes(response(1, page(large)) + response(2, page(BODY)))
    (folder / "w.xml").write_text(
        '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item><content:encoded>'
        f"{large}</content:encoded></item><item><content:encoded>{BODY}</content:encoded></item></channel></rss>",
        encoding="utf-8",
    )
    why = reasons(claimlint, folder, "p.jsonl", "c.warc", "w.xml")
    assert len(why) == 3
    assert len(checked(folder)) == 4


def test_an_export_that_defines_entities(claimlint: Claimlint, folder: Path) -> None:
    (folder / "w.xml").write_text(
        '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><rss><channel><item><title>&b;</title>'
        "</item></channel></rss>",
        encoding="utf-8",
    )
    (why,) = reasons(claimlint, folder, "w.xml")
    assert "entities" in why


def test_an_export_that_breaks_off(claimlint: Claimlint, folder: Path) -> None:
    whole = (
        '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item><content:encoded>'
        f"{BODY}</content:encoded></item><item><content:encoded>{BODY}"
    )
    (folder / "w.xml").write_text(whole, encoding="utf-8")
    (why,) = reasons(claimlint, folder, "w.xml")
    assert "the XML is broken" in why
    assert checked(folder) == [1]


def test_a_post_that_takes_too_long(claimlint: Claimlint, folder: Path) -> None:
    (folder / "p.jsonl").write_bytes(lines([post(1, text=BODY * 500)]))
    (why,) = reasons(claimlint, folder, "p.jsonl", options=("--max-seconds", "0.05"))
    assert why == "it took longer than 0.05 seconds (--max-seconds)"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_a_record_that_kills_its_process(claimlint: Claimlint, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from claimlint.archives import checking

    original = checking.check_source  # type: ignore[attr-defined]

    def deadly(source: object, *rest: object) -> object:
        if "Letter number 4" in source.text:  # type: ignore[attr-defined]
            os.kill(os.getpid(), signal.SIGKILL)
        return original(source, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(checking, "check_source", deadly)
    (folder / "p.jsonl").write_bytes(lines([post(number) for number in range(1, 9)]))
    ran = claimlint("archive", "p.jsonl", "--output", "checked", "--jobs", "2", "--batch", "4")
    assert ran.status == 2, ran.err
    (lost,) = rows(folder / "checked", "rejected")
    assert lost["number"] == 4
    assert "killed twice" in lost["reason"]
    assert checked(folder) == [1, 2, 3, 5, 6, 7, 8]


def test_a_disk_that_fills(claimlint: Claimlint, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from claimlint.archives import dataset

    written: list[Path] = []

    def full(file: Path, data: bytes) -> None:
        if len(written) > 4:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written.append(file)
        original(file, data)

    original = dataset.replace  # type: ignore[attr-defined]
    monkeypatch.setattr(dataset, "replace", full)
    (folder / "p.jsonl").write_bytes(lines([post(number) for number in range(1, 7)]))
    ran = claimlint("archive", "p.jsonl", "--output", "checked", *AS_OF, "--batch", "2")
    assert ran.status == 2
    assert "no space left on device" in ran.err
    monkeypatch.undo()
    monkeypatch.chdir(folder)
    assert claimlint("archive", "p.jsonl", "--output", "checked", *AS_OF, "--batch", "2").status == 0
    assert checked(folder) == [1, 2, 3, 4, 5, 6]


def test_rejected_records_are_checked_again_when_asked(claimlint: Claimlint, folder: Path) -> None:
    (folder / "p.jsonl").write_bytes(lines([post(1)]) + b"{\n")
    assert len(reasons(claimlint, folder, "p.jsonl")) == 1
    assert len(reasons(claimlint, folder, "p.jsonl", options=("--retry-rejected",))) == 1
    assert checked(folder) == [1]


def test_an_input_that_was_mended_is_checked_anew(claimlint: Claimlint, folder: Path) -> None:
    (folder / "p.jsonl").write_bytes(lines([post(1)]) + b"{\n")
    assert len(reasons(claimlint, folder, "p.jsonl")) == 1
    (folder / "p.jsonl").write_bytes(lines([post(1), post(2)]))
    ran = claimlint("archive", "p.jsonl", "--output", "checked", *AS_OF)
    assert ran.status == 0
    assert "p.jsonl has changed since" in ran.err
    assert checked(folder) == [1, 2]


def test_folders_of_other_runs(claimlint: Claimlint, folder: Path) -> None:
    (folder / "p.jsonl").write_bytes(lines([post(1)]))
    assert claimlint("archive", "p.jsonl", "--output", "checked", *AS_OF).status == 0
    other = claimlint("archive", "p.jsonl", "--output", "checked", *AS_OF, "--profile", "clinic")
    assert other.status == 2
    assert "begun with other settings (profile: publisher there, clinic now" in other.err
    file = folder / "checked" / "archive.json"
    held = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**held, "schema": "claimlint.archive/0"}), encoding="utf-8")
    older = claimlint("archive", "p.jsonl", "--output", "checked", *AS_OF)
    assert older.status == 2
    assert "another version of claimlint" in older.err
    assert "another version" in claimlint("archive", "query", "checked").err


@pytest.mark.parametrize(
    ("sources", "output", "why"),
    [
        (["missing.jsonl"], "checked", "there is no such file or folder"),
        (["picture.png"], "checked", "not read from this kind of file"),
        (["empty"], "checked", "holds nothing"),
        (["p.jsonl"], "full", "it holds something else"),
        (["nosuch://bucket/x.jsonl"], "checked", "cannot be reached"),
    ],
)
def test_sources_and_folders_that_cannot_be(
    claimlint: Claimlint, folder: Path, sources: list[str], output: str, why: str
) -> None:
    (folder / "picture.png").touch()
    (folder / "p.jsonl").write_bytes(lines([post(1)]))
    (folder / "empty").mkdir()
    (folder / "full").mkdir()
    (folder / "full" / "letter.txt").touch()
    ran = claimlint("archive", *sources, "--output", output, *AS_OF)
    assert ran.status == 2
    assert why in ran.err
    assert list((folder / "full").iterdir()) == [folder / "full" / "letter.txt"]
