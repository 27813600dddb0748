"""Settings as a user meets them: `init`, `config`, levels by rule, files of a folder, and faults at their places."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from claimlint.config import SETTINGS, Config, read_config
from claimlint.config.template import starting_text
from claimlint.model.levels import JURISDICTIONS, PROFILES
from tests.cli.conftest import CURE, Claimlint, Ran

CURES = ("--select", "claims/cure-claim", "--format", "json")


def settings(folder: Path, text: str) -> None:
    (folder / "claimlint.yaml").write_text(text, encoding="utf-8")


def levels(ran: Ran) -> list[str]:
    return [finding["level"] for file in json.loads(ran.out)["files"] for finding in file["findings"]]


# -- init


def test_init_writes_the_defaults(claimlint: Claimlint, folder: Path) -> None:
    ran = claimlint("init")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(
        "Wrote claimlint.yaml: profile publisher, country us (set `profile` and `jurisdiction` in it if that is not "
    )
    assert "claimlint config POST" in ran.out
    assert read_config(folder / "claimlint.yaml") == Config(home=folder)


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("country", JURISDICTIONS)
def test_init_for_a_house(claimlint: Claimlint, folder: Path, profile: str, country: str) -> None:
    ran = claimlint("init", "--profile", profile, "--jurisdiction", country)
    assert ran.out.startswith(f"Wrote claimlint.yaml: profile {profile}, country {country}.\n")
    assert read_config(folder / "claimlint.yaml") == Config(profile=profile, jurisdiction=country, home=folder)


def test_init_comments_on_every_setting(folder: Path) -> None:
    """Without its comment signs the file loads as well, and says something on every setting there is."""
    (folder / "our-rules" / "house").mkdir(parents=True)
    plain = re.sub(r"^#(?=\S|  )", "", starting_text("clinic", "uk"), flags=re.MULTILINE)
    settings(folder, plain)
    config = read_config(folder / "claimlint.yaml")
    said = {key for key, one in SETTINGS.items() if getattr(config, one.attribute) != getattr(Config(), one.attribute)}
    assert set(SETTINGS) - said == {"fail-on", "max-size", "fix.place"}, "these stand there with their defaults"
    assert all(f"{key.split('.')[-1]}:" in plain for key in SETTINGS)


def test_init_replaces_nothing_unasked(claimlint: Claimlint, folder: Path) -> None:
    settings(folder, "profile: clinic\n")
    ran = claimlint("init")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "Error: claimlint.yaml exists already; edit it, or replace it with --force.\n"
    assert read_config(folder / "claimlint.yaml").profile == "clinic"
    assert claimlint("init", "--force").status == 0
    assert read_config(folder / "claimlint.yaml").profile == "publisher"


def test_init_says_what_it_hides(claimlint: Claimlint, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings(folder, "profile: clinic\n")
    (folder / "shop").mkdir()
    monkeypatch.chdir(folder / "shop")
    ran = claimlint("init", "--profile", "supplement")
    assert ran.status == 0
    assert ran.err == (
        "Note: in this folder and below it holds instead of ../claimlint.yaml, whose settings are not taken over.\n"
    )


def test_init_where_it_cannot_write(claimlint: Claimlint, folder: Path) -> None:
    (folder / "claimlint.yaml").mkdir()
    ran = claimlint("init", "--force")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "Error: claimlint.yaml: it cannot be written here (it is a folder); go to another folder.\n"


# -- config


def test_config_shows_where_values_come_from(claimlint: Claimlint, folder: Path) -> None:
    settings(
        folder,
        "profile: clinic\nrules:\n  hype: note\nexclude: old/\noverrides:\n"
        "  - files: shop/\n    profile: supplement\n    rules: {hype/superlative: 'off'}\n",
    )
    ran = claimlint("config", "shop/tea.md", "--fail-on", "warning")
    assert (ran.status, ran.err) == (0, "")
    head, *rows, fate = ran.out.splitlines()
    assert head == "shop/tea.md: claimlint.yaml"
    assert fate == "There is no such file; once it is there, it is checked."
    cells = [tuple(re.split(r" {2,}", row.strip())) for row in rows]
    assert cells[:3] == [
        ("profile", "supplement", "claimlint.yaml:7"), ("jurisdiction", "us", "default"),
        ("fail-on", "warning", "--fail-on"),
    ]  # fmt: skip
    assert ("rules", "hype: note", "claimlint.yaml:3") in cells
    assert ("hype/superlative: off", "claimlint.yaml:8") in cells
    assert ("files.exclude", "old/", "claimlint.yaml:4") in cells
    assert ("max-size", "5,000,000 bytes", "default") in cells
    assert ("baseline", "not set", "default") in cells


@pytest.mark.parametrize(
    ("file", "fate"),
    [
        ("posts/tea.md", "It is checked."),
        ("old/tea.md", "It is skipped, as `files.exclude` names it."),
        ("tea.md", "It is checked when it is named; the check of a folder passes it over, as `files.include` leaves"),
    ],
)
def test_config_says_what_becomes_of_a_file(claimlint: Claimlint, folder: Path, file: str, fate: str) -> None:
    settings(folder, "files: {include: posts/, exclude: old/}\n")
    (folder / file).parent.mkdir(exist_ok=True)
    (folder / file).touch()
    assert claimlint("config", file).out.splitlines()[-1].startswith(fate)


def test_config_as_json(claimlint: Claimlint, folder: Path) -> None:
    settings(folder, "rules: {hype: note}\nfiles:\n  exclude: old/\nfix: {place: after-heading Notes}\n")
    shown: dict[str, Any] = json.loads(claimlint("config", "old/a.md", "--profile", "pharma", "--format", "json").out)
    assert shown["schema"] == "claimlint.config/1"
    assert (shown["file"], shown["config"]) == ("old/a.md", "claimlint.yaml")
    assert (shown["excluded"], shown["included"]) == (True, True)
    assert list(shown["settings"]) == list(SETTINGS)
    one = shown["settings"]
    assert one["profile"] == {"value": "pharma", "from": [{"kind": "option", "option": "--profile"}]}
    assert one["jurisdiction"] == {"value": "us", "from": [{"kind": "default"}]}
    assert one["rules"] == {
        "value": [["hype", "note"]], "from": [{"kind": "file", "path": "claimlint.yaml", "line": 1}],
    }  # fmt: skip
    assert one["files.exclude"]["from"] == [{"kind": "file", "path": "claimlint.yaml", "line": 3}]
    assert one["max-size"]["value"] == 5_000_000
    assert one["baseline"]["value"] is None
    assert one["fix.place"]["value"] == "after-heading “Notes”"


def test_config_without_a_file(claimlint: Claimlint) -> None:
    assert claimlint("config", "bad.md").out.startswith(
        "bad.md: no claimlint.yaml, so the defaults hold; `claimlint init` writes one\n"
    )


# -- what settings do


@pytest.mark.parametrize(
    ("rules", "found", "status"),
    [
        ("{}", ["error"], 1),
        ("{claims/cure-claim: note}", ["note"], 0),
        ("{claims: warning}", ["warning"], 0),
        ("{claims: off, claims/cure-claim: warning}", ["warning"], 0),
        ("{claims/cure-claim: warning, claims: off}", ["warning"], 0),
        ("{claims/cure-claim: 'off'}", [], 0),
        ("{hype: off}", ["error"], 1),
    ],
)
def test_levels_by_rule(claimlint: Claimlint, folder: Path, rules: str, found: list[str], status: int) -> None:
    settings(folder, f"rules: {rules}\n")
    ran = claimlint("bad.md", *CURES)
    assert levels(ran) == found
    assert ran.status == status


def test_the_list_of_rules_shows_the_levels(claimlint: Claimlint, folder: Path) -> None:
    settings(folder, "rules: {hype: off, claims/cure-claim: note}\n")
    shown = {one["rule"]: one["level"] for one in json.loads(claimlint("rules", "--format", "json").out)["rules"]}
    assert shown["claims/cure-claim"] == "note"
    assert not any(rule.startswith("hype/") for rule in shown)
    assert claimlint("explain", "hype/superlative").status == 0, "what is off can still be explained"


def test_a_level_replaces_what_the_rule_says_of_levels(claimlint: Claimlint, folder: Path) -> None:
    text = "Suicidal thoughts can pass. The National Suicide Prevention Lifeline, 1-800-273-8255, is there.\n"
    (folder / "line.md").write_text(text, encoding="utf-8")
    only = ("line.md", "--select", "safety/crisis-resource-missing", "--format", "json")
    assert levels(claimlint(*only)) == ["warning"]
    for level in ("note", "error"):
        settings(folder, f"rules: {{safety: {level}}}\n")
        assert levels(claimlint(*only)) == [level]


def test_what_a_rule_excuses_stays_excused(claimlint: Claimlint, folder: Path) -> None:
    (folder / "us.md").write_text("Suicidal thoughts can pass. Call or text 988.\n", encoding="utf-8")
    settings(folder, "rules: {safety/crisis-resource-missing: error}\n")
    assert levels(claimlint("us.md", "--select", "safety", "--format", "json")) == []


def test_the_digest_of_rules_knows_the_levels(claimlint: Claimlint, folder: Path) -> None:
    digests = []
    for rules in (
        "{}",
        "{claims/cure-claim: note}",
        "{claims/cure-claim: warning}",
        "{claims/cure-claim: 'off'}",
        "{}",
    ):
        settings(folder, f"rules: {rules}\n")
        digests.append(json.loads(claimlint("careful.md", "--format", "json").out)["tool"]["rules"])
    assert digests[0] == digests[-1]
    assert len(set(digests)) == 4


def test_include_narrows_a_folder_and_nothing_else(claimlint: Claimlint, folder: Path) -> None:
    (folder / "posts").mkdir()
    (folder / "posts" / "tea.md").write_text(CURE, encoding="utf-8")
    settings(folder, "files: {include: posts/}\n")
    for arguments, names in ((["."], ["posts/tea.md"]), (["posts"], ["posts/tea.md"]), (["bad.md"], ["bad.md"])):
        report = json.loads(claimlint(*arguments, "--format", "json").out)
        assert [file["path"] for file in report["files"]] == names
        assert report["skipped"] == []


def test_overrides_decide_by_path(claimlint: Claimlint, folder: Path) -> None:
    (folder / "shop").mkdir()
    (folder / "shop" / "bad.md").write_text(CURE, encoding="utf-8")
    settings(folder, "overrides:\n  - files: shop/\n    profile: supplement\n    fail-on: never\n")
    report = json.loads(claimlint(".", *CURES).out)
    assert {file["path"]: (file["profile"], file["fail_on"]) for file in report["files"]} == {
        "bad.md": ("publisher", "error"), "careful.md": ("publisher", "error"), "shop/bad.md": ("supplement", "never"),
    }  # fmt: skip
    assert claimlint("shop", *CURES).status == 0
    assert claimlint("shop").out.splitlines()[-1].endswith("Profile supplement, country us. Nothing blocks here.")
    assert claimlint(".").out.splitlines()[-1].endswith("Profile mixed, country us. What blocks differs by file.")


def test_a_statement_of_the_site_fulfils_a_duty(claimlint: Claimlint, folder: Path) -> None:
    only = ("bad.md", "--select", "disclaimers/not-medical-advice")
    assert claimlint(*only).status == 1
    settings(folder, "site: {provides: [not-medical-advice]}\n")
    assert claimlint(*only).status == 0


def test_a_wrong_file_is_told_with_all_its_faults(claimlint: Claimlint, folder: Path) -> None:
    settings(folder, "profil: clinic\nrules:\n  hype/superlativ: off\n  claims: warn\n")
    for arguments in (["bad.md"], ["config", "bad.md"], ["rules"], ["--fix", "bad.md"], ["--diff", "bad.md"]):
        ran = claimlint(*arguments)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.splitlines() == [
            "Error: 3 faults, so nothing was checked; mend them and try again.",
            "claimlint.yaml:1:1: there is no setting `profil`; did you mean `profile`?",
            "claimlint.yaml:3:3: there is no rule or family `hype/superlativ`; did you mean `hype/superlative`?",
            "claimlint.yaml:4:11: `warn` cannot stand here; did you mean `warning`?",
        ]
