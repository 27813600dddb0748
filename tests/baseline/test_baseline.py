"""Baselines: what was there stays known whatever happens around it, and what is new counts."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimlint.baseline import FILE_NAME, Baseline, Carrier, Checked, name_of, read, recorded, rendered, write
from claimlint.config import Config, Configurations, RunOptions
from claimlint.discovery import Drafts, find_drafts
from claimlint.errors import SettingsFault
from claimlint.linter import lint
from claimlint.model.report import FileReport, Report
from tests.waivers.drafts import CURE, DAY, OTHER

RUN = RunOptions(DAY)


def drafts(folder: Path) -> Drafts:
    return find_drafts([str(folder)], stdin_filename="", config_for=Configurations().of)


def checked(folder: Path) -> Report:
    """The report on all drafts of a folder."""
    return lint(drafts(folder), RUN)


def record(folder: Path, *, prune: bool = False) -> Baseline:
    """Writes the baseline of a folder anew, as `claimlint baseline` does."""
    place = folder / FILE_NAME
    report = lint(drafts(folder), RunOptions(DAY, baseline=False))
    found = {draft.path: draft.file for draft in drafts(folder).files if draft.file}
    ran = [Checked(name_of(found[file.path], place), file, ()) for file in report.files]
    made = recorded(Carrier(place, read(place) if place.exists() else Baseline()), ran, prune=prune)
    write(place, made.baseline, before=place.read_bytes() if place.exists() else None)
    assert read(place) == made.baseline
    return made.baseline


def fresh(report: Report) -> list[tuple[str, str]]:
    """Rule and words of the findings that are new."""
    return [(one.rule, one.words) for file in report.files for one in file.findings if not one.known]


def known(report: Report) -> int:
    return sum(one.known for file in report.files for one in file.findings)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").touch()
    (tmp_path / "old.md").write_text(f"# Drops\n\n{CURE}\n\n{OTHER}\n", encoding="utf-8")
    return tmp_path


def test_what_was_there_is_known_and_what_is_new_counts(folder: Path) -> None:
    held = record(folder)
    report = checked(folder)
    assert (fresh(report), known(report), report.outcome) == ([], held.size, "pass")
    assert report.counts["known"] == held.size
    (folder / "old.md").write_text(f"# Drops\n\n{CURE} Our drops cure migraine.\n\n{OTHER}\n", encoding="utf-8")
    report = checked(folder)
    assert fresh(report) == [("claims/cure-claim", "cure migraine")]
    assert (known(report), report.outcome) == (held.size, "blocked")


def test_a_repeated_claim_counts_as_often_as_it_is_new(folder: Path) -> None:
    record(folder)
    (folder / "old.md").write_text(f"# Drops\n\n{CURE}\n\n{OTHER}\n\n{CURE}\n", encoding="utf-8")
    report = checked(folder)
    assert fresh(report) == [("claims/cure-claim", "cure diabetes")]
    assert [one.start.line for file in report.files for one in file.findings if not one.known] == [7]


def test_an_edited_claim_is_new(folder: Path) -> None:
    record(folder)
    (folder / "old.md").write_text(f"# Drops\n\n{CURE}\n\nOur new herbal drops cure asthma.\n", encoding="utf-8")
    assert fresh(checked(folder)) == [("claims/cure-claim", "cure asthma")]


def test_a_renamed_file_keeps_its_entries(folder: Path) -> None:
    held = record(folder)
    (folder / "posts").mkdir()
    (folder / "old.md").rename(folder / "posts" / "new.md")
    assert (fresh(checked(folder)), known(checked(folder))) == ([], held.size)
    assert record(folder, prune=True).files.keys() == {"posts/new.md"}
    assert fresh(checked(folder)) == []


def test_line_ends_do_not_make_another_text(folder: Path) -> None:
    record(folder)
    text = (folder / "old.md").read_bytes()
    (folder / "old.md").unlink()
    (folder / "new.md").write_bytes(b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))
    assert fresh(checked(folder)) == []


def test_a_copy_is_new(folder: Path) -> None:
    held = record(folder)
    text = (folder / "old.md").read_text(encoding="utf-8")
    (folder / "copy.md").write_text(text, encoding="utf-8")
    assert (len(fresh(checked(folder))), known(checked(folder))) == (held.size, held.size)
    (folder / "old.md").rename(folder / "other.md")
    assert (len(fresh(checked(folder))), known(checked(folder))) == (held.size, held.size), "one of two, not both"


def test_prune_drops_and_never_adds(folder: Path) -> None:
    (folder / "gone.md").write_text(f"{CURE}\n", encoding="utf-8")
    record(folder)
    (folder / "gone.md").unlink()
    (folder / "old.md").write_text(f"# Drops\n\n{CURE}\n\nOur drops cure migraine.\n", encoding="utf-8")
    after = record(folder, prune=True)
    assert after.files.keys() == {"old.md"}
    texts = {one.text for one in after.files["old.md"].findings if one.rule == "claims/cure-claim"}
    assert texts == {CURE}
    assert fresh(checked(folder)) == [("claims/cure-claim", "cure migraine")]


def test_what_is_waived_is_not_recorded(folder: Path) -> None:
    (folder / "old.md").write_text(f"<!-- claimlint-waive claims: agreed -->\n{CURE}\n", encoding="utf-8")
    held = record(folder)
    assert all(one.rule.split("/")[0] != "claims" for file in held.files.values() for one in file.findings)
    (folder / "old.md").write_text(f"{CURE}\n", encoding="utf-8")
    assert [rule for rule, _ in fresh(checked(folder))] == ["claims/cure-claim"], "a waiver that goes excuses nothing"


def test_rules_that_were_left_out_keep_their_entries(folder: Path) -> None:
    held = record(folder)
    place = folder / FILE_NAME
    empty = FileReport("old.md", "publisher", "us", digest=held.files["old.md"].digest)
    rules = {one.rule for one in held.files["old.md"].findings}
    off = rules - {"claims/cure-claim"}
    made = recorded(Carrier(place, held), [Checked("old.md", empty, off)], prune=False)
    assert {one.rule for one in made.baseline.files["old.md"].findings} == off
    assert (made.added, made.dropped) == (0, 2)


def test_what_could_not_be_checked_keeps_its_entries(folder: Path) -> None:
    held = record(folder)
    (folder / "old.md").write_bytes(b"\xff")
    assert record(folder, prune=True) == held


def test_a_nearer_baseline_does_not_reach_into_another_repository(folder: Path) -> None:
    record(folder)
    inner = folder / "inner"
    inner.mkdir()
    (inner / ".git").touch()
    (folder / "old.md").rename(inner / "old.md")
    assert fresh(lint(drafts(inner), RUN)) != []


# -- the file


def test_it_is_sorted_and_has_a_finding_a_line(folder: Path) -> None:
    (folder / "a é.md").write_text(f"{CURE}\n\n{CURE}\n", encoding="utf-8")
    held = record(folder)
    text = (folder / FILE_NAME).read_text(encoding="utf-8")
    assert text == rendered(held)
    lines = [line.strip().rstrip(",") for line in text.splitlines() if '"rule"' in line]
    assert f'{{"rule": "claims/cure-claim", "text": "{CURE}", "count": 2}}' in lines
    assert text.index('"a é.md"') < text.index('"old.md"')
    assert text.endswith("}\n")
    assert rendered(Baseline()) == '{\n  "schema": "claimlint.baseline/1",\n  "files": {}\n}\n'


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "line 1 is no JSON"),
        (b"{\n  nonsense", "line 2 is no JSON"),
        (b"\xff{}", "is not UTF-8 text"),
        (b"[]", "this is no baseline of claimlint"),
        (b'{"version": "2.1.0", "runs": []}', "this is no baseline of claimlint"),
        (b'{"schema": "claimlint.report/1", "files": []}', "this is no baseline of claimlint"),
        (b'{"schema": "claimlint.baseline/2", "files": {}}', "a newer claimlint wrote this baseline"),
        (b'{"schema": "claimlint.baseline/1"}', "has no `files`"),
        (b'{"schema": "claimlint.baseline/1", "files": {"a.md": {}}}', "no digest of a.md"),
        (b'{"schema": "claimlint.baseline/1", "files": {"a.md": {"digest": "x"}}}', "no findings of a.md"),
        (b'{"schema": "claimlint.baseline/1", "files": {"a.md": {"digest": "x", "findings": [1]}}}', "cannot be read"),
        (
            b'{"schema": "claimlint.baseline/1", "files": {"a.md": {"digest": "x", "findings": '
            b'[{"rule": "claims/cure-claim", "count": true}]}}}',
            "a finding of a.md that cannot be read",
        ),
        (b'{"schema": "claimlint.baseline/1", "files": {}, "files": {}}', "`files` stands twice"),
        (
            b'{\n  "schema": "claimlint.baseline/1",\n<<<<<<< HEAD\n  "files": {}\n=======',
            "line 3 holds a merge conflict",
        ),
        (b"[" * 100_000, "nested too deeply"),
    ],
)
def test_a_broken_baseline_is_one_sentence(folder: Path, content: bytes, why: str) -> None:
    (folder / FILE_NAME).write_bytes(content)
    with pytest.raises(SettingsFault) as raised:
        checked(folder)
    assert why in str(raised.value)
    assert "\n" not in str(raised.value)
    assert str(raised.value).startswith((folder / FILE_NAME).as_posix())


@given(st.binary(max_size=60) | st.sampled_from([b'{"schema": "claimlint.baseline/1", "files": ', b"{}", b"null"]))
def test_no_content_raises_anything_else(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    place = tmp_path_factory.mktemp("baseline") / FILE_NAME  # never above other tests, which would find it
    place.write_bytes(content)
    with contextlib.suppress(SettingsFault):
        assert isinstance(read(place), Baseline)


# -- any edit elsewhere

PARAGRAPHS = (
    "# Drops and sleep", CURE, OTHER, f"{CURE} Tea is warm.", "Our formula is the best cure for insomnia.",
    "Ketamine is given for depression in some clinics.", "Suicidal thoughts are more common after a stroke.",
    "One in three people sleeps badly.", "- Our tea cures migraine.\n- Tea is warm.", "> A quiet ward is a good ward.",
)  # fmt: skip
HARMLESS = (
    "The kettle stands on the stove.", "Nobody was at home that day.", "## What we saw", "- a pillow\n- a book",
    "The garden was green, and the ward was quiet.",
)  # fmt: skip


def edited(paragraphs: Sequence[str], chance: random.Random) -> list[str]:
    """The same paragraphs in another order, with harmless ones and harmless sentences between them."""
    after = [one for one in paragraphs if one.startswith("# ")]
    moved = [one for one in paragraphs if not one.startswith("# ")]
    chance.shuffle(moved)
    for one in moved:
        if chance.random() < 0.4:
            after.append(chance.choice(HARMLESS))
        tail = f" {HARMLESS[0]}" if chance.random() < 0.4 and one[0] not in "->" else ""
        after.append(one + tail)
    return after


@settings(max_examples=30)
@given(paragraphs=st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=6, unique=True), chance=st.randoms())
def test_edits_elsewhere_leave_the_known_known(
    tmp_path_factory: pytest.TempPathFactory, paragraphs: list[str], chance: random.Random
) -> None:
    """Every rule whose words are the same sentence as before finds it known, wherever the sentence has gone."""
    folder = tmp_path_factory.mktemp("posts")
    (folder / ".git").touch()
    post = folder / "post.md"
    post.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    held = record(folder).files.get("post.md")
    counts = held.counts if held else {}
    post.write_text("\n\n".join(edited(paragraphs, chance)) + "\n", encoding="utf-8")
    assert Config().baseline is None
    for file in checked(folder).files:
        for finding in file.findings:
            key = (finding.rule, "")
            if finding.scope == "document" and key in counts:
                assert finding.known
            if finding.rule == "claims/cure-claim":
                assert finding.known
    assert [rule for rule, _ in fresh(checked(folder)) if rule.startswith(("claims", "hype", "safety"))] == []
