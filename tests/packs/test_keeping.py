"""Packs that are kept between runs: the same pack at once, and never an old, broken or foreign one."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from claimlint import packs
from claimlint.annotators.vocabulary import annotate
from claimlint.errors import PackFaults
from claimlint.expressions.term_index import term_index
from claimlint.model.rule import Pack
from claimlint.model.setting import Setting
from claimlint.packs import keeping
from claimlint.packs.kept import pack_as_text, pack_from_text
from tests.texts import DAY, read

SHIPPED = packs.load()
TEA = "# Own list.\nherbal tea\n[brew] of herbs\ntea .. remedy\n"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache, and shipped rules that are few."""
    monkeypatch.setenv("CLAIMLINT_CACHE_DIR", str(tmp_path / "cache"))
    shipped_rules = tmp_path / "rules"
    (shipped_rules / "vocab").mkdir(parents=True)
    (shipped_rules / "vocab/tea.txt").write_text(TEA)
    monkeypatch.setattr(keeping, "shipped_folder", lambda: shipped_rules)
    monkeypatch.setattr("claimlint.packs.loading.shipped_folder", lambda: shipped_rules)
    return tmp_path / "cache" / "packs"


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One entry for each time that packs were read anew."""
    found: list[int] = []

    def counted(folders: tuple[Path, ...]) -> Pack:
        found.append(1)
        return packs.load(folders)

    monkeypatch.setattr(keeping, "load", counted)
    return found


def terms(pack: Pack) -> list[str]:
    return [term.name for term in pack.vocabularies["tea"].terms]


def test_the_shipped_pack_comes_back_as_it_was() -> None:
    kept = pack_from_text(pack_as_text(SHIPPED))
    assert (kept.rules, kept.authorities) == (SHIPPED.rules, SHIPPED.authorities)
    assert list(kept.vocabularies) == list(SHIPPED.vocabularies)
    for name, one in SHIPPED.vocabularies.items():
        other = kept.vocabularies[name]
        assert (other.name, other.path, other.digest, other.fact) == (one.name, one.path, one.digest, one.fact)
        assert other.terms == one.terms


def test_kept_word_lists_mark_what_read_ones_mark(checkout: Path) -> None:
    kept = pack_from_text(pack_as_text(SHIPPED))
    text = read((checkout / "examples" / "clinic-post.md").read_text(encoding="utf-8"))
    found = [list(annotate(text, Setting(pack.vocabularies, DAY))) for pack in (SHIPPED, kept)]
    assert found[0] == found[1]
    assert len(found[0]) > 100


def test_kept_word_lists_have_the_same_needs_and_first_words() -> None:
    kept = pack_from_text(pack_as_text(SHIPPED))
    one, other = (term_index(tuple(pack.vocabularies.values())) for pack in (SHIPPED, kept))
    assert [line.needs for line in one.complex] == [line.needs for line in other.complex]
    words = {form for line in one.by_first.lines for entry in line.entries() for form in entry.forms[0]}
    assert len(words) > 10_000
    for word in sorted({*words, *(word[:-1] for word in words), "xyzzy", ""})[::25]:
        found = [
            [(e.term.name, e.lists, e.forms, e.exact) for e in first.get(word)]
            for first in (one.by_first, other.by_first)
        ]
        assert found[0] == found[1], word


def test_kept_first_words_are_followed_by_the_same_entries() -> None:
    kept = pack_from_text(pack_as_text(SHIPPED))
    first, second = (term_index(tuple(pack.vocabularies.values())).by_first for pack in (SHIPPED, kept))
    words = ("be", "works", "the", "blood", "game", "gamechanger", "cancer", "low")
    for word in words:
        one, other = first.beginning(word), second.beginning(word)
        assert (one is None) == (other is None)
        if one is None or other is None:
            continue
        for after in ("", *words, "pressure", "changer"):
            assert one.followed(read(after).tokens, 0) == other.followed(read(after).tokens, 0)
            assert list(one.joined_to(after)) == list(other.joined_to(after))


def test_a_pack_is_read_once(cache: Path, loads: list[int]) -> None:
    first, second = keeping.ready(), keeping.ready()
    assert terms(first) == terms(second) == ["herbal tea", "brew of herbs", "tea remedy"]
    assert len(loads) == 1
    assert len(list(cache.iterdir())) == 1


def test_a_changed_file_counts_at_once(cache: Path, loads: list[int], tmp_path: Path) -> None:
    keeping.ready()
    (tmp_path / "rules/vocab/tea.txt").write_text(TEA + "mint tea\n")
    assert terms(keeping.ready())[-1] == "mint tea"
    (tmp_path / "rules/vocab/mint.txt").write_text("# Own list.\nmint\n")
    assert "mint" in keeping.ready().vocabularies
    assert len(loads) == len(list(cache.iterdir())) == 3


def resealed(body: bytes) -> bytes:
    return sha256(body).hexdigest().encode() + b"\n" + body


SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: data[:0],
    "cut short": lambda data: data[: len(data) // 2],
    "changed": lambda data: data.replace(b"herbal", b"normal"),
    "no text": lambda data: b"\xff\xfe" + data,
    "another object": lambda data: resealed(data[:0] + b"{}"),
    "a list": lambda data: resealed(data[:0] + b"[]"),
    "no JSON": lambda data: resealed(data[:0] + b"no data"),
    "cut and sealed": lambda data: resealed(data.split(b"\n", 1)[1].rsplit(b"\n", 1)[0]),
    "unknown type": lambda data: resealed(data.split(b"\n", 1)[1].replace(b'"rules":[""', b'"rules":["os"')),
    "other form": lambda data: resealed(data.split(b"\n", 1)[1].replace(b'"form":[', b'"form":[1,')),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT.keys())
def test_what_is_broken_or_foreign_is_made_anew(cache: Path, loads: list[int], spoil: Callable[[bytes], bytes]) -> None:
    keeping.ready()
    (file,) = cache.iterdir()
    sound = file.read_bytes()
    file.write_bytes(spoil(sound))
    assert terms(keeping.ready())[0] == "herbal tea"
    assert len(loads) == 2
    assert file.read_bytes() == sound


def test_faults_are_told_each_time_and_nothing_is_kept(cache: Path, tmp_path: Path) -> None:
    (tmp_path / "rules/vocab/tea.txt").write_text("# Own list.\n(tea\n")
    for _ in range(2):
        with pytest.raises(PackFaults):
            keeping.ready()
    assert not cache.exists()


def test_where_nothing_can_be_written_nothing_is_kept(cache: Path, loads: list[int]) -> None:
    cache.parent.write_text("a file stands where the folder should be")
    assert terms(keeping.ready()) == terms(keeping.ready())
    assert len(loads) == 2


def test_without_a_home_nothing_is_kept(cache: Path, loads: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CLAIMLINT_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    monkeypatch.setenv("HOME", "")
    assert terms(keeping.ready()) == terms(keeping.ready())
    assert len(loads) == 2
    assert not cache.exists()


def test_old_packs_make_room(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST_KEPT", 2)
    for name in ("mint tea", "sage tea", "rose tea"):
        (tmp_path / "rules/vocab/tea.txt").write_text(f"# Own list.\n{name}\n")
        keeping.ready()
    assert len(list(cache.iterdir())) == 2
