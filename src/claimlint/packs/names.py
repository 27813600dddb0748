"""The names that rules may use, and the list in which faults are collected while a pack is read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from claimlint.errors import Fault
from claimlint.packs.positioned_yaml import Node


@dataclass(frozen=True, slots=True)
class Names:
    """Every name that exists in the packs being read, whether its file is sound or not."""

    vocabularies: Collection[str] = ()
    """Without sigil."""
    annotations: Mapping[str, Mapping[str, tuple[str, ...] | None]] = field(default_factory=dict)
    """Kinds with sigil, their attributes, and the allowed values (None: any)."""
    authorities: Collection[str] = ()
    rules: Collection[str] = ()
    said: Collection[str] = ()
    """Tables of knowledge whose rows all have words for messages: `{crisis-line.says}`."""
    said_everywhere: Collection[str] = ()
    """Those of them that have a row for every country."""
    statements: Mapping[str, str] = field(default_factory=dict)
    """The statements that a site can provide, by what they may be called."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of packs: what exists, and what has gone wrong so far."""

    names: Names
    faults: list[Fault]

    def fault(self, node: Node, message: str) -> None:
        """Notes a fault where a node begins."""
        self.faults.append(node.fault(message))
