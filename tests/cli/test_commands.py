"""The commands beside `check`: help, version, completion, `rules`, `explain` and `test`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from claimlint import __version__
from tests.cli.conftest import Claimlint, Process
from tests.cli.test_check import HOUSE_RULE


def test_version(claimlint: Claimlint) -> None:
    ran = claimlint("--version")
    assert (ran.status, ran.out) == (0, f"claimlint {__version__}\n")


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help(claimlint: Claimlint, option: str) -> None:
    ran = claimlint(option)
    assert ran.status == 0
    for words in ("check", "explain", "rules", "test", "Exit status", 'eval "$(_CLAIMLINT_COMPLETE=bash_source'):
        assert words in ran.out
    assert max(map(len, ran.out.splitlines())) <= 88


def test_no_arguments_get_help_but_no_pass(claimlint: Claimlint) -> None:
    ran = claimlint()
    assert ran.status == 2
    assert ran.out == claimlint("--help").out


@pytest.mark.parametrize("command", ["check", "rules", "explain", "test"])
def test_help_of_a_command(claimlint: Claimlint, command: str) -> None:
    assert claimlint(command, "--help").status == 0
    assert claimlint(command, "-h").out == claimlint(command, "--help").out


HEAVY = ("spacy", "rich", "yaml", "pathspec", "pyromark", "difflib", "claimlint.packs", "claimlint.linter")


@pytest.mark.parametrize(
    ("arguments", "absent"),
    [
        (["--version"], HEAVY),
        (["--help"], HEAVY),
        (["check", "--help"], HEAVY),
        (["rules"], ("spacy", "pyromark", "claimlint.linter")),
        (["explain", "claims/cure-claim"], ("spacy", "pyromark", "claimlint.linter")),
    ],
)
def test_late_imports(arguments: list[str], absent: tuple[str, ...]) -> None:
    program = (
        "import sys\n"
        "from claimlint.cli import run\n"
        f"status = run({arguments!r})\n"
        f"print([name for name in {absent!r} if name in sys.modules], file=sys.stderr)\n"
        "sys.exit(status)\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "[]\n")


def completions(process: Process, words: str) -> list[str]:
    """What the shell would offer for the last word."""
    answered = process(_CLAIMLINT_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=str(words.count(" ")))
    assert answered.stderr == ""
    return answered.stdout.split()


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("claimlint ex", "plain,explain"),
        ("claimlint dra", "file,dra"),
        ("claimlint --pro", "plain,--profile"),
        ("claimlint check dra", "file,dra"),
        ("claimlint draft.md --form", "plain,--format"),
        ("claimlint draft.md --format js", "plain,json"),
        ("claimlint --profile cl", "plain,clinic"),
        ("claimlint check --select claims/cu", "plain,claims/cure-claim"),
        ("claimlint explain claims/cu", "plain,claims/cure-claim"),
    ],
)
def test_completion(process: Process, words: str, offered: str) -> None:
    assert offered in completions(process, words)


def test_completion_script(process: Process) -> None:
    for shell in ("zsh", "fish"):
        ran = process(_CLAIMLINT_COMPLETE=f"{shell}_source")
        assert ran.returncode == 0
        assert "_CLAIMLINT_COMPLETE" in ran.stdout


def test_rules(claimlint: Claimlint) -> None:
    ran = claimlint("rules")
    assert ran.status == 0
    assert "  error    claims/cure-claim " in ran.out
    assert "Promises a cure" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80


def test_rules_as_json(claimlint: Claimlint) -> None:
    data = json.loads(claimlint("rules", "--format", "json").out)
    assert data["schema"] == "claimlint.rules/1"
    rules = {rule["rule"]: rule for rule in data["rules"]}
    assert rules["claims/cure-claim"]["level"] == "error"
    assert rules["claims/cure-claim"]["title"] == "Promises a cure"
    assert list(rules) == sorted(rules)


def house(folder: Path, rule: str = HOUSE_RULE) -> Path:
    style = folder / "house" / "style"
    style.mkdir(parents=True)
    (style / "tea.yaml").write_text(rule, encoding="utf-8")
    return folder / "house"


def test_rules_for_a_profile_and_a_country(claimlint: Claimlint, folder: Path) -> None:
    house(folder, HOUSE_RULE.replace("level: error", "level: note\nprofiles: [clinic]\njurisdictions: [uk, au]"))
    (folder / "claimlint.yaml").write_text("packs: [house]\n", encoding="utf-8")
    assert "style/tea" in claimlint("rules").out
    assert "style/tea" in claimlint("rules", "--profile", "clinic", "--jurisdiction", "au").out
    assert "style/tea" not in claimlint("rules", "--profile", "pharma").out
    assert "style/tea" not in claimlint("rules", "--jurisdiction", "us").out


def test_the_form_of_a_rule(claimlint: Claimlint) -> None:
    ran = claimlint("explain", "claims/cure-claim", "--form")
    assert ran.status == 0
    parts = ("Why", "Reports", "But not when", "What to write instead", "Based on", "Reported", "Not reported")
    lines = ran.out.splitlines()
    assert [line for line in lines if line in parts] == list(parts)
    assert lines[0] == "claims/cure-claim  error"
    assert "Health Products Compliance Guidance, 2022, US Federal Trade Commission" in ran.out
    assert "checked 2026-" in ran.out
    assert "«" in ran.out
    assert max(map(len, lines)) <= 80


EVERYTHING = """\
title: Names the drink
level: error
find:
  - "(black|green)? [tea|infusion] .. (cup|mug|pot)"
  - "sip* & \\"Earl Grey\\""
  - "@claim[treatment=any, outcome=$condition|$symptom]"
