"""Reads terms of word lists that stand in YAML: a node goes in, a term comes out, or None with a fault noted."""

from __future__ import annotations

from claimlint.expressions.mentions import marks_in
from claimlint.expressions.plain_terms import name_of, plain_term
from claimlint.model.rule import Term
from claimlint.packs.names import Reading
from claimlint.packs.phrases import checked
from claimlint.packs.positioned_yaml import Node
from claimlint.packs.shapes import TEXT, shaped
from claimlint.packs.values import scalar

AMBIGUOUS = "~ "
"""Before a term that needs a second medical cue in its sentence."""


@shaped(TEXT)
def term(node: Node, reading: Reading) -> Term | None:
    """One term or expression; what annotators mark belongs in rules."""
    written = scalar(node, reading)
    if written is None:
        return None
    text = written.text.strip()
    ambiguous = text.startswith(AMBIGUOUS)
    text = text.removeprefix(AMBIGUOUS).strip()
    if plain := plain_term(text, ambiguous, node.line):
        return plain
    parsed, faults = checked(text, reading.names)
    begin = written.text.index(text)
    reading.faults.extend(written.fault_at(begin + column, message) for column, message in faults)
    if parsed is None or faults:
        return None
    if any(mark.kind.startswith("@") for mark in marks_in(parsed)):
        reading.fault(node, "a word list cannot use what begins with `@`; that belongs in a rule")
        return None
    return Term(name_of(text), parsed, ambiguous, node.line)
