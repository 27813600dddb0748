"""Loads packs: folders go in, one pack comes out, or every fault of every file together."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from claimlint.annotators import declared
from claimlint.errors import Fault, PackFaults
from claimlint.model.levels import JURISDICTIONS
from claimlint.model.rule import Authority, Pack, Rule, Vocabulary
from claimlint.packs.authorities import authority, entries
from claimlint.packs.changes import Change, Manifest, changes_by_rule, manifest
from claimlint.packs.configuration_rules import RULES_ON_CONFIGURATION
from claimlint.packs.files import Contents, PackFile, contents, read, shown
from claimlint.packs.knowledge import rows, tables_that_say, vocabularies
from claimlint.packs.lasting import lasting
from claimlint.packs.names import Names, Reading
from claimlint.packs.positioned_yaml import Node, TextNode
from claimlint.packs.rules import Family, family, rule
from claimlint.packs.shipped import shipped_folder
from claimlint.packs.suggestions import did_you_mean
from claimlint.packs.terms import term
from claimlint.packs.values import many
from claimlint.packs.vocabularies import cycle_faults, extended, vocabulary
from claimlint.packs.waiver_rules import RULES_ON_WAIVERS


def load(folders: Sequence[Path] = ()) -> Pack:
    """The shipped packs and those of the given folders.

    Raises PackFaults with all faults of all files.
    """
    return replace(load_folders((shipped_folder(), *folders)), own=(*RULES_ON_CONFIGURATION, *RULES_ON_WAIVERS))


def load_folders(folders: Sequence[Path]) -> Pack:
    """The packs of the given folders alone; raises PackFaults as `load` does."""
    with lasting():
        return _load(folders)


def _load(folders: Sequence[Path]) -> Pack:
    faults: list[Fault] = []
    found = [contents(folder, faults) for folder in folders]
    register = _register(found, faults)
    lists = _merged("vocabulary", (one.vocabularies for one in found), faults)
    rules = _merged("rule", (one.rules for one in found), faults)
    tables = _tables(found, lists, faults)
    names = _names(lists, tables, register, rules)
    reading = Reading(names, faults)
    manifests = [_manifest(pack.pack, faults) for pack in found]
    more = [one for pack in manifests if pack for one in _more_terms(pack, reading)]
    read_vocabularies = _vocabularies(lists, tables, more, reading)
    changes = changes_by_rule(manifests, [pack.rules for pack in found], faults)
    read_rules = [one for pack in found for one in _rules(pack, rules, changes, reading)]
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


def _manifest(path: Path | None, faults: list[Fault]) -> Manifest | None:
    file = read(path, faults) if path else None
    return manifest(file, faults) if file else None


def _more_terms(pack: Manifest, reading: Reading) -> Iterable[Vocabulary]:
    """What a pack adds to word lists, a list each."""
    known = reading.names.vocabularies
    for key, node in pack.extended:
        name = key.text.removeprefix("$")
        terms = many(term)(node, reading)
        if name not in known:
            reading.fault(key, f"there is no vocabulary `{name}` to extend{did_you_mean(name, known)}")
        elif terms:
            yield Vocabulary(name, terms, pack.file.shown, hashlib.sha256(pack.file.data).hexdigest())


def _vocabularies(
    paths: Mapping[str, Path], tables: _Tables, more: Sequence[Vocabulary], reading: Reading
) -> dict[str, Vocabulary]:
    made = (one for name, (file, of) in sorted(tables.items()) for one in vocabularies(name, file, of, reading))
    found = {one.name: one for one in made}
    names = frozenset(reading.names.vocabularies)
    for name, path in sorted(paths.items()):
        file = read(path, reading.faults)
        if file:
            found[name] = _sound(name, file, names) or vocabulary(name, file, reading.names, reading.faults)
    reading.faults.extend(cycle_faults(found.values(), more))
    for one in more:
        if one.name in found:
            found[one.name] = extended(found[one.name], one)
    return found


@lru_cache(maxsize=1024)
def _sound(name: str, file: PackFile, names: frozenset[str]) -> Vocabulary | None:
    """The vocabulary of a file without faults; the same one for a file that has not changed since it was read."""
    faults: list[Fault] = []
    found = vocabulary(name, file, Names(names), faults)
    return None if faults else found


def _rules(
    pack: Contents, first: Mapping[str, Path], changes: Mapping[str, Sequence[Change]], reading: Reading
) -> Iterable[Rule]:
    """The rules of one pack, those left out whose name an earlier pack has."""
    families: dict[str, Family] = {}
    for name, path in pack.families.items():
        file = read(path, reading.faults)
        families[name] = family(file, reading) if file else Family()
    for name, path in pack.rules.items():
        file = read(path, reading.faults) if first[name] is path else None
        defaults = families.get(name.split("/")[0], Family())
        found = rule(name, file, defaults, reading, changes.get(name, ())) if file else None
        if found:
            yield found
