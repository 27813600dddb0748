"""Plain data as JSON: what is written comes back equal, and nothing else can be read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimlint import packs
from claimlint.cache.forms import Unreadable, form_of
from claimlint.model.report import FileReport
from claimlint.model.rule import Pack


@dataclass(frozen=True, slots=True)
class Leaf:
    name: str
    size: int = 0


@dataclass(frozen=True, slots=True)
class Twig:
    parts: tuple[Leaf | Twig, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    whole: Leaf | Twig
    day: date | None = None
    share: float = 0.5
    sound: bool = True
    pair: tuple[str, int] = ("", 0)
    words: frozenset[str] = frozenset()
    ends: Sequence[int] = ()
    nick: str | None = None
    either: int | str = 0
    above: Leaf | None = None
    named: Mapping[str, Leaf] = field(default_factory=lambda: MappingProxyType({}))


LEAVES = st.builds(Leaf, st.text(), st.integers())
WHOLE = st.recursive(LEAVES, lambda inner: st.builds(Twig, st.lists(inner, max_size=3).map(tuple)), max_leaves=8)
TREES = st.builds(
    Tree,
    WHOLE,
    st.none() | st.dates(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.tuples(st.text(), st.integers()),
    st.frozensets(st.text()),
    st.lists(st.integers()).map(tuple),
    st.none() | st.text(),
    st.integers() | st.text(),
    st.none() | LEAVES,
    st.dictionaries(st.text(), LEAVES).map(MappingProxyType),
)


def there_and_back(value: Any) -> Any:
    form = form_of(type(value))
    return form.read(json.loads(json.dumps(form.write(value))))


@given(TREES)
def test_what_is_written_comes_back(tree: Tree) -> None:
    assert there_and_back(tree) == tree


@given(TREES, st.data())
def test_what_was_not_written_is_refused(tree: Tree, data: st.DataObject) -> None:
    written = form_of(Tree).write(tree)
    place = data.draw(st.integers(0, len(written) - 1))
    broken = [*written[:place], {"foreign": [None]}, *written[place + 1 :]]
    with pytest.raises(Unreadable):
        form_of(Tree).read(broken)


@pytest.mark.parametrize("foreign", [None, 1, "text", [], {}, [1], [["Leaf", ["a", True]]], [["Other", []]]])
def test_other_data_is_refused(foreign: Any) -> None:
    with pytest.raises(Unreadable):
        form_of(Tree).read(foreign)


def test_a_type_without_a_form_is_said_at_once() -> None:
    with pytest.raises(TypeError, match="no form"):
        form_of(list)


def test_packs_come_back_as_they_were() -> None:
    pack = packs.load()
    read: Pack = there_and_back(pack)
    assert (read.rules, read.authorities, list(read.vocabularies)) == (
        pack.rules, pack.authorities, list(pack.vocabularies),
    )  # fmt: skip
    for name, vocabulary in pack.vocabularies.items():
        same = read.vocabularies[name]
        assert (same.terms, same.fact, same.digest) == (vocabulary.terms, vocabulary.fact, vocabulary.digest)


def test_every_field_of_a_report_has_a_form() -> None:
    report = FileReport("a.md", "clinic", "us", hints=("x",))
    assert there_and_back(report) == report
