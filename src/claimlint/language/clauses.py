"""Clauses within a sentence: its norms go in, the token ranges of its clauses come out.

Negations and hedges hold within a clause, gaps of expressions do not cross one. Without a parser the
borders are read off punctuation and the words that open a clause; a comma alone is no border.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimlint.model.text import Span

#: Marks that always end a clause.
_BREAKS = frozenset({";", ":", "\u2014", "--", "?", "!", "|"})
#: A longer parenthesis is a clause of its own; a shorter one (`(n = 12)`, `(Ketalar)`) leaves the clause whole.
_ASIDE = 8
#: Words that open a new clause wherever they stand.
_OPENERS = frozenset(
    "but however although though whereas while because unless until so whether nevertheless nonetheless yet"
    " which who whom whose where when if since whenever wherever after before once".split()
)
#: Openers that need a comma before them, as they also join words within a clause.
_AFTER_COMMA = frozenset("so yet since once before after when where while until if whether".split())
#: Subordinate openings of a sentence: its first comma then ends their clause.
_LEADING = frozenset(
    "while although though if when because since whereas unless until after before once as despite by in during".split()
)
_SUBJECTS = frozenset("i you we he she it they this that these those there".split())
_AUXILIARIES = frozenset(
    "is are was were be been am has have had do does did will would can could may might must should shall 's 're 've 'll".split()
)


def clause_ranges(norms: Sequence[str], sentence: Span) -> list[Span]:
    """The clauses of one sentence, in order; together they hold all its tokens."""
    borders = {sentence.start, sentence.end}
    for token in range(sentence.start, sentence.end):
        border = _border(norms, sentence, token)
        if border is not None:
            borders.add(border)
    borders |= _leading_end(norms, sentence) | _parentheses(norms, sentence)
    ordered = sorted(borders)
    return [Span(start, end) for start, end in zip(ordered, ordered[1:], strict=False)]


def _border(norms: Sequence[str], sentence: Span, token: int) -> int | None:
    """The token where a new clause begins because of this one."""
    norm = norms[token]
    if norm in _BREAKS:
        return min(token + 1, sentence.end)
    if token == sentence.start:
        return None
    comma = norms[token - 1] == ","
    if norm in _OPENERS and (comma or norm not in _AFTER_COMMA):
        return token
    if norm in ("and", "or", "so", "then") and token + 2 < sentence.end:
        return token if _opens_with_subject(norms, token + 1) else None
    if comma and norm in _SUBJECTS and token + 1 < sentence.end and norms[token + 1] in _AUXILIARIES:
        return token
    return None


def _opens_with_subject(norms: Sequence[str], token: int) -> bool:
    """`and it …`, `and this …`: a pronoun in front of more words is a subject; `that` mostly is none."""
    return norms[token] in _SUBJECTS - {"that", "those", "these"}


def _leading_end(norms: Sequence[str], sentence: Span) -> set[int]:
    if sentence.start >= sentence.end or norms[sentence.start] not in _LEADING:
        return set()
    depth = 0
    for token in range(sentence.start, sentence.end):
        depth += (norms[token] == "(") - (norms[token] == ")")
        if norms[token] == "," and depth == 0:
            return {token + 1}
    return set()


def _parentheses(norms: Sequence[str], sentence: Span) -> set[int]:
    borders: set[int] = set()
    opened: list[int] = []
    for token in range(sentence.start, sentence.end):
        if norms[token] == "(":
            opened.append(token)
        elif norms[token] == ")" and opened:
            start = opened.pop()
            if token - start > _ASIDE:
                borders |= {start, min(token + 1, sentence.end)}
    return borders
