"""`claimlint waivers` as an auditor meets it, and waivers in what `check` says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from claimlint.outputs import formats
from tests.cli.conftest import CURE, Claimlint
from tests.cli.test_baseline import SHOW

WAIVE = "<!-- claimlint-waive claims/cure-claim: agreed with counsel (by Legal, until 2027-03-31) -->"
DAY = ("--as-of", "2026-06-01")
ONLY = ("--select", "claims/cure-claim,waivers")


@pytest.fixture
def post(folder: Path) -> Path:
    """A post with a waiver that holds and one that is over."""
    file = folder / "post.md"
    over = "<!-- claimlint-waive claims: agreed (until 2026-05-31) -->"
    file.write_text(f"{WAIVE}\n{CURE}\n{over}\n{CURE}", encoding="utf-8")
    return file


def test_the_ledger(claimlint: Claimlint, post: Path) -> None:
    ran = claimlint("waivers", "post.md", "careful.md", *DAY)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == (
        "post.md\n"
        "  active        line 1:1      claims/cure-claim\n"
        "    agreed with counsel\n"
        "    By Legal, until 2027-03-31, for one block, not bound to its text; excuses 1\n"
        "    finding.\n"
        "  expired       line 4:1      claims\n"
        "    agreed\n"
        "    By nobody named, until 2026-05-31, for one block, not bound to its text;\n"
        "    excuses 0 findings.\n"
        "    This waiver held until 2026-05-31.\n"
        "\n"
        "2 waivers: 1 active, 1 expired.\n"
    )
    assert claimlint("waivers", "careful.md").out == "No waivers.\n"


def test_the_ledger_as_json(claimlint: Claimlint, post: Path, folder: Path) -> None:
    (folder / "broken.md").write_bytes(b"\xff")
    ran = claimlint("waivers", "post.md", "broken.md", *DAY, "--format", "json")
    assert (ran.status, ran.err.count("not UTF-8")) == (2, 1)
    ledger = json.loads(ran.out)
    assert (ledger["schema"], ledger["as_of"]) == ("claimlint.waivers/1", "2026-06-01")
    broken, post_ = ledger["files"]
    assert (broken["waivers"], "not UTF-8" in broken["error"]) == ([], True)
    assert post_["waivers"][0] == {
        "state": "active", "rules": ["claims/cure-claim"], "reason": "agreed with counsel", "by": "Legal",
        "until": "2027-03-31", "scope": "block", "text": [], "excused": 1, "why": None,
        "said": "claimlint-waive claims/cure-claim: agreed with counsel (by Legal, until 2027-03-31)",
        "start": {"line": 1, "column": 1, "offset": 0}, "end": {"line": 1, "column": 93, "offset": 92},
    }  # fmt: skip
    assert [waiver["state"] for waiver in post_["waivers"]] == ["active", "expired"]


@pytest.mark.parametrize("form", formats())
def test_every_report_shows_what_is_waived(claimlint: Claimlint, post: Path, form: str) -> None:
    post.write_text(f"{WAIVE}\n{CURE}", encoding="utf-8")
    ran = claimlint("post.md", *DAY, *ONLY, "--format", form)
    assert ran.status == 0
    if form == "concise":
        assert "1 waived" in ran.out
    else:
        assert "agreed with counsel" in claimlint("post.md", *DAY, *ONLY, "--format", form, *SHOW.get(form, ())).out


def test_the_report_counts_them(claimlint: Claimlint, post: Path) -> None:
    report = json.loads(claimlint("post.md", *DAY, *ONLY, "--format", "json").out)
    assert (report["summary"]["waived"], report["summary"]["error"], report["summary"]["warning"]) == (1, 1, 1)
    assert report["files"][0]["findings"][0]["waiver"] == {
        "reason": "agreed with counsel", "by": "Legal", "until": "2027-03-31",
    }  # fmt: skip
    assert claimlint("post.md", *DAY, *ONLY).out.splitlines()[-1].startswith("Blocked: 1 error, 1 warning, 1 waived")


def test_bind(claimlint: Claimlint, post: Path) -> None:
    before = post.read_text(encoding="utf-8")
    ran = claimlint("waivers", "--bind", "post.md", "careful.md", *DAY)
    assert (ran.status, ran.err, ran.out) == (0, "", "post.md: 1 waiver bound to the text.\n")
    after = post.read_text(encoding="utf-8")
    assert re.sub(", text [0-9a-f]{8}", "", after) == before
    assert "excuses 1" in claimlint("waivers", "post.md", *DAY).out
    assert claimlint("waivers", "--bind", "post.md", *DAY).out == "There is no waiver to bind.\n"
    post.write_text(after.replace("diabetes", "asthma", 1), encoding="utf-8")
    assert "waivers/text-changed" in claimlint("post.md", *DAY, *ONLY).out


def test_bind_by_hand(claimlint: Claimlint, post: Path) -> None:
    post.write_text(f"---\nclaimlint-waive: {{rule: claims, reason: agreed}}\n---\n{CURE}", encoding="utf-8")
    ran = claimlint("waivers", "--bind", "post.md", *DAY)
    assert ran.out.startswith("post.md, line 2: the mark cannot be written here; add `text ")


def test_bind_needs_files(claimlint: Claimlint, post: Path) -> None:
    ran = claimlint("waivers", "--bind", "-")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("Error: --bind changes files, and standard input is none; name the draft's file.\n")
    ran = claimlint("waivers", "--bind", "nowhere.md", "post.md")
    assert ran.status == 2
    assert "there is no such file" in ran.err


def test_the_rules_on_waivers_are_rules_like_others(claimlint: Claimlint, post: Path, folder: Path) -> None:
    assert "waivers/expired" in claimlint("rules").out
    assert claimlint("explain", "waivers/expired").out.splitlines()[1].startswith("warning: ")
    (folder / "claimlint.yaml").write_text("rules: {waivers/expired: error}\n", encoding="utf-8")
    report = json.loads(claimlint("post.md", *DAY, "--select", "waivers", "--format", "json").out)
    assert [(one["rule"], one["level"]) for one in report["files"][0]["findings"]] == [("waivers/expired", "error")]
    sarif = json.loads(claimlint("post.md", *DAY, "--select", "waivers", "--format", "sarif").out)
    (rule,) = sarif["runs"][0]["tool"]["driver"]["rules"]
    assert rule["fullDescription"]["text"].startswith("Whoever agreed to it agreed for a time.")


def test_what_the_configuration_asks(claimlint: Claimlint, post: Path, folder: Path) -> None:
    (folder / "claimlint.yaml").write_text("waivers: {require: [by, until], never: [claims/cure-claim]}\n", "utf-8")
    assert claimlint("post.md", *DAY, *ONLY, "--format", "concise").out.count("waivers/forbidden") == 2
    (folder / "claimlint.yaml").write_text("waivers: {require: [name], never: [claims/cure-clam]}\n", "utf-8")
    ran = claimlint("post.md")
    assert ran.status == 2
    assert "`name` cannot stand here; it is one of by, until or text" in ran.err
    assert "did you mean `claims/cure-claim`?" in ran.err
