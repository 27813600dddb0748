"""Marks what readers are told to do: a verb in the imperative or behind "you should", and the amount that is told.

"Take 5 g each morning", "don't skip meals", "you want two spoons of oil" and "Dose: 5 g" are advice; "participants took
5 g", "to take 5 g" and "do you take it?" are not. Only posts on health are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimlint.annotators.frames.grammar import group, helpers, is_infinitive
from claimlint.annotators.frames.health import speaks_of_health
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark, Phrase, Span, Value
from claimlint.model.trees import Tree

TOLD = ("imperative", "second", "label")
GIVES: dict[str, dict[str, tuple[str, ...] | None]] = {
    "@advice": {"verb": None, "amount": None, "told": TOLD, "about": ("health", "other")}
}
NEEDS = ("$", "@post", "@role", "@abbreviation", "@study", "@product", "@quantity")

_VERBS = "$advice-verb"
_UNITS = "$dose-unit"
#: Verbs that stand in directions to a desk or a form as well.
_ANYWHERE = "$advice-verb-everyday"
_FOR_HEALTH = ("$treatment", "$lifestyle", "$food", "$home-remedy", "$body-word", "$human-body", "$red-flag")
_APART = frozenset({"title", "heading", "front-matter", "caption", "alt"})
#: Verbs that have readers do something: `you need to rest`, `you want two spoons`.
_NEEDING = frozenset({"need", "want", "have", "ought", "try", "remember"})
_URGING = frozenset({"should", "must", "can", "could", "may", "might", "ought", "will", "'ll", "'d"})
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_NUMBERS = frozenset("a an one two three four five six seven eight nine ten half".split())
_CONDITIONS = frozenset("if when whenever once before after until for instead".split())
_DOSED = frozenset({"dose", "pieces"})
#: What is taken stands at most so many tokens behind the verb that tells to take it.
_FAR = 9


def annotate(text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
    """One mark for each verb of advice, up to the amount or the thing that it tells of."""
    del setting
    if not any(post.attributes.get("topic") == "health" for post in text.of("@post").all):
        return
    verbs = [mark.start for mark in text.of(_VERBS).all if mark.end == mark.start + 1]
    verbs += [place for norm in ("want", "need") for place in text.tokens.positions.get(norm, ())]
    candidates = [verb for verb in sorted(set(verbs)) if text.block(verb).kind not in _APART]
    text.trees.prepare({text.sentence_of[verb] for verb in candidates})
    for verb in candidates:
        yield from _advice(text, verb)
    yield from _labelled(text)


def _labelled(text: AnnotatedText) -> Iterator[Mark]:
    """The amounts under a heading or label that says that they are doses (`Standard dose: 5 mg`)."""
    for quantity in text.of("@quantity").all:
        if quantity.attributes["measure"] not in _DOSED or text.block(quantity.start).kind in _APART:
            continue
        roles = text.of("@role").overlapping(quantity.start, quantity.end)
        if any(role.attributes.get("kind") == "dose" for role in roles) and not _is_furniture(text, quantity.start):
            words = text.words(quantity.start, quantity.end)
            phrase = Phrase(quantity.start, quantity.end, words, words.lower())
            told: dict[str, Value] = {"verb": phrase, "amount": phrase, "told": "label", "about": "health"}
            yield Mark("@advice", quantity.start, quantity.end, told)


def _advice(text: AnnotatedText, verb: int) -> Iterator[Mark]:
    tree, sentence = text.tree(verb), text.sentence(verb)
    told = _told(text, tree, verb)
    amount = _amount(text, verb, sentence.end)
    if not told or (amount is None and text.tokens.norms[verb] in ("want", "need")):
        return
    if text.tokens.texts[sentence.end - 1] == "?" or _is_furniture(text, verb):
        return
    is_health = speaks_of_health(text, sentence) and (amount is not None or _is_for_health(text, verb))
    about = "health" if is_health else "other"
    attributes: dict[str, Value] = {"verb": Phrase(verb, verb + 1, text.words(verb, verb + 1), ""), "told": told}
    attributes["about"] = about
    end = verb + 1
    if amount is not None:
        attributes["amount"], end = amount, amount.end
    elif (thing := tree.child(verb, "dobj", "attr", "oprd")) is not None and thing > verb:
        end = max(end, group(tree, thing)[1])
    yield Mark("@advice", verb, end, attributes, Span(verb, verb + 1))


def _is_for_health(text: AnnotatedText, verb: int) -> bool:
    """Whether the verb itself is of health, or what stands behind it is something to have, to do or to move.

    "Start the tablets" tells readers what to do for their health, "start your claim for asthma care" where to go.
    """
    if not text.of(_ANYWHERE).by_start.get(verb):
        return True
    end = text.clause(verb).end
    return any(text.of(kind).within(verb + 1, end) for kind in _FOR_HEALTH)


def _told(text: AnnotatedText, tree: Tree, verb: int) -> str:
    """How the reader is told: by the bare verb, or by a sentence with "you"; empty when not told."""
    if tree.tag(verb) not in ("VB", "VBP"):
        # Parsers trained on prose take a bullet's first verb for a noun.
        bare = verb == text.sentence(verb).start and tree.is_root(verb) and not tree.children(verb, "det", "amod")
        bare = bare or _follows_condition(text, verb)
        return "imperative" if bare and text.of(_VERBS).by_start.get(verb) and _amount(text, verb, tree.end) else ""
    norms = text.tokens.norms
    subject = tree.child(verb, *_SUBJECTS)
    if subject is not None:
        return "second" if norms[subject] == "you" and _is_urged(text, tree, verb) else ""
    if is_infinitive(tree, verb):
        head = tree.head(verb)
        doer = tree.child(head, *_SUBJECTS)
        needs = norms[head] in _NEEDING and (doer is None or norms[doer] == "you")
        return "second" if tree.label(verb) == "xcomp" and needs and tree.tag(head) in ("VB", "VBP") else ""
    if any(norms[helper] in _URGING for helper in helpers(tree, verb)):
        return _told_by_head(text, tree, verb)
    if tree.is_root(verb) or verb == text.sentence(verb).start or _follows_condition(text, verb):
        return "imperative"
    return _told_by_head(text, tree, verb)


def _told_by_head(text: AnnotatedText, tree: Tree, verb: int) -> str:
    """A joined verb is told as the verb that it is joined to; others under a head are no advice."""
    head = tree.head(verb)
    if tree.label(verb) in ("conj", "ccomp", "parataxis", "dep") and head != verb and tree.tag(head) in ("VB", "VBP"):
        return _told(text, tree, head)
    return ""


def _follows_condition(text: AnnotatedText, verb: int) -> bool:
    """Whether a bare verb stands behind the comma of a condition: "If the pain stays, rest"."""
    first = text.sentence(verb).start
    norms = text.tokens.norms
    return verb > first and norms[verb - 1] == "," and norms[first] in _CONDITIONS


def _is_urged(text: AnnotatedText, tree: Tree, verb: int) -> bool:
    norms = text.tokens.norms
    is_needed = norms[verb] in ("want", "need") or any(norms[helper] in _URGING for helper in helpers(tree, verb))
    return is_needed and tree.label(verb) not in ("advcl", "relcl", "acl", "ccomp")


def _amount(text: AnnotatedText, verb: int, end: int) -> Phrase | None:
    """The first dose behind the verb: a number and its unit."""
    for unit in text.of(_UNITS).within(verb + 1, min(end, verb + _FAR)):
        start = unit.start - 1
        number = text.tokens.norms[start]
        if start > verb and (number[0].isdigit() or number in _NUMBERS):
            return Phrase(start, unit.end, text.words(start, unit.end), text.words(start, unit.end).lower())
    return None


def _is_furniture(text: AnnotatedText, token: int) -> bool:
    return any(role.attributes.get("kind") == "furniture" for role in text.of("@role").overlapping(token, token + 1))
