"""Marks words that call a treatment safe without exception: `completely safe`, `safe for everyone`, `harmless`,
`no side effects`, `free of risk`, `a flawless safety record`.

What is denied, what was observed in some people (`no side effects were reported`, `she had no side effects`), what is
wished or sought, and what holds of people, places or illnesses is not marked. The head of a mark is the word that makes
it: the adjective, or the word that denies the harm.
"""

from __future__ import annotations

from collections.abc import Iterable

from claimlint.annotators.frames.grammar import SUBJECTS, is_copular, is_noun, phrase_of, subject
from claimlint.annotators.frames.health import health_sentences
from claimlint.annotators.frames.stance import NONE, holds, is_actor, stance_of
from claimlint.annotators.frames.types import is_treatment
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark, Span, Value
from claimlint.model.trees import Tree

GIVES: dict[str, dict[str, tuple[str, ...] | None]] = {
    "@safety": {"kind": ("safe", "free", "record"), "stated": ("promised", "shown"), "holder": None}
}
NEEDS: tuple[str, ...] = ("$", "@post", "@product", "@study", "@abbreviation", "@context")

_SAFE, _HARMLESS = "$safe-word", "$harmless-word"
_UTTERLY, _EVERYONE = "$utterly", "$everyone"
_HARM, _ANY_HARM = "$treatment-harm", "$any-harm"
_FLAWLESS = "$flawless"
_OBSERVING = "$observing-verb"
_ANCHORS = (_SAFE, _HARMLESS, _HARM, _FLAWLESS)
_SHOWING = frozenset("show shows showed shown demonstrate demonstrates demonstrated proved proven confirmed".split())
_NEGATORS = frozenset({"no", "nothing", "none", "neither", "few", "not"})
_FREEING = frozenset({"free", "devoid"})
_RECORDS = frozenset({"profile", "profiles", "record", "records", "history"})
_SAFETY = frozenset({"safety", "tolerability", "effect", "effects"})
_WHOLE = frozenset({"all", "every", "any", "each"})
_PRONOUNS = frozenset({"it", "they", "this", "these", "that", "which"})
_FRAGMENTS = frozenset({"heading", "title", "list", "front-matter"})
#: A sentence without a verb and so short is a slogan.
_SLOGAN = 12


