"""Marks the studies that a text names: what design, in whom, how many took part.

A study is a term of the study vocabularies (`randomised trial`), a plain study word (`a recent study`), or the sample
of one that goes without a name (`in 12 patients`). Its subjects and its size are read from the words around it in its
sentence. It is weak when its design compares with nothing, when few took part, or when it is called early or uncertain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimlint.expressions.spelling import norm
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark, Span, Value

#: The classes of study design, the strongest first: domain knowledge of evidence grading, one list for all rules.
DESIGNS = (
    "synthesis", "rct", "controlled", "observational", "survey", "uncontrolled", "case", "preclinical", "opinion",
)  # fmt: skip
SUBJECTS = ("humans", "animals", "cells")
WEAKNESSES = ("design", "size", "certainty")
GIVES: dict[str, dict[str, tuple[str, ...] | None]] = {
    "@study": {
        "design": DESIGNS,
        "subjects": SUBJECTS,
        "size": None,
        "named": ("design", "plain", "sample"),
        "weak": WEAKNESSES,
    }
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
#: Designs without anybody to compare with.
_UNCOMPARED = frozenset({"uncontrolled", "case", "opinion"})
_RANDOMISED = frozenset({norm("randomised"), norm("randomly")})
#: Words that call a study early, small or uncertain, whatever its design.
CERTAINTY = "$study-weak"
#: A study of so few or fewer carries no strong claim, whatever its design.
_FEW = 30
#: Words between a number and the people it counts (`120 healthy older adults`).
_FARTHEST_COUNTED = 4
#: Smaller figures before people are rather a part of them (`one in five adults`), years are no number of people.
_FEWEST = 4
_YEARS = range(1900, 2100)
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(), 4
    )
} | {"sixteen": 16, "eighteen": 18, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
#: In front of a number these name the sample of a study (`a study of 15 nurses`, `in 12 patients`).
_SAMPLING = frozenset({"of", "in", "with", "among", "on"})
#: What is counted in studies besides people.
_NOT_TAKING_PART = frozenset(
    "minutes hours days weeks months years sessions sites countries states centers hospitals clinics trials studies "
    "points percent doses items questions papers articles schools cities ways steps others times".split()
)


def annotate(text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
    """The studies of a text; of overlapping terms the first list of `DESIGN_OF` counts."""
    del setting
    taken: set[int] = set()
    for kind, design in DESIGN_OF.items():
        for mark in text.of(kind).all:
            if taken.isdisjoint(range(mark.start, mark.end)):
                taken.update(range(mark.start, mark.end))
                yield _study(text, mark, design)
    for kind in (PLAIN, CERTAINTY):
        for mark in text.of(kind).all:
            if taken.isdisjoint(range(mark.start, mark.end)):
                taken.update(range(mark.start, mark.end))
                yield _study(text, mark, None)
    yield from _samples(text, {text.sentence_of[token] for token in taken})


def _samples(text: AnnotatedText, named: set[int]) -> Iterator[Mark]:
    """`in 12 patients` in a sentence that names no study."""
    norms = text.tokens.norms
    for mark in text.of(PEOPLE).all:
        start = mark.start - 1
        sentence = text.sentence(mark.start)
        if text.sentence_of[mark.start] in named or start <= sentence.start or norms[start - 1] not in ("in", "among"):
            continue
        size = _number(norms[start])
        if size is not None and size >= _FEWEST and size not in _YEARS and not _is_share(norms, start):
            told: dict[str, Value] = {"named": "sample", "subjects": "humans", "size": size}
            yield Mark("@study", start, mark.end, told | ({"weak": "size"} if size <= _FEW else {}))


def _is_share(norms: tuple[str, ...], number: int) -> bool:
    """Whether a number only divides (`one in five adults`, `1 in 8 women`)."""
    before = norms[number - 2] if number > 1 else ""
    return before in ("one", "two", "three", "about") or before[:1].isdigit()


def _study(text: AnnotatedText, mark: Mark, design: str | None) -> Mark:
    sentence = text.sentence(mark.start)
    subjects = _subjects(text, sentence, design)
    if subjects in ("animals", "cells") and (design is None or _is_experiment(text, mark, sentence, design)):
        design = "preclinical"
    attributes: dict[str, Value] = {"named": "plain" if design is None else "design"}
    if design is not None:
        attributes["design"] = design
    if subjects is not None:
        attributes["subjects"] = subjects
    size = max(_sizes(text, sentence), default=None)
    if size is not None:
        attributes["size"] = size
    weakness = _weakness(text, mark, design, size)
    if weakness:
        attributes["weak"] = weakness
    return Mark("@study", mark.start, mark.end, attributes)


def _is_experiment(text: AnnotatedText, mark: Mark, sentence: Span, design: str) -> bool:
    """Whether a plain `trial` or `experiment` in a sentence on animals or cells is one in them, and not in people."""
    alone = mark.end - mark.start == 1 and design == "controlled"
    return alone and not text.of(PEOPLE).within(sentence.start, sentence.end)


def _weakness(text: AnnotatedText, mark: Mark, design: str | None, size: int | None) -> str:
    """Why a study is weak, or nothing: a synthesis is not small, and a randomised trial may be open-label."""
    if size is not None and size <= _FEW and design not in (*_UNCOMPARED, "synthesis", "preclinical"):
        return "size"
    if design in _UNCOMPARED:
        return "" if _is_randomised(text, mark) else "design"
    return "certainty" if text.of(CERTAINTY).overlapping(mark.start, mark.end) else ""


def _is_randomised(text: AnnotatedText, mark: Mark) -> bool:
    """Whether the sentence calls its study randomised (`the randomised, open-label phase 2 trial`)."""
    sentence = text.sentence(mark.start)
    told = not _RANDOMISED.isdisjoint(text.tokens.norms[sentence.start : sentence.end])
    return told or bool(text.of("$study-randomised").within(sentence.start, sentence.end))


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
        if stated or _counts(norms, behind, counted) or _is_sample(text, sentence, token):
            yield number


def _is_sample(text: AnnotatedText, sentence: Span, number: int) -> bool:
    """`a study of 15 nurses`: whoever they are, they took part."""
    norms = text.tokens.norms
    if number < sentence.start + 2 or number + 1 >= sentence.end or norms[number - 1] not in _SAMPLING:
        return False
    following = norms[number + 1]
    if not following.endswith("s") or not following.isalpha() or following in _NOT_TAKING_PART:
        return False
    return any(
        mark.end == number - 1
        for kind in (*DESIGN_OF, PLAIN)
        for mark in text.of(kind).overlapping(number - 2, number - 1)
    )


def _counts(norms: tuple[str, ...], behind: range, counted: set[int]) -> bool:
    for token in behind:
        if token in counted or norms[token] in ("people", "person", "persons", "cases", "subjects", "individuals"):
            return True
        if not norms[token].isalpha() or norms[token] in ("years", "weeks", "months", "days", "of", "percent", "in"):
            return False
    return False


def _number(word: str) -> int | None:
    """A whole number as written: `120`, `1,200`, `twelve`, `n=9`."""
    if word in _NUMBERS:
        return _NUMBERS[word]
    plain = word.removeprefix("n=").replace(",", "")
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 10 else None
