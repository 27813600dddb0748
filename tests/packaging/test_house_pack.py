"""The house pack in examples/ and its guide: everything that they show is true, as a folder and as a Python package."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from claimlint.config.schema import config_schema
from claimlint.packs.schemas import family_schema, pack_schema, rule_schema


@pytest.fixture
def house(checkout: Path, tmp_path: Path) -> Path:
    """A copy of the example, away from the checkout."""
    shutil.copytree(checkout / "examples" / "house-pack", tmp_path / "house")
    return tmp_path / "house"


def claimlint(folder: Path, *arguments: str, path: str = "") -> subprocess.CompletedProcess[str]:
    surroundings = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    if path:
        surroundings["PYTHONPATH"] = os.pathsep.join(filter(None, (path, os.environ.get("PYTHONPATH"))))
    command = [sys.executable, "-m", "claimlint", *arguments]
    return subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, encoding="utf-8", check=False)


def findings(ran: subprocess.CompletedProcess[str]) -> dict[str, tuple[str, str]]:
    (file,) = json.loads(ran.stdout)["files"]
    return {one["rule"]: (one["level"], one["excerpt"]) for one in file["findings"]}


def guide(house: Path, language: str) -> list[str]:
    blocks = re.findall(
        r"^ *```(\w*)\n(.*?)^ *```$", (house / "README.md").read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    return [text for name, text in blocks if name == language]


FOUND = {
    "house/no-detox": ("warning", "detox"),
    "house/pregnancy-note": ("warning", "Mellow Night"),
    "hype/superlative": ("error", "groundbreaking"),
}


def test_its_examples_pass_and_reach_every_part(house: Path) -> None:
    ran = claimlint(house, "test", "our-rules", "--coverage")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert re.search(r"\nReached: (\d+) of \1 parts of 3 rules\.\n$", ran.stdout), ran.stdout


def test_its_page_is_reported_as_the_pack_says(house: Path) -> None:
    ran = claimlint(house, "posts", "--select", "house,hype", "--format", "json")
    assert ran.returncode == 1, ran.stderr
    assert findings(ran) == FOUND


def test_its_products_are_treatments_to_the_shipped_rules(house: Path) -> None:
    (house / "posts" / "spring.md").write_text("Mellow Night is groundbreaking.\n", encoding="utf-8")
    check = ("posts", "--select", "hype", "--format", "json")
    assert findings(claimlint(house, *check)) == {"hype/superlative": ("error", "groundbreaking")}
    manifest = house / "our-rules" / "pack.yaml"
    manifest.write_text(re.sub(r"(?m)^extend:\n.*\n", "", manifest.read_text("utf-8")), encoding="utf-8")
    assert findings(claimlint(house, *check)) == {}


def test_its_files_fit_the_schemas(house: Path) -> None:
    def complaints(schema: Any, file: Path) -> list[str]:
        text = re.sub(r"checked: .*", "", file.read_text(encoding="utf-8"))
        return [error.message for error in Draft202012Validator(schema).iter_errors(yaml.safe_load(text))]

    assert complaints(config_schema(), house / "claimlint.yaml") == []
    assert complaints(pack_schema(), house / "our-rules" / "pack.yaml") == []
    for file in sorted((house / "our-rules" / "house").iterdir()):
        assert complaints(family_schema() if file.stem == "family" else rule_schema(), file) == [], file.name


def test_the_guide_shows_what_the_pack_holds(house: Path) -> None:
    pack = yaml.safe_load((house / "our-rules" / "pack.yaml").read_text(encoding="utf-8"))
    shown = [yaml.safe_load(block) for block in guide(house, "yaml") if not block.lstrip().startswith("#")]
    assert {"extend": pack["extend"]} in shown
    (change,) = (one["change"]["hype/superlative"] for one in shown if "change" in one)
    assert change["level"] == pack["change"]["hype/superlative"]["level"]
    assert change["add"]["without"] == pack["change"]["hype/superlative"]["add"]["without"]
    assert {"packs": ["our-rules"]} in shown


def test_the_faults_in_the_guide_are_what_claimlint_says(house: Path) -> None:
    rule, manifest = house / "our-rules" / "house" / "no-detox.yaml", house / "our-rules" / "pack.yaml"
    rule.write_text(rule.read_text("utf-8").replace("  sentence:", "  sentance:"), "utf-8")
    manifest.write_text(manifest.read_text("utf-8").replace("  supplement:", "  suplement:"), "utf-8")
    ran = claimlint(house, "posts")
    assert ran.returncode == 2
    places = [re.sub(r":\d+:\d+:", ":", line) for line in ran.stderr.splitlines()]
    (block,) = guide(house, "")
    assert [re.sub(r":\d+:\d+:", ":", line) for line in block.splitlines()] == places[1:]


def test_the_pack_as_a_python_package_runs_no_code(house: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(house / "our-rules", project / "house_claims")
    (project / "house_claims" / "__init__.py").write_text("raise SystemExit('this ran')\n", encoding="utf-8")
    (block,) = guide(house, "toml")
    (project / "pyproject.toml").write_text(block, encoding="utf-8")
    build = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(tmp_path / "dist"),
        str(project),
    ]
    done = subprocess.run(build, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = (tmp_path / "dist").glob("house_claims-1.0-*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    (name,) = (block for block in guide(house, "yaml") if "package:" in block)
    (house / "claimlint.yaml").write_text(f"profile: supplement\n{name}", encoding="utf-8")
    shutil.rmtree(house / "our-rules")
    ran = claimlint(house, "posts", "--select", "house,hype", "--format", "json", path=str(tmp_path / "site"))
    assert ran.returncode == 1, ran.stderr
    assert findings(ran) == FOUND
    assert not list((tmp_path / "site" / "house_claims").glob("__pycache__"))
    missing = claimlint(house, "posts")
    assert missing.returncode == 2
    assert "no Python package `house_claims` is installed beside claimlint" in missing.stderr
