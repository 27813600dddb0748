"""`claimlint refs`: references and statistics as tables and as JSON, bibliography files, and drafts that fail."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Claimlint

POST = """\
---
title: Naps and asthma
bibliography: refs.bib
---

About 40% of nurses with asthma nap [@alder]. Another 12% never do. A trial found less wheeze
([study](https://www.medrxiv.org/content/10.1101/2023.04.18.23288888v1)), and so did a cohort [1].

## References

1. Cedar M. Warm feet and asthma. Sleep Notes. 2021;13:1-2. PMID: 31234567
2. Light in winter. ClinicalTrials.gov. NCT04512345.
"""
BIB = (
    "@article{alder, author={Alder, J.}, title={Naps}, journal={Sleep Notes}, year={2020}, doi={10.1016/j.n.2020.1}}\n"
)


@pytest.fixture
def post(folder: Path) -> Path:
    (folder / "post.md").write_text(POST, encoding="utf-8")
    (folder / "refs.bib").write_text(BIB, encoding="utf-8")
    return folder / "post.md"


def ledger(claimlint: Claimlint, *arguments: str) -> list[dict[str, Any]]:
    """The files of the ledger as JSON."""
    data = json.loads(claimlint("refs", *arguments, "--format", "json").out)
    assert data["schema"] == "claimlint.refs/1"
    return list(data["files"])


@pytest.mark.usefixtures("post")
def test_every_reference_is_in_the_ledger(claimlint: Claimlint) -> None:
    [file] = ledger(claimlint, "post.md")
    told = [(row["place"], row["key"], row["kind"], row["labelled"], row["verified"]) for row in file["references"]]
    assert told == [
        ("text", None, "preprint", False, False),
        ("list", "1", "article", None, False),
        ("list", "2", "registration", None, False),
        ("file", "@alder", "article", None, False),
    ]
    study, cedar, plan, alder = file["references"]
    assert study["identifiers"]["doi"] == "10.1101/2023.04.18.23288888"
    assert cedar["identifiers"] == {"pmid": "31234567"}
    assert [one["text"] for one in cedar["cited"]] == ["[1]"]
    assert (plan["identifiers"], plan["cited"]) == ({"trial": "NCT04512345"}, [])
    assert (alder["author"], alder["year"], alder["title"], alder["start"]) == ("Alder", 2020, "Naps", None)
    assert alder["cited"] == [{"text": "[@alder]", "start": {"line": 6, "column": 37, "offset": 91}}]


@pytest.mark.usefixtures("post")
def test_every_statistic_stands_beside_its_source(claimlint: Claimlint) -> None:
    [file] = ledger(claimlint, "post.md")
    assert [(row["text"], row["kind"], row["sources"]) for row in file["statistics"]] == [
        ("40%", "percent", ["[@alder]"]),
        ("12%", "percent", ["[1]"]),
    ]


@pytest.mark.usefixtures("post")
def test_the_ledger_as_tables(claimlint: Claimlint) -> None:
    ran = claimlint("refs", "post.md")
    assert ran.status == 0
    assert "not called a preprint; not verified" in ran.out
    assert "  file     article       Alder. 2020. Naps. Sleep Notes\n" in ran.out
    assert ran.out.endswith("4 references, 4 not verified. 2 statistics, 0 without a source.\n")
    assert max(map(len, ran.out.splitlines())) <= 80


def test_a_draft_without_either(claimlint: Claimlint) -> None:
    ran = claimlint("refs", "careful.md")
    assert (ran.status, ran.err) == (0, "")
    assert "References: none" in ran.out
    assert "Statistics: none" in ran.out


def test_a_draft_that_cannot_be_read(claimlint: Claimlint, folder: Path) -> None:
    (folder / "binary.md").write_bytes(b"\x00")
    ran = claimlint("refs", "careful.md", "binary.md", "--format", "json")
    assert ran.status == 2
    assert "binary.md" in ran.err
    assert [file["error"] is None for file in json.loads(ran.out)["files"]] == [False, True]


def test_hostile_words_cannot_command_the_terminal(claimlint: Claimlint, folder: Path) -> None:
    (folder / "hostile.md").write_text("## References\n\n1. Elm P. \x1b[31m\u202eNaps. 2020. PMID: 31234567\n", "utf-8")
    out = claimlint("refs", "hostile.md").out
    assert "\x1b" not in out
    assert "\u202e" not in out


@pytest.mark.usefixtures("post")
def test_the_summary_counts_cited_entries_of_the_bibliography_file(claimlint: Claimlint, folder: Path) -> None:
    (folder / "refs.bib").write_text(BIB + BIB.replace("{alder", "{never"), encoding="utf-8")
    report = json.loads(claimlint("post.md", "--format", "json").out)
    assert report["summary"]["unverified_references"] == 3


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("gone.bib", None, "there is no bibliography gone.bib beside it"),
        ("refs.bib", "@article{alder, title={x\n", "refs.bib, line 1 cannot be read (an entry there is no BibTeX)"),
        ("refs.bib", "no entries here\n", "it holds no BibTeX entry"),
        ("refs.json", '{"a": \n', "refs.json, line 2 cannot be read (it is no JSON"),
        ("refs.json", '{"a": 1}\n', "refs.json cannot be read (it is no list of CSL items)"),
        ("refs.ris", "TY  - JOUR\n", "neither BibTeX (.bib) nor CSL JSON (.json)"),
        ("refs.bib", b"\xff\xfe", "byte 0 is not UTF-8 text"),
        ("../refs.bib", "@article{alder, title={x}}\n", "lies outside the draft's folder and project"),
        ("/etc/passwd.bib", None, "lies outside the draft's folder and project"),
        ("https://example.net/refs.bib", None, "there is no bibliography"),
        (".", None, "neither BibTeX"),
    ],
)
@pytest.mark.parametrize("command", ["check", "refs", "claims"])
def test_a_bibliography_that_cannot_be_used(
    claimlint: Claimlint, folder: Path, name: str, content: str | bytes | None, said: str, command: str
) -> None:
    (folder / "claimlint.yaml").write_text("profile: publisher\n", encoding="utf-8")
    (folder / "post.md").write_text(POST.replace("refs.bib", name), encoding="utf-8")
    if content is not None:
        place = folder / name
        place.write_bytes(content if isinstance(content, bytes) else content.encode())
    ran = claimlint(command, "post.md", "--format", "json")
    assert ran.status == 2
    assert said in " ".join(ran.err.split())
    assert ran.err.count("\n") == 1


def test_a_bibliography_that_is_too_large(claimlint: Claimlint, post: Path) -> None:
    (post.parent / "claimlint.yaml").write_text("max-size: 1 kB\n", encoding="utf-8")
    (post.parent / "refs.bib").write_text(BIB * 20, encoding="utf-8")
    ran = claimlint("refs", "post.md", "--format", "json")
    assert ran.status == 2
    assert "more than 1,000 bytes" in ran.err


def test_a_link_that_leads_out_of_the_project_is_not_followed(claimlint: Claimlint, post: Path) -> None:
    (post.parent / "claimlint.yaml").write_text("profile: publisher\n", encoding="utf-8")
    outside = post.parent.parent / "secret.bib"
    outside.write_text(BIB, encoding="utf-8")
    (post.parent / "refs.bib").unlink()
    (post.parent / "refs.bib").symlink_to(outside)
    ran = claimlint("refs", "post.md", "--format", "json")
    assert ran.status == 2
    assert "outside" in ran.err


def test_the_bibliography_of_the_project_is_found(claimlint: Claimlint, post: Path) -> None:
    (post.parent / "claimlint.yaml").write_text("profile: publisher\n", encoding="utf-8")
    (post.parent / "posts").mkdir()
    post.rename(post.parent / "posts" / "post.md")
    [file] = ledger(claimlint, "posts/post.md")
    assert "@alder" in [row["key"] for row in file["references"]]


def test_nothing_is_read_when_no_key_is_cited(claimlint: Claimlint, folder: Path) -> None:
    (folder / "post.md").write_text("---\nbibliography: gone.bib\n---\n\nWrite to naps [now].\n", encoding="utf-8")
    assert claimlint("refs", "post.md").status == 0


def test_entries_in_the_front_matter_itself(claimlint: Claimlint, folder: Path) -> None:
    item = "- id: alder\n  type: article-journal\n  title: Naps\n  author:\n  - family: Alder\n  issued: 2020\n"
    head = f"references:\n{item}"
    (folder / "post.md").write_text(f"---\n{head}---\n\nAbout 40% of nurses nap [@alder].\n", encoding="utf-8")
    [file] = ledger(claimlint, "post.md")
    assert [(row["key"], row["author"], row["year"]) for row in file["references"]] == [("@alder", "Alder", 2020)]
