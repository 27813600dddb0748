"""Reads the values that only settings have: a node of claimlint.yaml goes in, a checked value comes out, or None
with a fault noted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from claimlint.config.patterns import fault_in, holds
from claimlint.model.levels import LEVELS
from claimlint.packs.fields import Field, Table, read_fields, shape_of_table
from claimlint.packs.installed import package_folder
from claimlint.packs.names import Reading
from claimlint.packs.positioned_yaml import MappingNode, Node, TextNode
from claimlint.packs.shapes import TEXT, shape_of_pattern, shaped
from claimlint.packs.suggestions import did_you_mean, listed
from claimlint.packs.values import form, one_of, scalar, text

MEGABYTE = 1_000_000
RULE_LEVELS = ("off", *LEVELS)
#: Registries that `claimlint verify` asks, by their names in the settings.
REGISTRIES = ("crossref", "datacite", "doi", "pubmed", "europepmc", "arxiv")
#: Hosts that are this machine.
LOOPBACK = ("127.0.0.1", "localhost", "::1")
PLACES = ("end", "start", "after-heading")
_SIZE = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,3})?)\s*(kb|mb)?", re.IGNORECASE)
_ADDRESS = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]+")
_AFTER_HEADING = re.compile(r"after-heading\s+(?:“([^”]+)”|\"([^\"]+)\"|'([^']+)'|([^\s\"'“][^\"“”]*))")


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a post a statement is added."""

    at: str = "end"
    """One of PLACES."""
    heading: str = ""
    """The words of the heading for `after-heading`."""

    def __str__(self) -> str:
        return f"{self.at} “{self.heading}”" if self.heading else self.at


@shaped(shape_of_pattern(_SIZE.pattern.replace("(kb|mb)", "(?:[kK]|[mM])[bB]"), "number"))
def size(node: Node, reading: Reading) -> int | None:
    """Bytes from `5`, `5 MB` or `800 kB`; a bare number counts megabytes of 1,000,000 bytes."""
    found = scalar(node, reading, "a size such as `5 MB`")
    if found is None:
        return None
    parts = _SIZE.fullmatch(found.text.strip())
    bytes_ = int(float(parts[1]) * (1000 if (parts[2] or "").lower() == "kb" else MEGABYTE)) if parts else 0
    if bytes_ < 1:
        reading.fault(node, f"a size such as `5 MB` or `800 kB` is expected here, not `{found.text}`")
        return None
    return bytes_


@shaped(TEXT)
def pattern(node: Node, reading: Reading) -> str | None:
    """One pattern as `.gitignore` files have them."""
    found = text(node, reading)
    if found is not None and fault_in(found):
        reading.fault(node, f"`{found}` is no pattern; write one such as `archive/` or `*.old.md`")
        return None
    return found


@shaped(lambda: {"anyOf": [TEXT, shape_of_table(_PACKAGE)]})
def pack(node: Node, reading: Reading) -> Path | None:
    """The folder of a pack: one relative to the configuration file, or `{package: NAME}` for an installed one."""
    if isinstance(node, MappingNode):
        return (read_fields(node, _PACKAGE, reading) or {}).get("folder")
    found = scalar(node, reading, "a folder")
    if found is None:
        return None
    path = Path(found.origin.path).absolute().parent / found.text.strip()
    if not holds(path.is_dir):
        reading.fault(node, f"there is no folder `{found.text}` beside this file; correct the name or make the folder")
        return None
    return path


@shaped(TEXT)
def file(node: Node, reading: Reading) -> Path | None:
    """A file, relative to the configuration file; it need not exist yet."""
    found = scalar(node, reading, "a file")
    return Path(found.origin.path).absolute().parent / found.text.strip() if found else None


def _package(node: Node, reading: Reading) -> Path | None:
    found = text(node, reading)
    if found is None:
        return None
    try:
        return package_folder(found)
    except LookupError as fault:
        reading.fault(node, str(fault.args[0]))
        return None


_PACKAGE: Table = {"package": Field("folder", shaped(TEXT)(_package), required=True)}


@shaped(shape_of_pattern(_ADDRESS.pattern))
def address(node: Node, reading: Reading) -> str | None:
    """An e-mail address."""
    found = text(node, reading)
    if found is not None and not _ADDRESS.fullmatch(found):
        reading.fault(node, f"an address such as `editor@example.org` is expected here, not `{found}`")
        return None
    return found


