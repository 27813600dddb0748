"""Reads a row of `tests/data/claims.yaml`: the text is annotated, what differs from the row's labels comes out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from claimlint.model.rule import STANDARD_CONTEXTS
from claimlint.model.text import AnnotatedText, Mark, Phrase
from tests.texts import marked


def judged(row: Mapping[str, Any]) -> list[str]:
    """What is wrong with the claims and contexts found in a row's text; empty when all is right."""
    text = marked(row["text"])
    claims = list(text.of("@claim").all)
    wanted = [tuple(part.strip() for part in claim.split("|")) for claim in row["claims"]]
    faults = [*_missing(wanted, claims), *_surplus(wanted, claims)]
    return faults + _contexts(text, claims, row.get("contexts", []))


def _missing(wanted: Sequence[tuple[str, ...]], claims: Sequence[Mark]) -> list[str]:
    must = [one for one in wanted if one[0] != "*"]
    return [f"missed {one}; found {_shown(claims)}" for one in must if not any(_fits(one, c) for c in claims)]


def _surplus(wanted: Sequence[tuple[str, ...]], claims: Sequence[Mark]) -> list[str]:
    """Claims that no label speaks of; a label with any strength also allows that there is none."""
    return [f"surplus {_shown([c])}" for c in claims if not any(_fits(one, c) for one in wanted)]


def _fits(wanted: tuple[str, ...], claim: Mark) -> bool:
    strength, treatment, outcome = wanted
    return (
        strength in ("*", claim.attributes["strength"])
        and _names(treatment, claim.attributes.get("treatment", claim.attributes.get("exposure")))
        and _names(outcome, claim.attributes.get("outcome"))
    )


def _names(wanted: str, value: object) -> bool:
    """Whether a phrase has the wanted words, or is part of them (`*` any, `-` none)."""
    if wanted == "*":
        return True
    if not isinstance(value, Phrase):
        return wanted == "-"
    found, words = value.text.lower(), wanted.lower()
    return found in words or words in found


def _contexts(text: AnnotatedText, claims: Sequence[Mark], wanted: Iterable[str]) -> list[str]:
    """Contexts wanted but not found, and those found that would excuse a claim though none was wanted."""
    heads = [claim.head or claim for claim in claims]
    found = {
        str(mark.attributes["kind"]) for head in heads for mark in text.of("@context").overlapping(head.start, head.end)
    }
    anywhere = {str(mark.attributes["kind"]) for mark in text.of("@context").all}
    lacking = set(wanted) - (found if claims else anywhere)
    surplus = found & set(STANDARD_CONTEXTS) - set(wanted) - {"hedged"} if claims else set()
    if "myth" in wanted or "rebutted" in wanted or "questioned" in wanted:
        surplus -= {"negated", "hypothetical", "myth", "rebutted"}
    return [f"lacks {one}" for one in sorted(lacking)] + [f"surplus context {one}" for one in sorted(surplus)]


def _shown(claims: Iterable[Mark]) -> list[tuple[object, ...]]:
    names = ("strength", "treatment", "outcome")
    values = [[claim.attributes.get(name) for name in names] for claim in claims]
    return [tuple(v.text if isinstance(v, Phrase) else v for v in row) for row in values]
