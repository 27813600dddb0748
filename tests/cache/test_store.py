"""Bytes by key: what was put in comes out unchanged or not at all, whatever happens to the file."""

from __future__ import annotations

import os
import sqlite3
import stat
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimlint.cache import Store, store
from claimlint.cache.store import clear, count

TODAY = date(2026, 3, 1)
KEY, VALUE = b"k" * 32, b"what was found"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "results.sqlite"


def put(file: Path, key: bytes = KEY, value: bytes = VALUE, today: date = TODAY) -> None:
    kept = Store(file, today)
    kept.put(key, value)
    kept.close()


def get(file: Path, key: bytes = KEY, today: date = TODAY) -> bytes | None:
    kept = Store(file, today)
    try:
        return kept.get(key)
    finally:
        kept.close()


def test_a_later_run_finds_what_was_put_in(file: Path) -> None:
    put(file)
    assert get(file) == VALUE
    assert get(file, b"other") is None


def test_what_waits_to_be_written_is_there_already(file: Path) -> None:
    kept = Store(file, TODAY)
    kept.put(KEY, VALUE)
    assert kept.get(KEY) == VALUE
    kept.close()
    assert kept.get(KEY) == VALUE  # the file is opened again
    kept.close()


def test_many_entries_are_written_on_the_way(file: Path) -> None:
    kept = Store(file, TODAY)
    for number in range(200):
        kept.put(str(number).encode(), VALUE)
    assert get(file, b"0") == VALUE
    kept.close()
    assert count(file) == 200


@pytest.mark.skipif(os.name == "nt", reason="modes of files are POSIX")
def test_only_this_user_can_read_it(file: Path) -> None:
    put(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


@given(content=st.binary(max_size=3000))
def test_a_foreign_file_is_replaced(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("foreign") / "results.sqlite"
    file.write_bytes(content)
    assert get(file) is None
    put(file)
    assert get(file) == VALUE


@given(damage=st.data())
def test_a_damaged_file_gives_the_value_or_nothing(
    damage: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("damaged") / "results.sqlite"
    kept = Store(file, TODAY)
    for number in range(40):
        kept.put(bytes([number]) * 32, bytes([number]) * 300)
    kept.close()
    content = bytearray(file.read_bytes())
    at = damage.draw(st.integers(0, len(content) - 1))
    foreign = damage.draw(st.binary(min_size=1, max_size=200))
    content[at : at + len(foreign)] = foreign
    file.write_bytes(content[: damage.draw(st.integers(at, len(content)))])
    for number in range(40):
        assert get(file, bytes([number]) * 32) in (None, bytes([number]) * 300)
    put(file)
    assert get(file) in (None, VALUE)  # damage that shows only now may cost this entry as well
    put(file)
    assert get(file) == VALUE


def test_another_programs_database_is_replaced(file: Path) -> None:
    file.parent.mkdir()
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE kept (key, day, seal, value)")
    other.close()
    assert count(file) is None
    put(file)
    assert get(file) == VALUE


def test_a_trigger_makes_it_foreign(file: Path) -> None:
    put(file)
    with sqlite3.connect(file) as other:
        other.execute("CREATE TRIGGER more AFTER INSERT ON kept BEGIN DELETE FROM kept; END")
    other.close()
    assert get(file) is None
    put(file)
    assert get(file) == VALUE


def test_a_value_under_another_key_is_no_result(file: Path) -> None:
    put(file)
    with sqlite3.connect(file) as other:
        other.execute("UPDATE kept SET key = ?", (b"other",))
    other.close()
    assert get(file, b"other") is None


@pytest.mark.skipif(os.name == "nt", reason="modes of files are POSIX")
def test_a_file_that_others_may_write_is_not_believed(file: Path) -> None:
    put(file)
    file.chmod(0o666)
    assert get(file) is None
    put(file)
    assert (get(file), stat.S_IMODE(file.stat().st_mode)) == (VALUE, 0o600)


def test_a_link_is_not_followed(file: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "precious.txt"
    elsewhere.write_text("mine", encoding="utf-8")
    file.parent.mkdir()
    file.symlink_to(elsewhere)
    put(file)
    assert get(file) == VALUE
    assert elsewhere.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("blocked", ["folder", "above"])
def test_without_a_usable_place_nothing_is_kept(file: Path, blocked: str) -> None:
    if blocked == "folder":
        file.mkdir(parents=True)
        (file / "precious").touch()
    else:
        file.parent.write_text("a file where the folder should be", encoding="utf-8")
    put(file)
    assert get(file) is None
    assert (file / "precious").exists() == (blocked == "folder")


def test_a_busy_file_is_done_without(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(file)
    monkeypatch.setattr("claimlint.cache.database._PATIENCE", 0.0)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert get(file) is None
    put(file, b"second")
    other.execute("COMMIT")
    other.close()
    assert (get(file), get(file, b"second")) == (VALUE, None)


def test_a_full_disk_is_done_without(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(file)

    def full(*_: object) -> None:
        fault = sqlite3.OperationalError("database or disk is full")
        fault.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise fault

    monkeypatch.setattr(Store, "_write", full)
    put(file, b"second")
    monkeypatch.undo()
    assert (get(file), get(file, b"second")) == (VALUE, None)


def test_entries_that_nobody_asks_for_are_dropped(file: Path) -> None:
    put(file, b"old")
    put(file, b"asked for")
    later = TODAY + timedelta(days=store.DAYS - 1)
    assert get(file, b"asked for", later) == VALUE
    put(file, b"new", today=TODAY + timedelta(days=store.DAYS + 1))
    assert [get(file, key) for key in (b"old", b"asked for", b"new")] == [None, VALUE, VALUE]


def test_a_large_file_loses_its_older_half(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(10):
        put(file, bytes([number]) * 32, os.urandom(20_000), TODAY + timedelta(days=number))
    monkeypatch.setattr(store, "MOST_BYTES", 200_000)
    put(file, today=TODAY + timedelta(days=10))
    assert get(file) == VALUE
    assert get(file, bytes([0]) * 32) is None
    assert count(file) == 6
    assert file.stat().st_size < 200_000


def test_clear(file: Path) -> None:
    assert not clear(file)
    put(file)
    assert clear(file)
    assert get(file) is None


def test_clearing_while_a_run_uses_it_harms_nobody(file: Path) -> None:
    put(file)
    kept = Store(file, TODAY)
    assert kept.get(KEY) == VALUE
    clear(file)
    kept.put(b"second", VALUE)
    kept.close()
    assert get(file, b"second") in (None, VALUE)
    put(file)
    assert get(file) == VALUE
