from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path

import pytest

from tests.cli.archives import BODY, FOREIGN, dataset, lines, packed, page, post, response, rows
from tests.cli.conftest import Claimlint, Process

pytest.importorskip("pyarrow")
import pyarrow as pa
import pyarrow.parquet as pq
import zstandard

AS_OF = ("--as-of", "2026-11-01", "--jobs", "1")


def run(claimlint: Claimlint, *sources: str | Path, status: int = 0, options: tuple[str, ...] = ()) -> str:
    ran = claimlint("archive", *sources, "--output", "checked", *AS_OF, *options)
    assert ran.status == status, ran.err
    return ran.err


def cures(folder: Path) -> list[str]:
    return [row["address"] for row in rows(folder / "checked", "findings") if row["rule"] == "claims/cure-claim"]


@pytest.mark.parametrize("name", ["posts.jsonl", "posts.jsonl.gz", "posts.jsonl.zst", "posts.parquet"])
def test_exports_are_checked_post_by_post(claimlint: Claimlint, folder: Path, name: str) -> None:
    posts = [post(1), post(2), post(3)]
    file = folder / name
    if name.endswith(".parquet"):
        pq.write_table(pa.Table.from_pylist(posts), file)
    else:
        pack = {".gz": gzip.compress, ".zst": zstandard.ZstdCompressor().compress}.get(file.suffix, bytes)
        file.write_bytes(pack(lines(posts)))
    run(claimlint, name)
    assert cures(folder) == [one["url"] for one in posts]
    assert [row["title"] for row in rows(folder / "checked", "posts")] == ["Letter 1", "Letter 2", "Letter 3"]
    assert {row["month"] for row in rows(folder / "checked", "findings")} == {"2026-01", "2026-02", "2026-03"}
    assert {row["strength"] for row in rows(folder / "checked", "claims") if "cure" in row["text"]} == {"direct"}


def test_other_names_of_columns(claimlint: Claimlint, folder: Path) -> None:
    pq.write_table(
        pa.Table.from_pylist([{"body": f"<p>{BODY}</p>", "link": "https://a.example/1"}]), folder / "p.parquet"
    )
    run(claimlint, "p.parquet", options=(
        "--text-column", "body", "--address-column", "link", "--text-format", "html",
    ))  # fmt: skip
    assert cures(folder) == ["https://a.example/1"]


def test_what_is_no_article_or_not_english_is_counted(claimlint: Claimlint, folder: Path) -> None:
    menu = " ".join(f"[Page {number} of the menu](https://a.example/{number})." for number in range(20))
    posts = [post(1), post(2, text=FOREIGN), post(3, text="Our herbal drops cure diabetes."), post(4, text=menu)]
    (folder / "p.jsonl").write_bytes(lines(posts))
    run(claimlint, "p.jsonl")
    statuses = [row["status"] for row in rows(folder / "checked", "posts")]
    assert statuses == ["checked", "not English", "no article", "no article"]
    assert len(cures(folder)) == 1
    counts = json.loads((folder / "checked" / "summary.json").read_text(encoding="utf-8"))["counts"]
    assert (counts["checked"], counts["not English"], counts["no article"]) == (1, 1, 2)


def test_folders_hold_pages_and_exports(claimlint: Claimlint, folder: Path) -> None:
    source = folder / "site"
    (source / "deep").mkdir(parents=True)
    (source / "deep" / "one.md").write_text(BODY, encoding="utf-8")
    head = "<meta property='article:published_time' content='2025-05-06T10:00:00Z'><title>Drops</title>"
    (source / "two.html").write_bytes(page(BODY, head=head))
    (source / "picture.png").write_bytes(b"\x89PNG")
    (source / "old.jsonl").write_bytes(lines([post(7)]))
    run(claimlint, "site")
    assert sorted(cures(folder)) == ["deep/one.md", "https://shop1.example/7", "two.html"]
    months = {row["address"]: row["month"] for row in rows(folder / "checked", "posts")}
    assert months == {"deep/one.md": None, "two.html": "2025-05", "https://shop1.example/7": "2026-02"}


def test_crawls_of_pages_and_of_extracted_text(claimlint: Claimlint, folder: Path) -> None:
    picture = response(2, b"\x89PNG", kind="image/png")
    (folder / "c.warc.gz").write_bytes(packed([response(1, page(BODY)), picture, response(3, page(BODY))]))
    text = BODY.encode()
    (folder / "c.wet").write_bytes(
        b"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Date: 2026-02-03T04:05:06Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        b"WARC-Target-URI: https://wet.example/1\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
        % (len(text), text)
    )
    run(claimlint, "c.warc.gz", "c.wet")
    assert sorted(cures(folder)) == ["https://crawl.example/1", "https://crawl.example/3", "https://wet.example/1"]
    assert {row["site"] for row in rows(folder / "checked", "posts")} == {"crawl.example", "wet.example"}


