"""`check --since`: a change that makes the gate itself weaker is reported, whoever makes it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimlint.outputs import formats
from tests.cli.conftest import CAREFUL, CURE, Claimlint
from tests.cli.test_since import Git, commit, git, write

__all__ = ["git"]

RULE = "configuration/weakened"


def told(claimlint: Claimlint, *arguments: str) -> dict[str, tuple[str, str]]:
    """Level and message of what is said of the gate, by file."""
    ran = claimlint("check", "--since=HEAD", "--format", "json", *arguments)
    report: dict[str, Any] = json.loads(ran.out)
    found = [(file["path"], one) for file in report["files"] for one in file["findings"] if one["rule"] == RULE]
    return {path: (one["level"], one["message"].removeprefix("This change weakens the gate: ")) for path, one in found}


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [
        ("", "rules: {claims: off}", "claims → off."),
        ("profile: clinic", "profile: clinic\nrules: {claims/cure-claim: note}", "claims/cure-claim error → note."),
        ("rules: {hype/superlative: error}", "rules: {}", "hype/superlative error → "),
        ("", "ignore: claims/cure-claim", "claims/cure-claim error → off."),
        ("select: [claims/cure-claim, hype/superlative]", "select: hype/superlative", "claims/cure-claim error → off."),
        ("fail-on: warning", "fail-on: error", "fail-on warning → error."),
        ("fail-on: note", "profile: publisher", "fail-on note → error."),
        ("", "fail-on: never", "fail-on error → never."),
        ("", "exclude: [secret/]", "files.exclude: secret/."),
        ("exclude: ['a/*', '!a/b']", "exclude: ['a/*']", "files.exclude without !a/b."),
        ("", "files: {include: [pages/]}", "files.include: pages/."),
        ("files: {include: [pages/, posts/]}", "files: {include: [pages/]}", "files.include: pages/."),
        ("waivers: {require: [by, until]}", "waivers: {require: [by]}", "waivers.require without until."),
        ("waivers: {never: [claims]}", "profile: publisher", "waivers.never without claims."),
        ("require-verified: true", "profile: publisher", "require-verified true → false."),
        ("", "site: {provides: [not-medical-advice]}", "site.provides: not-medical-advice."),
        ("profile: clinic", "profile: publisher", "profile clinic → publisher; "),
        ("", "overrides: [{files: '*.md', rules: {claims: off}}]", "claims → off."),
        ("", "baseline: known.json", "baseline: known.json."),
        ("posts: {may-set: [jurisdiction]}", "posts: {may-set: [jurisdiction, profile]}", "posts.may-set: profile."),
    ],
)
def test_what_lets_more_pass(claimlint: Claimlint, git: Git, then: str, now: str, said: str) -> None:
    write("pages/calm.md", CAREFUL)
    if then:
        write("claimlint.yaml", f"{then}\n")
        commit(git)
    if "known.json" in now:
        write("known.json", '{"schema": "claimlint.baseline/1", "files": {}}')
    write("claimlint.yaml", f"{now}\n")
    ((path, (level, message)),) = told(claimlint).items()
    assert (path, level) == ("claimlint.yaml", "warning")
    assert message.startswith(said)


@pytest.mark.parametrize(
    ("then", "now", "line"),
    [
        ("[tool.claimlint]\n", "[tool.ruff]\n[tool.claimlint]\nrules = {claims = 'off'}\n", 3),
        ("[tool.ruff]\n", "[tool.ruff]\n[tool.claimlint.rules]\nclaims = 'off'\n", 2),
        ("[tool.claimlint]\n", "[tool.claimlint]\nignore = ['claims']\n", 1),
    ],
)
def test_settings_of_a_project_file_let_more_pass(
    claimlint: Claimlint, git: Git, then: str, now: str, line: int
) -> None:
    write("pages/calm.md", CAREFUL)
    write("pyproject.toml", then)
    commit(git)
    write("pyproject.toml", now)
    assert told(claimlint) == {"pyproject.toml": ("warning", "claims → off.")}
    told_at = json.loads(claimlint("check", "--since=HEAD", "--format", "json").out)["files"]
    assert [one["start"]["line"] for file in told_at for one in file["findings"] if one["rule"] == RULE] == [line]


def test_settings_that_move_into_a_project_file_let_nothing_more_pass(claimlint: Claimlint, git: Git) -> None:
    write("pages/calm.md", CAREFUL)
    write("claimlint.yaml", "ignore: claims\n")
    commit(git)
    Path("claimlint.yaml").unlink()
    write("pyproject.toml", "[tool.claimlint]\nignore = ['claims']\n")
    assert told(claimlint) == {}
    write("pyproject.toml", "[tool.claimlint]\nignore = ['claims', 'hype']\n")
    assert told(claimlint).keys() == {"pyproject.toml"}


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("rules: {claims: off}", "rules: {claims: note}"),
        ("fail-on: error", "fail-on: note"),
        ("exclude: [a/]", "exclude: ['!b/']"),
        ("files: {include: [a/]}", "files: {include: [a/, b/]}"),
        ("profile: publisher", "profile: publisher # as before"),
        ("products: [Tea]", "products: [Drops]"),
    ],
)
def test_what_lets_no_more_pass(claimlint: Claimlint, git: Git, then: str, now: str) -> None:
    write("claimlint.yaml", f"{then}\n")
    commit(git)
    write("claimlint.yaml", f"{now}\n")
    assert told(claimlint) == {}


def test_a_configuration_below_the_one_that_held(claimlint: Claimlint, git: Git) -> None:
    write("claimlint.yaml", f"rules: {{{RULE}: error}}\n")
    write("posts/tea.md", CAREFUL)
    commit(git)
    write("posts/tea.md", CURE)
    write("posts/claimlint.yaml", "profile: publisher\nrules: {claims: off}\nfail-on: never\n")
    ran = claimlint("check", "--since=HEAD", "--format", "json")
    assert ran.status == 1
    (finding,) = json.loads(ran.out)["files"][0]["findings"]
    assert (finding["rule"], finding["level"], finding["start"]["line"]) == (RULE, "error", 2)
    assert "claims → off" in finding["message"]


def test_a_change_cannot_excuse_itself(claimlint: Claimlint, git: Git) -> None:
    write("claimlint.yaml", f"rules: {{{RULE}: error}}\n")
    commit(git)
    write("claimlint.yaml", f"rules: {{claims: off, {RULE}: off}}\n")
    assert told(claimlint)["claimlint.yaml"][0] == "error"
    commit(git)
    write("claimlint.yaml", f"rules: {{claims: off, hype: off, {RULE}: off}}\n")
    assert told(claimlint) == {}


def test_a_configuration_that_hides_all_that_it_holds_for(claimlint: Claimlint, git: Git) -> None:
    write("posts/tea.md", CURE)
    commit(git)
    write("posts/claimlint.yaml", "exclude: ['*']\n")
    assert told(claimlint) == {"posts/claimlint.yaml": ("warning", "files.exclude: *.")}
    Path("posts/claimlint.yaml").unlink()
    write("claimlint.yaml", "exclude: ['*']\n")
    assert told(claimlint) == {"claimlint.yaml": ("warning", "files.exclude: *.")}


def test_a_configuration_that_is_gone(claimlint: Claimlint, git: Git) -> None:
    write("posts/claimlint.yaml", "fail-on: note\n")
    write("posts/tea.md", CAREFUL)
    commit(git)
    Path("posts/claimlint.yaml").unlink()
    assert told(claimlint) == {"posts/claimlint.yaml": ("warning", "fail-on note → error.")}


def test_a_configuration_that_holds_for_nothing_here(claimlint: Claimlint, git: Git) -> None:
    write("shop/tea.md", CAREFUL)
    write("posts/tea.md", CAREFUL)
    commit(git)
    write("shop/claimlint.yaml", "fail-on: never\n")
    assert told(claimlint, "posts") == told(claimlint, "posts/tea.md") == {}
    assert [*told(claimlint, "shop")] == [*told(claimlint, "shop/tea.md")] == ["shop/claimlint.yaml"]


def test_the_file_that_an_option_names(claimlint: Claimlint, git: Git) -> None:
    write("house.yaml", "fail-on: warning\n")
    commit(git)
    write("house.yaml", "fail-on: never\n")
    write("claimlint.yaml", "rules: {claims: off}\n")
    assert told(claimlint, "--config", "house.yaml") == {"house.yaml": ("warning", "fail-on warning → never.")}


def test_a_baseline_that_grows(claimlint: Claimlint, git: Git) -> None:
    claimlint("baseline", ".")
    commit(git)
    write("new.md", CURE)
    claimlint("baseline", ".")
    ((path, (level, message)),) = told(claimlint).items()
    assert (path, level) == ("claimlint-baseline.json", "warning")
    assert "carried as known" in message
    assert told(claimlint, "--no-baseline") == {}


def test_rules_that_the_user_names_leave_it_out(claimlint: Claimlint, git: Git) -> None:
    write("claimlint.yaml", "fail-on: never\n")
    assert told(claimlint, "--select", "claims") == {}
    assert [*told(claimlint, "--select", RULE)] == ["claimlint.yaml"]


@pytest.mark.parametrize("form", formats())
def test_every_format_shows_it(claimlint: Claimlint, git: Git, form: str) -> None:
    write("claimlint.yaml", "rules: {claims: off}\n")
    assert RULE in claimlint("check", "--since=HEAD", "--format", form, "careful.md").out
    write("claimlint.yaml", "exclude: ['*']\n")
    assert "files.exclude" in claimlint("check", "--since=HEAD", "--format", form).out
