"""Clauses within a sentence: its norms go in, the token ranges of its clauses come out.

Negations and hedges hold within a clause, gaps of expressions do not cross one. Without a parser the
borders are read off punctuation and the words that open a clause; a comma alone is no border.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimlint.expressions.spelling import DASH
from claimlint.model.text import Span

#: Marks that end a clause, except in a short parenthesis and between figures.
_BREAKS = frozenset({";", ":", DASH, "?", "!", "|"})
#: A longer parenthesis is a clause of its own; a shorter one (`(n = 12)`, `(Ketalar)`) leaves the clause whole.
_ASIDE = 8
#: Words that open a new clause wherever they stand.
_OPENERS = frozenset("although though because unless nevertheless nonetheless which who whom whose".split())
#: Words that open one behind a comma; elsewhere they also join words within a clause.
_AFTER_COMMA = frozenset("so yet since once before after when where until if whether whenever wherever".split())
#: Openers behind a comma whose clause may end at the next: `X, which may ease pain, cures …`.
_INSERTED = frozenset("which who whom whose where when although though while if".split())
#: Openings of a sentence whose clause ends at a comma; the second group only when it holds a verb (`As we age, …`).
_LEADING = frozenset("while although though if when because whereas unless whenever whether".split())
_LEADING_WITH_VERB = frozenset("since until after before once as".split())
#: Openings of a phrase without a verb: `In some people, it helps` is one clause.
_PREPOSITIONS = frozenset(
    "in for with without at by during on among to from after before over under despite as like unlike of across "
    "through within between since until throughout".split()
)
_SUBJECTS = frozenset("i you we he she it they".split())
_POINTERS = frozenset("this that these those there".split())
_AUXILIARIES = frozenset(
    "is are was were be been am has have had do does did will would can could may might must should shall "
    "'s 're 've 'll ca wo".split()
)
#: Behind these `but` means `except`.
_EXCEPT = frozenset("nothing anything everything all none".split())
#: Words at most between `not only` and `but`.
_NOT_ONLY_BUT = 20
#: Words at most of a subject behind `, and`.
_LONGEST_SUBJECT = 4
_MERELY = frozenset("only just merely simply solely".split())


def clause_ranges(norms: Sequence[str], sentence: Span) -> list[Span]:
    """The clauses of one sentence, in order; together they hold all its tokens."""
    asides = list(_asides(norms, sentence))
    short = {token for aside in asides if _is_short(aside) for token in range(aside.start, aside.end)}
    borders = {sentence.start, sentence.end}
    for token in range(sentence.start, sentence.end):
        if norms[token] in _BREAKS and token not in short and not _is_range(norms, sentence, token):
            borders.add(token + 1)
        elif sentence.start < token < sentence.end - 1 and _opens(norms, sentence, token):
            borders.add(token)
    borders |= _leading_end(norms, sentence)
    borders |= set(_returns(norms, sorted(borders)))
    for aside in _parted(asides, sorted(borders)):
        borders.discard(aside.start + 1)
        borders |= {aside.start, aside.end}
    return [Span(start, end) for start, end in pairwise(sorted(borders))]


def _is_range(norms: Sequence[str], sentence: Span, token: int) -> bool:
    """`5 – 10`, `1 : 2`: a mark between figures."""
    inside = sentence.start < token < sentence.end - 1
    return inside and norms[token - 1][:1].isdigit() and norms[token + 1][:1].isdigit()


def _opens(norms: Sequence[str], sentence: Span, token: int) -> bool:
    """Whether a clause begins with this token, which is neither the first nor the last of the sentence."""
    before, norm, after = norms[token - 1 : token + 2]
    comma = before == ","
    if norm == "but":
        return not _is_within_clause(norms, sentence, token)
    if norm == "however":
        return comma and (after != "," or norms[token + 2] in _SUBJECTS)
    if norm in ("while", "whereas"):
        return before != "a" and not after.endswith("ing")
    if norm in _OPENERS or (comma and norm in _AFTER_COMMA):
        return True
    if norm in ("and", "or", "so", "then"):
        return after in _SUBJECTS or after in ("this", "there") or (comma and _goes_on(norms, sentence, token))
    return comma and _is_subject(norms, token) and not _follows_phrase(norms, sentence, token - 1)


def _goes_on(norms: Sequence[str], sentence: Span, token: int) -> bool:
    """Whether behind `, and` another subject has its verb (`nothing else has worked, and relapse is rare`)."""
    if _AUXILIARIES.isdisjoint(norms[sentence.start : token]):
        return False
    for at in range(token + 1, min(token + _LONGEST_SUBJECT + 2, sentence.end)):
        if norms[at] in _AUXILIARIES:
            return at > token + 1
        if norms[at] in _BREAKS or norms[at] in (",", "and", "or", "to", "("):
            return False
    return False


def _is_within_clause(norms: Sequence[str], sentence: Span, token: int) -> bool:
    """Whether `but` joins words of one clause: `nothing but`, `not only A but also B`."""
    if norms[token - 1] in _EXCEPT:
        return True
    behind = range(max(sentence.start, token - _NOT_ONLY_BUT) + 1, token)
    merely = any(norms[at] in _MERELY and norms[at - 1] in ("not", "n't") for at in behind)
    return merely and norms[token + 1] not in _SUBJECTS


def _is_subject(norms: Sequence[str], token: int) -> bool:
    return norms[token] in _SUBJECTS or (norms[token] in _POINTERS and norms[token + 1] in _AUXILIARIES)


def _follows_phrase(norms: Sequence[str], sentence: Span, comma: int) -> bool:
    """Whether the words before a comma are a phrase without a verb: `In some people, …`, `Today, …`."""
    start = comma
    while start > sentence.start and norms[start - 1] != "," and norms[start - 1] not in _BREAKS:
        start -= 1
    start += norms[start] in ("and", "but", "so", "yet")
    if comma - start == 1:
        return norms[start] != "no"
    return norms[start] in _PREPOSITIONS and not _has_verb(norms[start + 1 : comma])


def _has_verb(norms: Sequence[str]) -> bool:
    """Whether a verb shows: by its subject at the head, or an auxiliary."""
    return len(norms) > 0 and (norms[0] in _SUBJECTS or not _AUXILIARIES.isdisjoint(norms))


def _leading_end(norms: Sequence[str], sentence: Span) -> set[int]:
    """Where the subordinate clause ends that a sentence begins with."""
    start = sentence.start
    start += norms[start] in ("and", "but", "so", "yet") and start + 1 < sentence.end
    if norms[start] not in _LEADING and norms[start] not in _LEADING_WITH_VERB:
        return set()
    comma = _main_comma(norms, start, sentence.end)
    if comma is None or norms[start + 1] == "of":
        return set()
    if norms[start] in _LEADING_WITH_VERB and not _has_verb(norms[start + 1 : comma]):
        return set()
    return {comma + 1}


def _main_comma(norms: Sequence[str], start: int, end: int) -> int | None:
    """The first comma that is neither in parentheses nor between the items of a list; else the first."""
    depth = 0
    commas = []
    for token in range(start, end):
        depth += (norms[token] == "(") - (norms[token] == ")")
        if norms[token] == "," and depth <= 0 and token + 1 < end:
            commas.append(token)
            if not _is_in_list(norms[token + 1 : min(token + 4, end)]):
                return token
    return commas[0] if commas else None


def _is_in_list(following: Sequence[str]) -> bool:
    """Whether the norms behind a comma are an item and the next comma or conjunction: `, C, and`, `, vitamin C or`."""
    if following[0] in ("and", "or"):
        return True
    return following[0] not in _SUBJECTS and any(norm in (",", "and", "or") for norm in following[1:])


def _returns(norms: Sequence[str], borders: Sequence[int]) -> Iterator[int]:
    """Where a sentence takes up its main clause again behind an inserted one."""
    for start, end in pairwise(borders):
        if start > borders[0] and norms[start] in _INSERTED and norms[start - 1] == ",":
            comma = next((at for at in range(start, end - 1) if _is_return(norms, at, end)), None)
            if comma is not None:
                yield comma + 1


def _is_return(norms: Sequence[str], comma: int, end: int) -> bool:
    """Whether the word behind a comma looks like the verb of a main clause."""
    if norms[comma] != "," or _is_in_list(norms[comma + 1 : min(comma + 4, end)]):
        return False
    verb = comma + 1
    while verb < end - 1 and (norms[verb].endswith("ly") or norms[verb] in ("also", "not", "never")):
        verb += 1
    norm = norms[verb]
    return norm in _AUXILIARIES or (len(norm) > 3 and norm.endswith("s") and not norm.endswith(("ss", "us", "is")))


def _asides(norms: Sequence[str], sentence: Span) -> Iterator[Span]:
    """The tokens from each opening parenthesis or bracket to its end, those within others first."""
    opened: list[int] = []
    for token in range(sentence.start, sentence.end):
        if norms[token] in ("(", "["):
            opened.append(token)
        elif norms[token] in (")", "]") and opened:
            yield Span(opened.pop(), token + 1)


def _is_short(aside: Span) -> bool:
    return aside.end - aside.start <= _ASIDE + 1


def _parted(asides: Sequence[Span], borders: Sequence[int]) -> list[Span]:
    """The parentheses that are long or hold a clause of their own."""
    return [
        aside
        for aside in asides
        if not _is_short(aside) or bisect_right(borders, aside.start) < bisect_left(borders, aside.end)
    ]
