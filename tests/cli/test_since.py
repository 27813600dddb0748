"""`check --since` on real repositories: what a change brought into posts blocks, what stood there before does not."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import CAREFUL, CURE, Claimlint

Git = Callable[..., str]

HEAL = "Our tea heals asthma.\n"
QUICK = ("--select", "claims/cure-claim")


@pytest.fixture
def git(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Runs git; the working folder is a repository with one commit that holds a bad draft and a careful one."""
    (folder / ".git").unlink()
    for variable in ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"):
        monkeypatch.setenv(variable, "editor")
    for variable in ("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"):
        monkeypatch.setenv(variable, "editor@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))

    def run(*arguments: str, at: Path | str = folder) -> str:
        allowed = ("-c", "protocol.file.allow=always")
        done = subprocess.run(["git", *allowed, *arguments], cwd=at, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    run("init", "--quiet", "--initial-branch=main")
    commit(run)
    return run


def commit(git: Git, at: Path | str = ".") -> None:
    git("add", "--all", at=at)
    git("commit", "--quiet", "--message=Posts", at=at)


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def brought_in(claimlint: Claimlint, *arguments: str | Path, since: str = "HEAD") -> dict[str, list[str]]:
    """The words of the findings by path, after a run with few rules that must not fail."""
    ran = claimlint("check", f"--since={since}", *QUICK, "--format", "json", *arguments)
    assert ran.status in (0, 1), ran.err
    report: dict[str, Any] = json.loads(ran.out)
    assert ran.status == any(file["findings"] for file in report["files"])
    return {file["path"]: [one["excerpt"] for one in file["findings"]] for file in report["files"]}


def refused(claimlint: Claimlint, *arguments: str | Path) -> str:
    """The one sentence of a run that could not check."""
    ran = claimlint("check", *QUICK, *arguments)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1), ran
    return ran.err


# What is judged, and against what


def test_an_unchanged_post_is_not_judged(claimlint: Claimlint, git: Git) -> None:
    commit_id = git("rev-parse", "HEAD")
    ran = claimlint("check", "--since", "main")
    assert (ran.status, ran.out) == (0, f"Passed: no post has changed since main ({commit_id[:7]}).\n")


def test_only_what_the_change_brought_in_is_shown(claimlint: Claimlint, git: Git) -> None:
    write("bad.md", f"{HEAL}\n{CURE}")
    ran = claimlint("--since", "HEAD", *QUICK)
    assert ran.status == 1
    assert "heals asthma" in ran.out
    assert "diabetes" not in ran.out
    assert ran.out.splitlines()[-1].endswith(
        f" 1 post changed since HEAD ({git('rev-parse', 'HEAD')[:7]}); 1 finding that stood there before is not shown."
    )


def test_the_report_for_programs_says_what_was_compared(claimlint: Claimlint, git: Git) -> None:
    write("bad.md", f"{CURE}\n{CURE}")
    report = json.loads(claimlint("--since", "main", *QUICK, "--format", "json").out)
    assert report["since"] == {"revision": "main", "commit": git("rev-parse", "HEAD"), "changed": 1, "known": 1}
    assert report["outcome"] == "blocked"
    assert "since" not in json.loads(claimlint("bad.md", *QUICK, "--format", "json").out)


def test_a_commit_named_by_its_id_is_told_once(claimlint: Claimlint, git: Git) -> None:
    named = git("rev-parse", "HEAD")
    assert f"since {named[:7]}." in claimlint("--since", named).out


def test_only_the_named_paths_are_judged(claimlint: Claimlint, git: Git) -> None:
    write("bad.md", HEAL)
    write("posts/new.md", HEAL)
    assert [*brought_in(claimlint)] == ["bad.md", "posts/new.md"]
    assert [*brought_in(claimlint, "posts", "careful.md")] == ["posts/new.md"]


def test_from_a_folder_below(claimlint: Claimlint, git: Git, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("posts/old.md", CURE)
    commit(git)
    write("posts/old.md", CURE + "\n" + HEAL)
    write("bad.md", HEAL)
    monkeypatch.chdir(folder / "posts")
    assert brought_in(claimlint) == {"old.md": ["heals asthma"]}
    assert [*brought_in(claimlint, "..")] == ["../bad.md", "../posts/old.md"]


@pytest.mark.parametrize("staged", [True, False])
def test_what_is_staged_makes_no_difference(claimlint: Claimlint, git: Git, staged: bool) -> None:
    write("bad.md", HEAL)
    write("new.md", CURE)
    if staged:
        git("add", "--all")
    assert brought_in(claimlint) == {"bad.md": ["heals asthma"], "new.md": ["cure diabetes"]}


def test_a_change_that_git_was_told_to_overlook_is_seen(claimlint: Claimlint, git: Git) -> None:
    git("update-index", "--assume-unchanged", "careful.md")
    write("careful.md", CURE)
    assert brought_in(claimlint) == {"careful.md": ["cure diabetes"]}


def test_a_new_post_that_git_ignores_counts_when_it_is_named(claimlint: Claimlint, git: Git) -> None:
    write(".gitignore", "drafts/\n")
    write("drafts/new.md", CURE)
    assert brought_in(claimlint) == {}
    assert brought_in(claimlint, "drafts/new.md") == {"drafts/new.md": ["cure diabetes"]}


@pytest.mark.parametrize("told", [True, False])
def test_a_renamed_post_keeps_its_past(claimlint: Claimlint, git: Git, told: bool) -> None:
    body = "".join(f"Paragraph {number} is about tea.\n\n" for number in range(20))
    write("old.md", body + CURE)
    commit(git)
    Path("old.md").rename("new.md")
    write("new.md", body + CURE + "\n" + HEAL)
    if told:
        git("add", "--all")
    assert brought_in(claimlint) == {"new.md": ["heals asthma"]}


def test_a_deleted_post_leaves_nothing_to_judge(claimlint: Claimlint, git: Git) -> None:
    write("posts/old.md", CURE)
    commit(git)
    Path("bad.md").unlink()
    Path("posts/old.md").unlink()
    assert brought_in(claimlint) == {}
    assert brought_in(claimlint, "bad.md", "posts", "careful.md") == {}


def test_a_name_that_never_was_is_an_error(claimlint: Claimlint, git: Git) -> None:
    ran = claimlint("--since", "HEAD", "bat.md")
    assert ran.status == 2
    assert "did you mean bad.md?" in ran.out


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are text there")
def test_a_name_that_is_no_utf8(claimlint: Claimlint, git: Git) -> None:
    name = os.fsdecode(b"caf\xe9 -n\n.md")
    write(name, CURE)
    commit(git)
    write(name, CURE + "\n" + HEAL)
    assert list(brought_in(claimlint).values()) == [["heals asthma"]]


def test_names_that_git_could_misread(claimlint: Claimlint, git: Git) -> None:
    for name in ("-n.md", "[a].md", "a.md", ":(top)x.md"):
        write(name, CURE)
    commit(git)
    write("[a].md", HEAL)
    write("-n.md", CURE + HEAL)
    assert brought_in(claimlint) == {"-n.md": ["heals asthma"], "[a].md": ["heals asthma"]}


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_is_the_post_that_it_leads_to(claimlint: Claimlint, git: Git) -> None:
    Path("link.md").symlink_to("bad.md")
    commit(git)
    write("bad.md", CURE + "\n" + HEAL)
    assert brought_in(claimlint, "link.md") == {"link.md": ["heals asthma"]}
    Path("link.md").unlink()
    write("link.md", CURE + "\n" + HEAL)
    assert brought_in(claimlint, "link.md") == {"link.md": ["heals asthma"]}


def test_a_name_that_no_file_can_have(claimlint: Claimlint, git: Git) -> None:
    ran = claimlint("--since", "HEAD", "x" * 300 + ".md")
    assert ran.status == 2
    assert "its name is too long" in ran.out


def test_a_draft_on_standard_input(claimlint: Claimlint, git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    def typed(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))

    typed(CURE + HEAL)
    assert brought_in(claimlint, "-", "--stdin-filename", "bad.md") == {"bad.md": ["heals asthma"]}
    typed(CURE)
    assert brought_in(claimlint, "-", "--stdin-filename", "new.md") == {"new.md": ["cure diabetes"]}
    assert "--stdin-filename" in refused(claimlint, "--since", "HEAD", "-")


# Taking away is a change as well


def test_a_lost_hedge_a_lost_denial_and_a_lost_disclaimer(claimlint: Claimlint, git: Git) -> None:
    careful = "Talk to your pharmacist about this tea: it does not cure diabetes.\n"
    disclaimer = "This article is no substitute for medical advice.\n"
    write("post.md", f"{careful}\nGinger may ease nausea.\n\n{disclaimer}")
    commit(git)
    write("post.md", f"{careful.replace('does not cure', 'cures')}\nGinger eases nausea.\n")
    report = json.loads(claimlint("--since", "HEAD", "post.md", "--format", "json").out)
    assert {"claims/cure-claim", "claims/unhedged-efficacy", "disclaimers/not-medical-advice"} <= {
        one["rule"] for one in report["files"][0]["findings"]
    }


def test_a_dropped_citation(claimlint: Claimlint, git: Git) -> None:
    said = "In a trial of 240 adults, 38 % of patients with insomnia slept better [1].\n"
    write("post.md", f"{said}\n## References\n\n1. Alder J. Sleep and tea. J Sleep. 2019;3:1-9. doi:10.1000/182\n")
    commit(git)
    write("post.md", said)
    report = json.loads(claimlint("--since", "HEAD", "--select", "citations", "--format", "json").out)
    (file,) = report["files"]
    assert [one["rule"] for one in file["findings"]] == ["citations/uncited-statistic", "citations/dangling-marker"]


def test_a_missing_statement_is_not_new_because_another_sentence_comes_first(claimlint: Claimlint, git: Git) -> None:
    write("post.md", "Ginger may ease nausea.\n\nTea may help with migraine.\n")
    commit(git)
    write("post.md", "Tea may help with migraine.\n\nGinger may ease nausea.\n")
    ran = claimlint("--since", "HEAD", "--select", "disclaimers", "--format", "json")
    report = json.loads(ran.out)
    assert report["since"]["known"]
    assert report["files"][0]["findings"] == []


def test_an_entry_that_is_dropped_from_a_bibliography(claimlint: Claimlint, git: Git) -> None:
    entry = "@article{alder2020, title={Sleep and tea}, author={Alder, J.}, journal={J Sleep}, year={2020}}\n"
    write("refs.bib", entry + entry.replace("alder2020", "birch2021"))
    write("post.md", "---\nbibliography: refs.bib\n---\n\nTea helps 38 % of adults with insomnia [@alder2020].\n")
    commit(git)
    write("refs.bib", entry.replace("alder2020", "birch2021"))
    report = json.loads(claimlint("--since", "HEAD", "--select", "citations", "--format", "json").out)
    (file,) = report["files"]
    assert file["path"] == "post.md"
    assert [one["rule"] for one in file["findings"]] == ["citations/uncited-statistic", "citations/dangling-marker"]


def test_a_post_whose_past_is_unreadable_is_shown_whole(claimlint: Claimlint, git: Git) -> None:
    Path("bad.md").write_bytes(b"\xff\n")
    commit(git)
    write("bad.md", CURE)
    ran = claimlint("--since", "HEAD", *QUICK)
    assert ran.status == 1
    assert "the post as it was is unknown" in " ".join(ran.out.split())
    assert f"{git('rev-parse', 'HEAD')[:7]}:bad.md" in ran.out


def test_settings_are_those_of_today(claimlint: Claimlint, git: Git) -> None:
    write("claimlint.yaml", "rules: {claims/cure-claim: off}\n")
    commit(git)
    write("claimlint.yaml", "profile: clinic\n")
    write("bad.md", CURE + "\nA new line.\n")
    assert brought_in(claimlint) == {"bad.md": []}


# A past that was not published or not checked is no past


def _moved(claimlint: Claimlint, git: Git, old: str, new: str, *named: str, body: str = CURE) -> dict[str, list[str]]:
    """What is brought in when a post with a claim is committed under one name and then moved to another."""
    write(old, body)
    commit(git)
    Path(new).parent.mkdir(parents=True, exist_ok=True)
    git("mv", old, new)
    return brought_in(claimlint, *named)


@pytest.mark.parametrize(
    "old",
    [
        ".queue/tea.md",
        "posts/.later/tea.md",
        "node_modules/tea.md",
        "archive/tea.md",
        "posts/old.tea.md",
        "_drafts/tea.md",
        "site/drafts/tea.md",
    ],
)
def test_what_stood_where_nobody_looked_is_new_where_it_is_looked_at(claimlint: Claimlint, git: Git, old: str) -> None:
    write("claimlint.yaml", "exclude: [archive/, old.*.md]\n")
    assert _moved(claimlint, git, old, "posts/tea.md") == {"posts/tea.md": ["cure diabetes"]}


def test_what_stood_outside_the_checked_folder_is_new_in_it(claimlint: Claimlint, git: Git) -> None:
    write("posts/careful.md", CAREFUL)
    assert _moved(claimlint, git, "inbox/tea.md", "posts/tea.md", "posts") == {"posts/tea.md": ["cure diabetes"]}


def test_what_moves_within_what_is_checked_keeps_its_past(claimlint: Claimlint, git: Git) -> None:
    assert _moved(claimlint, git, "inbox/tea.md", "posts/tea.md") == {"posts/tea.md": []}
    assert _moved(claimlint, git, "posts/a.md", "posts/old/a.md", "posts") == {"posts/old/a.md": []}


def test_a_renamed_post_that_is_named_itself_keeps_its_past(claimlint: Claimlint, git: Git) -> None:
    assert _moved(claimlint, git, "inbox/tea.md", "posts/tea.md", "posts/tea.md") == {"posts/tea.md": []}


@pytest.mark.parametrize("form", ["exclude: [posts/]", "files: {include: [pages/]}"])
def test_what_the_configuration_left_out_until_now_is_new(claimlint: Claimlint, git: Git, form: str) -> None:
    write("claimlint.yaml", f"{form}\n")
    write("posts/tea.md", CURE)
    commit(git)
    write("claimlint.yaml", "profile: publisher\n")
    assert brought_in(claimlint)["posts/tea.md"] == ["cure diabetes"]


def test_what_a_configuration_below_left_out_until_now_is_new(claimlint: Claimlint, git: Git) -> None:
    write("posts/claimlint.yaml", "exclude: ['*']\n")
    write("posts/tea.md", CURE)
    commit(git)
    git("rm", "--quiet", "posts/claimlint.yaml")
    assert brought_in(claimlint) == {"posts/tea.md": ["cure diabetes"]}


def test_what_a_named_configuration_left_out_until_now_is_new(claimlint: Claimlint, git: Git) -> None:
    write("house.yaml", "exclude: [posts/]\n")
    write("posts/tea.md", CURE)
    commit(git)
    write("house.yaml", "profile: publisher\n")
    assert brought_in(claimlint, ".", "--config", "house.yaml")["posts/tea.md"] == ["cure diabetes"]


def test_a_past_configuration_that_is_broken_left_nothing_checked(claimlint: Claimlint, git: Git) -> None:
    write("claimlint.yaml", "profile: [\n")
    commit(git)
    write("claimlint.yaml", "profile: publisher\n")
    assert brought_in(claimlint) == {"bad.md": ["cure diabetes"], "careful.md": []}


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("draft: true", "draft: false"),
        ("draft: true", "title: Tea"),
        ("Draft: yes", "Draft: no"),
        ("published: false", "published: true"),
        ("publish: false", "publish: true"),
        ("status: draft", "status: published"),
        ("status: in-review", "status: publish"),
        ("private: true", "private: false"),
        ("unlisted: true", "unlisted: false"),
        ("visibility: private", "visibility: public"),
    ],
)
def test_what_was_a_draft_is_new_when_it_is_published(claimlint: Claimlint, git: Git, then: str, now: str) -> None:
    write("tea.md", f"---\n{then}\n---\n\n{CURE}")
    commit(git)
    write("tea.md", f"---\n{now}\n---\n\n{CURE}")
    assert brought_in(claimlint) == {"tea.md": ["cure diabetes"]}


