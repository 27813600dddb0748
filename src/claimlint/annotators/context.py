"""Marks what excuses or colours words: negation, hedge, question, myth and the like, each over the tokens it governs.

A context's `cue` is the phrase that makes it. Cues are vocabularies; how far each reaches is said here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimlint.model.rule import CONTEXTS
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark, Phrase, Span

GIVES: dict[str, dict[str, tuple[str, ...] | None]] = {"@context": {"kind": CONTEXTS, "cue": None}}
NEEDS = ("$", "@role")

_HEADINGS = frozenset({"title", "heading", "front-matter"})
_QUOTES = {"\u201c": "\u201d", '"': '"', "\u00ab": "\u00bb", "\u00bb": "\u00ab"}
#: A quotation is longer than a word in inverted commas (a 'reset' button).
_SHORTEST_QUOTATION = 4
_SETTING_ASIDE = frozenset({"rather", "instead", "without"})
_GOVERNING = frozenset("may might could to appear appears appeared seem seems seemed tend tends likely".split())
#: Contexts whose cue speaks of its whole sentence.
_SENTENCE_WIDE = {"limited": "$limitation", "historical": "$historical-cue", "permitted": "$permitted-wording"}


def annotate(text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
    """The contexts of a text."""
    del setting
    yield from _negated(text)
    yield from _hedged(text)
    yield from _hypothetical(text)
    yield from _attributed(text)
    for kind, cues in _SENTENCE_WIDE.items():
        for cue in text.of(cues).all:
            yield _context(text, kind, text.sentence(cue.start), cue)
    for sentence in text.sentences:
        yield from _questioned(text, sentence)
    yield from _myths(text)
    yield from _rebutted(text)
    yield from _turned_down(text)
    yield from _quoted(text)


def _context(text: AnnotatedText, kind: str, scope: Span, cue: Mark | Span) -> Mark:
    phrase = Phrase(cue.start, cue.end, text.words(cue.start, cue.end), kind)
    return Mark("@context", scope.start, scope.end, {"kind": kind, "cue": phrase})


def _without(text: AnnotatedText, cues: str, false_friends: str) -> Iterator[Mark]:
    """The cues that no false friend overlaps (`not only`, `no doubt`)."""
    friends = text.of(false_friends)
    return (cue for cue in text.of(cues).all if not friends.overlapping(cue.start, cue.end))


def _negated(text: AnnotatedText) -> Iterator[Mark]:
    for cue in _without(text, "$negation-cue", "$negation-false-friend"):
        scope = Span(cue.end, _negation_end(text, cue))
        if scope.start < scope.end:
            yield _context(text, "negated", scope, cue)
    for cue in text.of("$negating-predicate").all:
        yield _context(text, "negated", text.clause(cue.start), cue)


def _hedged(text: AnnotatedText) -> Iterator[Mark]:
    for cue in _without(text, "$hedge", "$hedge-false-friend"):
        scope = Span(cue.end, _hedge_end(text, cue))
        if scope.start < scope.end:
            yield _context(text, "hedged", scope, cue)
    for cue in text.of("$hedge-of-clause").all:
        yield _context(text, "hedged", text.clause(cue.start), cue)


def _negation_end(text: AnnotatedText, cue: Mark) -> int:
    """`Rather than curing it, the drug …`: a phrase set aside ends at its comma, other negations with their verb."""
    end = _verb_phrase_end(text, cue.end)
    norms = text.tokens.norms
    if not any(norm in _SETTING_ASIDE for norm in norms[cue.start : cue.end]):
        return end
    return next((token for token in range(cue.end, end) if norms[token] == ","), end)


def _hedge_end(text: AnnotatedText, cue: Mark) -> int:
    """A modal or `to` governs its own verbs; a cue with a statement behind it (`suggests that`) the whole clause."""
    if any(norm in _GOVERNING for norm in text.tokens.norms[cue.start : cue.end]):
        return _verb_phrase_end(text, cue.end)
    within = cue.end < len(text.tokens) and text.clause_of[cue.end] == text.clause_of[cue.end - 1]
    return text.clause(cue.end).end if within else cue.end


def _verb_phrase_end(text: AnnotatedText, start: int) -> int:
    """Where a cue's reach ends: its clause, or a coordinated verb that stands on its own (`may help and cures`)."""
    if start >= len(text.tokens):
        return start
    if text.clause_of[start] != text.clause_of[start - 1]:
        return start
    clause = text.clause(start)
    norms = text.tokens.norms
    for token in range(start + 1, clause.end):
        if norms[token - 1] in ("and", "or") and norms[token].endswith("s") and _is_verb(text, token):
            return token - 1
    return clause.end


