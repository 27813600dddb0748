"""Word files as a user meets them: `check` reads them like any draft, `review` writes comments into a copy."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from claimlint.reviewing import AUTHOR
from tests.cli.conftest import CAREFUL, Claimlint
from tests.readers.word_files import p, r, table, unzipped, word_file, zipped
from tests.reviewing.test_reviewed import commented, words_of

ONLY = ("--select", "claims/cure-claim")
CURES = word_file(
    p(r("Tea for all"), style="Titel")
    + p(r("What it does"), style="H1")
    + p(r("Our herbal drops "), r("cure", "<w:b/>"), r(" diabetes."))
    + table((p(r("Our tea cures arthritis.")), p(r("Talk to your pharmacist."))))
)
posix = pytest.mark.skipif(sys.platform == "win32", reason="as POSIX systems do it")


@pytest.fixture
def draft(folder: Path) -> Path:
    """A Word file with two claims of a cure."""
    file = folder / "draft.docx"
    file.write_bytes(CURES)
    return file


def test_a_finding_names_paragraph_headings_and_quote(claimlint: Claimlint, draft: Path) -> None:
    ran = claimlint(draft.name, *ONLY)
    assert (ran.status, ran.err) == (1, "")
    lines = [line.strip() for line in ran.out.splitlines()]
    first = lines.index("paragraph 3 error Promises a cure (claims/cure-claim)")
    assert lines[first + 1] == "In: What it does"
    assert lines[first + 2] == "Our herbal drops «cure diabetes»."
    assert any("paragraph 4 “cures arthritis”" in line for line in lines)
    assert "In: What it does (table)" in claimlint(draft.name, *ONLY, "--verbose").out


def test_json_says_where_and_what_stands_there(claimlint: Claimlint, draft: Path) -> None:
    (file,) = json.loads(claimlint(draft.name, *ONLY, "--format", "json").out)["files"]
    told = [(one["excerpt"], one["start"]["line"], one["place"]) for one in file["findings"]]
    assert told == [
        ("cure diabetes", 3, {"paragraph": 3, "part": "body", "headings": ["What it does"]}),
        ("cures arthritis", 4, {"paragraph": 4, "part": "table", "headings": ["What it does"]}),
    ]


def test_json_of_other_drafts_stays_as_it_is(claimlint: Claimlint) -> None:
    (file,) = json.loads(claimlint("bad.md", *ONLY, "--format", "json").out)["files"]
    assert all("place" not in one for one in file["findings"])


@pytest.mark.parametrize("form", ["html", "sarif", "junit", "github", "gitlab", "rdjson"])
def test_every_format_shows_word_files(claimlint: Claimlint, draft: Path, form: str) -> None:
    ran = claimlint(draft.name, *ONLY, "--format", form)
    assert (ran.status, ran.err) == (1, "")
    assert "diabetes" in ran.out


def test_a_second_check_says_the_same_from_memory(claimlint: Claimlint, draft: Path) -> None:
    once = claimlint(draft.name, *ONLY)
    assert claimlint(draft.name, *ONLY) == once
    moved = unzipped(CURES)["word/document.xml"].decode().split("<w:body>")[1].split("</w:body>")[0]
    draft.write_bytes(word_file(moved.replace('"H1"', '"Q"')))
    assert claimlint(draft.name, *ONLY).out != once.out  # the same text, read another way


def test_word_files_stand_beside_others(claimlint: Claimlint, draft: Path, folder: Path) -> None:
    ran = claimlint(".", *ONLY, "--format", "json")
    assert {file["path"] for file in json.loads(ran.out)["files"]} >= {"draft.docx", "bad.md"}
    ran = claimlint("draft.docx", "bad.md", *ONLY)
    assert ran.status == 1
    assert {"draft.docx", "bad.md"} <= set(ran.out.splitlines())


def test_a_broken_file_is_one_sentence_and_stops_no_other(claimlint: Claimlint, draft: Path) -> None:
    draft.write_bytes(CURES[:500])
    ran = claimlint(draft.name, "bad.md", *ONLY, "--format", "json")
    assert ran.status == 2
    errors = {file["path"]: file["error"] for file in json.loads(ran.out)["files"]}
    assert errors["bad.md"] is None
    assert "no Word file, or it is damaged" in errors["draft.docx"]


def test_without_the_extra_one_sentence_says_how_to_add_it(
    claimlint: Claimlint, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    for command in ((draft.name,), ("review", draft.name)):
        ran = claimlint(*command, *ONLY)
        assert ran.status == 2
        assert "pip install '.[docx]'" in " ".join((ran.out + ran.err).split())
    assert [one.name for one in draft.parent.glob("*.docx")] == ["draft.docx"]


def test_fix_leaves_word_files_alone(claimlint: Claimlint, draft: Path) -> None:
    ran = claimlint("check", "--fix", draft.name, "--select", "disclaimers/not-medical-advice")
    assert ran.status == 1
    assert "add it by hand" in " ".join(ran.out.split())
    assert draft.read_bytes() == CURES


def test_review_writes_a_copy_with_comments(claimlint: Claimlint, draft: Path) -> None:
    ran = claimlint("review", draft.name, "--output", "reviewed.docx", *ONLY)
    assert (ran.status, ran.err) == (1, "")
    assert ran.out.splitlines()[0] == "Wrote 2 comments to reviewed.docx."
    assert ran.out.splitlines()[1].startswith("Blocked: 2 errors in 1 file")
    written = (draft.parent / "reviewed.docx").read_bytes()
    assert commented(written, AUTHOR) == ["cure diabetes", "cures arthritis"]
    assert words_of(written) == words_of(CURES)
    assert draft.read_bytes() == CURES


def test_review_without_output_names_the_copy_after_the_draft_and_overwrites_nothing(
    claimlint: Claimlint, draft: Path
) -> None:
    assert claimlint("review", draft, *ONLY).status == 1
    copy = draft.with_name("draft-reviewed.docx")
    copy.write_bytes(b"a colleague's work")
    ran = claimlint("review", draft, *ONLY)
    assert ran.status == 2
    assert "is there already; name it with --output to replace it" in ran.err
    assert copy.read_bytes() == b"a colleague's work"


def test_a_reviewed_copy_is_updated_in_place(claimlint: Claimlint, draft: Path) -> None:
    assert claimlint("review", draft.name, *ONLY).status == 1
    copy = draft.with_name("draft-reviewed.docx")
    first = copy.read_bytes()
    ran = claimlint("review", copy.name, *ONLY)
    assert (ran.status, ran.err) == (1, "")
    assert ran.out.splitlines()[0] == "Wrote 2 comments to draft-reviewed.docx."
    assert not draft.with_name("draft-reviewed-reviewed.docx").exists()
    assert len(commented(copy.read_bytes())) == len(commented(first)) == 2
    assert draft.read_bytes() == CURES


def test_review_changes_the_draft_itself_where_it_is_told_to(claimlint: Claimlint, draft: Path) -> None:
    for _ in range(2):
        assert claimlint("review", draft.name, "--output", "./draft.docx", *ONLY).status == 1
        assert commented(draft.read_bytes()) == ["cure diabetes", "cures arthritis"]
    assert words_of(draft.read_bytes()) == words_of(CURES)
    assert sorted(one.name for one in draft.parent.iterdir() if "draft" in one.name) == ["draft.docx"]


def test_review_of_a_careful_draft_passes(claimlint: Claimlint, folder: Path) -> None:
    (folder / "careful.docx").write_bytes(word_file(p(r(CAREFUL.strip()))))
    ran = claimlint("review", "careful.docx", *ONLY)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("Wrote 0 comments to careful-reviewed.docx.\nPassed")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("bad.md",), "`bad.md` is no Word file; name one that ends in .docx"),
        ((".",), "`.` is no Word file"),
        (("-",), "`-` is no Word file"),
        (("draft.docx", "--output", "reviewed.doc"), "let it end in .docx"),
        (("draft.docx", "--output", "nowhere/reviewed.docx"), "the reviewed file cannot be written there"),
        (("missing.docx",), "there is no such file or folder"),
        (("draft.docx", "bad.docx"), "unexpected extra argument"),
        (("draft.docx", "--profile", "clinics"), "clinic"),
    ],
)
def test_what_cannot_be_reviewed_is_said_in_a_sentence(
    claimlint: Claimlint, draft: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    ran = claimlint("review", *arguments)
    assert ran.status == 2
    assert sentence in ran.err
    assert [one.name for one in draft.parent.glob("*.docx")] == ["draft.docx"]


def test_an_excluded_draft_is_not_reviewed(claimlint: Claimlint, draft: Path) -> None:
    (draft.parent / "claimlint.yaml").write_text("exclude: [draft.docx]\n", encoding="utf-8")
    ran = claimlint("review", draft.name)
    assert ran.status == 2
    assert "the configuration excludes this file" in ran.err


def test_a_broken_draft_is_not_reviewed(claimlint: Claimlint, draft: Path) -> None:
    draft.write_bytes(b"PK")
    ran = claimlint("review", draft.name, "--output", "reviewed.docx")
    assert ran.status == 2
    assert "no Word file, or it is damaged" in ran.err
    assert not (draft.parent / "reviewed.docx").exists()


_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@pytest.mark.parametrize(
    ("part", "sound", "broken"),
    [
        ("[Content_Types].xml", f"{_TYPE}.comments+xml", "application/xml"),
        ("[Content_Types].xml", f' ContentType="{_TYPE}.numbering+xml"', ""),
        ("word/_rels/document.xml.rels", "relationships/comments", "relationships/comment"),
        ("word/commentsExtended.xml", "w15:commentEx ", "w15:commentEx <"),
    ],
)
def test_what_can_be_read_and_takes_no_comments_is_one_sentence(
    claimlint: Claimlint, draft: Path, part: str, sound: str, broken: str
) -> None:
    own = p(r("Error")).replace("<w:p>", '<w:p w14:paraId="0B">')
    parts = unzipped(
        word_file(
            p(r("Our tea cures pain.")),
            comments=f'<w:comment w:id="6" w:author="{AUTHOR}">{own}</w:comment>',
            commentsExtended='<w15:commentEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/>',
        )
    )
    before = parts[part].decode()
    assert sound in before
    draft.write_bytes(zipped({**parts, part: before.replace(sound, broken)}))
    assert claimlint(draft.name, *ONLY).status == 1
    ran = claimlint("review", draft.name, *ONLY)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("Error: draft.docx: this Word file is damaged (")
    assert len(ran.err.splitlines()) == 1
    assert [one.name for one in draft.parent.glob("*.docx")] == ["draft.docx"]


@posix
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_said(claimlint: Claimlint, draft: Path) -> None:
    draft.parent.chmod(0o500)
    try:
        ran = claimlint("review", draft.name, *ONLY)
    finally:
        draft.parent.chmod(0o700)
    assert ran.status == 2
    assert "cannot be written there" in ran.err


def test_a_known_finding_gets_no_comment(claimlint: Claimlint, draft: Path) -> None:
    assert claimlint("baseline", draft.name, *ONLY).status == 0
    ran = claimlint("review", draft.name, "--output", "reviewed.docx", *ONLY)
    assert ran.status == 0
    assert "Wrote 0 comments" in ran.out
