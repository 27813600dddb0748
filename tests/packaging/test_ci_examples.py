"""The action and the workflows in examples/ci: valid by the services' own schemas, and the action does what it says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

FILES = {
    "action.yml": "vendor.github-actions",
    "examples/ci/github.yml": "vendor.github-workflows",
    "examples/ci/reviewdog.yml": "vendor.github-workflows",
    "examples/ci/gitlab-ci.yml": "vendor.gitlab-ci",
}
CURE = "Our herbal drops cure diabetes.\n"


@pytest.mark.parametrize(("file", "schema"), FILES.items())
def test_valid_by_the_services_schema(checkout: Path, file: str, schema: str) -> None:
    more = ["--data-transform", "gitlab-ci"] if schema == "vendor.gitlab-ci" else []
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *more, str(checkout / file)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_every_example_is_checked(checkout: Path) -> None:
    there = {path.relative_to(checkout).as_posix() for path in (checkout / "examples" / "ci").iterdir()}
    assert there == FILES.keys() - {"action.yml"}


def action(checkout: Path) -> dict[str, Any]:
    return dict(yaml.safe_load((checkout / "action.yml").read_text(encoding="utf-8")))


def test_examples_use_inputs_that_the_action_has(checkout: Path) -> None:
    known = action(checkout)["inputs"]
    workflow = yaml.safe_load((checkout / "examples" / "ci" / "github.yml").read_text(encoding="utf-8"))
    (step,) = (step for step in workflow["jobs"]["posts"]["steps"] if "claimlint@" in step.get("uses", ""))
    assert set(step["with"]) <= set(known)


def test_no_input_is_pasted_into_a_command(checkout: Path) -> None:
    scripts = [step["run"] for step in action(checkout)["runs"]["steps"] if "run" in step]
    assert scripts
    assert not any("${{" in script for script in scripts)


def run_action(checkout: Path, folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """The action's last step, as the runner would start it."""
    step = action(checkout)["runs"]["steps"][-1]
    (folder / "step.sh").write_text(step["run"], encoding="utf-8")
    told = {name: spec["default"] for name, spec in action(checkout)["inputs"].items()} | inputs
    variables = {
        name: told[expression.removeprefix("${{ inputs.").removesuffix(" }}")]
        for name, expression in step["env"].items()
    }
    binaries = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    surroundings = os.environ | variables | {"PATH": binaries, "GITHUB_STEP_SUMMARY": str(folder / "summary.md")}
    bash = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "step.sh"]
    return subprocess.run(bash, cwd=folder, env=surroundings, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    (tmp_path / ".git").touch()
    (tmp_path / "my posts").mkdir()
    (tmp_path / "my posts" / "bad.md").write_text(CURE, encoding="utf-8")
    (tmp_path / "good.md").write_text("Ask your pharmacist about this tea.\n", encoding="utf-8")
    return tmp_path


@pytest.mark.skipif(sys.platform == "win32", reason="the step is written for bash")
def test_the_action_blocks_and_writes_its_reports(checkout: Path, posts: Path) -> None:
    ran = run_action(
        checkout,
        posts,
        paths="my posts/\n\ngood.md\n",
        profile="clinic",
        sarif="a.sarif",
        html="a.html",
    )
    assert ran.returncode == 1, ran.stderr
    assert "::error file=my posts/bad.md,line=1," in ran.stdout
    assert "Profile clinic" in ran.stdout
    assert json.loads((posts / "a.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert "<title>Blocked: 2 posts" in (posts / "a.html").read_text(encoding="utf-8")
    assert (posts / "summary.md").read_text(encoding="utf-8").count("## claimlint") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="the step is written for bash")
def test_the_action_judges_what_a_change_brings_in(checkout: Path, posts: Path) -> None:
    (posts / ".git").unlink()
    identity = ["-c", "user.name=editor", "-c", "user.email=editor@example.org"]
    for command in (["init", "--quiet"], ["add", "."], [*identity, "commit", "--quiet", "--message=Posts"]):
        subprocess.run(["git", *command], cwd=posts, check=True)
    with (posts / "my posts" / "bad.md").open("a", encoding="utf-8") as post:
        post.write("\nTalk to your pharmacist about this tea.\n")
    ran = run_action(checkout, posts, paths="my posts", since="HEAD", sarif="a.sarif")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "1 post changed since HEAD" in ran.stdout
    assert json.loads((posts / "a.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert run_action(checkout, posts, paths="my posts", since="--output=x").returncode == 2


@pytest.mark.skipif(sys.platform == "win32", reason="the step is written for bash")
def test_an_input_is_no_command(checkout: Path, posts: Path) -> None:
    ran = run_action(checkout, posts, paths="good.md", profile="clinic; touch pwned; $(touch pwned)")
    assert ran.returncode == 2
    assert not (posts / "pwned").exists()
    assert run_action(checkout, posts, paths="good.md", **{"fail-on": "never"}).returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="the step is written for bash")
def test_a_named_configuration_wins_over_those_beside_the_posts(checkout: Path, posts: Path) -> None:
    (posts / "my posts" / "claimlint.yaml").write_text("fail-on: never\n", encoding="utf-8")
    (posts / "house.yaml").write_text("profile: pharma\n", encoding="utf-8")
    assert run_action(checkout, posts, paths="my posts").returncode == 0
    ran = run_action(checkout, posts, paths="my posts", config="house.yaml", sarif="a.sarif")
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "Profile pharma" in ran.stdout
    assert "cure-claim" in (posts / "a.sarif").read_text(encoding="utf-8")
    assert run_action(checkout, posts, paths="my posts", config="--help").returncode == 2
