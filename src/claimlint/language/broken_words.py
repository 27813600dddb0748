"""Words written letter by letter, with digits for letters, or broken at a line's end, read as the words that they are.

Only what gives a word that somebody looks for is read so: `cur3s` is `cures`, `B12` and `H1N1` are what they are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from itertools import product

from claimlint.expressions.spelling import norm
from claimlint.language.addresses import addresses
from claimlint.language.folding import Folding

Knows = Callable[[str], bool]

_SPACED = re.compile(
    r"(?<!\w)[^\W\d_]([^\w\r\n])[^\W\d_](?:\1[^\W\d_])+(?!\w)(?!['\u2019]\w)|(?<!\w)[^\W\d](?:_[^\W\d_]){2,}(?!\w)"
)
_DIGITS = {
    "0": "o", "1": "il", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g", "@": "a", "$": "s", "!": "i",
    "|": "li", "\u20ac": "e", "+": "t", "\u03b1": "a", "\u03b2": "b", "\u03b3": "y", "\u03ba": "k", "\u03bc": "u",
    "\u00b5": "u", "\u03c9": "w",
}  # fmt: skip
_SIGNS = re.escape("".join(_DIGITS))
_DIGIT_WITHIN = re.compile(
    rf"(?<=[^\W\d_])[{_SIGNS}]{{1,2}}(?=[^\W\d_])|(?<![\w.,$\u20ac])[0134579$@\u03b1-\u03c9](?=[^\W\d_]{{3}})"
)
#: What is in every such word; these are quick to look for.
_MAY_BE_SPACED = re.compile(r"([\W_])[^\W\d_]\1[^\W\d_](?!\w)")
_MAY_BE_DIGIT = re.compile(rf"[{_SIGNS}](?=[^\W\d_])")
_AROUND = re.compile(rf"[^\W_]|[{_SIGNS}]")
_HYPHENATED = re.compile(r"(?<![\w-])([^\W\d_]+)([-\u2010\u2011]) (?=([^\W\d_]+))")
#: After a hyphen that leaves something out: `pre- and post-operative`.
_SUSPENDED = frozenset({"and", "or", "to", "nor", "und"})
_SHORTEST, _LONGEST = 4, 24
_SHORTEST_WITHIN = 3
_LONGEST_LINE = 400
_MOST_SIGNS = 5


def may_be_broken(text: str) -> bool:
    """Whether a text may hold such words."""
    return "- " in text or _MAY_BE_DIGIT.search(text) is not None or _MAY_BE_SPACED.search(text) is not None


def mend_words(folding: Folding, source: str, knows: Knows) -> None:
    """Replaces and drops the characters that break words; `knows` says whether a norm is a word that is looked for."""
    _hyphenated(folding, source, knows)
    _spaced(folding, knows)
    _with_digits(folding, knows)


def _hyphenated(folding: Folding, source: str, knows: Knows) -> None:
    """A hyphen at a line's end goes where one word was broken; of two words it loses the line end."""
    dropped = set[int]()
    for found in _HYPHENATED.finditer(folding.text):
        start, end = folding.source(found.end() - 1)
        if source[start:end].strip(" \t") and found[3].lower() not in _SUSPENDED:
            dropped.add(found.end() - 1)
            if knows(norm(found[1] + found[3])):
                dropped.add(found.start(2))
    folding.drop(dropped)


def _spaced(folding: Folding, knows: Knows) -> None:
    """Letters with the same sign between them."""
    dropped = set[int]()
    text = folding.text
    kept = addresses(text)
    for found in _SPACED.finditer(text):
        if _touches(kept, *found.span()):
            continue
        start = found.start()
        for stop in (*_wide_gaps(folding, found), found.end()):
            dropped |= _joined(text[start:stop], start, knows)
            start = stop + 1
    for at in dropped:
        folding.why[at - 1] = folding.why[at - 1] or "spacing"
    folding.drop(dropped)


def _touches(ranges: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the ranges, which are in order, shares a place with `start` to `end`."""
    near = bisect_left(ranges, (end, 0))
    return near > 0 and ranges[near - 1][1] > start


def _wide_gaps(folding: Folding, found: re.Match[str]) -> list[int]:
    """The spaces among the letters that part words, being wider than the others."""
    if found[1] != " ":
        return []
    spaces = range(found.start() + 1, found.end(), 2)
    width = {at: folding.source(at)[1] - folding.source(at)[0] for at in spaces}
    least = min(width.values())
    return [at for at in spaces if width[at] > least]


def _joined(text: str, start: int, knows: Knows) -> set[int]:
    """The places of the signs between the letters of one word, or of several words without a gap between them."""
    letters = text[::2]
    if _SHORTEST <= len(letters) <= _LONGEST and knows(norm(letters)):
        return set(range(start + 1, start + len(text), 2))
    dropped = set[int]()
    for begin, end in _words_in(letters, knows) if len(letters) <= _LONGEST_LINE else []:
        dropped.update(range(start + 2 * begin + 1, start + 2 * end - 2, 2))
    return dropped


def _words_in(letters: str, knows: Knows) -> list[tuple[int, int]]:
    """The words in letters without gaps, if one of them is known and long: those that leave the fewest letters over."""
    best: list[tuple[int, tuple[tuple[int, int], ...]]] = [(0, ())]
    for end in range(1, len(letters) + 1):
        left, words = best[end - 1]
        choice = (left + 1, words)
        for begin in range(max(0, end - _LONGEST), end - _SHORTEST_WITHIN + 1):
            if best[begin][0] < choice[0] and knows(norm(letters[begin:end])):
                choice = (best[begin][0], (*best[begin][1], (begin, end)))
        best.append(choice)
    words = best[-1][1]
    return list(words) if any(end - begin >= _SHORTEST for begin, end in words) else []


def _with_digits(folding: Folding, knows: Knows) -> None:
    """Digits and signs for letters."""
    text = folding.text
    kept = addresses(text)
    done = 0
    for found in _DIGIT_WITHIN.finditer(text):
        start, end = _stretch(text, *found.span())
        if start < done or _touches(kept, start, end):
            continue
        done = end
        word = text[start:end]
        if meant := _meant(word, knows):
            for at, letter in enumerate(meant, start):
                if folding.characters[at] != letter:
                    folding.characters[at] = letter
                    folding.why[at] = folding.why[at] or "digits"


def _stretch(text: str, start: int, end: int) -> tuple[int, int]:
    """The letters, digits and signs around a place."""
    while start > 0 and _AROUND.match(text, start - 1):
        start -= 1
    while end < len(text) and _AROUND.match(text, end):
        end += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _meant(word: str, knows: Knows) -> str:
    """The word that is meant; empty when none is known, or digits end it, as they do names and notes."""
    signs = sum(one in _DIGITS for one in word)
    letters = len(word) - signs
    if not (_SHORTEST <= len(word) <= _LONGEST and 0 < signs <= min(_MOST_SIGNS, letters)) or word[-1] in _DIGITS:
        return ""
    ways = product(*(_DIGITS.get(one, one) for one in word))
    meant = next((way for way in map("".join, ways) if knows(norm(way))), "")
    return meant.upper() if word.isupper() else meant
