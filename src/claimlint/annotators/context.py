"""Marks what excuses or colours words: negation, hedge, question, myth and the like, each over the tokens it governs.

A context's `cue` is the phrase that makes it. Cues are vocabularies; how far each reaches is said here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from claimlint.annotators.frames.health import health_sentences
from claimlint.annotators.frames.scopes import governed
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
_OURSELVES = frozenset("we i our".split())
_POINTERS = frozenset("it they this that these those he she we you".split())
#: Behind `why` these ask in earnest.
_ASKING = tuple(
    (norm,) for norm in "is are was were do does did can could would should might may has have had not".split()
)
_LONGEST_DENIAL = 4
#: Contexts whose cue speaks of its whole sentence.
_SENTENCE_WIDE = {"limited": "$limitation", "historical": "$historical-cue", "permitted": "$permitted-wording"}

_NOTHING = frozenset({"no", "nothing", "nobody"})
#: To do no better than these is to do nothing.
_NULL = frozenset("placebo placebos sham control controls nothing chance others other before".split())


def annotate(text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
    """The contexts of a text."""
    del setting
    parsed = frozenset(health_sentences(text))
    yield from _negated(text, parsed)
    yield from _hedged(text, parsed)
    yield from _hypothetical(text)
    yield from _attributed(text, parsed)
    for kind, cues in _SENTENCE_WIDE.items():
        for cue in text.of(cues).all:
            yield _context(text, kind, text.sentence(cue.start), cue)
    for sentence in text.sentences:
        yield from _questioned(text, sentence)
    yield from _myths(text)
    yield from _rebutted(text)
    yield from _answered(text)
    yield from _turned_down(text)
    yield from _quoted(text)


def _context(text: AnnotatedText, kind: str, scope: Span, cue: Mark | Span) -> Mark:
    phrase = Phrase(cue.start, cue.end, text.words(cue.start, cue.end), kind)
    return Mark("@context", scope.start, scope.end, {"kind": kind, "cue": phrase})


def _without(text: AnnotatedText, cues: str, false_friends: str) -> Iterator[Mark]:
    """The cues that no false friend overlaps (`not only`, `no doubt`)."""
    friends = text.of(false_friends)
    return (cue for cue in text.of(cues).all if not friends.overlapping(cue.start, cue.end))


def _negated(text: AnnotatedText, parsed: frozenset[int]) -> Iterator[Mark]:
    for cue in _without(text, "$negation-cue", "$negation-false-friend"):
        if not _praises(text, cue):
            yield from _governing(text, "negated", cue, _negation_end, parsed)
    for cue in text.of("$negating-predicate").all:
        sentence = text.sentence(cue.start)
        held = any(text.of(kind).within(sentence.start, cue.start) for kind in ("$believing-verb", "$saying-verb"))
        yield _context(text, "negated", sentence if held else text.clause(cue.start), cue)
    for cue in _verbs(text, "$doubting-verb", parsed):
        yield from _under(text, "negated", cue)
    for cue in _verbs(text, "$sanctioning-verb", parsed):
        if any(_says(text, token) for token in text.tree(cue.start).subtree(cue.start)):
            yield from _under(text, "negated", cue)


def _praises(text: AnnotatedText, cue: Mark) -> bool:
    """Whether a denial says that nothing does better (`No mattress is kinder to backs than ours`)."""
    norms, end = text.tokens.norms, text.sentence(cue.start).end
    if norms[cue.start] not in _NOTHING or cue.end - cue.start > 1 or not _may_compare(norms[cue.end : end]):
        return False
    tree = text.tree(cue.start)
    subject = tree.head(cue.start) if tree.label(cue.start) == "det" else cue.start
    if tree.label(subject) not in ("nsubj", "nsubjpass"):
        return False
    for place in range(subject + 1, end):
        compared = "than" if tree.tag(place) in ("JJR", "RBR") else "as" if norms[place] in ("as", "so") else None
        if compared is not None and compared in norms[place + 1 : end]:
            behind = norms.index(compared, place + 1)
            return _NULL.isdisjoint(norms[behind:end])
    return False


def _may_compare(norms: tuple[str, ...]) -> bool:
    """Whether words hold `than`, or `as … as` or `so … as`: seen first, as most posts are parsed for nothing else."""
    if "than" in norms:
        return True
    likened = next((at for at, norm in enumerate(norms) if norm in ("as", "so")), len(norms))
    return "as" in norms[likened + 1 :]


def _hedged(text: AnnotatedText, parsed: frozenset[int]) -> Iterator[Mark]:
    for cue in _without(text, "$hedge", "$hedge-false-friend"):
        yield from _governing(text, "hedged", cue, _hedge_end, parsed)
    for cue in text.of("$hedge-of-clause").all:
        yield _context(text, "hedged", text.clause(cue.start), cue)


def _governing(
    text: AnnotatedText, kind: str, cue: Mark, end_of: Callable[[AnnotatedText, Mark], int], parsed: frozenset[int]
) -> Iterator[Mark]:
    """A context over what a cue governs: by the tree where there is one, else as far as the clause goes."""
    aside = any(norm in _SETTING_ASIDE for norm in text.tokens.norms[cue.start : cue.end])
    if text.sentence_of[cue.start] not in parsed or aside:
        scopes = [Span(cue.end, end_of(text, cue))]
    else:
        scopes = governed(text, text.tree(cue.start), Span(cue.start, cue.end))
    for scope in scopes:
        if scope.start < scope.end:
            yield _context(text, kind, scope, cue)


def _verbs(text: AnnotatedText, kind: str, parsed: frozenset[int]) -> Iterator[Mark]:
    """The marks of a list of verbs that are verbs where they stand."""
    for mark in text.of(kind).all:
        if text.sentence_of[mark.start] in parsed and text.tree(mark.start).tag(mark.start).startswith("VB"):
            yield mark


def _under(text: AnnotatedText, kind: str, cue: Mark) -> Iterator[Mark]:
    """A context over all that a verb has under it besides its subject."""
    for scope in governed(text, text.tree(cue.start), Span(cue.start, cue.end)):
        yield _context(text, kind, scope, cue)


def _says(text: AnnotatedText, token: int) -> bool:
    return bool(text.of("$saying-verb").overlapping(token, token + 1))


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


def _attributed(text: AnnotatedText, parsed: frozenset[int]) -> Iterator[Mark]:
    for cue in text.of("$attribution-cue").all:
        yield _context(text, "attributed", text.sentence(cue.start), cue)
    for kind in ("$saying-verb", "$believing-verb"):
        for cue in _verbs(text, kind, parsed):
            tree = text.tree(cue.start)
            speaker = tree.child(cue.start, "nsubj")
            if speaker is None or text.tokens.norms[speaker] in _OURSELVES or not tree.children(cue.start, "ccomp"):
                continue
            yield from _under(text, "attributed", cue)


def _questioned(text: AnnotatedText, sentence: Span) -> Iterator[Mark]:
    """A sentence with a question mark at its end; a heading that opens like a question."""
    last = text.tokens.norms[sentence.end - 1]
    opener = text.of("$question-opener").by_start.get(sentence.start, ())
    if last.startswith("?") and not _is_rhetorical(text, sentence):
        yield _context(text, "questioned", sentence, Span(sentence.end - 1, sentence.end))
    elif opener and text.block(sentence.start).kind in _HEADINGS:
        yield _context(text, "questioned", sentence, opener[0])


def _is_rhetorical(text: AnnotatedText, sentence: Span) -> bool:
    """Whether a question asks nothing: `Why suffer, when X ends pain?`, `Why pay for X when …?` and the like."""
    opening = text.tokens.norms[sentence.start : sentence.start + 2]
    return opening[:1] == ("why",) and opening[1:] not in _ASKING


def _answered(text: AnnotatedText) -> Iterator[Mark]:
    """A sentence that the next one takes back: `They are not.`, `It doesn't.`, `Wrong, and here is why.` and such."""
    for number in range(1, len(text.sentences)):
        answer, before = text.sentences[number], text.sentences[number - 1]
        if answer.start >= answer.end or before.start >= before.end:
            continue
        if text.tokens.blocks[answer.start] == text.tokens.blocks[before.start] and _takes_back(text, answer):
            yield _context(text, "rebutted", before, answer)


def _takes_back(text: AnnotatedText, answer: Span) -> bool:
    norms = [norm for norm in text.tokens.norms[answer.start : answer.end] if norm[0].isalnum() or norm == "n't"]
    if len(norms) <= _LONGEST_DENIAL and norms[-1:] in (["not"], ["n't"]) and norms[0] in _POINTERS:
        return True
    openers = text.of("$rebuttal-opener").by_start.get(answer.start, ())
    return any(_ends_phrase(text, opener.end, answer) for opener in openers)


def _ends_phrase(text: AnnotatedText, token: int, answer: Span) -> bool:
    """Whether nothing follows at once, so that the words are an answer of their own."""
    return (
        token >= answer.end or not text.tokens.norms[token][0].isalnum() or text.tokens.norms[token] in ("and", "but")
    )


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
