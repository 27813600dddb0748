"""Marks what a post presents as a treatment by its form, whatever it is called: effects on body or mind go in, those of
a post come out that also tells how the thing is taken, in how many sittings, how soon it is felt, or where it is sold.

No list names every treatment ("the pearl facial", "an hour in the tank"), and many change what is no illness (sleep,
weight, skin). One such sign stands in many texts; together with several effects, several signs stand in few others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from claimlint.annotators.claims.phrases import subject_before
from claimlint.annotators.claims.stance import is_done_by_people, is_recommended, is_tested
from claimlint.annotators.claims.usage import FINITE, IMPERATIVE, PARTICIPLE, usage
from claimlint.annotators.claims.words import DETERMINERS, PREPOSITIONS
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark, Phrase, Span

GIVES: dict[str, dict[str, tuple[str, ...] | None]] = {
    "@presented": {"treatment": None, "condition": None}
}
NEEDS = ("$", "@context")

_VERBS = "$bodily-verb"
_GOING = "$vanish-verb"
_TARGETS = "$body-and-mind"
#: Signs of a treatment. What sounds everyday (`in ten minutes`) counts only in a paragraph that tells an effect.
_SIGNS = ("$treatment-use", "$treatment-course", "$treatment-asked")
_SOLD = "$treatment-sold"
_NEAR_SIGNS = ("$treatment-onset", "$treatment-felt")
_TITLES = frozenset({"title", "heading", "front-matter"})
#: Signs beside several effects, beside a single one; a name that acts twice is a sign.
_SIGNS_OF_SEVERAL, _SIGNS_OF_ONE, _AGAIN, _OFTEN = 2, 3, 2, 3
_FOR = frozenset({"for", "against"})
_NEAR = 4
_LONGEST_TITLE = 8
#: Signs stand within so many paragraphs of an effect, and effects are told at least once in so many words.
_BESIDE = 2
_WORDS_PER_EFFECT = 150
#: Tokens behind a verb within which what it acts on begins.
_FAR = 6
_DENIED = frozenset({"negated", "questioned", "rebutted", "myth", "historical", "attributed", "hypothetical"})
#: Behind a word in -s one of these shows that it is a verb (`dries a runny nose`).
_OPENERS = frozenset("a an the your my his her their our those".split())
_HARM = "$harm-verb"
_OTHER = ("$veterinary-talk", "$software-talk", "$obituary-talk", "$award-talk")


class _Effect(NamedTuple):
    """A verb of benefit, what it acts on, and what is said to do it (None for a pronoun or a sentence without)."""

    verb: Mark
    target: Mark
    subject: Phrase | None


def annotate(text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
    """One mark for each effect, from its verb to what it acts on; none where effects or signs are too few."""
    del setting
    if not any(text.of(kind).all for kind in (*_SIGNS, _SOLD, *_NEAR_SIGNS)):
        return
    effects = list(_effects(text))
    names = Counter(effect.subject.term.lower() for effect in effects if effect.subject is not None)
    several = len(effects) > 1 or (effects and any(_by_other_verbs(text, effects)))
    needed = _SIGNS_OF_SEVERAL if several else _SIGNS_OF_ONE
    named = _name(text, effects, names)
    if len(effects) * _WORDS_PER_EFFECT < text.document.words or named is None or _signs(text, effects, names) < needed or _is_of_other(text):
        return
    for effect in effects:
        yield _presented(text, effect, effect.subject or named)


def _name(text: AnnotatedText, effects: list[_Effect], names: Counter[str]) -> Phrase | None:
    """What the post calls the treatment: the subject of most effects, else its title."""
    for name, _ in names.most_common(1):
        return next(one.subject for one in effects if one.subject is not None and one.subject.term.lower() == name)
    for span in text.block_spans:
        if span.start < span.end and text.block(span.start).kind in _TITLES:
            end = min(span.end, span.start + _LONGEST_TITLE)
            return Phrase(span.start, end, text.words(span.start, end), text.words(span.start, end).lower())
    return None


def _effects(text: AnnotatedText) -> Iterator[_Effect]:
    """The effects that verbs tell, and the ailments that are said to go."""
    for verb in text.of(_VERBS).all:
        end = min(text.clause(verb.end - 1).end, verb.end + _FAR)
        targets = text.of(_TARGETS).within(verb.start + 1, end)
        if targets and _is_told(text, verb):
            yield _Effect(verb, targets[0], subject_before(text, verb.start))
    for verb in text.of(_GOING).all:
        targets = text.of(_TARGETS).within(text.clause(verb.start).start, verb.start)
        if targets and targets[-1].end >= verb.start - 1 and _is_told(text, verb):
            yield _Effect(verb, targets[-1], None)


def _by_other_verbs(text: AnnotatedText, effects: list[_Effect]) -> Iterator[Mark]:
    """What verbs of no list act on, told by their ending and an article; whether for good is not known."""
    norms = text.tokens.norms
    known = {effect.target.start for effect in effects}
    for target in text.of(_TARGETS).all:
        first = max(text.clause(target.start).start + 1, target.start - _NEAR)
        for verb in range(first, target.start - 1):
            if _is_verb(norms, verb) and target.start not in known and not text.of(_HARM).by_start.get(verb):
                yield target


def _is_verb(norms: tuple[str, ...], token: int) -> bool:
    word, before = norms[token], norms[token - 1]
    ends = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return ends and norms[token + 1] in _OPENERS and before.isalpha() and before not in DETERMINERS | PREPOSITIONS


def _is_told(text: AnnotatedText, verb: Mark) -> bool:
    """Whether the post says as its own that something does this, and not that people do or should."""
    use = usage(text, verb.start, verb.end)
    if use not in (FINITE, PARTICIPLE) and not (use == IMPERATIVE and text.tokens.norms[verb.start].endswith("s")):
        return False
    if is_done_by_people(text, verb.start) or is_recommended(text, verb.start) or is_tested(text, verb.start):
        return False
    contexts = text.of("@context").overlapping(verb.start, verb.end)
    return all(mark.attributes.get("kind") not in _DENIED for mark in contexts)


def _signs(text: AnnotatedText, effects: list[_Effect], names: Counter[str]) -> int:
    """How many kinds of signs stand in the post; none where only its price or its time is told."""
    heads = {effect.subject.end - 1 for effect in effects if effect.subject is not None}
    same = {text.tokens.blocks[effect.verb.start] for effect in effects}
    beside = {block + step for block in same for step in range(-_BESIDE, _BESIDE + 1)}
    plain = sum(_stands_in(text, kind, beside) for kind in _SIGNS) + _is_titled(text, heads)
    if not plain:
        return 0
    near = _stands_in(text, _SOLD, beside) + sum(_stands_in(text, kind, same) for kind in _NEAR_SIGNS)
    again = max(names.values(), default=0) >= _AGAIN or any(_times(text, head) >= _OFTEN for head in heads)
    return plain + near + again


def _times(text: AnnotatedText, token: int) -> int:
    return len(text.tokens.positions.get(text.tokens.norms[token], ()))


def _stands_in(text: AnnotatedText, kind: str, blocks: set[int]) -> bool:
    return any(text.tokens.blocks[mark.start] in blocks for mark in text.of(kind).all)


def _is_titled(text: AnnotatedText, heads: set[int]) -> bool:
    """Whether a heading names what acts, or what it is for (`Laser for thinning hair`)."""
    norms = text.tokens.norms
    named = {norms[head] for head in heads}
    for span in text.block_spans:
        if text.block(span.start).kind in _TITLES and span.start < span.end:
            title = norms[span.start : span.end]
            at = next((token for token in range(span.start + 1, span.end) if norms[token] in _FOR), span.end)
            if not named.isdisjoint(title) or text.of(_TARGETS).within(at, span.end):
                return True
    return False


def _is_of_other(text: AnnotatedText) -> bool:
    """Whether the post is about animals, programs, the dead or prizes."""
    return any(len(text.of(kind).all) > 1 for kind in _OTHER)


def _presented(text: AnnotatedText, effect: _Effect, treatment: Phrase) -> Mark:
    target = effect.target
    condition = Phrase(target.start, target.end, text.words(target.start, target.end), target.term)
    told = {"treatment": treatment, "condition": condition}
    start, end = min(effect.verb.start, target.start), max(effect.verb.end, target.end)
    return Mark("@presented", start, end, told, Span(effect.verb.start, effect.verb.end))
