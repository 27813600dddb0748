"""Marks what tells a reader of risk: side effects, who should not take it, warnings; and of what it tells them.

"No side effects", "side effects are minimal", "risk-free", "lowers the risk of stroke", "we monitor side effects" tell
of no risk. "Painkillers can cause bleeding" tells of the risk of something else on a page that praises cupping.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimlint.annotators.frames.grammar import CLAUSES, complement, helpers, is_noun, subject
from claimlint.annotators.frames.stance import holds, is_actor
from claimlint.annotators.frames.types import is_health, is_treatment
from claimlint.annotators.page import benefits, is_denied
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark, Phrase, Value
from claimlint.model.trees import Tree

OF = ("this", "other")
_POINTED, _ELSEWHERE = "pointed", "elsewhere"
GIVES: dict[str, dict[str, tuple[str, ...] | None]] = {"@risk": {"term": None, "of": OF}}
NEEDS = ("$", "@claim", "@page", "@context", "@safety", "@product")

STATEMENT = "$risk-statement"
MINIMISED = "$risk-denied"
SMALL = "$risk-made-small"
HANDLED = "$risk-handled"
_RAISING = "$raising"
_TREATMENT = "$treatment"
_COMPLAINTS = ("$symptom", "$condition")
#: Between a verb that deals with side effects and their name stand at most so many tokens ("monitors dose, mood, side
#: effects"); behind the name, one of these tells of some after all.
_FAR = 6
_TOLD = frozenset({"such", "like", "including", "include", "includes", "(", ":"})
_BARE = 2
#: Words of lacking, what undoes them, and the tags of words that stand between them and a noun.
_LACKING = frozenset({"no", "without", "zero", "minus"})
_NOT = frozenset({"not", "n't", "never", "hardly"})
_DESCRIBING = ("JJ", "RB", "VBG", "VBN", "DT")
_VERBS = ("VBD", "VBP", "VBZ", "MD")
_CHANCES = frozenset({"chance", "chances", "odds", "likelihood"})
_BAD = (*_COMPLAINTS, "$bad-outcome", "$bad-state", "$harm-verb", "$risk-term", "$red-flag")
#: Who should not have it: `people who take blood thinners should not`.
_WARNED = frozenset("people patients anyone anybody those women men children adults person someone everyone".split())
_OUGHT = frozenset({"should", "must", "may", "can"})
#: Behind a name of risk, these tell whose risk it is.
_WHOSE = frozenset({"of", "from", "with"})
#: A sentence is about a treatment that stands within its first tokens ("Unlike steroids, …").
_OPENING = 2
_HURTING = frozenset(
    "hurt hurts harm harms harmed damage damages damaged injure injures injured irritate irritates irritated burn "
    "burns scar scars strain strains inflame inflames".split()
)
#: Beside a treatment's name these say that others are meant.
_RIVALS = frozenset(
    "other others most all many common traditional conventional standard existing current usual older synthetic "
    "chemical ordinary regular prescription".split()
)
#: Other people's means, spoken of in the plural.
_OTHER_MEANS = frozenset("medications drugs pills surgeries opioids steroids injections".split())
#: What stands behind these is not used (`without pills that have side effects`).
_SPARED = frozenset({"without"})
_OBJECTS = frozenset("pobj dobj conj amod compound pcomp".split())
_RISKY = frozenset("dangerous harmful hazardous risky".split())
_DANGERS = frozenset("danger dangers risk risks hazard hazards harm harms".split())
_AGAIN = frozenset({"it", "its", "this", "these", "they", "them", "their"})


def annotate(text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
    """The terms of `$risk-statement` that are neither denied nor what a benefit is said to lower, and who is warned."""
    del setting
    praised = _praised(text)
    for mark in text.of(STATEMENT).all:
        if not any(says_none(text, mark) for says_none in (_denied, _made_small, _lowered, _handled, _of_success)):
            told: dict[str, Value] = {"term": mark.term, "of": _whose(text, mark, praised)}
            yield Mark("@risk", mark.start, mark.end, told)
    for claim in text.of("@claim").all:
        if claim.attributes.get("effect") == "harm" and _harms(text, claim):
            yield Mark("@risk", claim.start, claim.end, {"term": "harm", "of": _whose(text, claim, praised)})
    for start, end in _warnings(text):
        if not text.of(STATEMENT).overlapping(start, end):
            yield Mark("@risk", start, end, {"term": text.words(start, end).lower(), "of": "this"})


def _harms(text: AnnotatedText, claim: Mark) -> bool:
    """Whether a treatment is said to bring about a complaint, and the page does not deny it."""
    treatment, outcome = claim.attributes.get("treatment"), claim.attributes.get("outcome")
    if not isinstance(treatment, Phrase) or not isinstance(outcome, Phrase) or is_denied(text, claim):
        return False
    if any(text.of(kind).overlapping(outcome.start, outcome.end) for kind in _COMPLAINTS):
        return True
    # `can hurt the stomach`: a part of the body, and a verb that does nothing but harm.
    hurts = _HURTING.intersection(text.tokens.norms[claim.start : outcome.start])
    return bool(hurts and text.of("$human-body").overlapping(outcome.start, outcome.end))


def _denied(text: AnnotatedText, mark: Mark) -> bool:
    """Whether words of denial hold the whole term; "not without risks" is longer than "without risks"."""
    if text.of("@safety").overlapping(mark.start, mark.end):
        return True
    denials = text.of(MINIMISED).overlapping(mark.start, mark.end)
    if any(denial.start <= mark.start and mark.end <= denial.end for denial in denials):
        return True
    return (
        _lacks(text, mark.start)
        or _is_spared(text, mark.end - 1)
        or (text.tokens.norms[mark.end - 1] in _DANGERS and _is_negated(text, mark))
    )


def _is_spared(text: AnnotatedText, noun: int) -> bool:
    """Whether a harm is what a treatment goes without (`without causing lasting harm or side effects`)."""
    tree = text.tree(noun)
    while tree.label(noun) in _OBJECTS and not tree.is_root(noun):
        noun = tree.head(noun)
    before = text.tokens.norms[noun - 1] if noun > tree.start else ""
    return text.tokens.norms[noun] in _SPARED and before not in _NOT


def _is_negated(text: AnnotatedText, mark: Mark) -> bool:
    """`I am no longer in danger`; not `It is not without risk`, whose denials cancel out."""
    contexts = [
        mark for mark in text.of("@context").overlapping(mark.start, mark.end) if mark.attributes["kind"] == "negated"
    ]
    return len(contexts) == 1 and mark.start == mark.end - 1


def _lacks(text: AnnotatedText, start: int) -> bool:
    """Whether the group of words that ends here is said to be lacking ("without any jittery side effects")."""
    first, norms = text.sentence(start).start, text.tokens.norms
    tree, place = text.tree(start), start - 1
    if place > first and tree.tag(place).startswith("NN") and norms[place - 1] in _LACKING:
        place -= 1
    while place > first and tree.tag(place).startswith(_DESCRIBING) and norms[place] not in _LACKING:
        place -= 1
    if place > first and norms[place] in ("of", "from"):
        place -= 1
        is_lacking = norms[place] == "free"
    else:
        is_lacking = place >= first and norms[place] in _LACKING
    return is_lacking and (place == first or norms[place - 1] not in _NOT)


def _of_success(text: AnnotatedText, mark: Mark) -> bool:
    """Whether what becomes more likely is nothing bad ("raises your chances of a good night")."""
    places = [place for place in range(mark.start, mark.end) if text.tokens.norms[place] in _CHANCES]
    end = text.clause(mark.end - 1).end
    return bool(places) and not any(text.of(kind).within(places[0] + 1, end) for kind in _BAD)


def _made_small(text: AnnotatedText, mark: Mark) -> bool:
    """Whether the risks are called small and none of them is named ("side effects are minimal")."""
    if not any(
        small.start <= mark.start and mark.end <= small.end
        for small in text.of(SMALL).overlapping(mark.start, mark.end)
    ):
        return False
    sentence = text.sentence(mark.start)
    return not any(text.of(kind).within(sentence.start, sentence.end) for kind in _COMPLAINTS)


def _lowered(text: AnnotatedText, mark: Mark) -> bool:
    """Whether a benefit is said of the risk; to raise one is none, whatever the sentence praises besides."""
    if text.of(_RAISING).by_start.get(mark.start):
        return False
    claims = text.of("@claim").overlapping(mark.start, mark.end)
    return any(claim.attributes.get("effect") == "benefit" for claim in claims)


def _handled(text: AnnotatedText, mark: Mark) -> bool:
    """Whether a bare name of risk is the object of a verb that deals with it: "we monitor side effects"."""
    after = text.tokens.norms[mark.end] if mark.end < len(text.tokens) else ""
    if mark.end - mark.start > _BARE or after in _TOLD:
        return False
    first = max(text.sentence(mark.start).start, mark.start - _FAR)
    tree = text.tree(mark.start)
    verbs = text.of(HANDLED).within(first, mark.start)
    return any(not any(tree.tag(at).startswith(_VERBS) for at in range(verb.end, mark.start)) for verb in verbs)


def _praised(text: AnnotatedText) -> frozenset[str]:
    """The treatments that the page says do good, by their terms and by the words that name them."""
    phrases = [phrase for claim in benefits(text) if (phrase := _acting(text, claim)) is not None]
    named = {mark.term for phrase in phrases for mark in text.of(_TREATMENT).overlapping(phrase.start, phrase.end)}
    words = {text.tokens.norms[phrase.end - 1] for phrase in phrases}
    return frozenset(named | words | {phrase.term for phrase in phrases})


def _acting(text: AnnotatedText, claim: Mark) -> Phrase | None:
    """What a claim says does good, if it is something that is taken, done or sold."""
    treatment, exposure = claim.attributes.get("treatment"), claim.attributes.get("exposure")
    if isinstance(treatment, Phrase):
        return treatment
    if isinstance(exposure, Phrase) and (
        "agent" in claim.attributes or is_treatment(text, exposure.start, exposure.end)
    ):
        return exposure
    return None


def _whose(text: AnnotatedText, mark: Mark, praised: frozenset[str]) -> str:
    """Whose risk is told: another's, where the sentence is about a treatment that the page does not praise."""
    sentence = text.sentence(mark.start)
    norms = text.tokens.norms[sentence.start : sentence.end]
    bearer = _bearer(text, mark, praised)
    if bearer is not None:
        return bearer
    if text.tokens.norms[mark.end - 1] in _RISKY and not praised & set(norms):
        return "other"
    if not praised & set(norms) and not _AGAIN & set(norms) and (_is_of_illness(text, mark) or _is_risk_of(text, mark)):
        return "other"
    named = text.of(_TREATMENT).within(sentence.start, sentence.end)
    if not praised or not named or _AGAIN & set(norms) or praised & {*norms, *(other.term for other in named)}:
        return "this"
    after = text.tokens.norms[mark.end] if mark.end < sentence.end else ""
    opening = sentence.start + _OPENING
    is_other = any(other.start < opening or (after in _WHOSE and other.start == mark.end + 1) for other in named)
    return "other" if is_other else "this"


