"""What `--since` names: a revision as written and a repository go in, its commit comes out, or why there is none.

`REV` is that commit itself, `REV...` the one at which the branch at hand left it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from claimlint.errors import SettingsFault
from claimlint.git import ask
from claimlint.packs.suggestions import did_you_mean

_FORK = re.compile(r"(.+)\.\.\.(?:HEAD|@)?")
_UNTRUSTED = b"dubious ownership"
_NO_GIT = "--since needs git, and there is none on this machine's PATH; install it, or check without --since"

_DEEPEN = (
    "fetch the others with `git fetch --unshallow` (in CI: `fetch-depth: 0` for actions/checkout, `GIT_DEPTH: 0` "
    "for GitLab)"
)
_FETCH = "; `git fetch` brings what only the server has"


def answer(folder: Path, *arguments: str | bytes, given: bytes = b"", index: Path | None = None) -> bytes | None:
    """What git prints in a folder, or None where it says no; raises SettingsFault where there is no git."""
    try:
        done = ask(folder, *arguments, given=given, index=index)
    except OSError:
        raise SettingsFault(_NO_GIT) from None
    if _UNTRUSTED in done.stderr:
        raise SettingsFault(
            f"git does not trust {folder}, as it belongs to somebody else; if you do, run "
            f"`git config --global --add safe.directory {folder}`"
        )
    return None if done.returncode else done.stdout


def line(folder: Path, *arguments: str | bytes) -> str | None:
    """What git prints as one line, or None where it says no or prints nothing; raises as `answer` does."""
    said = answer(folder, *arguments)
    return os.fsdecode(said.removesuffix(b"\n")) or None if said is not None else None


def refuse_what_is_no_revision(name: str) -> None:
    """Raises SettingsFault for what git would take for an option or for several commits."""
    if not name.strip():
        raise SettingsFault("--since is empty; name a branch, a tag or a commit, such as `--since main`")
    if name[0] in "-^" or "\0" in name:
        raise SettingsFault(f"--since {name!r} is no branch, tag or commit; name one, such as `--since main`")
    if ".." in (_FORK.fullmatch(name) or [name, name])[1]:
        raise SettingsFault(
            f"--since {name} names several commits; name one, or write `main...` for the commit at which your "
            "branch left main"
        )


def commit_of(root: Path, name: str) -> str:
    """The id of the commit that a revision names in the repository at `root`.

    Raises SettingsFault when there is no such commit here, or no commit at all.
    """
    refuse_what_is_no_revision(name)
    fork = _FORK.fullmatch(name)
    commit = line(root, "rev-parse", "--verify", "--quiet", f"{fork[1] if fork else name}^{{commit}}")
    if commit is None:
        raise SettingsFault(_unknown(root, fork[1] if fork else name))
    if fork is None:
        return commit
    base = line(root, "merge-base", commit, "HEAD")
    if base is None:
        raise SettingsFault(_unrelated(root, fork[1]))
    return base


def _unknown(root: Path, name: str) -> str:
    if line(root, "rev-list", "--max-count=1", "--all") is None:
        return "this repository has no commit yet, so there is nothing to compare with; check without --since"
    if not name.strip("0"):
        return f"--since {name} stands for no commit, as for a new branch; name the branch that it will be merged into"
    if _is_shallow(root):
        return f"--since {name} is not in this clone, which holds only the newest commits; {_DEEPEN}"
    known = (line(root, "for-each-ref", "--format=%(refname:short)") or "").splitlines()
    return f"--since {name} names no commit of this repository{did_you_mean(name, known)}{_FETCH}"


def _unrelated(root: Path, name: str) -> str:
    if _is_shallow(root):
        said = f"the commit at which this branch left {name} is not in this clone, which holds only the newest commits"
        return f"--since {name}...: {said}; {_DEEPEN}"
    return f"--since {name}...: this branch and {name} have no commit in common; name a commit instead"


def _is_shallow(root: Path) -> bool:
    return line(root, "rev-parse", "--is-shallow-repository") == "true"
