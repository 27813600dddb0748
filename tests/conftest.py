"""What all tests share: how hypothesis runs, where the checkout is, and the option that renews golden reports."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from tests.outputs.browser import Browser

# A test never depends on the speed of the machine; in CI it does not depend on chance either.
settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("here"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

#: Compiled rules are kept beside the checkout, not among the user's own; they rest on the rules alone, so that all
#: tests may share them.
_PACKS = Path(__file__).parents[1] / ".pytest_cache" / "claimlint" / "packs"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden reports in tests/golden anew")


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The root of the checkout that the tests belong to."""
    return Path(__file__).parents[1]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless browser; the test is passed over where there is none."""
    from tests.outputs.browser import Browser, found

    programs = found()
    if programs is None:
        pytest.skip("there is no Chromium with its driver here; on Debian: apt-get install chromium chromium-driver")
    started = Browser(*programs)
    yield started
    started.driver.quit()


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The accessibility checker's script; the test is passed over where npm cannot bring it."""
    from tests.outputs.browser import axe_core

    script = axe_core(tmp_path_factory.mktemp("axe"))
    if script is None:
        pytest.skip("npm cannot bring axe-core, the accessibility checker")
    return script


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test has a cache of its own, so that none knows what another has found."""
    folder = tmp_path_factory.mktemp("cache")
    _PACKS.mkdir(parents=True, exist_ok=True)
    (folder / "packs").symlink_to(_PACKS, target_is_directory=True)
    monkeypatch.setenv("CLAIMLINT_CACHE_DIR", str(folder))