def _bearer(text: AnnotatedText, mark: Mark, praised: frozenset[str]) -> str | None:
    """Whose risk the grammar says it is; None where it names nobody or a pronoun."""
    tree = text.tree(mark.start)
    verdicts = [_of_bearer(text, tree, mark, noun, praised) for noun in _bearers(text, tree, mark.end - 1)]
    decided = next((verdict for verdict in verdicts if verdict in OF), None)
    if decided is not None:
        return decided
    if _ELSEWHERE in verdicts:
        return "other"
    return "this" if _POINTED in verdicts and text.tokens.norms[mark.end - 1] in _RISKY else None


def _bearers(text: AnnotatedText, tree: Tree, risk: int) -> list[int]:
    """The nouns that may have a risk: what its word describes (`harmful rays`), what stands behind `of` or `tied to`,
    the subject.
    """
    head = tree.head(risk)
    nouns = [head] if tree.label(risk) in ("amod", "compound") and is_noun(tree, head) else []
    for link in tree.children(risk, "prep", "acl"):
        inner = [link, *tree.children(link, "prep")]
        nouns += [noun for word in inner if (noun := tree.child(word, "pobj")) is not None]
    for verb in (risk, *tree.ancestors(risk)):
        doer = subject(text, tree, verb)
        if doer is not None and doer != risk:
            nouns.append(doer)
            break
    return [_used(text, tree, noun) for noun in nouns]


