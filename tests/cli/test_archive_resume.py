from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.archives import dataset, lines, post
from tests.cli.conftest import Claimlint

pytest.importorskip("pyarrow")

OPTIONS = ("--as-of", "2026-11-01", "--batch", "2")


def test_a_run_that_is_killed_goes_on_to_the_same_dataset(claimlint: Claimlint, folder: Path) -> None:
    (folder / "p.jsonl").write_bytes(lines([post(number) for number in range(40)]) + b"{\n")
    assert claimlint("archive", "p.jsonl", "--output", "whole", "--jobs", "1", *OPTIONS).status == 2
    arguments = [sys.executable, "-m", "claimlint", "archive", "p.jsonl", "--output", "killed", "--jobs", "2", *OPTIONS]
    chance = random.Random(5)  # noqa: S311 - decides when to kill
    parts = 0
    for _ in range(4):
        running = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until = parts + chance.randint(1, 4)
        while running.poll() is None and (parts := len(list((folder / "killed").glob("posts/*/*.parquet")))) < until:
            time.sleep(0.02)
        running.kill()
        running.wait()
        time.sleep(0.5)  # its workers write what they were at
    assert 0 < parts <= 21
    assert claimlint("archive", "p.jsonl", "--output", "killed", "--jobs", "1", *OPTIONS).status == 2
    assert dataset(folder / "killed") == dataset(folder / "whole")


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_missing_or_half_written_is_made_again(
    claimlint: Claimlint, folder: Path, data: st.DataObject
) -> None:
    """What a kill at any moment leaves: some parts of some batches, the last of them without the others' names."""
    if not (folder / "whole").exists():
        (folder / "p.jsonl").write_bytes(lines([post(number) for number in range(6)]) + b"{\n")
        assert claimlint("archive", "p.jsonl", "--output", "whole", "--jobs", "1", *OPTIONS).status == 2
        assert claimlint("archive", "p.jsonl", "--output", "killed", "--jobs", "1", *OPTIONS).status == 2
    expected = dataset(folder / "whole")
    for number in range(4):
        written = data.draw(st.integers(0, 4), label=f"parts of batch {number} that were written")
        for name in ("findings", "claims", "rejected", "posts")[written:]:
            for file in (folder / "killed").glob(f"{name}/*/part-000000{number}.parquet"):
                file.with_name(f".{file.name}.0123abcd.new").write_bytes(file.read_bytes()[:50])
                file.unlink()
    assert claimlint("archive", "p.jsonl", "--output", "killed", "--jobs", "1", *OPTIONS).status == 2
    assert dataset(folder / "killed") == expected
    assert not list((folder / "killed").glob("*/*/.*"))
