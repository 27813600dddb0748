"""Processes that check while others clear and damage the cache: every report is the plain one."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimlint.checking.workers import FORKS
from tests.bench.cache_storm import CHECKERS, storm


@pytest.mark.skipif(not FORKS, reason="the processes of this test are forked")
def test_every_report_is_the_one_without_a_cache(tmp_path: Path) -> None:
    counts = storm(2, tmp_path)
    assert counts["reports"] >= CHECKERS
    assert (counts["different"], counts["failed"]) == (0, 0)
