"""Marks figures that report evidence or disease burden: `@statistic`, outside reference entries and addresses.

Ages, dates, doses, prices, codes, session lengths and idioms with numbers are none.

`tense` is that of the clause around a figure of health: what is so in general stands in the present, what a study
measured in the past. `source=named` says that its sentence gives it to a body or a document by name and year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claimlint.annotators.frames.health import is_on_health
from claimlint.annotators.statistics.counted import counts_health
from claimlint.annotators.statistics.everyday import Figure, is_statistic
from claimlint.language.addresses import addresses
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark
from claimlint.model.trees import Tree
from claimlint.sources.statistic_shapes import KINDS, Shape, shapes

GIVES: dict[str, dict[str, tuple[str, ...] | None]] = {
    "@statistic": {
        "kind": KINDS, "about": ("people", "sample", "risk", "evidence", "health", "other"),
        "tense": ("past", "present"), "source": ("named",),
    }
}  # fmt: skip
NEEDS: tuple[str, ...] = ("$", "@reference", "@post", "@study", "@abbreviation")
_NUMBERED = re.compile(
    r"\d|[\u00bc-\u00be\u2150-\u215e]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen|twenty|thirty|forty"
    r"|fifty|sixty"
    r"|seventy|eighty|ninety|hundred|half|halves|thirds?|quarters?|(?:four|fif|six|seven|eigh|nin|ten)ths?|majority|most|twice|thrice|\w{1,8}fold|dozens|hundreds|thousands|millions|billions)\b"
    r"|doubl|tripl|halv|\bevery\s|\bfor an?\s",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\s?(?:of\s)?(?:the\s|all\s|our\s)?(?:[\w-]{2,20}\s){0,2}?(?:patients|participants|people|adults|women|men"
    r"|children|teenagers|veterans|respondents|volunteers|survivors|nurses|students|Americans)\b"
)
_RELATIVE = re.compile(r"\b(?:a?[OH]R|I?RR)\b|(?:odds|hazard|risk|rate) ratio|relative risk", re.IGNORECASE)
_RISK = re.compile(r"\b(?:risks?|odds|chances?|likelihood|likely|incidence|mortality|rates?)\b", re.IGNORECASE)


#: Who is named as the source of a figure: a name in capitals behind words of attribution, and a year beside it.
_ATTRIBUTED = re.compile(
    r"\b(?:[Aa]ccording to|[Aa]s reported by|(?:figures|data|estimates|numbers|statistics) (?:from|by|of))\s"
    r"(?:the\s|an?\s)?(?:(?:19|20)\d\d\s)?(?P<name>[A-Z][\w.&\u2019'-]+[^.?!]{0,120})"
)
_STUDIED = re.compile(r"(?:participants|subjects|volunteers|respondents|enrollees)$", re.IGNORECASE)
#: Of whom a share is told that says who took part (`61 % of participants were women`).
_TOOK_PART = re.compile(
    r"(?:of\s)?(?:the\s|all\s|our\s|study\s)*(?:participants|subjects|volunteers|respondents|enrollees)\s"
    r"(?:were|was|are|being|identif|self-identif|had a mean|ranged|came from|lived)",
    re.IGNORECASE,
)
#: Verbs whose objects are the people of a study.
_STUDYING = frozenset(
    "involving involved involves enrolling enrolled enrolls recruited recruiting randomized assigned followed "
    "including included analyzed assessed surveyed interviewed".split()
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def annotate(text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
    """The statistics of a document."""
    del setting
    marks = [
        mark
        for number, block in enumerate(text.document.blocks)
        if _NUMBERED.search(block.text)
        for mark in _of_block(text, number, block.text)
    ]
    if is_on_health(text):
        text.trees.prepare(text.sentence_of[mark.start] for mark in marks if mark.attributes["about"] != "other")
        marks = [mark._replace(attributes={**mark.attributes, **dict(_details(text, mark))}) for mark in marks]
    return marks


def _details(text: AnnotatedText, mark: Mark) -> Iterator[tuple[str, str]]:
    """How the sentence around a figure of health tells it: its tense, and whether it names where the figure is from."""
    if mark.attributes["about"] == "other":
        return
    tree = text.tree(mark.start)
    tense = next((tense for at in (mark.start, *tree.ancestors(mark.start)) if (tense := _tense(tree, at))), None)
    if tense is not None:
        yield "tense", tense
    if mark.attributes["kind"] == "percent" and _TOOK_PART.match(_following(text, mark)):
        yield "about", "sample"
    if mark.attributes["kind"] == "count" and mark.attributes["about"] == "people" and _is_sample(text, mark, tense):
        yield "about", "sample"
    sentence = text.sentence(mark.start)
    named = _ATTRIBUTED.search(text.words(sentence.start, sentence.end))
    if named and _YEAR.search(named[0]):
        yield "source", "named"


def _following(text: AnnotatedText, mark: Mark) -> str:
    """The words behind a figure, to the end of its sentence."""
    return text.words(mark.end, text.sentence(mark.start).end)


def _is_sample(text: AnnotatedText, mark: Mark, tense: str | None) -> bool:
    """Whether the people counted are those whom a study looked at, not all who are ill."""
    if _STUDIED.search(text.words(mark.start, mark.end)):
        return True
    sentence, tree = text.sentence(mark.start), text.tree(mark.start)
    if any(text.tokens.norms[at] in _STUDYING for at in tree.ancestors(mark.end - 1)):
        return True
    return tense == "past" and any(
        text.of(kind).within(sentence.start, sentence.end) for kind in ("@study", "$study-cue")
    )


def _tense(tree: Tree, verb: int) -> str | None:
    """The tense of a finite verb with its helpers; None for anything else."""
    tags = {tree.tag(verb), *(tree.tag(child) for child in tree.children(verb, "aux", "auxpass"))}
    if "VBD" in tags:
        return "past"
    return "present" if tags & {"VBZ", "VBP", "MD"} else None


def _of_block(text: AnnotatedText, number: int, words: str) -> Iterator[Mark]:
    plain = _without_addresses(words)
    for shape in shapes(plain):
        low, high = text.token_range(number, shape.start, shape.end)
        if low == high or text.of("@reference").overlapping(low, high):
            continue
        figure = Figure(text, shape.kind, low, high, plain[shape.start : shape.end])
        if not is_statistic(figure):
            continue
        if counts_health(figure):
            yield Mark("@statistic", low, high, {"kind": shape.kind, "about": _about(shape, plain)})
        elif not shape.loose:
            yield Mark("@statistic", low, high, {"kind": shape.kind, "about": "other"})


def _without_addresses(words: str) -> str:
    """The text with addresses blanked out, at the same length."""
    pieces: list[str] = []
    at = 0
    for start, end in addresses(words):
        pieces += [words[at:start], "\ufffc" * (end - start)]
        at = end
    return "".join([*pieces, words[at:]])


def _about(shape: Shape, words: str) -> str:
    """What a figure of health counts: people, a risk, the evidence itself, or illness and treatment (“health”)."""
    found, after = words[shape.start : shape.end], words[shape.end : shape.end + 60]
    if shape.kind == "ratio" and _RELATIVE.search(found):
        return "risk"
    if shape.kind in ("ratio", "p-value", "interval") or re.search(r"trials?$|studies$|RCTs$|reviews$|=", found):
        return "evidence"
    if _RISK.search(found) or _RISK.search(after[:30]):
        return "risk"
    people = shape.kind in ("count", "fraction", "majority") or (shape.kind == "percent" and _PEOPLE.match(after))
    return "people" if people else "health"
