"""Tables of sentences for single rules: `tests/sentences/FAMILY/RULE.yaml` goes in, how each sentence fared comes out.

A table is written before the rule is worked on, and says in `first` how many of its sentences were right when it was
first scored. `bad` and `good` are written as in a rule; a bad sentence counts when its marked words are touched.
`missed` (bad) and `noisy` (good) are sentences that are read wrongly today.

`python -m tests.rules.sentence_tables [FAMILY[/RULE]…]` prints the figures and every sentence that is wrong.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claimlint.errors import Fault
from claimlint.examples import findings_in
from claimlint.model.rule import Example, Rule
from claimlint.packs.fields import Field, Table, read_fields
from claimlint.packs.names import Names, Reading
from claimlint.packs.positioned_yaml import load
from claimlint.packs.values import text
from claimlint.packs.wordings import bad_examples, good_examples
from tests.texts import shipped

FOLDER = Path(__file__).parents[1] / "sentences"
_FIELDS: Table = {
    "first": Field("first", text, required=True),
    "bad": Field("bad", bad_examples, required=True),
    "good": Field("good", good_examples, required=True),
    "missed": Field("missed", bad_examples),
    "noisy": Field("noisy", good_examples),
}


@dataclass(frozen=True)
class SentenceTable:
    """The sentences of one rule."""

    rule: Rule
    first: str
    """How it was when first scored, such as `24 of 30`."""
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    missed: tuple[Example, ...] = ()
    noisy: tuple[Example, ...] = ()


def tables(*names: str) -> Iterator[SentenceTable]:
    """The tables of the named rules and families, of all when none is named."""
    rules = {rule.id: rule for rule in shipped().rules}
    for path in sorted(FOLDER.rglob("*.yaml")):
        name = path.relative_to(FOLDER).with_suffix("").as_posix()
        if names and name not in names and name.split("/", maxsplit=1)[0] not in names:
            continue
        faults: list[Fault] = []
        tree = load(path.read_text(encoding="utf-8"), path.name, faults)
        values = read_fields(tree, _FIELDS, Reading(Names(), faults)) if tree else None
        assert not faults, "\n".join(map(str, faults))
        assert values is not None
        yield SentenceTable(rules[name], **values)


def is_right(rule: Rule, example: Example) -> bool:
    """Whether the rule reports the marked words, at the level that is asked for; nothing where none are marked."""
    found = findings_in(rule, example, shipped())
    if example.span is None:
        return not found
    start, end = example.span
    touched = [one for one in found if one.start.offset < end and start < one.end.offset]
    return bool(touched) and (not example.level or any(one.level == example.level for one in touched))


def wrong(table: SentenceTable) -> Iterator[str]:
    """What is judged otherwise than the table says, a line each."""
    for example in (*table.bad, *table.good):
        if not is_right(table.rule, example):
            yield f"{'bad, but not reported so' if example.span else 'good, but reported'}: {example.text}"
    for example in (*table.missed, *table.noisy):
        if is_right(table.rule, example):
            yield f"listed as wrong, but right now (move it to bad or good): {example.text}"


def main(names: list[str]) -> None:
    """Prints the figures of the named tables."""
    for table in tables(*names):
        every = (*table.bad, *table.good, *table.missed, *table.noisy)
        right = sum(is_right(table.rule, example) for example in every)
        print(f"{table.rule.id}: {right} of {len(every)} right (first scored: {table.first})")
        for example in every:
            if not is_right(table.rule, example):
                print(f"  {'missed' if example.span else 'noisy '} {example.text}")


if __name__ == "__main__":
    main(sys.argv[1:])