def _is_verb(text: AnnotatedText, token: int) -> bool:
    return any(mark.start == token for mark in text.of("$claim-verb").overlapping(token, token + 1))


def _hypothetical(text: AnnotatedText) -> Iterator[Mark]:
    for cue in text.of("$hypothetical-cue").all:
        yield _context(text, "hypothetical", text.clause(cue.start), cue)


def _attributed(text: AnnotatedText) -> Iterator[Mark]:
    for cue in text.of("$attribution-cue").all:
        yield _context(text, "attributed", text.sentence(cue.start), cue)


def _questioned(text: AnnotatedText, sentence: Span) -> Iterator[Mark]:
    """A sentence with a question mark at its end; a heading that opens like a question."""
    last = text.tokens.norms[sentence.end - 1]
    opener = text.of("$question-opener").by_start.get(sentence.start, ())
    if last.startswith("?"):
        yield _context(text, "questioned", sentence, Span(sentence.end - 1, sentence.end))
    elif opener and text.block(sentence.start).kind in _HEADINGS:
        yield _context(text, "questioned", sentence, opener[0])


def _myths(text: AnnotatedText) -> Iterator[Mark]:
    """From `Myth:` to `Fact:` or the sentence's end; a sentence that calls its own statement a myth."""
    for cue in text.of("$myth-label").all:
        block = text.block_spans[text.tokens.blocks[cue.start]]
        if not _is_label(text, cue):
            continue
        answers = [m.start for m in text.of("$fact-label").all if cue.end <= m.start < block.end]
        sentence = text.sentence(cue.start)
        end = min(answers, default=max(sentence.end, _next_sentence_end(text, cue)))
        yield _context(text, "myth", Span(cue.start, min(end, block.end)), cue)
    for cue in text.of("$myth-predicate").all:
        yield _context(text, "myth", text.sentence(cue.start), cue)


def _is_label(text: AnnotatedText, cue: Mark) -> bool:
    """`Myth:`, `Myth #2:` at the head of a block or sentence."""
    if cue.start != text.sentence(cue.start).start:
        return False
    following = text.tokens.norms[cue.end : cue.end + 3]
    return any(norm in (":", "\u2014", "|") for norm in following) or text.block(cue.start).kind in _HEADINGS


def _next_sentence_end(text: AnnotatedText, cue: Mark) -> int:
    """`Myth.` may stand alone: then the next sentence is the myth."""
    sentence = text.sentence(cue.start)
    alone = sentence.end - cue.end <= 2
    number = text.sentence_of[cue.start] + 1
    return text.sentences[number].end if alone and number < len(text.sentences) else sentence.end


def _rebutted(text: AnnotatedText) -> Iterator[Mark]:
    """What others are said to claim, when the same or the next sentence rejects it."""
    for cue in text.of("$reported-claim").all:
        number = text.sentence_of[cue.start]
        sentence = text.sentences[number]
        following = text.sentences[number + 1] if number + 1 < len(text.sentences) else sentence
        same_block = text.tokens.blocks[following.start] == text.tokens.blocks[cue.start]
        end = following.end if same_block else sentence.end
        if text.of("$rebuttal-cue").within(sentence.start, end):
            yield _context(text, "rebutted", sentence, cue)


def _turned_down(text: AnnotatedText) -> Iterator[Mark]:
    """What the page lists as wrong, gives a negative verdict or marks with a cross."""
    for role in text.of("@role").all:
        if role.attributes["kind"] == "wrong":
            cue = role.attributes.get("cue")
            span = Span(cue.start, cue.end) if isinstance(cue, Phrase) else Span(role.start, role.start)
            yield _context(text, "rebutted", Span(role.start, role.end), span)


def _quoted(text: AnnotatedText) -> Iterator[Mark]:
    """Words in quotation marks, and block quotations."""
    for number, block in enumerate(text.document.blocks):
        if block.quoted or block.kind == "quote":
            span = text.block_spans[number]
            if span.start < span.end:
                yield _context(text, "quoted", span, Span(span.start, span.start))
            continue
        for start, end in _quotations(block.text):
            first, last = text.token_range(number, start, end)
            if last - first >= _SHORTEST_QUOTATION:
                yield _context(text, "quoted", Span(first, last), Span(first, first))


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """The character ranges between quotation marks that belong together."""
    at = 0
    while at < len(text):
        closer = _QUOTES.get(text[at])
        end = text.find(closer, at + 1) if closer else -1
        if end < 0:
            at += 1
            continue
        yield at + 1, end
        at = end + 1
