"""Puts expressions and conditions of rules into words: their parsed form goes in, text for an editor comes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimlint.model.expression import (
    Chain,
    Choice,
    Exact,
    Expression,
    Marked,
    Maybe,
    Prefix,
    Sequence,
    Test,
    Together,
    Words,
)
from claimlint.model.rule import Condition, LevelChoice, Scoped
from claimlint.packs.suggestions import listed

LEGEND = (
    "[...] is one of claimlint's word lists or something that it recognises; / separates alternatives, "
    "+ joins words in any order, … stands for up to 12 words between, – for nothing."
)
_MOST = 8
_SCOPES = {
    "match": "within the found words",
    "clause": "in the same clause",
    "sentence": "in the same sentence",
    "nearby": "in the same sentence or one beside it",
    "reach": "where it covers the found words",
    "paragraph": "in the same paragraph",
    "section": "in the same section",
    "document": "anywhere in the post",
}
_OPERATORS = {"=": "is", "!=": "is not", ">=": "is at least", "<=": "is at most"}


def phrase(expression: Expression) -> str:
    """What an expression finds."""
    match expression:
        case Words(forms):
            return " ".join(map(_forms, forms))
        case Prefix(text):
            return f"{text}-"
        case Exact(text):
            return f"“{text}”"
        case Marked(kind, tests):
            return _marked(kind, tests)
    return _compound(expression)


def _compound(expression: Choice | Maybe | Sequence | Chain | Together) -> str:
    match expression:
        case Choice(options):
            return f"({_alternatives(options)})"
        case Maybe(Choice(options)):
            return f"({_alternatives(options)} / –)"
        case Maybe(item):
            return f"({phrase(item)} / –)"
        case Chain(parts):
            return " … ".join(map(phrase, parts))
        case Together(parts):
            return " + ".join(map(phrase, parts))
    return " ".join(map(phrase, expression.items))


def _alternatives(options: tuple[Expression, ...]) -> str:
    shown = [phrase(option) for option in options[:_MOST]]
    more = [f"{len(options) - _MOST} more"] if len(options) > _MOST else []
    return " / ".join([*shown, *more])


def _forms(forms: Iterable[str]) -> str:
    """Of all inflected forms the shortest of each word."""
    kept: list[str] = []
    for form in sorted(forms, key=lambda form: (len(form), form)):
        stem = form[: max(3, len(form) - 4)]
        if not any(form.startswith(one[:-1]) or one.startswith(stem) for one in kept if len(one) > 2):
            kept.append(form)
    return "/".join(kept)


def _marked(kind: str, tests: tuple[Test, ...]) -> str:
    name = _name(kind)
    said = ", ".join(
        f"{_name(test.attribute)} {_OPERATORS[test.operator]} {listed(map(_name, test.values))}" for test in tests
    )
    return f"[{name}: {said}]" if said else f"[{name}]"


def _name(name: str) -> str:
    return {"any": "known", "none": "unknown"}.get(name, name.lstrip("$@").replace("-", " ").replace(".", "'s "))


def conditions(condition: Condition) -> Iterator[str]:
    """What must hold besides the find, one sentence part each."""
    if condition.profiles:
        yield f"only for the profile {listed(condition.profiles)}"
    if condition.jurisdictions:
        yield f"only in the country {listed(condition.jurisdictions)}"
    if condition.parts:
        yield f"only in these parts of a post: {', '.join(condition.parts)}"
    if condition.at_least:
        of = condition.at_least.of
        counted = of if of in ("findings", "sentences") else f"different {of}s"
        yield f"only from {condition.at_least.number} {counted} up"
    for scoped in condition.with_:
        yield f"only with {_scoped(scoped)}"


def excuses(condition: Condition) -> Iterator[str]:
    """What keeps the rule from reporting, one sentence part each."""
    if condition.unless:
        yield f"the words are {listed(condition.unless)}"
    for scoped in condition.without:
        yield f"there is {_scoped(scoped)}"


def changed_level(choice: LevelChoice) -> str:
    """When a level differs."""
    held = [*conditions(choice.when), *(f"not when {excuse}" for excuse in excuses(choice.when))]
    level = "not reported" if choice.level == "off" else choice.level
    return f"{level}: {'; '.join(part.removeprefix('only ') for part in held) or 'otherwise'}"


def _scoped(scoped: Scoped) -> str:
    number = f"at least {scoped.at_least} of " if scoped.at_least > 1 else ""
    same = f" of the same {listed((shared.there for shared in scoped.same), 'and')}" if scoped.same else ""
    return f"{number}{' or '.join(map(phrase, scoped.find))}{same} {_SCOPES[scoped.scope]}"
