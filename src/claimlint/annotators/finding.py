"""Marks where a text rests a statement on evidence or on experts: who shows, says, believes or supports it.

The span runs from the words for the evidence to the predicate, whatever stands between (`research, much of it recent,
points to`); the head is the predicate. `source` is `cited` (a source in the sentence), `named` (somebody could look it
up), `vague` (nobody could), or has no value where nobody is named at all (`it has been shown that`). Denied and
called-for evidence is not marked.
"""

from __future__ import annotations

from collections.abc import Iterable

from claimlint.annotators.frames.evidence import CITED, CLINICIAN, EVIDENCE, VAGUE, Voice, is_cited, voice_at
from claimlint.annotators.frames.grammar import (
    complement,
    helpers,
    is_copular,
    is_infinitive,
    is_noun,
    is_passive,
    is_verb,
    phrase_of,
    subject,
)
from claimlint.annotators.frames.health import health_sentences
from claimlint.annotators.frames.stance import holds
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark, Span, Value
from claimlint.model.trees import Tree

KINDS = ("show", "say", "believe", "support")
GIVES: dict[str, dict[str, tuple[str, ...] | None]] = {
    "@finding": {"source": ("named", "cited", "vague"), "kind": KINDS, "subject": None},
}
NEEDS: tuple[str, ...] = ("$", "@source", "@post", "@study", "@product", "@abbreviation")

#: The verbs of each kind; `agree` and `report` are in two lists, what evidence does comes first.
_VERBS = {
    "show": ("$finding-verb", "$hinting-verb"),
    "support": ("$backing-verb",),
    "say": ("$saying-verb", "$knowing-verb"),
    "believe": ("$believing-verb",),
}
_IDIOM, _WIDELY, _AMPLE, _KNOWING = "$known-to-all", "$widely", "$ample", "$knowing-verb"
_OPENING = frozenset("if whether until before unless how what why when where which who once".split())
_WEAK = frozenset("no little limited some weak scarce scant insufficient mixed conflicting poor less".split())
_BACKED = frozenset("backed supported proven validated recommended approved endorsed".split())
_PLACEHOLDERS = frozenset("it has have had been long now there".split())
_NARRATED = frozenset({"VBD"})


