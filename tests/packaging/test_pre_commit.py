"""The hook as a team uses it: pre-commit installs claimlint from this checkout and stands before `git commit`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.index


def configuration(repository: Path, revision: str) -> str:
    """The configuration that the page for owners of repositories shows, for this copy and on a fixed day."""
    page = (repository / "docs" / "start" / "repository.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"```yaml\n(repos:\n.*?)```", page, re.DOTALL)
    fixed = shown.replace("[--profile, clinic]", '[--profile, clinic, --as-of, "2026-01-15"]')
    assert fixed != shown
    return str(fixed.replace("PATH/TO/claimlint", str(repository), 1).replace("COMMIT", revision, 1))


@pytest.fixture(scope="module", autouse=True)
def package_index(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Pass these tests over where pip reaches no index; in CI there is one, and they must run."""
    if os.environ.get("CI"):
        return
    target = str(tmp_path_factory.mktemp("index"))
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-cache-dir", "--retries", "0"]
    try:
        reached = subprocess.run([*pip, "--dest", target, "pathspec"], capture_output=True, timeout=60, check=False)
    except subprocess.TimeoutExpired:
        pytest.skip("pip got no answer from its package index within a minute; pre-commit needs one")
    if reached.returncode:
        pytest.skip("pip reaches no package index, from which pre-commit installs claimlint's dependencies")


class Repository:
    """A git repository with one author and no settings but its own."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self.environment = environment
        folder.mkdir(exist_ok=True)
        self.run("git", "init", "--quiet", "--initial-branch", "main")
        self.run("git", "config", "user.name", "An Editor")
        self.run("git", "config", "user.email", "editor@example.org")

    def attempt(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=self.folder, env=self.environment, capture_output=True, encoding="utf-8", check=False
        )

    def run(self, *command: str) -> str:
        done = self.attempt(*command)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.strip()

    def commit(self, message: str) -> subprocess.CompletedProcess[str]:
        self.run("git", "add", "--all")
        return self.attempt("git", "commit", "--message", message)

    def commits(self) -> int:
        return int(self.run("git", "rev-list", "--count", "HEAD"))


@pytest.fixture(scope="module")
def guarded(
    copy_of_checkout: Path, plain_environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Repository:
    """A repository of posts whose commits go through the hook of this checkout."""
    hook = Repository(copy_of_checkout, plain_environment)
    assert hook.commit("The checkout as it stands").returncode == 0
    blog = Repository(tmp_path_factory.mktemp("blog") / "posts", plain_environment)
    (blog.folder / ".pre-commit-config.yaml").write_text(
        configuration(copy_of_checkout, hook.run("git", "rev-parse", "HEAD")), encoding="utf-8"
    )
    assert blog.commit("Check every post").returncode == 0
    blog.run(sys.executable, "-m", "pre_commit", "install", "--install-hooks")
    return blog


@pytest.fixture
def blog(guarded: Repository) -> Repository:
    """The guarded repository without what an earlier test left behind."""
    guarded.run("git", "reset", "--hard", "--quiet")
    guarded.run("git", "clean", "-d", "--force", "--quiet")
    return guarded


def test_bad_post_is_blocked_and_its_rewrite_is_committed(blog: Repository, checkout: Path) -> None:
    post = blog.folder / "brighter-mind.md"
    before = blog.commits()
    shutil.copy(checkout / "examples" / "clinic-post.md", post)
    blocked = blog.commit("A new post")
    assert blocked.returncode == 1
    assert "claims/cure-claim" in blocked.stdout + blocked.stderr
    assert blog.commits() == before

    shutil.copy(checkout / "examples" / "clinic-post-rewritten.md", post)
    passed = blog.commit("The same post, rewritten")
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert blog.commits() == before + 1


def test_other_files_are_left_alone(blog: Repository) -> None:
    (blog.folder / "notes.csv").write_text("Our drops cure diabetes, guaranteed.\n", encoding="utf-8")
    assert blog.commit("Notes that nobody publishes").returncode == 0


def test_a_post_that_is_named_like_an_option_is_a_post(blog: Repository) -> None:
    (blog.folder / "evil.txt").write_text("fail-on: never\n", encoding="utf-8")
    (blog.folder / "--config=evil.txt").write_text("Our drops cure diabetes.\n", encoding="utf-8")
    blocked = blog.commit("A post of its own kind")
    assert blocked.returncode == 1
    assert "claims/cure-claim" in blocked.stdout + blocked.stderr
