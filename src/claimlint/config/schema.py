"""Makes the JSON Schema of claimlint.yaml, from the settings by which claimlint itself reads it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from claimlint.config.reading import ALIASES, FILES, OVERRIDES
from claimlint.config.settings import SETTINGS, Config, Setting
from claimlint.packs.schemas import schema
from claimlint.packs.shapes import TEXT, Shape, group, one_or_more, shape_of


def config_schema() -> Shape:
    """The schema of a claimlint.yaml."""
    keys = _keys(SETTINGS.values())
    for alias, key in ALIASES.items():
        keys[alias] = _shape(SETTINGS[key])
    of_files = _keys(one for one in SETTINGS.values() if not one.everywhere)
    some = {**group({FILES: one_or_more(TEXT), **of_files}, (FILES,)), "minProperties": 2}
    keys[OVERRIDES] = {
        "description": "What holds for some files only; of several entries that fit, the later wins.",
        "type": "array",
        "items": some,
        "minItems": 1,
    }
    return schema("config", "Settings of claimlint", group(keys))


def _keys(settings: Iterable[Setting]) -> dict[str, Shape]:
    """The shape of every key; `files.include` stands within `files`."""
    plain: dict[str, Shape] = {}
    groups: dict[str, dict[str, Shape]] = {}
    for one in settings:
        first, _, inner = one.key.partition(".")
        if inner:
            groups.setdefault(first, {})[inner] = _shape(one)
        else:
            plain[first] = _shape(one)
    return {**plain, **{name: group(keys) for name, keys in groups.items()}}


def _shape(setting: Setting) -> Shape:
    default = _default(setting)
    said = {"default": default} if isinstance(default, str) and default else {}
    return {"description": setting.meaning, **said, **shape_of(setting.read)}


def _default(setting: Setting) -> Any:
    return next(one.default for one in fields(Config) if one.name == setting.attribute)
