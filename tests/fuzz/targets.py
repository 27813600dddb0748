"""What is fuzzed: any bytes go in, and nothing comes out but claimlint's own errors, at places inside what was read.

A target is a function that raises (AssertionError or whatever broke) when it finds a fault. The tests run all of them
for a moment, `python -m tests.fuzz` runs one for as long as you like.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path

from claimlint.baseline.reading import read as read_baseline
from claimlint.config import Configurations, RunOptions
from claimlint.config.reading import read_file
from claimlint.discovery import Draft
from claimlint.discovery.lock import lock_of
from claimlint.errors import ClaimlintError, ExpressionFault, PackFaults, SettingsFault, UncheckedFile
from claimlint.expressions.matching import find
from claimlint.expressions.syntax import parse
from claimlint.linter import check_source
from claimlint.model.document import Source
from claimlint.model.text import AnnotatedText
from claimlint.packs import load_folders
from claimlint.readers import reader_for, suffixes
from claimlint.sources.bibliography import Bibliography
from claimlint.sources.bibtex import read_bibtex
from claimlint.sources.csl import read_csl_json
from claimlint.sources.entry_shape import looks_like_entry
from claimlint.sources.identifiers import identifiers
from claimlint.sources.listed_entry import BibliographyFault
from claimlint.sources.markers import markers
from claimlint.sources.reference_entry import read_entry
from claimlint.sources.statistic_shapes import shapes
from claimlint.waivers.syntax import of_comment, terms
from tests.fuzz import word
from tests.readers.test_generated import assert_structure
from tests.texts import read

CHECKOUT = Path(__file__).parents[2]
_DAY = date(2026, 1, 15)
_TEXT = "Our herbal tea cures migraine in 95% of patients, and no doctor disagrees (Smith, 2020) [1]."


@dataclass(frozen=True, slots=True)
class Target:
    """One part of claimlint that reads what others wrote."""

    check: Callable[[bytes], None]
    seeds: Callable[[], Iterable[bytes]]
    """Sound inputs to begin with."""
    longest: int = 4096
    """In bytes."""


def text_of(data: bytes) -> str:
    """As a draft's bytes are decoded, with what would be refused there replaced."""
    return data.decode("utf-8", "replace").replace("\0", " ")


def _one_sentence(fault: ClaimlintError) -> None:
    assert str(fault)
    assert "\n" not in str(fault)


def _at_a_place(fault: ExpressionFault, text: str) -> None:
    assert fault.message
    assert 0 <= fault.column <= len(text)


def _placed(found: PackFaults) -> None:
    assert found.faults
    assert all(fault.message and fault.line >= 1 and fault.column >= 1 for fault in found.faults)


def a_reader(suffix: str, data: bytes) -> None:
    """Reads a draft: blocks whose letters stand in the source, or one sentence."""
    text = text_of(data)
    reader = reader_for(suffix)
    assert reader is not None
    try:
        document = reader(Source(f"draft{suffix}", text))
    except UncheckedFile as fault:
        _one_sentence(fault)
        return
    assert_structure(document)
    for field in document.front_matter.values():
        assert 0 <= field.start <= field.end <= len(text)


def a_post(data: bytes) -> None:
    """Checks a draft whole: every finding quotes the place that it names."""
    text = text_of(data)
    config = Configurations(None, {"profile": "clinic"}).of(Path("draft.md"))
    report = check_source(Source("draft.md", text), Draft("draft.md", Path("draft.md"), config), RunOptions(_DAY))
    if report.error is not None:
        assert "itself failed" not in report.error, report.error
        assert "\n" not in report.error
    for finding in report.findings:
        start, end = finding.start.offset, finding.end.offset
        assert 0 <= start <= end <= len(text)
        assert finding.scope == "document" or text[start:end] == finding.excerpt


def an_expression(data: bytes) -> None:
    """Parses an expression and looks for it, or names a column of it."""
    text = text_of(data)
    try:
        expression = parse(text)
    except ExpressionFault as fault:
        _at_a_place(fault, text)
        return
    haystack = _haystack()
    for match in find(expression, haystack):
        assert 0 <= match.start < match.end <= len(haystack.tokens)


@cache
def _haystack() -> AnnotatedText:
    return read(_TEXT)


@contextlib.contextmanager
def _files(files: dict[str, bytes]) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            path = Path(folder, name)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        yield Path(folder)


def a_pack_with(name: str, data: bytes) -> None:
    """Loads a pack with this as one of its files; every fault has its line and column."""
    with _files(_pack() | {name: data}) as folder:
        try:
            load_folders([folder])
        except PackFaults as found:
            _placed(found)


def _pack() -> dict[str, bytes]:
    words = b"# Own list.\n[cure|heal]\n~ stroke\n"
    return {
        "authorities.yaml": b"editorial-practice:\n  title: Practice\n  checked: never\n",
        "vocab/condition.txt": words,
        "vocab/cure.txt": words,
    }


def a_configuration(data: bytes) -> None:
    """Reads a claimlint.yaml; a fault has its sentence."""
    with _files({"claimlint.yaml": data}) as folder, contextlib.suppress(SettingsFault):
        read_file(folder / "claimlint.yaml")


