"""What an annotator may know besides the text: the vocabularies, the day, the house's own products."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from claimlint.model.registry import Record
from claimlint.model.rule import Vocabulary


@dataclass(frozen=True, slots=True)
class Setting:
    """One run's surroundings; the same text in the same setting gets the same marks."""

    vocabularies: Mapping[str, Vocabulary] = field(default_factory=lambda: MappingProxyType({}))
    as_of: date = date.min
    profile: str = "publisher"
    jurisdiction: str = "us"
    products: tuple[str, ...] = ()
    """Names of the house's own products, from the configuration."""
    provides: tuple[str, ...] = ()
    """Statements that every page of the site carries outside the text, as in a footer: names that rules give under
    `statement`, from the configuration.
    """
    registry: Mapping[str, Record] = field(default_factory=lambda: MappingProxyType({}))
    """What registries know of references, by keys such as `doi:10.1016/j.spn.2019.01.001`, from the lock file."""
    require_verified: bool = False
    """References must have been looked up, from the configuration."""