def test_a_repository_within_a_folder_of_drafts(
    claimlint: Claimlint,
    git: Git,
    folder: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    inside = tmp_path_factory.mktemp("work") / "drafts" / "site"
    inside.parent.mkdir()
    write("tea.md", f"---\ndraft: true\n---\n\n{CURE}")
    commit(git)
    folder.rename(inside)
    os.chdir(inside)  # the fixture of the folder goes back in the end
    write("tea.md", f"---\ndraft: false\n---\n\n{CURE}")
    assert brought_in(claimlint) == {"tea.md": ["cure diabetes"]}
    inside.rename(folder)


def test_a_draft_in_toml_that_is_published(claimlint: Claimlint, git: Git) -> None:
    write("tea.md", f"+++\ndraft = true\n+++\n\n{CURE}")
    commit(git)
    write("tea.md", f"+++\ndraft = false\n+++\n\n{CURE}")
    assert brought_in(claimlint) == {"tea.md": ["cure diabetes"]}


@pytest.mark.parametrize("head", ["draft: true", "draft: false", "status: published", "layout: draft"])
def test_what_stays_a_draft_or_stays_published_keeps_its_past(claimlint: Claimlint, git: Git, head: str) -> None:
    write("tea.md", f"---\n{head}\n---\n\n{CURE}")
    commit(git)
    write("tea.md", f"---\n{head}\n---\n\n{CURE}\n{HEAL}")
    assert brought_in(claimlint) == {"tea.md": ["heals asthma"]}


def test_a_post_that_is_withdrawn_keeps_its_past(claimlint: Claimlint, git: Git) -> None:
    write("tea.md", f"---\ndraft: false\n---\n\n{CURE}")
    commit(git)
    write("tea.md", f"---\ndraft: true\n---\n\n{CURE}")
    assert brought_in(claimlint) == {"tea.md": []}


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_new_link_publishes_what_it_leads_to(claimlint: Claimlint, git: Git) -> None:
    write("inbox/tea.md", CURE)
    write("posts/careful.md", CAREFUL)
    commit(git)
    Path("posts/tea.md").symlink_to("../inbox/tea.md")
    assert brought_in(claimlint, "posts") == {"posts/tea.md": ["cure diabetes"]}
    assert brought_in(claimlint, "posts/tea.md") == {"posts/tea.md": ["cure diabetes"]}


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
@pytest.mark.parametrize("before", ["link", "file", "broken"])
def test_a_link_that_leads_elsewhere_than_before(claimlint: Claimlint, git: Git, before: str) -> None:
    write("inbox/tea.md", CURE)
    write("inbox/calm.md", CAREFUL)
    post = Path("posts/tea.md")
    post.parent.mkdir()
    if before == "file":
        post.write_text(CAREFUL, encoding="utf-8")
    else:
        post.symlink_to("../inbox/calm.md" if before == "link" else "../inbox/none.md")
    commit(git)
    post.unlink()
    post.symlink_to("../inbox/tea.md")
    assert brought_in(claimlint, "posts") == {"posts/tea.md": ["cure diabetes"]}


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_folder_that_is_a_link_and_leads_elsewhere_than_before(claimlint: Claimlint, git: Git) -> None:
    write("inbox/tea.md", CURE)
    write("old/tea.md", CAREFUL)
    Path("posts").symlink_to("old")
    commit(git)
    assert brought_in(claimlint, "posts") == {}
    Path("posts").unlink()
    Path("posts").symlink_to("inbox")
    assert brought_in(claimlint, "posts") == {"posts/tea.md": ["cure diabetes"]}


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_repository_that_is_reached_by_a_link(
    claimlint: Claimlint, git: Git, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    way = tmp_path_factory.mktemp("way") / "site"
    way.symlink_to(folder)
    write("bad.md", CURE + "\n" + HEAL)
    assert list(brought_in(claimlint, way).values()) == [["heals asthma"]]


# Histories


def test_the_commit_at_which_a_branch_was_left(claimlint: Claimlint, git: Git) -> None:
    git("switch", "--quiet", "--create=draft")
    write("bad.md", CURE + "\n" + HEAL)
    commit(git)
    git("switch", "--quiet", "main")
    write("careful.md", "Ask your pharmacist.\n")
    commit(git)
    git("switch", "--quiet", "draft")
    assert [*brought_in(claimlint, since="main")] == ["bad.md", "careful.md"]
    assert [*brought_in(claimlint, since="main...")] == [*brought_in(claimlint, since="main...HEAD")] == ["bad.md"]
    git("merge", "--quiet", "--no-edit", "main")
    assert brought_in(claimlint, since="main") == {"bad.md": ["heals asthma"]}


def test_in_the_middle_of_a_merge(claimlint: Claimlint, git: Git) -> None:
    git("switch", "--quiet", "--create=draft")
    write("bad.md", HEAL)
    commit(git)
    git("switch", "--quiet", "main")
    write("bad.md", CAREFUL)
    commit(git)
    with pytest.raises(subprocess.CalledProcessError):
        git("merge", "draft")
    assert brought_in(claimlint)["bad.md"] == ["heals asthma"]


def test_a_shallow_clone(claimlint: Claimlint, git: Git, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("bad.md", HEAL)
    commit(git)
    git("clone", "--quiet", "--depth=1", folder.as_uri(), "clone")
    monkeypatch.chdir(folder / "clone")
    for revision in ("HEAD~1", git("rev-parse", "HEAD~1")):
        assert "`git fetch --unshallow`" in refused(claimlint, f"--since={revision}")
    assert brought_in(claimlint) == {}


def test_branches_without_a_common_commit(claimlint: Claimlint, git: Git) -> None:
    git("switch", "--quiet", "--orphan", "other")
    write("bad.md", CURE)
    commit(git)
    assert "no commit in common" in refused(claimlint, "--since=main...")
    assert brought_in(claimlint, since="main") == {}


def test_no_commit_yet(claimlint: Claimlint, folder: Path, git: Git) -> None:
    git("init", "--quiet", "fresh")
    write("fresh/a.md", CURE)
    assert "no commit yet" in refused(claimlint, "--since", "HEAD", "fresh")


def test_a_submodule_is_compared_with_what_the_commit_records_of_it(claimlint: Claimlint, git: Git) -> None:
    git("init", "--quiet", "--initial-branch=main", "shared")
    write("shared/tea.md", CURE)
    commit(git, "shared")
    write(".gitignore", "/shared/\n")
    git("submodule", "--quiet", "add", "./shared", "posts")
    commit(git)
    write("posts/tea.md", CURE + "\n" + HEAL)
    commit(git, "posts")
    assert brought_in(claimlint) == {"posts/tea.md": ["heals asthma"]}
    assert brought_in(claimlint, since="HEAD~1") == {"posts/tea.md": ["cure diabetes", "heals asthma"]}


def test_posts_of_two_repositories_are_refused(claimlint: Claimlint, git: Git) -> None:
    git("init", "--quiet", "other")
    write("other/tea.md", CURE)
    commit(git, "other")
    assert "two repositories" in refused(claimlint, "--since", "HEAD", "bad.md", "other/tea.md")


def test_outside_a_repository(claimlint: Claimlint, git: Git, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "tea.md"
    write(str(elsewhere), CURE)
    assert "is in no git repository" in refused(claimlint, "--since", "HEAD", elsewhere)
    ran = claimlint("--since", "HEAD", *QUICK, elsewhere, "bad.md")
    assert ran.status == 2
    assert "outside the repository" in ran.out


def test_without_git(claimlint: Claimlint, git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert "needs git" in refused(claimlint, "--since", "HEAD", "bad.md")


@pytest.mark.parametrize(
    ("revision", "said"),
    [
        ("", "is empty"),
        ("--output=x", "is no branch"),
        ("^main", "is no branch"),
        ("mian", "did you mean `main`?"),
        ("main..HEAD", "`main...`"),
        ("HEAD:bad.md", "names no commit"),
        ("0" * 40, "stands for no commit"),
    ],
)
def test_what_is_no_commit(claimlint: Claimlint, git: Git, revision: str, said: str) -> None:
    assert said in refused(claimlint, f"--since={revision}")


@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_nothing_is_fixed(claimlint: Claimlint, git: Git, option: str) -> None:
    ran = claimlint("--since", "HEAD", option)
    assert ran.status == 2
    assert f"{option} is for whole posts" in ran.err


# Safety


def test_nothing_that_a_repository_names_is_run(claimlint: Claimlint, git: Git, folder: Path) -> None:
    trap = folder / "trap"
    trap.write_text(f"#!/bin/sh\ntouch '{folder}/sprung'\n", encoding="utf-8")
    trap.chmod(0o755)
    for key in ("core.fsmonitor", "core.pager", "diff.external", "diff.evil.textconv", "diff.evil.command"):
        git("config", key, str(trap))
    for hook in ("post-index-change", "post-checkout"):
        (folder / ".git" / "hooks").mkdir(exist_ok=True)
        (folder / ".git" / "hooks" / hook).write_bytes(trap.read_bytes())
        (folder / ".git" / "hooks" / hook).chmod(0o755)
    write(".gitattributes", "*.md diff=evil\n")
    write("bad.md", HEAL)
    assert brought_in(claimlint) == {"bad.md": ["heals asthma"]}
    assert not (folder / "sprung").exists()


def test_within_a_hook_and_nothing_is_written(
    claimlint: Claimlint, git: Git, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("bad.md", HEAL)

    def kept() -> dict[str, bytes]:
        return {str(one): one.read_bytes() for one in (folder / ".git").rglob("*") if one.is_file()}

    before = kept()
    monkeypatch.setenv("GIT_DIR", "elsewhere/.git")
    monkeypatch.setenv("GIT_INDEX_FILE", "elsewhere/index")
    monkeypatch.setenv("GIT_WORK_TREE", "elsewhere")
    assert brought_in(claimlint) == {"bad.md": ["heals asthma"]}
    assert kept() == before
