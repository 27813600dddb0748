"""Marks what a post presents as a treatment by its form, whatever it is called: effects on body or mind go in, those of
a post come out that also tells how the thing is taken, in how many sittings, how soon it is felt, or where it is sold.

No list names every treatment ("the pearl facial", "an hour in the tank"), and many change what is no illness (sleep,
weight, skin). One such sign stands in many texts; together with several effects, several signs stand in few others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from claimlint.annotators.frames.arguments import describes_people
from claimlint.annotators.frames.grammar import CLAUSES, is_passive, is_verb, phrase_of, subject
from claimlint.annotators.frames.stance import NONE, is_done_by_people, stance_of
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark, Phrase, Span

GIVES: dict[str, dict[str, tuple[str, ...] | None]] = {"@presented": {"treatment": None, "condition": None}}
NEEDS = ("$", "@context")

_VERBS = "$bodily-verb"
_GOING = "$vanish-verb"
_TARGETS = "$body-and-mind"
_EVERYDAY = "$everyday-target"
#: Signs of a treatment. What sounds everyday (`in ten minutes`) counts only in a paragraph that tells an effect.
_ASKED, _SOLD = "$treatment-asked", "$treatment-sold"
_SIGNS = ("$treatment-use", "$treatment-course", _ASKED)
_NEAR_SIGNS = ("$treatment-onset", "$treatment-felt")
_TITLES = frozenset({"title", "heading", "front-matter"})
#: Signs that several effects on the body need, those on what everything has, and what nothing reaches.
_SIGNS_OF_BODILY, _SIGNS_OF_EVERYDAY, _NEVER = 2, 3, 99
#: Different things that are changed; a name that acts so often, or stands so often, is a sign.
_SEVERAL, _AGAIN, _OFTEN = 2, 2, 3
_FOR = frozenset({"for", "against"})
#: A heading that begins so names nothing at once.
_NO_NAME = frozenset(
    "how why what when where who which does do did is are can could should will the a an our my".split()
)
_SHORT_WORD, _LONGEST_TITLE = 3, 8
#: Signs stand within so many paragraphs of an effect, and effects are told at least once in so many words.
_BESIDE = 2
_WORDS_PER_EFFECT = 150
#: Tokens behind a verb within which what it acts on begins.
_FAR = 6
_DENIED = frozenset({"negated", "questioned", "rebutted", "myth", "historical", "attributed", "hypothetical"})
_SUBJECTS = ("nsubj", "csubj")
_PRONOUNS = frozenset("it they this these that those he she which".split())
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
    told = list(_verbs_of_effects(text))
    if len(told) * _WORDS_PER_EFFECT < text.document.words or _is_of_other(text):
        return
    effects = list(_effects(text, told))
    named = _name(text, effects)
    if named is None or len(effects) * _WORDS_PER_EFFECT < text.document.words:
        return
    subjects = Counter(_term(effect.subject) for effect in effects if effect.subject is not None)
    if _signs(text, effects) >= _needed(text, effects):
        for effect in effects:
            subject = effect.subject
            again = subject is not None and subjects[_term(subject)] >= _AGAIN
            yield _presented(text, effect, subject if subject is not None and again else named)


def _needed(text: AnnotatedText, effects: list[_Effect]) -> int:
    """How many signs make a treatment of what has these effects: more where other things have them as well.

    One effect is enough only where the reader is to ask a clinician for it.
    """
    targets = {effect.target.term: effect.target for effect in effects}
    if len(targets) < _SEVERAL and not text.of(_ASKED).all:
        return _NEVER
    bodily = any(not text.of(_EVERYDAY).overlapping(target.start, target.end) for target in targets.values())
    return _SIGNS_OF_BODILY if bodily and len(targets) >= _SEVERAL else _SIGNS_OF_EVERYDAY


def _name(text: AnnotatedText, effects: list[_Effect]) -> Phrase | None:
    """What the post calls the treatment: what acts most often, its title where nothing acts twice."""
    acting = Counter(_term(effect.subject) for effect in effects if effect.subject is not None)
    term, times = next(iter(acting.most_common(1)), ("", 0))
    title = _title(text) if times < _AGAIN else None
    return title or next((one.subject for one in effects if one.subject and _term(one.subject) == term), None)


def _term(subject: Phrase) -> str:
    return subject.term.lower()


def _title(text: AnnotatedText) -> Phrase | None:
    """What the first heading begins with, up to what it is for; None where it asks or tells something."""
    heads = (span for span in text.block_spans if span.start < span.end and text.block(span.start).kind in _TITLES)
    span = next(heads, None)
    if span is None or text.tokens.norms[span.start] in _NO_NAME:
        return None
    norms = text.tokens.norms[span.start : min(span.end, span.start + _LONGEST_TITLE)]
    length = next((place for place, norm in enumerate(norms) if norm in _FOR or not norm[0].isalnum()), len(norms))
    words = text.words(span.start, span.start + length)
    return Phrase(span.start, span.start + length, words, words.lower()) if words else None


def _effects(text: AnnotatedText, told: Sequence[tuple[Mark, Mark]]) -> Iterator[_Effect]:
    """The effects that verbs tell, and the ailments that are said to go."""
    text.trees.prepare(text.sentence_of[verb.start] for verb, _ in told)
    for verb, target in told:
        if _is_told(text, verb):
            yield _Effect(verb, target, None if verb.kind == _GOING else _subject(text, verb))


def _verbs_of_effects(text: AnnotatedText) -> Iterator[tuple[Mark, Mark]]:
    """Verbs and what they may act on, before anybody knows whether they are verbs where they stand."""
    for verb in text.of(_VERBS).all:
        end = min(text.clause(verb.end - 1).end, verb.end + _FAR)
        targets = [mark for mark in text.of(_TARGETS).within(verb.start + 1, end) if not describes_people(text, mark)]
        if targets:
            yield verb, targets[0]
    for verb in text.of(_GOING).all:
        going = text.of(_TARGETS).within(text.clause(verb.start).start, verb.start)
        if going and going[-1].end >= verb.start - 1:
            yield verb, going[-1]


def _subject(text: AnnotatedText, verb: Mark) -> Phrase | None:
    """What is said to act, as it stands; None for a pronoun and for a sentence without."""
    tree = text.tree(verb.start)
    head = subject(text, tree, verb.start)
    if head is None or text.tokens.norms[head] in _PRONOUNS:
        return None
    members = tree.subtree(head, CLAUSES)
    start, end = members[0], members[-1] + 1
    # An adjective between the noun and its verb belongs to the name, whatever the parser makes of it (`velvet facial`).
    while end + 1 < tree.end and tree.tag(end).startswith("JJ") and is_verb(tree, end + 1):
        end += 1
    return phrase_of(text, start, end)


def _is_told(text: AnnotatedText, verb: Mark) -> bool:
    """Whether the post says as its own that something does this, and not that people do or should."""
    tree = text.tree(verb.start)
    if not is_verb(tree, verb.start) or is_passive(text, tree, verb.start):
        return False
    if tree.tag(verb.start) == "VB" and (tree.children(verb.start, "aux") or not tree.children(verb.start, *_SUBJECTS)):
        return False
    if is_done_by_people(text, tree, verb.start) or stance_of(text, tree, verb.start) == NONE:
        return False
    if text.of(_HARM).by_start.get(verb.start):
        return False
    contexts = text.of("@context").overlapping(verb.start, verb.end)
    return all(mark.attributes.get("kind") not in _DENIED for mark in contexts)


def _signs(text: AnnotatedText, effects: list[_Effect]) -> int:
    """How many kinds of signs stand in the post; none where only its price or its time is told."""
    subjects = [effect.subject for effect in effects if effect.subject is not None]
    same = {text.tokens.blocks[effect.verb.start] for effect in effects}
    beside = {block + step for block in same for step in range(-_BESIDE, _BESIDE + 1)}
    plain = sum(_stands_in(text, kind, beside) for kind in _SIGNS) + _is_titled(text, subjects)
    if not plain:
        return 0
    near = sum(_stands_in(text, kind, same) for kind in _NEAR_SIGNS)
    return plain + near + _stands_in(text, _SOLD, beside) + _is_named_again(text, subjects)


def _is_named_again(text: AnnotatedText, subjects: list[Phrase]) -> bool:
    """Whether one thing acts twice, is spoken of throughout, or bears a name of its own."""
    names = Counter(subject.term.lower() for subject in subjects)
    if max(names.values(), default=0) >= _AGAIN:
        return True
    return any(_times(text, subject.end - 1) >= _OFTEN or _is_brand(text, subject.end - 1) for subject in subjects)


def _times(text: AnnotatedText, token: int) -> int:
    return len(text.tokens.positions.get(text.tokens.norms[token], ()))


def _is_brand(text: AnnotatedText, token: int) -> bool:
    """Whether a word has a capital wherever it stands, and not only where sentences begin."""
    places = text.tokens.positions.get(text.tokens.norms[token], ())
    return all(text.tokens.texts[at][:1].isupper() for at in places) and any(
        at > text.sentence(at).start and text.block(at).kind not in _TITLES for at in places
    )


def _stands_in(text: AnnotatedText, kind: str, blocks: set[int]) -> bool:
    return any(text.tokens.blocks[mark.start] in blocks for mark in text.of(kind).all)


def _is_titled(text: AnnotatedText, subjects: list[Phrase]) -> bool:
    """Whether a heading names what acts, or what it is for (`Laser for thinning hair`)."""
    norms = text.tokens.norms
    named = {norm for subject in subjects for norm in norms[subject.start : subject.end] if len(norm) > _SHORT_WORD}
    for span in text.block_spans:
        if span.start < span.end and text.block(span.start).kind in _TITLES:
            at = next((token for token in range(span.start + 1, span.end) if norms[token] in _FOR), span.end)
            if not named.isdisjoint(norms[span.start : span.end]) or text.of(_TARGETS).within(at, span.end):
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
