"""Labelled posts: `posts/NAME.md` goes in, the draft as it was typed comes out, with what claimlint should say of it.

The front matter ends with a block `labels`, which is no part of the draft. In the text, `<<words|label; label>>` marks
words that must be reported, `<<words|clean>>` words that must not be. The README in this folder has the whole form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from claimlint.model.levels import JURISDICTIONS, LEVELS, PROFILES

FOLDER = Path(__file__).parent / "posts"
STYLES = ("careful", "hyped", "debunking", "news", "guideline", "story")
_SHEET = re.compile(r"^labels:\n((?:[ ].*\n)+)(?=---\n)", re.MULTILINE)
_MARK = re.compile(r"<<([^|<>]+)\|([^<>]+)>>")


class BadLabel(ValueError):
    """A label sheet or a mark that cannot be read; names the post."""


@dataclass(frozen=True, slots=True)
class Label:
    """A problem that a careful editor would report."""

    rules: tuple[str, ...]
    """One rule, or several that are equally right."""
    level: str
    demanded: bool = True
    """False for `maybe`: right to report, and right to leave alone."""
    span: tuple[int, int] | None = None
    """Offsets of the words in the draft, in code points; None for what the post as a whole lacks."""

    @property
    def family(self) -> str:
        """The family that it counts for."""
        return family(self.rules[0])

    @property
    def families(self) -> frozenset[str]:
        """The families of all rules that are right here."""
        return frozenset(map(family, self.rules))


@dataclass(frozen=True, slots=True)
class Trap:
    """Words that look risky and are fine."""

    span: tuple[int, int]
    families: tuple[str, ...] = ()
    """The families that must keep quiet here; empty for all."""


@dataclass(frozen=True, slots=True)
class LabelledPost:
    """A draft with its labels."""

    name: str
    profile: str
    country: str
    style: str
    text: str
    labels: tuple[Label, ...]
    traps: tuple[Trap, ...]


def family(rule: str) -> str:
    """The family of a rule id."""
    return rule.partition("/")[0]


def labelled_posts() -> Iterator[LabelledPost]:
    """All posts, by name; raises BadLabel."""
    for path in sorted(FOLDER.glob("*.md")):
        yield read_post(path.stem, path.read_text(encoding="utf-8"))


def read_post(name: str, written: str) -> LabelledPost:
    """A post from its file's text; raises BadLabel."""
    try:
        return _post(name, written)
    except (AttributeError, KeyError, TypeError, ValueError, yaml.YAMLError) as fault:
        raise BadLabel(f"{name}: {fault}") from fault


def _post(name: str, written: str) -> LabelledPost:
    found = _SHEET.search(written)
    if found is None:
        raise ValueError("the front matter does not end with a block `labels:`")
    sheet = yaml.safe_load(found[1])
    text, labels, traps = _without_marks(written[: found.start()] + written[found.end() :])
    duties = tuple(_label(duty, None) for duty in sheet.pop("post", ()))
    post = LabelledPost(
        name,
        _one_of(sheet.pop("profile"), PROFILES),
        _one_of(sheet.pop("country"), JURISDICTIONS),
        _one_of(sheet.pop("style"), STYLES),
        text,
        (*labels, *duties),
        traps,
    )
    if sheet:
        raise ValueError(f"unknown keys {', '.join(sheet)}")
    return post


def _without_marks(marked: str) -> tuple[str, tuple[Label, ...], tuple[Trap, ...]]:
    """The text without its marks, and what they say at their place in it."""
    text, behind = "", 0
    labels: list[Label] = []
    traps: list[Trap] = []
    for mark in _MARK.finditer(marked):
        text += marked[behind : mark.start()]
        span = (len(text), len(text) + len(mark[1]))
        text, behind = text + mark[1], mark.end()
        for said in mark[2].split(";"):
            if said.split()[0] == "clean":
                traps.append(Trap(span, tuple(said.replace(",", " ").split()[1:])))
            else:
                labels.append(_label(said, span))
    text += marked[behind:]
    if "<<" in text or ">>" in text:
        raise ValueError("a mark is not closed, or stands in another one")
    return text, tuple(labels), tuple(traps)


def _label(said: str, span: tuple[int, int] | None) -> Label:
    *maybe, rules, level = said.split()
    if maybe not in ([], ["maybe"]):
        raise ValueError(f"`{said.strip()}` should read `RULE LEVEL` or `maybe RULE LEVEL`")
    return Label(tuple(rules.split("|")), _one_of(level, LEVELS), not maybe, span)


def _one_of(value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise ValueError(f"`{value}` is none of {', '.join(allowed)}")
    return value