def _of_bearer(text: AnnotatedText, tree: Tree, mark: Mark, noun: int, praised: frozenset[str]) -> str | None:
    """Whose risk it is if a noun has it; a pronoun points somewhere, what is no treatment lies elsewhere."""
    members = tree.subtree(noun, CLAUSES | {"prep", "conj"})
    start, end = members[0], members[-1] + 1
    norms = set(text.tokens.norms[start:end])
    if norms & _AGAIN or is_actor(text, tree, noun):
        return _POINTED if norms & _AGAIN else None
    if norms & praised and not norms & _RIVALS:
        return "this"
    spared = any(text.tokens.norms[above] in _SPARED for above in tree.ancestors(noun))
    if spared or norms & (_RIVALS | _OTHER_MEANS):
        return "other"
    # `procedure`, `dose` or `reaction` stand for the treatment and what it does.
    if holds(text, noun, "$risk-bearer") and not _is_named(text, start, end):
        return None
    if is_treatment(text, start, end):
        return "other"
    return _ELSEWHERE if _is_elsewhere(text, tree, mark, noun) else None


def _used(text: AnnotatedText, tree: Tree, noun: int) -> int:
    """What is used where a noun says no more than that it is (`the use of painkillers`)."""
    inner = complement(text, tree, noun, "of") if text.tokens.norms[noun] in ("use", "misuse") else None
    return noun if inner is None else inner


