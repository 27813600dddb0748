"""A copy of the checkout that packaging tests may build, edit and commit."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

#: What no clone would contain.
_OURS_ALONE = shutil.ignore_patterns(
    ".*_cache", ".git", ".venv", ".hypothesis", ".coverage*", "__pycache__", "dist", "_build"
)


@pytest.fixture(scope="session")
def copy_of_checkout(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The checkout as it stands, changes that are not committed included."""
    copy = tmp_path_factory.mktemp("checkout") / "claimlint"
    shutil.copytree(checkout, copy, ignore=_OURS_ALONE)
    return copy


@pytest.fixture(scope="session")
def plain_environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment without this run's paths to claimlint, its coverage, and a user's git settings."""
    private = ("PYTHONPATH", "COVERAGE_", "COV_", "GIT_", "PYTEST_", "PRE_COMMIT", "VIRTUAL_ENV")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(private)}
    home = tmp_path_factory.mktemp("pre-commit")
    return kept | {"PRE_COMMIT_HOME": str(home), "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