in: [title, heading]
with: {sentence: hot}
without: {document: {find: milk, at-least: 2}}
unless: [negated, quoted]
at-least: 2 sentences
per: document
profiles: [clinic]
jurisdictions: [uk]
levels:
  - {level: note, with: {clause: cold}}
  - {level: off, profiles: [pharma]}
message: "“{found}”"
advice: [Write infusion., {text: Write brew., for: [uk]}]
why: The house calls it so.
authority: [editorial-practice]
bad:
  - text: "# Hot <<tea in a cup>> and hot tea in a mug"
    profile: clinic
    jurisdiction: uk
  - text: "# Hot <<tea in a cup>> and hot tea in a mug, cold"
    profile: clinic
    jurisdiction: uk
    level: note
good:
  - We drink coffee.
  - The team drinks.
  - {text: Hot tea in a cup, profile: pharma}
"""


def test_the_form_puts_every_condition_into_words(claimlint: Claimlint, folder: Path) -> None:
    house(folder, EVERYTHING)
    (folder / "claimlint.yaml").write_text("packs: [house]\n", encoding="utf-8")
    ran = claimlint("explain", "style/tea", "--form")
    assert (ran.status, ran.err) == (0, "")
    text = " ".join(ran.out.split())
    for words in (
        "- (black / green / –) (tea / infusion) … (cup / mug / pot)",
        "- sip- + “Earl Grey”",
        "- [claim: treatment is known, outcome is condition or symptom]",
        "- only for the profile clinic",
        "- only in the country uk",
        "- only in these parts of a post: title, heading",
        "- only from 2 sentences up",
        "- only with hot in the same sentence",
        "- reported once in a post, at the first place",
        "- the words are negated or quoted",
        "- there is at least 2 of milk anywhere in the post",
        "- note: with cold in the same clause",
        "- not reported: for the profile pharma",
        "- error: otherwise",
        "Write infusion. Write brew. (uk)",
        "Editorial practice; no document was confirmed for this rule, not checked yet",
        "Hot «tea in a cup» and hot tea in a mug (clinic, uk)",
    ):
        assert words in text


def test_examples_of_a_house(claimlint: Claimlint, folder: Path) -> None:
    ran = claimlint("test", house(folder))
    assert (ran.status, ran.out) == (0, "Passed: 4 examples of 1 rule.\n")


def test_failing_examples(claimlint: Claimlint, folder: Path) -> None:
    rule = HOUSE_RULE.replace("We drink coffee.", "We drink tea.").replace("Cold <<tea>>", "<<Cold>> tea")
    place = house(folder, rule)
    for paths in ([place], [place / "style"], [place / "style" / "tea.yaml"]):
        (folder / "claimlint.yaml").write_text("packs: [house]\n", encoding="utf-8")
        ran = claimlint("test", *paths)
        assert ran.status == 1
        first, second, last = ran.out.splitlines()
        assert first.startswith("house/style/tea.yaml:10: bad example reported at other words: “Cold tea is good.”")
        assert second.startswith("house/style/tea.yaml:12: good example reported: “We drink tea.”")
        assert last == "Failed: 2 of 4 examples of 1 rule."


def test_folder_without_rules_is_no_pass(claimlint: Claimlint, folder: Path) -> None:
    (folder / "house").mkdir()
    ran = claimlint("test", "house")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("Error: ")


def test_single_rule_of_an_unknown_pack(claimlint: Claimlint, folder: Path) -> None:
    ran = claimlint("test", house(folder) / "style" / "tea.yaml")
    assert ran.status == 2
    assert ran.err == "Error: tea.yaml: a single file is no pack of rules; name the folder of its pack.\n"


def test_rules_show_the_level_for_a_profile_and_a_country(claimlint: Claimlint) -> None:
    def level(country: str) -> str:
        ran = claimlint("rules", "--profile", "clinic", "--jurisdiction", country, "--format", "json")
        levels: dict[str, str] = {rule["rule"]: rule["level"] for rule in json.loads(ran.out)["rules"]}
        return levels["regulatory/testimonial"]

    assert (level("au"), level("us")) == ("error", "warning")


def test_what_waits_for_a_check(claimlint: Claimlint) -> None:
    fresh = json.loads(claimlint("rules", "--stale", "--as-of", "2026-11-23", "--format", "json").out)["stale"]
    assert fresh
    assert {one["checked"] for one in fresh} == {None}
    assert {"kind": "teratogen", "name": "warfarin", "said": "general knowledge", "checked": None} in fresh
    old = json.loads(claimlint("rules", "--stale", "3", "--as-of", "2027-03-31", "--format", "json").out)["stale"]
    assert {"never"} < {one["checked"] or "never" for one in old}
    assert "never       teratogen: warfarin" in claimlint("rules", "--stale").out