def annotate(text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
    """The findings of a text, at most one a predicate."""
    del setting
    for number in health_sentences(text):
        tree = text.trees.of(number)
        for token in range(tree.start, tree.end):
            mark = _at(text, tree, token)
            if mark is not None:
                yield mark
        span = text.sentences[number]
        for idiom in text.of(_IDIOM).within(span.start, span.end):
            yield _nobody(text, "say", idiom.start, idiom.end, idiom.start)


def _at(text: AnnotatedText, tree: Tree, token: int) -> Mark | None:
    if text.tokens.norms[token] == "according":
        return _according(text, tree, token)
    if text.tokens.norms[token] in _BACKED and token > tree.start and "-" in text.words(token - 1, token + 1):
        return _compound(text, tree, token)
    if is_verb(tree, token) or holds(text, token, _KNOWING):
        kind = _kind(text, token)
        if kind is not None and not _is_open(text, tree, token):
            return (
                _passive(text, tree, token, kind)
                if _is_participle(text, tree, token)
                else _active(text, tree, token, kind)
            )
    if is_noun(tree, token):
        return _existing(text, tree, token)
    return None


def _kind(text: AnnotatedText, token: int) -> str | None:
    return next((kind for kind, lists in _VERBS.items() if holds(text, token, *lists)), None)


def _is_participle(text: AnnotatedText, tree: Tree, token: int) -> bool:
    if is_passive(text, tree, token):
        return True
    return tree.tag(token) in ("VBN", "JJ") and not any(
        text.tokens.norms[aux] in ("have", "has", "had", "'ve", "having") for aux in tree.children(token, "aux")
    )


def _is_open(text: AnnotatedText, tree: Tree, verb: int) -> bool:
    """Whether the predicate is asked, planned, wished for or denied rather than told."""
    norms = text.tokens.norms
    governing = helpers(tree, verb)
    if any(tree.label(word) == "neg" or tree.tag(word) == "MD" for word in governing) or is_infinitive(tree, verb):
        return True
    if any(norms[word] in _OPENING for word in tree.children(verb, "mark", "advmod", "dobj", "pobj") if word < verb):
        return True
    asked = tree.children(verb, "dobj", "attr")
    return any(norms[child] in _OPENING for word in asked if word < verb for child in tree.subtree(word))


def _active(text: AnnotatedText, tree: Tree, verb: int, kind: str) -> Mark | None:
    """`several studies found`, `experts who recommend`, `studies showing that`."""
    doer = subject(text, tree, verb)
    voice = voice_at(text, tree, doer) if doer is not None else None
    if voice is None or not _speaks(text, tree, voice, verb, kind):
        return None
    end = verb + 1
    if (
        end < tree.end
        and tree.label(end) in ("prt", "prep")
        and text.tokens.norms[end] in ("to", "at", "up", "out", "by")
    ):
        end += 1
    return _mark(text, voice, kind, verb, end)


def _speaks(text: AnnotatedText, tree: Tree, voice: Voice, verb: int, kind: str) -> bool:
    """Whether a verb with this subject tells what is so: clinicians also see, note and confirm in single cases."""
    if voice.sort == EVIDENCE:
        return (
            kind in ("show", "support") or tree.child(verb, "ccomp") is not None or text.tokens.norms[verb] == "agree"
        )
    told = tree.children(verb, "ccomp", "xcomp", "parataxis") or tree.label(verb) in ("ccomp", "parataxis")
    told = told or text.tokens.norms[verb + 1 : verb + 2] == ("that",)
    if voice.sort == CLINICIAN and (kind == "show" or tree.tag(verb) in _NARRATED):
        return False
    return bool(told) or kind == "support" or text.tokens.norms[verb] in ("agree", "agreed") or kind == "show"


def _passive(text: AnnotatedText, tree: Tree, verb: int, kind: str) -> Mark | None:
    """`backed by science`, `has been shown in many trials`, `has been shown to`, `is well documented`."""
    for preposition in ("by", "in", "with"):
        inner = complement(text, tree, verb, preposition)
        voice = voice_at(text, tree, inner) if inner is not None else None
        if (
            voice is not None
            and (preposition == "by" or kind == "show")
            and voice.sort in _sorts(text, tree, verb, preposition)
        ):
            return _mark(text, voice, kind, verb, voice.end)
        if inner is not None and preposition == "by":
            return None
    adverbs = [word for word in tree.children(verb, "advmod") if holds(text, word, _WIDELY)]
    if tree.label(verb) in ("amod", "compound") and not tree.children(verb, "auxpass", "nsubjpass"):
        # `its well-documented benefits`
        praised = adverbs and holds(text, tree.head(verb), "$effect-head", "$improvement-noun")
        return _nobody(text, kind, adverbs[0], verb + 1, verb) if praised and holds(text, verb, _KNOWING) else None
    if not holds(text, verb, "$finding-verb", _KNOWING):
        return None
    impersonal = any(text.tokens.norms[word] == "it" for word in tree.children(verb, "nsubjpass", "nsubj", "expl"))
    content = tree.children(verb, "ccomp", "csubj", "csubjpass")
    infinitive = [word for word in tree.children(verb, "xcomp", "oprd", "ccomp") if is_infinitive(tree, word)]
    finding = holds(text, verb, "$finding-verb") and not holds(text, verb, "$saying-verb")
    if not ((impersonal and content and (finding or adverbs)) or adverbs or (infinitive and finding)):
        return None
    if not (tree.children(verb, "nsubjpass", "csubjpass") or impersonal or _is_predicate(text, tree, verb)):
        return None
    start = min([verb, *(word for word in tree.children(verb, "auxpass", "aux", "advmod") if word < verb)])
    return _nobody(text, kind, start, (infinitive[0] if infinitive and infinitive[0] - verb == 2 else verb + 1), verb)


def _sorts(text: AnnotatedText, tree: Tree, verb: int, preposition: str) -> tuple[str, ...]:
    """Whose word counts behind a passive: that of people only as a standing statement (`she was told` is a story)."""
    narrated = any(text.tokens.norms[word] in ("was", "were") for word in tree.children(verb, "auxpass", "aux"))
    return (EVIDENCE, "$expert-noun", CLINICIAN) if preposition == "by" and not narrated else (EVIDENCE,)


def _is_predicate(text: AnnotatedText, tree: Tree, token: int) -> bool:
    return tree.label(token) == "acomp" and is_copular(text, tree.head(token))


def _existing(text: AnnotatedText, tree: Tree, noun: int) -> Mark | None:
    """`there is ample evidence that`, `with decades of research behind it`, `the science is clear`."""
    label, head = tree.label(noun), tree.head(noun)
    if label not in ("attr", "nsubj", "dobj", "pobj") or holds(text, noun, "$expert-noun", CLINICIAN):
        return None
    voice = voice_at(text, tree, noun)
    if voice is None:
        return None
    norms = text.tokens.norms
    words = set(norms[voice.start : voice.end])
    ample = bool(text.of(_AMPLE).overlapping(voice.start, voice.end)) or voice.noun != noun
    if label == "nsubj" and is_copular(text, head) and not _is_open(text, tree, head):
        predicate = tree.child(head, "acomp")
        if predicate is not None and holds(text, predicate, _AMPLE):
            return _mark(text, voice, "support", predicate, predicate + 1)
    if label == "nsubj" and ample and voice.noun != noun and tree.tag(head) in ("VBZ", "VBP"):
        # `a growing body of evidence offers hope`: it says so whatever it is said to do.
        return None if _is_open(text, tree, head) else _mark(text, voice, "show", head, head + 1)
    if norms[head] == "with" or label == "dobj":
        behind = [word for word in range(voice.end, min(voice.end + 2, tree.end)) if norms[word] == "behind"]
        if behind and (label == "pobj" or norms[head] in ("has", "have", "had")) and not _is_open(text, tree, head):
            return _mark(text, voice, "support", noun, behind[0] + 1)
        return None
    if not any(norms[word] == "there" for word in tree.children(head, "expl")) or _is_open(text, tree, head):
        return None
    content = tree.children(voice.noun, "acl", "ccomp", "relcl") or tree.children(noun, "acl", "ccomp")
    about = any(complement(text, tree, token, "for", "behind", "on") is not None for token in (voice.noun, noun))
    if words & _WEAK or not ((ample and (content or about)) or (content and "evidence" in words)):
        return None
    return _mark(text, voice, "show", voice.noun, voice.end)


def _according(text: AnnotatedText, tree: Tree, token: int) -> Mark | None:
    for noun in range(token + 2, min(token + 10, tree.end)):
        if is_noun(tree, noun) and tree.label(noun) == "pobj":
            voice = voice_at(text, tree, noun)
            return _mark(text, voice, "say", token, max(voice.end, noun + 1)) if voice is not None else None
    return None


def _compound(text: AnnotatedText, tree: Tree, token: int) -> Mark | None:
    """`evidence-backed`, `doctor-recommended`."""
    if not holds(text, token - 1, EVIDENCE, "$expert-noun", CLINICIAN) or any(
        tree.label(word) == "neg" for word in tree.children(token)
    ):
        return None
    source = CITED if is_cited(text, token) else VAGUE
    told: dict[str, Value] = {"source": source, "kind": "support", "subject": phrase_of(text, token - 1, token)}
    return Mark("@finding", token - 1, token + 1, told, Span(token, token + 1))


def _mark(text: AnnotatedText, voice: Voice, kind: str, predicate: int, end: int) -> Mark:
    start = min(voice.start, predicate)
    told: dict[str, Value] = {"source": voice.source, "kind": kind, "subject": phrase_of(text, voice.start, voice.end)}
    return Mark("@finding", start, max(end, voice.end), told, Span(predicate, predicate + 1))


def _nobody(text: AnnotatedText, kind: str, start: int, end: int, head: int) -> Mark:
    """Nobody says it at all; `source` then has no value unless the sentence carries one."""
    sentence, norms = text.sentence(head), text.tokens.norms
    while start > sentence.start and (is_copular(text, start - 1) or norms[start - 1] in _PLACEHOLDERS):
        start -= 1
    told: dict[str, Value] = {"kind": kind, **({"source": CITED} if is_cited(text, head) else {})}
    return Mark("@finding", start, end, told, Span(head, head + 1))
