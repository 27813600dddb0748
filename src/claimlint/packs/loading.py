"""Loads packs: folders go in, one pack comes out, or every fault of every file together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from claimlint.annotators import declared
from claimlint.errors import Fault, PackFaults
from claimlint.model.rule import JURISDICTIONS, Authority, Pack, Rule, Vocabulary
from claimlint.packs.authorities import authority, entries
from claimlint.packs.files import Contents, PackFile, contents, read, shown
from claimlint.packs.knowledge import rows, tables_that_say, vocabularies
from claimlint.packs.names import Names, Reading
from claimlint.packs.positioned_yaml import Node, TextNode
from claimlint.packs.rules import Family, family, rule
from claimlint.packs.vocabularies import cycle_faults, vocabulary


def load_folders(folders: Sequence[Path]) -> Pack:
    """The packs of the given folders alone.

    Raises PackFaults with all faults of all files.
    """
    faults: list[Fault] = []
    found = [contents(folder, faults) for folder in folders]
    register = _register(found, faults)
    lists = _merged("vocabulary", (one.vocabularies for one in found), faults)
    rules = _merged("rule", (one.rules for one in found), faults)
    tables = _tables(found, lists, faults)
    names = _names(lists, tables, register, rules)
    reading = Reading(names, faults)
    read_vocabularies = _vocabularies(lists, tables, reading)
    read_rules = [one for pack in found for one in _rules(pack, rules, reading)]
    authorities = _authorities(register, faults)
    if faults:
        raise PackFaults(faults)
    return Pack(
        tuple(sorted(read_rules, key=lambda one: one.id)),
        MappingProxyType(read_vocabularies),
        MappingProxyType(authorities),
    )


def _merged(kind: str, packs: Iterable[Mapping[str, Path]], faults: list[Fault]) -> dict[str, Path]:
    """The files of all packs by name; a name that an earlier pack has is a fault."""
    found: dict[str, Path] = {}
    for pack in packs:
        for name, path in pack.items():
            first = found.setdefault(name, path)
            if first is not path:
                message = f"the {kind} `{name}` exists already in {shown(first)}; choose another name"
                faults.append(Fault(shown(path), 1, 1, message))
    return found


def _register(packs: Iterable[Contents], faults: list[Fault]) -> dict[str, tuple[TextNode, Node]]:
    """The entries of all registers of authorities by key."""
    found: dict[str, tuple[TextNode, Node]] = {}
    files = [read(pack.authorities, faults) for pack in packs if pack.authorities]
    for key, node in (entry for file in files if file for entry in entries(file, faults)):
        first, _ = found.setdefault(key.text, (key, node))
        if first is not key:
            place = f"{first.origin.path}, line {first.line}"
            faults.append(key.fault(f"the authority `{key.text}` exists already ({place}); choose another key"))
    return found


def _authorities(register: Mapping[str, tuple[TextNode, Node]], faults: list[Fault]) -> dict[str, Authority]:
    read_entries = (authority(key, node, faults) for key, node in register.values())
    return {one.key: one for one in read_entries if one}


_Tables: TypeAlias = Mapping[str, tuple[PackFile, Mapping[str, Node]]]


def _tables(packs: Iterable[Contents], lists: Mapping[str, Path], faults: list[Fault]) -> _Tables:
    """The tables of knowledge with their rows; a word list must not have the name of one."""
    found: dict[str, tuple[PackFile, Mapping[str, Node]]] = {}
    for name, path in _merged("table", (one.tables for one in packs), faults).items():
        file = read(path, faults)
        if file is None:
            continue
        found[name] = (file, rows(file, faults))
        taken = sorted({name, *(f"{name}-{row}" for row in found[name][1])} & lists.keys())
        exists = "the vocabulary `{}` exists already in {}"
        faults += [Fault(shown(path), 1, 1, exists.format(one, shown(lists[one]))) for one in taken]
    return found


def _names(
    lists: Mapping[str, Path], tables: _Tables, register: Mapping[str, object], rules: Mapping[str, Path]
) -> Names:
    """Every name that the packs give."""
    of_tables = {f"{name}-{row}" for name, (_, rows) in tables.items() for row in rows} | tables.keys()
    said = tables_that_say({name: rows for name, (_, rows) in tables.items()})
    everywhere = tuple(name for name in said if set(JURISDICTIONS) <= tables[name][1].keys())
    return Names({*lists, *of_tables}, declared(), register.keys(), rules.keys(), said, everywhere)


def _vocabularies(paths: Mapping[str, Path], tables: _Tables, reading: Reading) -> dict[str, Vocabulary]:
    made = (one for name, (file, of) in sorted(tables.items()) for one in vocabularies(name, file, of, reading))
    found = {one.name: one for one in made}
    names = frozenset(reading.names.vocabularies)
    for name, path in sorted(paths.items()):
        file = read(path, reading.faults)
        if file:
            found[name] = _sound(name, file, names) or vocabulary(name, file, reading.names, reading.faults)
    reading.faults.extend(cycle_faults(found))
    return found


@lru_cache(maxsize=1024)
def _sound(name: str, file: PackFile, names: frozenset[str]) -> Vocabulary | None:
    """The vocabulary of a file without faults; the same one for a file that has not changed since it was read."""
    faults: list[Fault] = []
    found = vocabulary(name, file, Names(names), faults)
    return None if faults else found


def _rules(pack: Contents, first: Mapping[str, Path], reading: Reading) -> Iterable[Rule]:
    """The rules of one pack, those left out whose name an earlier pack has."""
    families: dict[str, Family] = {}
    for name, path in pack.families.items():
        file = read(path, reading.faults)
        families[name] = family(file, reading) if file else Family()
    for name, path in pack.rules.items():
        file = read(path, reading.faults) if first[name] is path else None
        found = rule(name, file, families.get(name.split("/")[0], Family()), reading) if file else None
        if found:
            yield found
