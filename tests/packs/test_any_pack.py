"""Whatever stands in the files of a pack, loading it gives a pack or PackFaults, never anything else."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from claimlint.errors import Fault, PackFaults
from claimlint.packs import load_folders
from claimlint.packs.changes import CHANGEABLE

from .conftest import FILES, KEYS, rule

#: What rules are made of, and what YAML stumbles over.
_ODD = st.sampled_from(
    """
$condition|@claim|@claim[outcome=$condition]|standard|error|off|no|3 sentences|<<a>>|{found}|{x}
editorial-practice|clinic|us|a?|(|..|[a b]| |*x|&x|!x|a: b|
""".strip()
    .replace("\n", "|")
    .split("|")
)
_MORE_KEYS = (
    "levels in per at-least with without unless yields-to profiles jurisdictions sentence match find same for text"
)
_values = st.recursive(
    st.one_of(_ODD, st.text(max_size=8), st.integers(), st.none(), st.booleans()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from([*_MORE_KEYS.split(), "level", "key"]), inner, max_size=3),
    ),
    max_leaves=8,
)
_rules = st.dictionaries(st.sampled_from([*KEYS, *_MORE_KEYS.split()]), _values, max_size=12)


def faults_of(files: dict[str, bytes], second: dict[str, bytes] | None = None) -> tuple[Fault, ...]:
    """What loading complains of, a second pack being there or not; any other exception passes through."""
    packs = [{name: text.encode() for name, text in FILES.items()} | files, *([second] if second else ())]
    with TemporaryDirectory() as folder:
        for number, pack in enumerate(packs):
            for name, data in pack.items():
                path = Path(folder, str(number), name)
                path.parent.mkdir(exist_ok=True, parents=True)
                path.write_bytes(data)
        try:
            load_folders([Path(folder, str(number)) for number in range(len(packs))])
        except PackFaults as found:
            return found.faults
    return ()


def loads_or_faults(files: dict[str, bytes], second: dict[str, bytes] | None = None) -> None:
    assert all(fault.message and fault.line >= 1 and fault.column >= 1 for fault in faults_of(files, second))


@settings(deadline=None)
@given(_rules)
def test_any_values_of_a_rule(values: dict[str, object]) -> None:
    whole = yaml.safe_dump(yaml.safe_load(rule()) | values)
    loads_or_faults({"claims/x.yaml": whole.encode(), "claims/family.yaml": yaml.safe_dump(values).encode()})


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_in_every_file(data: bytes) -> None:
    files = ("claims/x.yaml", "claims/family.yaml", "vocab/x.txt", "authorities.yaml", "pack.yaml")
    loads_or_faults(dict.fromkeys(files, data))


_PACK_KEYS = ["title", "about", "extend", "change", "condition", "cure", "claims/x", "add", *CHANGEABLE]
_packs = st.recursive(
    _values, lambda inner: st.dictionaries(st.sampled_from(_PACK_KEYS), inner, max_size=3), max_leaves=12
)


@settings(deadline=None)
@given(_packs, st.dictionaries(st.sampled_from([*CHANGEABLE, "add"]), _packs, max_size=4))
def test_any_values_of_a_pack_and_of_what_it_changes(values: object, change: dict[str, object]) -> None:
    first = {"claims/x.yaml": rule().encode()}
    loads_or_faults(first, {"pack.yaml": yaml.safe_dump(values).encode()})
    loads_or_faults(first, {"pack.yaml": yaml.safe_dump({"change": {"claims/x": change}}).encode()})


@settings(deadline=None)
@given(st.lists(st.text(alphabet='ab$@[]()|?.&*"~# -=\\\t\u2028', max_size=12), max_size=6))
def test_any_lines_in_a_vocabulary(lines: list[str]) -> None:
    loads_or_faults({"vocab/x.txt": "\n".join(["# Own.", *lines]).encode()})


@settings(deadline=None)
@given(st.data())
def test_a_sound_rule_with_one_part_torn_out(data: st.DataObject) -> None:
    text = rule(levels="[{level: off, with: {sentence: tea}}]", with_="{clause: {find: '@study', same: treatment}}")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 12)))
    torn = text[:start] + data.draw(st.text(max_size=3)) + text[end:]
    loads_or_faults({"claims/x.yaml": torn.encode("utf-8", "replace")})
