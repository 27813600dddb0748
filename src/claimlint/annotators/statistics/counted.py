"""What a figure counts: whether it is about illness, treatment, the people concerned or the evidence.

The noun phrase beside the number decides, by the type of its head: `30 % of women`, `a 30 % drop in relapses`,
`pain fell by 30 %`. The types are word lists: `$health-counted`, `$treatment`, `$people-…` and `$everyday-counted`.
A thing of no known type makes a statistic only where it is not named outright and its clause speaks of health.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from claimlint.annotators.statistics.everyday import Figure
from claimlint.model.text import AnnotatedText, Mark, Span

Type = Literal["health", "treatment", "ill", "public", "served", "everyday"]
_LISTS: tuple[tuple[str, Type], ...] = (
    ("$everyday-counted", "everyday"),
    ("$health-counted", "health"),
    ("@abbreviation", "health"),
    ("$people-ill", "ill"),
    ("$people-public", "public"),
    ("$people-served", "served"),
    ("$treatment", "treatment"),
)
_PEOPLE: frozenset[Type] = frozenset(("ill", "public", "served"))
#: Kinds that only evidence has.
_OF_EVIDENCE = frozenset(("interval", "p-value", "nnt", "ratio", "majority", "duration", "money"))
_SHARES = frozenset(("percent", "percentage-points", "fraction", "rate"))
_PREPOSITIONS = frozenset(
    "of in for from with to on at by among against into after during over under within without between across "
    "outside inside near per before".split()
)
#: Prepositions that tie a thing to the illness behind it.
_TIES = frozenset(("with", "from", "for"))
_SKIPPED = frozenset(
    "the a an all our your their his her its my these those this that every each any some about around nearly almost "
    "more less fewer lower higher greater better worse longer shorter most up down off as many much often".split()
)
#: Words that end a noun phrase and whatever hangs on it.
_ENDS = frozenset(
    "is are was were be been being has have had do does did will would can could may might must should shall and or "
    "but than that who which whose where , ; : ( ) [ ] . ? ! \u2013 \u2014 \u201c \u201d \" not n't no".split()
)
#: Words that begin another thought within the sentence.
_BORDERS = frozenset("when while because if although though since unless whereas ;".split())
_PRONOUNS = frozenset(("it", "this", "that", "they", "these"))
#: Nouns that say how much or how often; what follows them is counted.
_MEASURES = frozenset(
    "number numbers rate rates proportion share risk risks chance chances odds likelihood likely probability drop fall "
    "rise decline decrease decreases reduction reductions increase increases cut jump gain improvement improvements "
    "loss change difference length duration amount level levels days hours nights weeks months years time times "
    "percent points point".split()
)
_FARTHEST = 12
#: Tokens on either side of a figure in which its thought is looked for; keeps sentences without end linear.
_WIDEST = 60


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A run of words between function words, with the preposition in front of it, if any."""

    start: int
    end: int
    opener: str


def counts_health(figure: Figure) -> bool:
    """Whether a figure is about illness, treatment, the people concerned or the evidence."""
    if figure.kind in _OF_EVIDENCE:
        return True
    thought = _thought(figure)
    if figure.kind == "count":
        return _is_health_count(figure, thought)
    counted, named = _counted(figure, thought)
    if _decided(figure, thought, counted, named=named):
        return True
    if named or counted == "everyday":
        return False
    return _decided(figure, thought, _before(figure.text, thought.start, figure.start), named=False)


def _decided(figure: Figure, thought: Span, counted: Type | None, *, named: bool) -> bool:
    text = figure.text
    ill = _holds(text, thought, "$health-counted")
    told = Span(figure.end, thought.end) if counted in _PEOPLE else thought
    everyday = _holds(text, told, "$everyday-counted")
    match counted:
        case "health":
            return True
        case "everyday":
            return False
        case "served":
            return ill
        case "ill" | "public":
            return ill or not everyday
        case "treatment":
            return not everyday if named else ill and not everyday
    if named or everyday or figure.kind == "fold":
        return False
    return ill or figure.among("$study-cue") or _goes_on(figure)


def _goes_on(figure: Figure) -> bool:
    """Whether a pronoun stands for what the sentence before said of health."""
    text, sentence = figure.text, figure.sentence
    number = text.sentence_of[figure.start] - 1
    if number < 0 or not _PRONOUNS.intersection(text.tokens.norms[sentence.start : figure.start][:_WIDEST]):
        return False
    before = text.sentences[number]
    same_block = text.tokens.blocks[before.start] == text.tokens.blocks[sentence.start]
    return same_block and _holds(text, before, "$health-counted")