def annotate(text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
    """The promises of safety in a text, at most one for each adjective or noun of harm."""
    del setting
    for number in _sentences(text):
        tree = text.trees.of(number)
        for token in range(tree.start, tree.end):
            mark = _called_safe(text, tree, token) or _free_of_harm(text, tree, token) or _praised(text, tree, token)
            if mark is not None:
                yield mark


def _sentences(text: AnnotatedText) -> list[int]:
    """The sentences on health, and in a text on health all others with a word that can promise safety."""
    numbers = set(health_sentences(text))
    if any(post.attributes.get("topic") == "health" for post in text.of("@post").all):
        fresh = {text.sentence_of[mark.start] for kind in _ANCHORS for mark in text.of(kind).all} - numbers
        text.trees.prepare(fresh)
        numbers |= fresh
    return sorted(numbers)


def _mark(text: AnnotatedText, span: Span, head: Span, kind: str, stated: str, holder: int | None) -> Mark:
    attributes: dict[str, Value] = {"kind": kind, "stated": stated}
    if holder is not None:
        attributes["holder"] = phrase_of(text, holder, holder + 1)
    return Mark("@safety", span.start, span.end, attributes, head)


def _called_safe(text: AnnotatedText, tree: Tree, token: int) -> Mark | None:
    """`completely safe`, `safe for everyone`; `harmless` needs no word of degree."""
    word = next((mark for kind in (_SAFE, _HARMLESS) for mark in text.of(kind).by_start.get(token, ())), None)
    if word is None or not _may_be_adjective(tree, word.end - 1):
        return None
    adjective = word.end - 1
    start, end = _degree(text, tree, word)
    if (start, end) == (word.start, word.end) and word.kind == _SAFE:
        return None
    holder = _holder(text, tree, adjective)
    if holder is None and not _is_slogan(text, tree, token):
        return None
    if holder is not None and not _can_be_safe(text, tree, holder):
        return None
    if word.kind == _HARMLESS and holder is not None and not _names_treatment(text, tree, holder):
        return None
    head = Span(word.start, word.end)
    if stance_of(text, tree, adjective) == NONE or _is_negated(text, head):
        return None
    return _mark(text, Span(start, end), head, "safe", "promised", holder)


def _may_be_adjective(tree: Tree, token: int) -> bool:
    return tree.tag(token)[:2] in ("JJ", "RB", "NN", "VB") and not (
        is_noun(tree, token) and tree.label(token) in (*SUBJECTS, "dobj")
    )


def _degree(text: AnnotatedText, tree: Tree, word: Mark) -> tuple[int, int]:
    """The span with the word of degree in front or the people behind; the bare word's own where there is neither."""
    start, end = word.start, word.end
    before = [mark for mark in text.of(_UTTERLY).overlapping(start - 1, start) if mark.end == start]
    if before and before[0].start >= tree.start:
        start = before[0].start
    for preposition in tree.children(word.end - 1, "prep"):
        inner = tree.child(preposition, "pobj")
        if inner is None or text.tokens.norms[preposition] not in ("for", "on", "in", "to"):
            continue
        words = {text.tokens.norms[child] for child in tree.children(inner, "det", "predet")}
        if holds(text, inner, _EVERYONE) or (words & _WHOLE and not _is_group(text, tree, inner)):
            end = max(tree.subtree(inner, frozenset({"relcl", "prep"}))) + 1
    return start, end


def _is_group(text: AnnotatedText, tree: Tree, noun: int) -> bool:
    """Whether a noun is narrowed to some people (`all adults in the trial`)."""
    return any(text.tokens.norms[child] in ("in", "with", "who") for child in tree.children(noun, "prep", "relcl"))


def _holder(text: AnnotatedText, tree: Tree, adjective: int) -> int | None:
    """What is called so: the noun that the adjective describes, or the subject of its sentence."""
    head = tree.head(adjective)
    if tree.label(adjective) == "amod" and is_noun(tree, head):
        # A source in brackets is no thing that the adjective describes.
        return head if "(" not in text.tokens.norms[adjective:head] else subject(text, tree, head)
    described = _described_as(text, tree, adjective)
    if described is not None:
        return described
    return subject(text, tree, adjective) if head != adjective else None


def _described_as(text: AnnotatedText, tree: Tree, adjective: int) -> int | None:
    """What somebody calls so: `describes the sauna as completely safe`."""
    head = tree.head(adjective)
    if any(text.tokens.norms[child] == "as" for child in tree.children(adjective, "mark")):
        return tree.child(head, "dobj")
    return tree.child(tree.head(head), "dobj") if text.tokens.norms[head] == "as" else None


def _can_be_safe(text: AnnotatedText, tree: Tree, holder: int) -> bool:
    """Whether something may be called safe as treatments are: no person, no place, no illness."""
    if text.tokens.norms[holder] in _PRONOUNS:
        return True
    if is_actor(text, tree, holder) or holds(text, holder, "$condition", "$symptom", "$safe-otherwise"):
        return False
    return _names_treatment(text, tree, holder)


def _names_treatment(text: AnnotatedText, tree: Tree, holder: int) -> bool:
    members = tree.subtree(holder, frozenset({"relcl", "prep", "acl", "advcl", "appos"}))
    if tree.tag(holder) == "VBG":
        return True  # what is done
    return text.tokens.norms[holder] in _PRONOUNS or is_treatment(text, members[0], members[-1] + 1)


def _is_slogan(text: AnnotatedText, tree: Tree, token: int) -> bool:
    """Whether a sentence without a verb stands for what the page offers."""
    bare = not any(tree.tag(at) in ("VBZ", "VBP", "VBD", "MD") for at in range(tree.start, tree.end))
    return bare and (tree.end - tree.start <= _SLOGAN or text.block(token).kind in _FRAGMENTS)


def _free_of_harm(text: AnnotatedText, tree: Tree, token: int) -> Mark | None:
    """`no side effects`, `without risk`, `free of side effects`, `side-effect-free`."""
    harm = next((mark for kind in (_HARM, _ANY_HARM) for mark in text.of(kind).by_start.get(token, ())), None)
    if harm is None:
        return None
    noun, norms = harm.end - 1, text.tokens.norms
    denial = _denial(text, tree, noun)
    if denial is None:
        return None
    stated = _stated(text, tree, noun)
    holder = _bearer(text, tree, noun)
    denied = _is_denied_again(text, tree, noun) or (norms[denial.start] in _FREEING and _is_negated(text, denial))
    if stated is None or denied or (holder is not None and _names_people(text, tree, holder)):
        return None
    if harm.kind == _ANY_HARM and not (holder is not None and _names_treatment(text, tree, holder)):
        return None
    existing = any(text.tokens.norms[at] == "there" for at in range(tree.start, noun))
    if holder is None and not (existing or _is_slogan(text, tree, token) or is_treatment(text, tree.start, tree.end)):
        return None
    span = Span(min(denial.start, harm.start), max(denial.end, harm.end))
    return _mark(text, span, denial, "free", stated, holder)


def _names_people(text: AnnotatedText, tree: Tree, holder: int) -> bool:
    """Whether people have or lack the harm (`a third of patients had no side effects`)."""
    members = tree.subtree(holder, frozenset({"relcl", "acl", "appos", "conj"}))
    return is_actor(text, tree, holder) or any(holds(text, at, "$population") and is_noun(tree, at) for at in members)


def _denial(text: AnnotatedText, tree: Tree, noun: int) -> Span | None:
    """The word that denies a harm: `no`, `zero` on it, `without` or `free of` in front of it, `free` behind it."""
    norms = text.tokens.norms
    for child in tree.children(noun, "det", "nummod", "amod", "quantmod", "neg"):
        if norms[child] in ("no", "zero"):
            return Span(child, child + 1)
    if noun + 1 < tree.end and norms[noun + 1] == "free":
        return Span(noun + 1, noun + 2)
    at = noun
    while tree.label(at) == "conj" and is_noun(tree, tree.head(at)):
        at = tree.head(at)
    if at != noun and (joined := _denial(text, tree, at)) is not None:
        return joined
    head = tree.head(at)
    if tree.label(at) == "dobj" and tree.label(head) == "pcomp" and norms[tree.head(head)] == "without":
        # `without causing side effects`
        return Span(tree.head(head), tree.head(head) + 1) if holds(text, head, "$causal-verb", "$harm-verb") else None
    if tree.label(at) != "pobj":
        return None
    if norms[head] == "without":
        return Span(head, head + 1)
    above = tree.head(head)
    if norms[head] in ("of", "from") and norms[above] in (*_FREEING, "none"):
        return Span(above, head + 1)
    return None


def _stated(text: AnnotatedText, tree: Tree, noun: int) -> str | None:
    """`promised`, `shown` where studies are said to show it, None for what was observed, wished or never said."""
    past = False
    for at in (noun, *tree.ancestors(noun)):
        if tree.label(at) in SUBJECTS and holds(text, tree.head(at), _OBSERVING):
            return None
        if holds(text, at, _OBSERVING) and tree.tag(at).startswith("VB"):
            return None
        if tree.tag(at) in ("VBD", "VBN") or any(tree.tag(child) == "VBD" for child in tree.children(at, "aux")):
            past = True
        if text.tokens.norms[at] in _SHOWING:
            return "shown"
    if past and not is_copular(text, noun):
        return None
    return None if stance_of(text, tree, noun) == NONE else "promised"


def _is_negated(text: AnnotatedText, head: Span) -> bool:
    contexts = text.of("@context").overlapping(head.start, head.end)
    return any(context.attributes.get("kind") == "negated" for context in contexts)


def _is_denied_again(text: AnnotatedText, tree: Tree, noun: int) -> bool:
    """Whether the denial is itself denied (`is not free of side effects`, `no operation is without risk`)."""
    for at in tree.ancestors(noun):
        if tree.children(at, "neg"):
            return True
        subjects = tree.children(at, *SUBJECTS)
        if any(
            text.tokens.norms[child] in _NEGATORS for one in subjects for child in (one, *tree.children(one, "det"))
        ):
            return True
    return False


def _bearer(text: AnnotatedText, tree: Tree, noun: int) -> int | None:
    """The subject of the verb that a harm is object or complement of."""
    for at in (noun, *tree.ancestors(noun)):
        if tree.label(at) in SUBJECTS:
            return None
        found = subject(text, tree, at) if at != noun else None
        if found is not None and found != noun:
            return found
    return None


def _praised(text: AnnotatedText, tree: Tree, token: int) -> Mark | None:
    """`a flawless safety record`, `its benign side-effect profile`."""
    norms = text.tokens.norms
    if norms[token] not in _RECORDS or not is_noun(tree, token):
        return None
    kinds = [child for child in tree.children(token, "compound", "amod", "nmod") if norms[child] in _SAFETY]
    praise = [child for child in tree.children(token, "amod", "nmod", "compound") if holds(text, child, _FLAWLESS)]
    if not kinds or not praise or stance_of(text, tree, token) == NONE:
        return None
    return _mark(text, Span(min(praise), token + 1), Span(praise[0], praise[0] + 1), "record", "promised", None)
