"""Claims by a noun or predicate: `a reduction in relapse`, `is effective for migraine`, `relief from pain`."""

from __future__ import annotations

from collections.abc import Iterator

from claimlint.annotators.claims.drafts import Draft
from claimlint.annotators.claims.health import speaks_of_health
from claimlint.annotators.claims.phrases import Outcome, outcome_after
from claimlint.annotators.claims.stance import is_asked, is_called_for, is_done_by_people, is_recommended, is_tested
from claimlint.annotators.claims.treatments import first_treatment, treatment_before
from claimlint.annotators.claims.usage import usage
from claimlint.annotators.claims.words import ASKING, BE, DETERMINERS, HAVE, PASSED, PREPOSITIONS, normed
from claimlint.model.text import AnnotatedText, Mark, Span

PREDICATES, CHANGES, EFFECTS = "$effective-for", "$change-noun", "$effect-noun"
EFFICACY = "$effectiveness-of"
_HEADINGS = frozenset({"title", "heading", "front-matter", "list"})
#: What gives a noun its force: something has it, shows it, brings it.
_BRINGING = normed(
    "produce produces produced offer offers offered offering provide provides provided providing bring brings "
    "brought bringing achieve achieves achieved experience experiences experienced result results resulted "
    "resulting lead leads led leading cause caused causes yield yielded yields deliver delivers delivered enjoy "
    "enjoys enjoyed notice guaranteed get gets getting give gives gave giving promise promises promised find "
    "feel"
)
_SHOWING = normed(
    "show shows showed shown demonstrate demonstrates demonstrated report reports reported exert exerts exerted "
    "finds found confirm confirms confirmed reveal reveals revealed see sees saw observe observed play plays "
    "played playing prove proves proved indicate indicates indicated support supports noted documented "
    "illuminate illuminated highlight highlights highlighted underscore underscores evidence establishes "
    "established"
)
_GIVING = _BRINGING | _SHOWING | HAVE | BE | {"there", "as"}
#: Behind the noun these say that its effect is taken for granted.
_ADMITTED = normed(
    "known established proven undeniable clear documented undisputed obvious recognized beyond indisputable confirmed "
    "demonstrated"
)
#: As a subject these presuppose an effect (`the benefits of X for Y are many`); efficacy may be anything.
_PRESUPPOSED = normed("benefit benefits power")
_WEIGHING = normed("outweigh outweighs risks risk harms debated disputed controversial vary varies depend depends")
_FARTHEST_GIVER = 12
#: Changes that a study shows; a rise or fall may be a mere trend.
_BETTER = normed("reduction reductions decrease decreases improvement improvements relief")
_CURES = normed("cure answer remedy antidote solution fix treatment")
_FARTHEST_MODAL = 3
_POSSIBLE = normed("may might could would likely unlikely appear appears appeared seem seems seemed")
#: Changes that stand without a verb as a promise; others report a trend (`Rise in asthma admissions`).
_WISHED = normed("relief freedom protection recovery prevention improvement improvements")


def nominal(text: AnnotatedText) -> Iterator[Draft]:
    """The claims that nouns and predicates make."""
    for mark in text.of(PREDICATES).all:
        if _is_predicate(text, mark):
            yield from _draft(text, mark, "predicate")
    for kind in (EFFECTS, CHANGES, EFFICACY):
        for mark in text.of(kind).all:
            if _is_given(text, mark) or _is_fragment(text, mark) or (kind == EFFECTS and _is_headline(text, mark)):
                yield from _draft(text, mark, "noun")


def _draft(text: AnnotatedText, cue: Mark, form: str) -> Iterator[Draft]:
    if text.tokens.norms[cue.start - 1 : cue.start] == ("no",) and text.tokens.norms[cue.start] in _CURES:
        return
    if is_recommended(text, cue.start) or is_tested(text, cue.start) or is_called_for(text, cue.start):
        return
    sentence = text.sentence(cue.start)
    unknown = speaks_of_health(text, sentence)
    outcome = outcome_after(text, cue.end, text.clause(cue.end - 1).end, unknown=unknown, whom=True)
    if outcome is None and not (form == "predicate" and unknown):
        return
    if cue.kind == EFFICACY:
        yield from _of_treatment(text, cue, outcome)
        return
    phrase, kind = (outcome.phrase, outcome.kind) if outcome else (None, "")
    yield Draft(cue, phrase, kind, treatment_before(text, cue.start), form)


def _of_treatment(text: AnnotatedText, cue: Mark, first: Outcome | None) -> Iterator[Draft]:
    """`the effectiveness of X in Y`: the treatment stands behind the noun, the outcome behind that."""
    clause = text.clause(cue.end - 1)
    norms = text.tokens.norms
    behind = next((t for t in range(cue.end + 1, clause.end - 1) if norms[t] in ("for", "in", "on", "against")), None)
    treatment = first_treatment(text, Span(cue.end, clause.end))
    known = outcome_after(text, behind + 1, clause.end, unknown=True, whom=True) if behind else None
    outcome = known or (first if treatment is None else None)
    if outcome is not None:
        yield Draft(cue, outcome.phrase, outcome.kind, treatment, "noun")


