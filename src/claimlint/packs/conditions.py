"""Reads conditions: the keys `in with without unless at-least profiles jurisdictions`, and the entries of `levels`."""

from __future__ import annotations

import re
from typing import Any

from claimlint.model.expression import Expression
from claimlint.model.levels import JURISDICTIONS, LEVELS, PROFILES
from claimlint.model.rule import (
    CONTEXTS,
    PARTS,
    SCOPES,
    STANDARD_CONTEXTS,
    Condition,
    Count,
    LevelChoice,
    Scoped,
    Shared,
)
from claimlint.packs.fields import Field, Table, read_fields, shape_of_table
from claimlint.packs.names import Reading
from claimlint.packs.phrases import expression, names_given
from claimlint.packs.positioned_yaml import MappingNode, Node
from claimlint.packs.shapes import TEXT, Shape, Shaped, group, named, one_or_more, shape_of, shape_of_pattern, shaped
from claimlint.packs.suggestions import did_you_mean, listed
from claimlint.packs.values import form, many, number, one_of, scalar, text, texts

_COUNT = re.compile(
    r"(?P<number>\d{1,6})(?: (?:(?P<of>findings?|sentences?)|distinct (?P<attribute>[a-z][a-z0-9.-]*)))?"
)
STANDARD = "standard"
#: A reader of one expression or several.
EXPRESSIONS: Shaped[tuple[Expression, ...]] = named("expressions")(many(expression))


def _shape_of_scopes() -> Shape:
    looked_for = {"anyOf": [shape_of(EXPRESSIONS), shape_of_table(_SCOPED)]}
    return {**group(dict.fromkeys(SCOPES, looked_for)), "minProperties": 1}


@named("scopes")
@shaped(_shape_of_scopes)
def scopes(node: Node, reading: Reading) -> tuple[Scoped, ...] | None:
    """The value of `with` or `without`: scopes and what to look for in each."""
    if not isinstance(node, MappingNode):
        reading.fault(node, f"a scope such as `sentence:` is expected here, not {form(node)}")
        return None
    if not node.entries:
        reading.fault(node, "no scope stands here; name one, or leave the key out")
    found = []
    for key, value in node.entries:
        if key.text not in SCOPES:
            hint = did_you_mean(key.text, SCOPES) or f"; it is one of {listed(SCOPES)}"
            reading.fault(key, f"`{key.text}` is no scope{hint}")
        elif (scoped := _scoped(key.text, value, reading)) is not None:
            found.append(scoped)
    return tuple(found)


def _scoped(scope: str, node: Node, reading: Reading) -> Scoped | None:
    if not isinstance(node, MappingNode):
        wanted = EXPRESSIONS(node, reading)
        return Scoped(scope, wanted) if wanted else None
    values = read_fields(node, _SCOPED, reading)
    if not values or "find" not in values:
        return None
    found = Scoped(scope, **values)
    given = names_given(found.find, reading.names)
    for name in texts(node.get("same")):
        there = pair(name.text).there
        if there not in given:
            reading.fault(name, f"what stands under `{scope}` gives no `{there}`{did_you_mean(there, given)}")
    return found


def pair(words: str) -> Shared:
    """`outcome`, or `condition as outcome` where the found words call it otherwise."""
    here, _, there = words.strip().partition(" as ")
    return Shared(here.strip(), there.strip() or here.strip())


@shaped(TEXT)
def shared(node: Node, reading: Reading) -> Shared | None:
    """One entry of `same`."""
    words = text(node, reading)
    return pair(words) if words else None


@shaped(one_or_more({"enum": [STANDARD, *CONTEXTS]}))
def contexts(node: Node, reading: Reading) -> tuple[str, ...] | None:
    """The value of `unless`, with `standard` spelt out."""
    named = many(one_of((STANDARD, *CONTEXTS)))(node, reading)
    if named is None:
        return None
    meant = {*named, *(STANDARD_CONTEXTS if STANDARD in named else ())}
    return tuple(context for context in CONTEXTS if context in meant)


@shaped({**shape_of_pattern(re.sub(r"\?P<\w+>", "?:", _COUNT.pattern), "integer"), "minimum": 1})
def count(node: Node, reading: Reading) -> Count | None:
    """The value of `at-least`: `3`, `3 sentences` or `3 distinct outcome`."""
    found = scalar(node, reading, "a number")
    if found is None:
        return None
    match = _COUNT.fullmatch(found.text)
    if match is None or int(match["number"]) < 1:
        reading.fault(node, f"`{found.text}` is no count; write `3`, `3 sentences` or `3 distinct` and an attribute")
        return None
    of = match["attribute"] or (match["of"] or "findings").rstrip("s") + "s"
    return Count(int(match["number"]), of)


@named("levels")
@shaped(lambda: one_or_more({**shape_of_table(_LEVEL_CHOICE), "minProperties": 2}))
def level_choices(node: Node, reading: Reading) -> tuple[LevelChoice, ...] | None:
    """The value of `levels`."""
    return many(_level_choice)(node, reading)


def _level_choice(node: Node, reading: Reading) -> LevelChoice | None:
    values = read_fields(node, _LEVEL_CHOICE, reading)
    if values is None:
        return None
    if isinstance(node, MappingNode) and all(key.text == "level" for key, _ in node.entries):
        reading.fault(node, "this entry has no condition, so it always holds; write its level into the rule's `level`")
    level = values.pop("level", None)
    return LevelChoice(level, Condition(**values)) if level else None


def split_condition(values: dict[str, Any]) -> tuple[Condition, dict[str, Any]]:
    """The condition that a rule's own values make, and the values that are left."""
    own = {field.attribute for field in CONDITION.values()}
    condition = {name: value for name, value in values.items() if name in own}
    return Condition(**condition), {name: value for name, value in values.items() if name not in own}


_SCOPED: Table = {
    "find": Field("find", EXPRESSIONS, required=True),
    "same": Field("same", many(shared)),
    "at-least": Field("at_least", number),
}
#: The keys of a condition, wherever one stands.
CONDITION: Table = {
    "in": Field("parts", many(one_of(PARTS)), meaning="The parts of a post in which it counts."),
    "with": Field("with_", scopes, meaning="What must stand around the found words, by scope."),
    "without": Field("without", scopes, meaning="What excuses them when it stands around them, by scope."),
    "unless": Field("unless", contexts, meaning="Contexts that excuse; `standard` names the usual ones."),
    "at-least": Field("at_least", count, meaning="How many are needed: `3`, `3 sentences`, `3 distinct outcome`."),
    "profiles": Field("profiles", many(one_of(PROFILES)), meaning="For which publishers alone."),
    "jurisdictions": Field("jurisdictions", many(one_of(JURISDICTIONS)), meaning="In which countries alone."),
}
_LEVEL_CHOICE: Table = {"level": Field("level", one_of((*LEVELS, "off")), required=True), **CONDITION}
