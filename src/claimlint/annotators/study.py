"""Marks the studies that a text names: what design, in whom, how many took part.

A study is a term of the study vocabularies (`randomised trial`) or a plain study word (`a recent study`).
Its subjects and its size are read from the words around it in its sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark, Span, Value

#: The classes of study design, the strongest first: domain knowledge of evidence grading, one list for all rules.
DESIGNS = (
    "synthesis", "rct", "controlled", "observational", "survey", "uncontrolled", "case", "preclinical", "opinion",
)  # fmt: skip
SUBJECTS = ("humans", "animals", "cells")
GIVES: dict[str, dict[str, tuple[str, ...] | None]] = {
    "@study": {"design": DESIGNS, "subjects": SUBJECTS, "size": None, "named": ("design", "plain")}
}
NEEDS = ("$",)

#: Where a term stands in several lists, the first one tells its design.
DESIGN_OF = {
    "$study-synthesis": "synthesis",
    "$study-randomised": "rct",
    "$study-case": "case",
    "$study-opinion": "opinion",
    "$study-survey": "survey",
    "$study-uncontrolled": "uncontrolled",
    "$study-controlled": "controlled",
    "$study-observational": "observational",
    "$study-preclinical": "preclinical",
}
PLAIN = "$study-plain"
ANIMALS, CELLS, PEOPLE = "$study-animal", "$study-cell", "$population"
#: Words between a number and the people it counts (`120 healthy older adults`).
_FARTHEST_COUNTED = 4
#: Smaller figures before people are rather a part of them (`one in five adults`), years are no number of people.
_FEWEST = 4
_YEARS = range(1900, 2100)


def annotate(text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
    """The studies of a text; of overlapping terms the first list of `DESIGN_OF` counts."""
    del setting
    taken: set[int] = set()
    for kind, design in DESIGN_OF.items():
        for mark in text.of(kind).all:
            if taken.isdisjoint(range(mark.start, mark.end)):
                taken.update(range(mark.start, mark.end))
                yield _study(text, mark, design)
    for mark in text.of(PLAIN).all:
        if taken.isdisjoint(range(mark.start, mark.end)):
            taken.update(range(mark.start, mark.end))
            yield _study(text, mark, None)


def _study(text: AnnotatedText, mark: Mark, design: str | None) -> Mark:
    sentence = text.sentence(mark.start)
    subjects = _subjects(text, sentence, design)
    if design is None and subjects in ("animals", "cells"):
        design = "preclinical"
    attributes: dict[str, Value] = {"named": "plain" if design is None else "design"}
    if design is not None:
        attributes["design"] = design
    if subjects is not None:
        attributes["subjects"] = subjects
    size = max(_sizes(text, sentence), default=None)
    if size is not None:
        attributes["size"] = size
    return Mark("@study", mark.start, mark.end, attributes)


def _subjects(text: AnnotatedText, sentence: Span, design: str | None) -> str | None:
    """Whom a study was done in, by its sentence; people when a design for people names nobody."""
    if text.of(ANIMALS).within(sentence.start, sentence.end):
        return "animals"
    if text.of(CELLS).within(sentence.start, sentence.end):
        return "cells"
    known = design not in (None, "preclinical", "synthesis", "opinion")
    return "humans" if known or text.of(PEOPLE).within(sentence.start, sentence.end) else None


def _sizes(text: AnnotatedText, sentence: Span) -> Iterator[int]:
    """The numbers of people or animals in a sentence: `120 adults`, `n = 34`, `34-person`."""
    norms = text.tokens.norms
    counted = {mark.start for kind in (PEOPLE, ANIMALS) for mark in text.of(kind).within(sentence.start, sentence.end)}
    for token in range(sentence.start, sentence.end):
        number = _number(norms[token])
        if number is None or number < _FEWEST or (number in _YEARS and norms[token - 1] in ("in", "since", "from")):
            continue
        behind = range(token + 1, min(token + 1 + _FARTHEST_COUNTED, sentence.end))
        stated = token >= sentence.start + 2 and norms[token - 1] == "=" and norms[token - 2] == "n"
        if stated or _counts(norms, behind, counted):
            yield number


def _counts(norms: tuple[str, ...], behind: range, counted: set[int]) -> bool:
    for token in behind:
        if token in counted or norms[token] in ("people", "person", "persons", "cases", "subjects", "individuals"):
            return True
        if not norms[token].isalpha() or norms[token] in ("years", "weeks", "months", "days", "of", "percent", "in"):
            return False
    return False


def _number(norm: str) -> int | None:
    """A whole number as written: `120`, `1,200`."""
    plain = norm.replace(",", "")
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 10 else None