def test_a_wordpress_export(claimlint: Claimlint, folder: Path) -> None:
    def item(number: int, kind: str = "post", status: str = "publish") -> str:
        return (
            f"<item><title>Letter {number}</title><link>https://wp.example/{number}</link>"
            f"<content:encoded><![CDATA[<p>{BODY}</p>]]></content:encoded>"
            f"<wp:post_date>2026-03-0{number} 08:00:00</wp:post_date><wp:status>{status}</wp:status>"
            f"<wp:post_type>{kind}</wp:post_type></item>"
        )

    (folder / "export.xml").write_text(
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Shop</title>'
        f"{item(1)}{item(2, status='draft')}{item(3, kind='attachment')}{item(4, kind='page')}</channel></rss>",
        encoding="utf-8",
    )
    run(claimlint, "export.xml")
    assert cures(folder) == ["https://wp.example/1", "https://wp.example/4"]
    assert {row["month"] for row in rows(folder / "checked", "posts")} == {"2026-03"}


def test_copies_of_one_release_count_once(claimlint: Claimlint, folder: Path) -> None:
    release = BODY + "The company has two shops, and its founder likes to sail on the lake behind the town hall.\n"
    posts = [post(1, text=release), post(2, text=release + "Read more on our page.\n"), post(3, text=FOREIGN)]
    posts += [post(4, text="Green tea cures migraine. " + " ".join(f"Word{n} stands here alone." for n in range(30)))]
    (folder / "p.jsonl").write_bytes(lines([{**one, "title": ""} for one in posts]))
    run(claimlint, "p.jsonl")
    summary = json.loads((folder / "checked" / "summary.json").read_text(encoding="utf-8"))
    assert summary["counts"]["checked"] == 3
    assert summary["counts"]["releases"] == 2
    rule = next(row for row in summary["rules"] if row["rule"] == "claims/cure-claim")
    assert (rule["posts"], rule["releases"]) == (3, 2)
    assert [row["size"] for row in summary["duplicates"]] == [2]
    page_shown = (folder / "checked" / "overview.html").read_text(encoding="utf-8")
    assert "claims/cure-claim" in page_shown
    assert "<script" not in page_shown


def test_several_processes_give_the_same(claimlint: Claimlint, folder: Path) -> None:
    (folder / "p.jsonl").write_bytes(lines([post(number) for number in range(12)]))
    run(claimlint, "p.jsonl", options=("--batch", "3"))
    ran = claimlint("archive", "p.jsonl", "--output", "again", "--as-of", "2026-11-01", "--jobs", "2", "--batch", "3")
    assert ran.status == 0, ran.err
    assert dataset(folder / "again") == dataset(folder / "checked")


def test_query(claimlint: Claimlint, folder: Path) -> None:
    (folder / "p.jsonl").write_bytes(lines([post(1), post(2), post(3)]))
    run(claimlint, "p.jsonl")
    cure = "rule = 'claims/cure-claim' and site like '%shop1%'"
    shown = claimlint("archive", "query", "checked", cure)
    assert shown.status == 0
    assert "https://shop1.example/1" in shown.out
    assert "https://shop2" not in shown.out
    table = claimlint("archive", "query", "checked", cure, "--format", "csv", "--columns", "address,excerpt")
    assert list(csv.reader(table.out.splitlines())) == [
        ["address", "excerpt"], ["https://shop1.example/1", "cure diabetes"],
    ]  # fmt: skip
    asked = ("--from", "posts", "error > 0", "--format", "parquet", "--output", "worst.parquet")
    assert claimlint("archive", "query", "checked", *asked).status == 0
    assert pq.read_table(folder / "worst.parquet").num_rows == 3


@pytest.mark.parametrize(
    ("condition", "why"),
    [
        ("rool = 'x'", "does not take"),
        ("rule = ", "does not take"),
        ("1=1) UNION SELECT * FROM read_csv('/etc/passwd') --", "does not take"),
    ],
)
def test_a_question_that_makes_no_sense(claimlint: Claimlint, folder: Path, condition: str, why: str) -> None:
    (folder / "p.jsonl").write_bytes(lines([post(1)]))
    run(claimlint, "p.jsonl")
    ran = claimlint("archive", "query", "checked", condition)
    assert ran.status == 2
    assert why in ran.err
    assert "root:" not in ran.out


@pytest.mark.ray
def test_ray_gives_the_same(process: Process, claimlint: Claimlint, folder: Path) -> None:
    pytest.importorskip("ray")
    (folder / "p.jsonl").write_bytes(lines([post(number) for number in range(6)]) + b"{\n")
    run(claimlint, "p.jsonl", status=2, options=("--batch", "3"))
    options = ("--as-of", "2026-11-01", "--jobs", "1", "--batch", "3", "--ray")
    ran = process("archive", "p.jsonl", "--output", "by-ray", *options)
    assert ran.returncode == 2, ran.stderr
    assert dataset(folder / "by-ray") == dataset(folder / "checked")


def test_a_cluster_that_cannot_be_reached(claimlint: Claimlint, folder: Path) -> None:
    (folder / "p.jsonl").write_bytes(lines([post(1)]))
    ran = claimlint("archive", "p.jsonl", "--output", "by-ray", "--ray-address", "127.0.0.1:1")
    assert ran.status == 2
    assert "--ray-address 127.0.0.1:1: nobody answers there" in ran.err
    assert "run the same command again" in ran.err