def _is_predicate(text: AnnotatedText, mark: Mark) -> bool:
    """Whether `effective for` is said of something: behind a form of `be`, `prove` or `as`."""
    clause = text.clause(mark.start)
    norms = text.tokens.norms
    if is_asked(text, mark.start) or norms[mark.start - 1] in PREPOSITIONS - {"as"}:
        return False
    if _is_fragment(text, mark) or _is_headline(text, mark):
        return True
    span = norms[max(clause.start, mark.start - 8) : mark.start]
    return any(
        norm in BE
        or norm
        in (
            "proved",
            "proven",
            "prove",
            "proves",
            "remains",
            "seems",
            "appears",
            "seem",
            "appear",
            "as",
            "found",
            "offers",
            "provides",
            "offer",
            "provide",
        )
        for norm in span
    )


def _is_given(text: AnnotatedText, mark: Mark) -> bool:
    clause = text.clause(mark.start)
    norms = text.tokens.norms
    start = max(clause.start, mark.start - _FARTHEST_GIVER)
    before = norms[start : mark.start]
    if is_asked(text, mark.start) or text.of("$correlation-cue").within(clause.start, mark.start):
        return False
    if norms[mark.start - 1] == "as" or (norms[mark.start - 1] in ("main", "leading", "major") and "as" in before[-3:]):
        return False
    givers = _GIVING if mark.kind == EFFECTS else _SHOWING | {"there"}
    if norms[mark.start].startswith("play"):
        return usage(text, mark.start, mark.end) is not None
    if mark.kind == CHANGES:
        treated = first_treatment(text, Span(clause.start, mark.start)) is not None
        givers = _GIVING if treated or norms[mark.start] in _BETTER else _BRINGING
    if any(norm in givers for norm in before):
        return True
    if mark.kind == EFFICACY and norms[mark.start] in _PRESUPPOSED and mark.start - clause.start <= 1:
        return not _is_weighed(text, mark)
    return mark.kind == EFFICACY and any(norm in _ADMITTED for norm in norms[mark.end : clause.end])


def _is_weighed(text: AnnotatedText, mark: Mark) -> bool:
    """Whether the sentence goes on to study or doubt what its subject names (`the benefits of X were assessed`)."""
    sentence = text.sentence(mark.start)
    rest = text.tokens.norms[mark.end : sentence.end]
    doubtful = any(
        text.of(kind).within(mark.end, sentence.end) for kind in ("$hedge-of-clause", "$limitation", "$hedge")
    )
    return doubtful or not (ASKING | _WEIGHING).isdisjoint(rest)


def _is_fragment(text: AnnotatedText, mark: Mark) -> bool:
    """Whether the noun stands in a heading, or in a sentence without a verb in front of it."""
    sentence = text.sentence(mark.start)
    norms = text.tokens.norms[sentence.start : mark.start]
    if mark.kind == CHANGES and text.tokens.norms[mark.start] not in _WISHED:
        return False
    if len(norms) > 5 or is_asked(text, mark.start):
        return False
    if text.block(mark.start).kind in _HEADINGS:
        return not any(norm in PREPOSITIONS for norm in norms)
    short = sentence.end - sentence.start <= 12
    whole = text.tokens.norms[sentence.start : sentence.end]
    if text.tokens.norms[mark.start] in _CURES and len(norms) <= 2:  # `An answer to migraine.`
        return short and not any(norm in BE | HAVE for norm in whole)
    return short and not any(norm in BE | HAVE for norm in whole) and not any(n in DETERMINERS | PASSED for n in norms)


def possible(text: AnnotatedText) -> Iterator[Draft]:
    """Claims behind `may`, `might`, `could` by words that say nothing of an effect without them."""
    for cue in text.of("$possible-effect").all:
        norms = text.tokens.norms
        before = norms[max(text.clause(cue.start).start, cue.start - _FARTHEST_MODAL) : cue.start]
        hedged = norms[cue.start] == "potential" or any(norm in _POSSIBLE for norm in before)
        if hedged and not is_done_by_people(text, cue.start):
            yield from _draft(text, cue, "predicate")


def _is_headline(text: AnnotatedText, mark: Mark) -> bool:
    """Whether a predicate stands without its `is`, as in headlines: `New drug effective against malaria`."""
    sentence = text.sentence(mark.start)
    norms = text.tokens.norms
    without_stop = norms[sentence.end - 1] not in (".", "!", "?")
    before = norms[sentence.start : mark.start]
    if "as" in before or "no" in before:
        return False
    return without_stop and len(before) > 1 and before[-1] not in DETERMINERS | PREPOSITIONS and not BE & set(before)
