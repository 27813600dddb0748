"""Every setting there is: its key in claimlint.yaml, its default, how its value is read, and what it means."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from claimlint.config import values
from claimlint.config.patterns import names
from claimlint.config.values import MEGABYTE, RULE_LEVELS, Place
from claimlint.model.levels import JURISDICTIONS, LEVELS, PROFILES
from claimlint.packs.shapes import Reader
from claimlint.packs.suggestions import listed
from claimlint.packs.values import many, one_of, text

__all__ = ["FAIL_ON", "SETTINGS", "Config", "Place", "RunOptions", "Setting"]

FAIL_ON = (*LEVELS, "never")
OF_POSTS = ("profile", "jurisdiction")
WAIVER_PARTS = ("by", "until", "text")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as claimlint.yaml has it."""

    key: str
    """Its key; `files.include` stands as `include` under `files`."""
    read: Reader[Any]
    meaning: str
    gathers: bool = False
    """What several places say is gathered in their order; else the last place wins."""
    everywhere: bool = False
    """It holds for all files and cannot stand in `overrides`."""
    attribute: str = ""
    """The name of the field of Config."""


def _setting(default: T, setting: Setting) -> T:
    value: T = field(default=default, metadata={"setting": setting})
    return value


@dataclass(frozen=True)
class Config:
    """How one draft is to be checked."""

    profile: str = _setting(
        "publisher", Setting("profile", one_of(PROFILES), f"who publishes: {listed(PROFILES)}")
    )  # fmt: skip
    jurisdiction: str = _setting(
        "us", Setting("jurisdiction", one_of(JURISDICTIONS), f"whose law applies: {listed(JURISDICTIONS)}")
    )
    fail_on: str = _setting(
        "error", Setting("fail-on", one_of(FAIL_ON), f"the lowest level that blocks: {listed(FAIL_ON)}")
    )
    select: tuple[str, ...] = _setting(
        (), Setting("select", many(values.rule_or_family), "only these rules or families")
    )
    ignore: tuple[str, ...] = _setting(
        (), Setting("ignore", many(values.rule_or_family), "all but these rules or families")
    )
    rules: tuple[tuple[str, str], ...] = _setting(
        (), Setting("rules", values.level_by_rule, f"rules or families with their level: {listed(RULE_LEVELS)}", True)
    )
    include: tuple[str, ...] = _setting(
        (),
        Setting(
            "files.include", many(values.pattern), "what a folder's check takes, as patterns of .gitignore; else all",
            everywhere=True,
        ),
    )  # fmt: skip
    exclude: tuple[str, ...] = _setting(
        (),
        Setting(
            "files.exclude", many(values.pattern), "what is skipped, also when it is named, as patterns of .gitignore",
            everywhere=True,
        ),
    )  # fmt: skip
    max_size: int = _setting(
        5 * MEGABYTE, Setting("max-size", values.size, "the largest draft that is read, such as 5 MB or 800 kB")
    )
    packs: tuple[Path, ...] = _setting(
        (),
        Setting(
            "packs", many(values.pack), "the house's own rules: folders, from this folder, or packages", everywhere=True
        ),
    )
    products: tuple[str, ...] = _setting((), Setting("products", many(text), "names of the house's own products"))
    provides: tuple[str, ...] = _setting(
        (), Setting("site.provides", many(values.statement), "statements that the site shows with every post")
    )
    may_set: tuple[str, ...] = _setting(
        (),
        Setting(
            "posts.may-set", many(one_of(OF_POSTS)), f"what a post's front matter may say for it: {listed(OF_POSTS)}"
        ),
    )  # fmt: skip
    waivers_require: tuple[str, ...] = _setting(
        (), Setting("waivers.require", many(one_of(WAIVER_PARTS)), f"what every waiver says: {listed(WAIVER_PARTS)}")
    )
    waivers_never: tuple[str, ...] = _setting(
        (), Setting("waivers.never", many(values.rule_or_family), "rules or families that nobody may waive")
    )
    baseline: Path | None = _setting(  # noqa: RUF009 - None is no call
        None,
        Setting("baseline", values.file, "the file that carries known findings, from this folder", everywhere=True),
    )
    contact: str = _setting("", Setting("contact", values.address, "the house's address, told to registries only"))
    require_verified: bool = _setting(
        False,
        Setting("require-verified", values.yes_or_no, "whether references that nobody looked up block: true or false"),
    )
    mirrors: tuple[tuple[str, str], ...] = _setting(
        (),
        Setting(
            "registries", values.address_by_registry, "addresses to ask in place of registries, such as a mirror's",
            gathers=True, everywhere=True,
        ),
    )  # fmt: skip
    place: Place = _setting(  # noqa: RUF009 - a frozen place
        Place(), Setting("fix.place", values.place, 'where --fix adds statements: end, start or after-heading "…"')
    )
    home: Path | None = None
    """The folder of the configuration file, where patterns begin; None without one."""

    def excludes(self, path: Path) -> bool:
        """Whether `files.exclude` names this file or folder (an absolute path)."""
        return names(self.exclude, self.home, path)

    def includes(self, path: Path) -> bool:
        """Whether the check of a folder takes this file (an absolute path); without `files.include` it takes all."""
        return not self.include or names(self.include, self.home, path)


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What holds for all drafts of one run."""

    as_of: date
    """The day by which dates are judged."""
    fail_on: str = "error"
    """The lowest level that blocks: note, warning, error or never."""
    needs: tuple[str, ...] = ()
    """What the report must hold besides the findings (see model.report.NEEDS)."""
    baseline: bool = True
    """Whether known findings are carried by a baseline."""


def _declared() -> dict[str, Setting]:
    found = {}
    for one in fields(Config):
        if one.metadata:
            said: Setting = one.metadata["setting"]
            found[said.key] = replace(said, attribute=one.name)
    return found


#: All settings by their key.
SETTINGS = _declared()
