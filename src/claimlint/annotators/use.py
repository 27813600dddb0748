"""Marks uses: which treatment is presented for which health problem, and whether a medicine's label names it.

What labels name stands in the table of knowledge `indication`; of a medicine without a row the label is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from claimlint.expressions.matching import find_any
from claimlint.expressions.syntax import parse
from claimlint.model.expression import Expression
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark, Phrase, Span, Value

GIVES: dict[str, dict[str, tuple[str, ...] | None]] = {
    "@use": {
        "treatment": None,
        "condition": None,
        "label": ("approved", "other", "unnamed"),
        "known": ("list", "product", "subject", "form"),
        "said": ("claim", "phrase"),
        "checked": ("never",),
    }
}
NEEDS = ("$", "@claim", "@presented")

#: A house that sells treatment speaks of what it sells, also by a name that is in no list.
_SELLERS = frozenset({"clinic", "supplement", "pharma"})
_DRUG = "$drug"
_MEDICINE = "$medicine"
_WEIGHT = "$weight-aim"
_PROBLEMS = ("$condition", "$symptom", _WEIGHT)
#: Names under which a medicine is sold that is approved for weight under another name only.
_OTHER_BRAND = "$brand-without-weight"
#: Words right behind a treatment that say that it acts on the problem.
_EASING = ("$easing-verb", "$benefit-verb")
#: A treatment and a health problem with plain words between them.
_JOINED = (
    "$medicine .. (for|against|in|with|treats|treat|eases|relieves|helps|help) .. ($condition|$symptom)",
    "$medicine .. (for|helps|to|as) .. $weight-aim",
    "$weight-aim (with|by|on|using) .. $medicine",
    "$condition .. (treated|managed|eased|relieved|helped) (with|by) .. $medicine",
    "[treat|manage|ease|relieve] .. $condition .. (with|by|using) .. $medicine",
)


def annotate(text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
    """The uses that claims of benefit make, and those that words such as `ketamine for pain` name."""
    claimed = list(_claimed(text, setting))
    yield from claimed
    yield from _by_form(text, claimed)
    for match in find_any(_joined(), text):
        drugs = text.of(_DRUG).within(match.start, match.end) or text.of(_MEDICINE).within(match.start, match.end)
        problems = [mark for kind in _PROBLEMS for mark in text.of(kind).within(match.start, match.end)]
        if drugs and problems and not any(_overlap(use, match.start, match.end) for use in claimed):
            use = _use(text, setting, drugs[0], problems[0], Span(match.start, match.end), None)
            if any(text.of(kind).by_start.get(drugs[0].end) for kind in _EASING):
                use = use._replace(attributes={**use.attributes, "said": "claim"})
            yield use


@cache
def _joined() -> tuple[Expression, ...]:
    return tuple(parse(line) for line in _JOINED)


def _overlap(mark: Mark, start: int, end: int) -> bool:
    return mark.start < end and start < mark.end


def _claimed(text: AnnotatedText, setting: Setting) -> Iterator[Mark]:
    for claim in text.of("@claim").all:
        treatment, outcome = _treatment(claim, setting), claim.attributes.get("outcome")
        if claim.attributes.get("effect") != "benefit" or treatment is None or not isinstance(outcome, Phrase):
            continue
        problems = [mark for kind in _PROBLEMS for mark in text.of(kind).overlapping(outcome.start, outcome.end)]
        drugs = text.of(_DRUG).overlapping(treatment.start, treatment.end)
        named = drugs[0] if drugs else Mark("", treatment.start, treatment.end, {"term": treatment.term})
        if problems:
            use = _use(text, setting, named, problems[0], Span(claim.start, claim.end), claim.head)
            yield use._replace(attributes={**use.attributes, "known": _known(text, claim, treatment)})


def _by_form(text: AnnotatedText, claimed: list[Mark]) -> Iterator[Mark]:
    """What the post presents by its form only: where no claim names a treatment of the lists."""
    if any(use.attributes["known"] == "list" for use in claimed):
        return
    for mark in text.of("@presented").all:
        if not any(_overlap(use, mark.start, mark.end) for use in claimed):
            yield mark._replace(kind="@use", attributes={**mark.attributes, "known": "form", "said": "claim"})


def _treatment(claim: Mark, setting: Setting) -> Phrase | None:
    named, subject = claim.attributes.get("treatment"), claim.attributes.get("exposure")
    if isinstance(named, Phrase):
        return named
    return subject if isinstance(subject, Phrase) and setting.profile in _SELLERS else None


def _use(text: AnnotatedText, setting: Setting, drug: Mark, problem: Mark, span: Span, head: Span | None) -> Mark:
    told: dict[str, Value] = {
        "treatment": _phrase(text, drug),
        "condition": _phrase(text, problem),
        "known": "list",
        "said": "phrase" if head is None else "claim",
    }
    label = _label(text, setting, drug, problem)
    if label:
        told["label"] = label
        fact = setting.vocabularies[_row(drug)].fact
        if fact is not None and fact.checked is None:
            told["checked"] = "never"
    return Mark("@use", span.start, span.end, told, head)


def _known(text: AnnotatedText, claim: Mark, treatment: Phrase) -> str:
    """By what a treatment is known: a list, as a product's name, or as the subject of its verb only."""
    if "treatment" not in claim.attributes:
        return "subject"
    return "list" if text.of("$treatment").overlapping(treatment.start, treatment.end) else "product"


def _label(text: AnnotatedText, setting: Setting, drug: Mark, problem: Mark) -> str:
    """Whether the label names the condition; a symptom that it does not name is `unnamed`, as it may belong to one."""
    name = _row(drug)
    if name not in setting.vocabularies:
        return ""
    if problem.kind == _WEIGHT and text.of(_OTHER_BRAND).overlapping(drug.start, drug.end):
        return "other"
    if text.of(f"${name}").overlapping(problem.start, problem.end):
        return "approved"
    return "other" if problem.kind in ("$condition", _WEIGHT) else "unnamed"


def _row(drug: Mark) -> str:
    """The list of what a medicine is approved for."""
    return f"indication-{'-'.join(drug.term.split())}"


def _phrase(text: AnnotatedText, mark: Mark) -> Phrase:
    return Phrase(mark.start, mark.end, text.words(mark.start, mark.end), mark.term)