def _is_health_count(figure: Figure, thought: Span) -> bool:
    """Whether a number of people, deaths or trials is about health: the people of a lift or a concert are not."""
    text = figure.text
    counted_type = _type(text, figure.start, figure.end)
    if counted_type not in ("everyday", "public", "served"):
        return True
    if counted_type == "everyday":
        return False
    if figure.among("$study-cue"):
        return True
    counted = any(_holds(text, thought, kind) for kind in ("$health-counted", "@abbreviation", "$treatment"))
    return counted and not _holds(text, thought, "$everyday-counted")


def _thought(figure: Figure) -> Span:
    """The part of the sentence that the figure belongs to."""
    norms, sentence = figure.text.tokens.norms, figure.sentence
    first = max(sentence.start, figure.start - _WIDEST)
    last = min(sentence.end, figure.end + _WIDEST)
    low = next((at + 1 for at in range(figure.start - 1, first - 1, -1) if norms[at] in _BORDERS), first)
    high = next((at for at in range(figure.end, last) if norms[at] in _BORDERS), last)
    return Span(low, high)


def _counted(figure: Figure, thought: Span) -> tuple[Type | None, bool]:
    """The type of what is counted, and whether it is named beside the number (“of …”)."""
    text = figure.text
    norms = text.tokens.norms
    within = _type(text, figure.start, figure.end)
    if within is not None and (norms[figure.end - 1] not in _MEASURES or figure.following.lower() != "of"):
        return within, True
    named = figure.end < thought.end and (norms[figure.end] == "of" or norms[figure.end - 1] == "of")
    for phrase in _phrases(norms, figure.end, min(thought.end, figure.end + _FARTHEST), ends=True):
        if phrase.opener not in ("", "of") and phrase.start - 2 <= figure.end and not named:
            break
        kind = _type(text, phrase.start, phrase.end)
        if kind is not None:
            return kind, named or (figure.kind == "fraction" and not phrase.opener)
        if named and not _measures(norms, phrase):
            return None, _is_unqualified(text, phrase, thought)
    return _before(text, thought.start, figure.start), False


def _is_unqualified(text: AnnotatedText, phrase: _Phrase, thought: Span) -> bool:
    """Whether nothing behind an unknown counted thing ties it to an illness, as in “a third of those with OCD”."""
    following = next(_phrases(text.tokens.norms, phrase.end, thought.end, ends=True), None)
    if following is None or following.opener not in _TIES:
        return True
    return _type(text, following.start, following.end) != "health"


def _before(text: AnnotatedText, low: int, high: int) -> Type | None:
    """The type of the nearest phrase before a figure, or of what that belongs to (“sales of painkillers”)."""
    phrases = list(_phrases(text.tokens.norms, low, high, ends=False))
    types = [_type(text, phrase.start, phrase.end) for phrase in phrases]
    nearest = next((at for at in range(len(phrases) - 1, -1, -1) if types[at] is not None), None)
    if nearest is None:
        return None
    owner = nearest
    while owner and phrases[owner].opener in _PREPOSITIONS:
        owner -= 1
        if types[owner] == "everyday":
            return "everyday"
    return types[nearest]


def _phrases(norms: tuple[str, ...], low: int, high: int, *, ends: bool) -> Iterator[_Phrase]:
    """The phrases between two tokens in order; up to the first word that ends a noun phrase, if so wanted."""
    opener, start = "", None
    for at in range(low, high):
        word = norms[at]
        if word in _PREPOSITIONS or word in _SKIPPED or word in _ENDS:
            if start is not None:
                yield _Phrase(start, at, opener)
                opener, start = "", None
            if word in _ENDS:
                if ends:
                    return
                opener = ""
            elif word in _PREPOSITIONS:
                opener = word
        elif start is None:
            start = at
    if start is not None:
        yield _Phrase(start, high, opener)


def _measures(norms: tuple[str, ...], phrase: _Phrase) -> bool:
    return norms[phrase.end - 1] in _MEASURES


def _type(text: AnnotatedText, low: int, high: int) -> Type | None:
    """The type of the head: of the people who come first, else of the last known term; of two there the longer."""
    marks = [(mark, kind) for name, kind in _LISTS for mark in text.of(name).overlapping(low, high)]
    marks = [(mark, kind) for mark, kind in marks if not any(_inside(mark, other) for other, _ in marks)]
    if not marks:
        return None
    first = min(marks, key=lambda found: found[0].start)
    if first[1] in _PEOPLE:
        return first[1]
    return max(marks, key=lambda found: (found[0].end, found[0].end - found[0].start))[1]


def _inside(mark: Mark, other: Mark) -> bool:
    return other.start <= mark.start and mark.end <= other.end and other.end - other.start > mark.end - mark.start


def _holds(text: AnnotatedText, span: Span, name: str) -> bool:
    """Whether a term of the list stands there that is no part of a longer term of another list."""
    return any(
        not any(
            _inside(mark, other)
            for other_name, _ in _LISTS
            for other in text.of(other_name).overlapping(mark.start, mark.end)
        )
        for mark in text.of(name).within(span.start, span.end)
    )
