"""Whatever stands in the files of a pack, loading it gives a pack or PackFaults, never anything else."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from claimlint.errors import Fault, PackFaults
from claimlint.packs import load_folders

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


def faults_of(files: dict[str, bytes]) -> tuple[Fault, ...]:
    """What loading complains of; any other exception passes through."""
    with TemporaryDirectory() as folder:
        for name, data in ({name: text.encode() for name, text in FILES.items()} | files).items():
            path = Path(folder, name)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        try:
            load_folders([Path(folder)])
        except PackFaults as found:
            return found.faults
    return ()


def loads_or_faults(files: dict[str, bytes]) -> None:
    assert all(fault.message and fault.line >= 1 and fault.column >= 1 for fault in faults_of(files))


@settings(deadline=None)
@given(_rules)
def test_any_values_of_a_rule(values: dict[str, object]) -> None:
    whole = yaml.safe_dump(yaml.safe_load(rule()) | values)
    loads_or_faults({"claims/x.yaml": whole.encode(), "claims/family.yaml": yaml.safe_dump(values).encode()})


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_in_every_file(data: bytes) -> None:
    loads_or_faults({"claims/x.yaml": data, "claims/family.yaml": data, "vocab/x.txt": data, "authorities.yaml": data})


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
