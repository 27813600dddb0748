"""The hook as its manifest has it, without an installation: which files it takes, and how they reach claimlint."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from identify.identify import tags_from_path

from claimlint import cli
from claimlint.readers import suffixes

CURE = "Our herbal drops cure diabetes.\n"
CALM = "Talk to your pharmacist about this tea.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").touch()
    return tmp_path


def hook(checkout: Path) -> dict[str, Any]:
    (found,) = yaml.safe_load((checkout / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return dict(found)


def takes(checkout: Path, file: Path) -> bool:
    """Whether pre-commit hands this file on: its name, and the kinds of file that the manifest names."""
    said = hook(checkout)
    tags = tags_from_path(str(file))
    named = re.search(said["files"], file.name) is not None
    return named and set(said["types"]) <= tags and bool(set(said["types_or"]) & tags)


def ran(checkout: Path, *files: str, args: tuple[str, ...] = ()) -> int:
    """The status of the hook's entry as pre-commit calls it: the entry, then `args`, then the files."""
    program, *entry = shlex.split(hook(checkout)["entry"])
    assert program == "claimlint"
    return cli.run([*entry, *args, *files])


@pytest.mark.parametrize("suffix", [*suffixes(), ".MD", ".Docx"])
def test_every_kind_that_is_read_is_taken(checkout: Path, folder: Path, suffix: str) -> None:
    file = folder / f"post{suffix}"
    file.write_bytes(b"PK\x03\x04" if suffix.lower() == ".docx" else CURE.encode())
    assert takes(checkout, file)


@pytest.mark.parametrize("name", ["post.py", "md", "post.md.bak", "claimlint.yaml", "post.mdz", "posttxt"])
def test_no_other_kind_is_taken(checkout: Path, folder: Path, name: str) -> None:
    (folder / name).write_text(CURE, encoding="utf-8")
    assert not takes(checkout, folder / name)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_linked_post_is_taken_and_read(checkout: Path, folder: Path) -> None:
    (folder / "kept").write_text(CURE, encoding="utf-8")
    (folder / "post.md").symlink_to("kept")
    assert takes(checkout, folder / "post.md")
    assert ran(checkout, "post.md") == 1


@pytest.mark.parametrize(
    "name",
    [
        "--config=evil.md", "--output=report.md", "--fail-on=never.md", "--select=hype.md", "--help.md", "-h.md",
        "--no-baseline.md", "--format=json.md", "--since=HEAD.md", "--.md", "-.md",
    ],
)  # fmt: skip
@pytest.mark.parametrize("args", [(), ("--profile", "clinic"), ("--profile=clinic", "--no-cache")])
def test_a_file_is_never_an_option(checkout: Path, folder: Path, name: str, args: tuple[str, ...]) -> None:
    (folder / "evil.md").write_text("fail-on: never\n", encoding="utf-8")
    (folder / "calm.md").write_text(CALM, encoding="utf-8")
    (folder / name).write_text(CURE, encoding="utf-8")
    before = sorted(folder.iterdir())
    for files in ([name], [name, "calm.md"], ["calm.md", name]):
        assert ran(checkout, *files, args=args) == 1, files
    assert sorted(folder.iterdir()) == before


def test_options_of_the_hook_hold(checkout: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "house.md").write_text(CALM, encoding="utf-8")
    (folder / "house.yaml").write_text("profile: pharma\nfail-on: never\n", encoding="utf-8")
    (folder / "post.md").write_text(CURE, encoding="utf-8")
    assert ran(checkout, "house.md", "post.md", args=("--config", "house.yaml", "--jurisdiction", "uk")) == 0
    assert "Profile pharma, country uk." in capsys.readouterr().out
    assert ran(checkout, "post.md", args=("--config", "house.yaml", "--")) == 0
    assert ran(checkout, "post.md", args=("--confg", "house.yaml")) == 2


@pytest.mark.parametrize("name", ["--config=evil.md", "--output=x.md", "-h"])
def test_a_file_that_looks_like_an_option_is_refused_elsewhere(
    folder: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "evil.md").write_text("fail-on: never\n", encoding="utf-8")
    (folder / name).write_text(CURE, encoding="utf-8")
    for command in ([], ["check"], ["baseline"], ["waivers"]):
        assert cli.run([*command, name, "evil.md"]) == 2
        assert f"`./{name}`" in capsys.readouterr().err
    assert not (folder / "x.md").exists()
    assert cli.run(["check", "--", "--config=evil.md"]) == (1 if name == "--config=evil.md" else 2)