def a_baseline(data: bytes) -> None:
    """Reads a file of known findings; a fault is one sentence."""
    with _files({"baseline.json": data}) as folder:
        try:
            read_baseline(folder / "baseline.json")
        except SettingsFault as fault:
            _one_sentence(fault)


def a_lock(data: bytes) -> None:
    """Reads a claimlint.lock; a fault is one sentence."""
    try:
        lock_of(data, Path("claimlint.lock"))
    except SettingsFault as fault:
        _one_sentence(fault)


def references(data: bytes) -> None:
    """Reads one line as a reference, and everything that may stand in it."""
    text = text_of(data)
    entry = read_entry(text, (text[:200],))
    assert entry == read_entry(text, (text[:200],))
    looks_like_entry(text, listed=True)
    found = [(one.start, one.end) for one in identifiers(text)]
    found += [(one.start, one.end) for one in markers(text, Bibliography())]
    found += [(one.start, one.end) for one in shapes(text)]
    assert all(0 <= start < end <= len(text) for start, end in found)


def a_bibliography(data: bytes) -> None:
    """Reads a .bib and a CSL file, or names a line."""
    text = text_of(data)
    for reads in (read_bibtex, read_csl_json):
        with contextlib.suppress(BibliographyFault):
            reads(text, ("a", "b", "alder2020"))


def a_waiver(data: bytes) -> None:
    """Reads a waiver, as a comment and as the words in one."""
    text = text_of(data)
    terms(text)
    of_comment(text)
    of_comment(f"claimlint-waive{text}")


def _written(*patterns: str) -> Iterable[bytes]:
    for pattern in patterns:
        yield from (path.read_bytes()[:4000] for path in sorted(CHECKOUT.glob(pattern)) if path.is_file())


def _drafts(suffix: str) -> Iterable[bytes]:
    yield from _written(f"examples/**/*{suffix}", f"tests/**/*{suffix}")
    yield from _written("examples/*.md")


def _bibliographies() -> Iterable[bytes]:
    yield b"@article{a, author = {Alder, A. and Birch, B.}, title = {{T}ea {\\'e}}, year = 2020, doi = {10.1/x}}\n"
    yield b'[{"id": "a", "type": "article", "issued": {"date-parts": [[2020, 1]]}, "author": [{"family": "B"}]}]'


def _waivers() -> Iterable[bytes]:
    yield b": claims/cure-claim: agreed with legal (by A. Reader, until 2027-01-31)"
    yield b"-begin claims, hype: quoted from the leaflet (marks abcd1234)"


def _expressions() -> Iterable[bytes]:
    lines = (CHECKOUT / "rules" / "vocab").rglob("*.txt")
    yield from {line for path in sorted(lines) for line in path.read_bytes().splitlines()[2:12]}
    yield b"@claim[outcome=$condition, amount>=3] .. [cure completely|heal] & (a|the)? tea*"


def _ledgers() -> Iterable[bytes]:
    yield b'{"schema": "claimlint.baseline/1", "files": {"a.md": {"digest": "x", "findings": [{"rule": "a/b"}]}}}'
    yield b'{"schema": "claimlint.lock/1", "references": {"doi:10.1/x": {"found": true, "checked": "2026-01-15"}}}'


#: One of the suffixes of each reader, the usual one where there is one.
_USUAL = (".md", ".html", ".txt")
_SUFFIXES = {reader_for(suffix): suffix for suffix in sorted(suffixes(), key=lambda one: one in _USUAL)}.values()
TARGETS: dict[str, Target] = {
    **{suffix.lstrip("."): Target(partial(a_reader, suffix), partial(_drafts, suffix)) for suffix in _SUFFIXES},
    "docx": Target(word.a_word_file, word.seeds, longest=6000),
    "post": Target(a_post, partial(_drafts, ".md"), longest=2000),
    "expressions": Target(an_expression, _expressions, longest=400),
    "rules": Target(
        partial(a_pack_with, "claims/x.yaml"), partial(_written, "rules/claims/*.yaml", "rules/hype/*.yaml")
    ),
    "families": Target(partial(a_pack_with, "claims/family.yaml"), partial(_written, "rules/*/family.yaml")),
    "vocabularies": Target(partial(a_pack_with, "vocab/x.txt"), partial(_written, "rules/vocab/*/s*.txt")),
    "tables": Target(partial(a_pack_with, "knowledge/x.yaml"), partial(_written, "rules/knowledge/*.yaml")),
    "changes": Target(partial(a_pack_with, "pack.yaml"), partial(_written, "examples/**/pack.yaml")),
    "configuration": Target(a_configuration, partial(_written, "examples/**/claimlint.yaml")),
    "baseline": Target(a_baseline, _ledgers),
    "lock": Target(a_lock, _ledgers),
    "references": Target(references, partial(_written, "tests/sources/*.txt"), longest=1000),
    "bibliography": Target(a_bibliography, _bibliographies),
    "waivers": Target(a_waiver, _waivers, longest=400),
}  # fmt: skip
