"""What a draft says is no command to a CI service, in whatever is printed into its log."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from claimlint.outputs import formats
from tests.cli.conftest import Claimlint

#: Lines of a log that GitHub Actions or Azure Pipelines would obey.
OBEYED = re.compile(r"^\s*::[a-zA-Z-]+[^\n]*::|##\[|##vso\[|##teamcity\[", re.MULTILINE)
EVIL = """\
# ::error file=x,line=1::A title ##[error]x

 ::error file=README.md,line=1::Our tea cures diabetes.

\t::set-output name=x::Our drops cure cancer, guaranteed.

##vso[task.setvariable variable=x]Our balm cures asthma.

    ::add-path::/tmp

Our ##teamcity[x] soap ::stop-commands::x cures eczema. ::warning::It heals asthma.

<!-- claimlint-waive claims/cure-claim: ::error::agreed ##vso[task.complete result=Succeeded] (by ##[error]) -->

Our oil cures acne.

::endgroup::
"""


@pytest.fixture
def evil(folder: Path) -> Path:
    path = folder / "evil.md"
    path.write_text(EVIL, encoding="utf-8")
    return path


@pytest.fixture(params=["GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION", "CI"])
def service(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    for name in ("GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION", "CI"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(str(request.param), "true")
    return str(request.param)


def outside_stops(log: str) -> str:
    """A log of GitHub's without what stands between `stop-commands` and its token, and without the last such lines."""
    return re.sub(r"^::stop-commands::([0-9a-f]{64})$.*?^::\1::$", "", log, flags=re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("columns", ["80", "12"])
@pytest.mark.parametrize("form", [one for one in formats() if one != "github"])
def test_no_report_commands(
    claimlint: Claimlint, evil: Path, service: str, form: str, columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    ran = claimlint(evil, "--format", form)
    assert ran.status == 1
    assert "cures diabetes" in " ".join(ran.out.split())
    assert not OBEYED.search(ran.out)
    assert not OBEYED.search(ran.err)


@pytest.mark.parametrize("colour", [False, True])
@pytest.mark.parametrize("form", ["terminal", "concise"])
@pytest.mark.parametrize("dress", [("--show", "all"), ("-v", "--show", "all"), ("--statistics",)])
def test_no_dress_of_a_report_commands(
    claimlint: Claimlint, evil: Path, service: str, form: str, dress: tuple[str, ...], colour: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    if form == "concise" and dress[0] != "--show":
        pytest.skip("it has no other dress")
    if colour:
        monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "12")
    ran = claimlint("check", evil, "--format", form, *dress)
    assert ran.status == 1
    assert not OBEYED.search(re.sub(r"\x1b\[[0-9;]*m", "", ran.out))


def test_the_format_for_github_holds_its_own_commands_alone(claimlint: Claimlint, evil: Path, service: str) -> None:
    log = outside_stops(claimlint(evil, "--format", "github").out)
    own = re.compile(
        r"::(error|warning|notice) file=evil\.md,|::(error|warning|notice) title=claimlint|::(end)?group::"
    )
    obeyed = [line for line in log.splitlines() if OBEYED.search(line)]
    assert obeyed
    assert not re.search(r"##\w*\[", log)
    assert all(own.match(line) for line in obeyed)


@pytest.mark.parametrize(
    "command",
    [
        ["waivers"], ["waivers", "--format", "json"], ["claims"], ["claims", "--format", "json"], ["refs"],
        ["refs", "--format", "json"], ["check", "--diff", "--profile", "clinic"],
    ],
)  # fmt: skip
def test_no_ledger_and_no_difference_commands(
    claimlint: Claimlint, evil: Path, service: str, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    ran = claimlint(*command, evil)
    assert ran.out
    assert not OBEYED.search(ran.out)


@pytest.mark.parametrize("name", ["::error::x.md", " ::error::x.md", "##vso[x].md", "##[error]x.md"])
def test_no_path_commands(claimlint: Claimlint, folder: Path, service: str, name: str) -> None:
    (folder / name).write_bytes(b"\xff\n")
    ran = claimlint(f"./{name}", name, "--format", "terminal")
    assert ran.status == 2
    assert not OBEYED.search(ran.out)
    assert not OBEYED.search(ran.err)


def test_data_stay_what_they_are(claimlint: Claimlint, evil: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    plain = claimlint(evil, "--format", "json").out
    monkeypatch.setenv("TF_BUILD", "True")
    neutral = claimlint(evil, "--format", "json").out
    assert neutral != plain
    assert json.loads(neutral) == json.loads(plain)
    claimlint(evil, "--format", "json", "--output", "report.json")
    assert Path("report.json").read_text(encoding="utf-8") == plain


def test_a_difference_stays_exact_where_no_service_reads_it(
    claimlint: Claimlint, evil: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION", "CI"):
        monkeypatch.delenv(name, raising=False)
    assert " ::endgroup::\n" in claimlint("check", "--diff", "--profile", "clinic", evil).out