def _is_named(text: AnnotatedText, start: int, end: int) -> bool:
    """Whether words name a treatment besides a word that any of them goes by (`statin doses`)."""
    return any(not text.of("$risk-bearer").overlapping(m.start, m.end) for m in text.of(_TREATMENT).within(start, end))


def _is_elsewhere(text: AnnotatedText, tree: Tree, mark: Mark, noun: int) -> bool:
    """Whether a noun that is no treatment has the risk: `a dangerous street`, `lack of sleep can cause headaches`."""
    if mark.start <= noun < mark.end or not is_noun(tree, noun):
        return False
    caused = any(tree.tag(at).startswith("VB") for at in range(mark.start, mark.end))
    return caused or tree.tag(mark.end - 1).startswith("JJ") or text.tokens.norms[mark.end - 1] in _DANGERS


def _is_of_illness(text: AnnotatedText, mark: Mark) -> bool:
    """Whether an illness or a part of the body is said to do the harm ("arthritis can cause pain")."""
    claims = text.of("@claim").overlapping(mark.start, mark.end)
    harms = [claim for claim in claims if claim.attributes.get("effect") == "harm"]
    agents = [claim.attributes.get("exposure") for claim in harms]
    return bool(agents) and all(isinstance(one, Phrase) and is_health(text, one.start, one.end) for one in agents)


def _is_risk_of(text: AnnotatedText, mark: Mark) -> bool:
    """Whether the risk is that of an illness ("at risk of diabetes"), which nobody needs a treatment for."""
    after = text.tokens.norms[mark.end : mark.end + 1]
    if text.tokens.norms[mark.end - 1] not in ("risk", "risks") or tuple(after) not in (("of",), ("for",)):
        return False
    return any(ill.start <= mark.end + _OPENING for ill in text.of("$condition").within(mark.end, mark.end + _FAR))


def _warnings(text: AnnotatedText) -> Iterator[tuple[int, int]]:
    """Where people with some illness or medicine are told not to have it."""
    norms = text.tokens.norms
    for word in ("not", "n't", "never", "avoid"):
        for place in text.tokens.positions.get(word, ()):
            sentence = text.sentence(place)
            if not _OUGHT & set(norms[sentence.start : place]) or not _WARNED & set(norms[sentence.start : place]):
                continue
            tree = text.tree(place)
            verb = place if word == "avoid" else tree.head(place)
            doer = subject(text, tree, verb)
            ought = any(norms[helper] in _OUGHT for helper in helpers(tree, verb))
            if doer is not None and norms[doer] in _WARNED and ought and tree.children(doer, "relcl", "prep", "acl"):
                yield doer, max(verb, place) + 1