@shaped(shape_of_pattern(rf"end|start|{_AFTER_HEADING.pattern}"))
def place(node: Node, reading: Reading) -> Place | None:
    """`end`, `start`, or `after-heading "Words of the heading"`."""
    found = text(node, reading)
    if found is None:
        return None
    if found in PLACES[:2]:
        return Place(found)
    if after := _AFTER_HEADING.fullmatch(found):
        return Place(PLACES[2], " ".join(next(filter(None, after.groups())).split()))
    first = found.split()[0]
    expected = 'write `end`, `start` or `after-heading "Words of the heading"`'
    hint = "" if first in PLACES else did_you_mean(first, PLACES)
    reading.fault(node, f"`{found}` names no place{hint or f'; {expected}'}")
    return None


@shaped({"type": "boolean"})
def yes_or_no(node: Node, reading: Reading) -> bool | None:
    """`true` or `false`."""
    found = node if isinstance(node, TextNode) and node.is_switch else scalar(node, reading, "true or false")
    if found is None or found.text not in ("true", "false"):
        if found is not None:
            reading.fault(node, f"`true` or `false` is expected here, not `{found.text}`")
        return None
    return found.text == "true"


@shaped({"type": "object", "additionalProperties": {"type": "string"}})
def address_by_registry(node: Node, reading: Reading) -> tuple[tuple[tuple[str, str], Node], ...] | None:
    """Registries with the addresses to ask instead, each with the node it stands at."""
    if not isinstance(node, MappingNode):
        reading.fault(node, f"lines such as `crossref: https://…` are expected here, not {form(node)}")
        return None
    read = []
    for key, value in node.entries:
        name, found = one_of(REGISTRIES)(key, reading), _web_address(value, reading)
        if name is not None and found is not None:
            read.append(((name, found), key))
    return tuple(read)


def _web_address(node: Node, reading: Reading) -> str | None:
    """An address without a query; unencrypted only on this machine, so that nobody can listen in."""
    found = scalar(node, reading, "an address such as `https://…`")
    if found is None:
        return None
    try:
        parts = urlsplit(found.text.strip())
        host, _ = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and host in LOOPBACK)
    if not host or not is_safe or parts.query or parts.fragment or "@" in parts.netloc:
        reading.fault(
            node, f"`{found.text}` cannot be asked; write an address that begins with `https://`, without a query"
        )
        return None
    return found.text.strip().rstrip("/")


@shaped(TEXT)
def rule_or_family(node: Node, reading: Reading) -> str | None:
    """The id of a rule, or a family of rules."""
    found = scalar(node, reading, "a rule or a family")
    return _known(found, reading) if found else None


@shaped(TEXT)
def statement(node: Node, reading: Reading) -> str | None:
    """The name of a statement that rules ask for, also from the id of such a rule, with or without its family."""
    found = scalar(node, reading, "the name of a statement")
    if found is None:
        return None
    known = reading.names.statements
    name = found.text.strip()
    if name in known or not reading.names.rules:
        return known.get(name, name)
    hint = did_you_mean(name, known) or f"; it is one of {listed(sorted(set(known.values())))}"
    reading.fault(node, f"there is no statement `{name}` that a site can make for every post{hint}")
    return None


@shaped({"type": "object", "additionalProperties": {"enum": list(RULE_LEVELS)}})
def level_by_rule(node: Node, reading: Reading) -> tuple[tuple[tuple[str, str], Node], ...] | None:
    """Rules and families with their levels, each with the node it stands at; families first, as a rule's own wins."""
    if not isinstance(node, MappingNode):
        reading.fault(node, f"lines such as `hype/superlative: warning` are expected here, not {form(node)}")
        return None
    read = []
    for key, value in node.entries:
        name, level = rule_or_family(key, reading), one_of(RULE_LEVELS)(value, reading)
        if name is not None and level is not None:
            read.append(((name, level), key))
    return tuple(sorted(read, key=lambda one: "/" in one[0][0]))


def _with_families(rules: Iterable[str]) -> set[str]:
    return {name for rule in rules for name in (rule, rule.split("/")[0])}


def _known(node: TextNode, reading: Reading) -> str | None:
    """The name when it is known, or when nothing is, as packs that cannot be found have said so themselves."""
    name, known = node.text.strip().rstrip("/"), _with_families(reading.names.rules)
    if name in known or not known:
        return name
    whole = sorted(one for one in known if one.endswith(f"/{name}"))
    hint = f"; did you mean `{whole[0]}`?" if whole else did_you_mean(name, known)
    reading.fault(node, f"there is no rule or family `{name}`{hint or '; `claimlint rules` lists the rules'}")
    return None
