"""Writes the site's pages of rules: the shipped rules and the project's own labelled sentences go in, files come out.

The pages lie in `docs/rules/`, which git ignores: they are made anew for every build, so that none can be out of date.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import yaml

from claimlint import packs
from claimlint.cli._rule_page import rule_page
from claimlint.model.rule import Rule
from claimlint.outputs._markdown import literal
from tests.accuracy.comparison import Comparison, comparison

CHECKOUT = Path(__file__).parents[2]
FOLDER = CHECKOUT / "docs" / "rules"
_HEAD = ("| rule | usual level | met / asked | right / raised |", "|---|---|---:|---:|")
_FIRST = re.compile(r"(\d+) of (\d+)")


@dataclass(frozen=True, slots=True)
class Labelled:
    """How one rule fares on the labelled posts."""

    asked: int
    """Labels that ask for this rule."""
    met: int
    """Of those, how many the rule itself met."""
    reported: int
    """Errors and warnings that stand on their own."""
    right: int
    """Of those, how many a label calls for."""


@dataclass(frozen=True, slots=True)
class Sentences:
    """How one rule fares on its table of sentences."""

    first: str
    """How many were right when first scored, before anybody worked with the table; as the table says it."""
    right: int
    number: int


def write() -> int:
    """Write the index, a page for each family and one for each rule; returns how many rules there are."""
    pack = packs.load()
    posts = on_posts(comparison())
    tables = {rule.id: on_sentences(rule.id) for rule in pack.named}
    shutil.rmtree(FOLDER, ignore_errors=True)
    families = {name: list(rules) for name, rules in groupby(pack.named, key=lambda rule: rule.family)}
    for family, rules in families.items():
        (FOLDER / family).mkdir(parents=True)
        _save(f"{family}/index.md", _family(family, rules))
        for rule in rules:
            text = rule_page(rule, pack) + "\n".join(_figures(posts.get(rule.id), tables[rule.id])) + "\n"
            _save(f"{rule.id}.md", text)
    _save("index.md", _index(families, posts, list(filter(None, tables.values()))))
    return sum(map(len, families.values()))


def on_posts(compared: Comparison) -> Mapping[str, Labelled]:
    """Figures by rule; a rule that no label asks for and that reports nothing has none."""
    asked, met, reported, right = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for one in compared.expected:
        for rule in one.label.rules:
            asked[rule] += 1
            met[rule] += any(hit.rule == rule for hit in one.hits)
    for said in compared.reported:
        if said.finding.level != "note":
            reported[said.finding.rule] += 1
            right[said.finding.rule] += said.right
    return {name: Labelled(asked[name], met[name], reported[name], right[name]) for name in {*asked, *reported}}


def on_sentences(rule: str) -> Sentences | None:
    """The figures of the rule's table in `tests/sentences`, which a test holds; None where it has none."""
    file = CHECKOUT / "tests" / "sentences" / f"{rule}.yaml"
    if not file.exists():
        return None
    table = yaml.safe_load(file.read_text(encoding="utf-8"))
    number = len(table.get("bad") or ()) + len(table.get("good") or ())
    wrong = len(table.get("missed") or ()) + len(table.get("noisy") or ())
    return Sentences(str(table["first"]), number - wrong, number)


def _figures(posts: Labelled | None, sentences: Sentences | None) -> Iterator[str]:
    yield from ("", "## How often it is right", "")
    if posts is None and sentences is None:
        yield "No labelled set of this project tries this rule yet; only its own examples do."
        return
    if posts is not None:
        yield (
            f"On the sixty labelled posts {posts.asked} labels name this rule (some leave a choice between rules); it "
            f"met {posts.met}. It raised {posts.reported} errors and warnings there; a label calls for {posts.right}."
        )
        yield from ("", "These posts were blind once only: see [accuracy](../../accuracy.md).")
    if sentences is not None:
        yield ""
        yield f"On a table of sentences, written and scored before the rule was worked on, unseen: {sentences.first}."
        yield f"Today {sentences.right} of {sentences.number} are right, which is no longer blind."


def _family(family: str, rules: list[Rule]) -> str:
    lines = [f"# {family}", "", "[All rules](../index.md).", ""]
    lines += [f"- [{literal(rule.title)}]({_name(rule)}.md) (`{rule.id}`, {rule.level})" for rule in rules]
    lines += ["", "```{toctree}", ":hidden:", "", *map(_name, rules), "```", ""]
    return "\n".join(lines)


def _index(families: Mapping[str, list[Rule]], posts: Mapping[str, Labelled], tables: Sequence[Sentences]) -> str:
    first = [found for table in tables if (found := _FIRST.match(table.first))]
    right, tried = (sum(int(one[group]) for one in first) for group in (1, 2))
    number = sum(map(len, families.values()))
    lines = [
        "# Rules",
        "",
        f"{number} rules in {len(families)} families. “Asked” and “met” count labels of the sixty labelled posts,",
        "“raised” and “right” the errors and warnings there; [accuracy](../accuracy.md) says what they are worth.",
        f"On {len(first)} tables of sentences, each written and scored before its rule was worked on, {right} of",
        f"{tried} were right, unseen. The page of a rule says what its table scores today.",
    ]
    for family, rules in families.items():
        lines += [
            "",
            f"## {family}",
            "",
            "| rule | usual level | met / asked | right / raised |",
            "|---|---|---:|---:|",
        ]
        for rule in rules:
            one = posts.get(rule.id)
            shares = f"{one.met} / {one.asked} | {one.right} / {one.reported}" if one else "– | –"
            lines.append(f"| [{literal(rule.title)}]({rule.id}.md) | {rule.level} | {shares} |")
    lines += ["", "```{toctree}", ":hidden:", "", *(f"{family}/index" for family in families), "```", ""]
    return "\n".join(lines)


def _name(rule: Rule) -> str:
    return rule.id.rsplit("/", 1)[1]


def _save(name: str, text: str) -> None:
    (FOLDER / name).write_text(text, encoding="utf-8")
