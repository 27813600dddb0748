"""Sentence ends in clean text: a block's text goes in, the ranges of its sentences come out.

A full stop ends a sentence unless it belongs to an abbreviation, a number, an initial or an address;
a citation marker behind the stop still belongs to the sentence.
"""

from __future__ import annotations

import re

from claimlint.language.addresses import addresses

#: A stop after these never ends a sentence: something always follows.
_NEVER_LAST = frozenset("vs cf eg ie e.g i.e viz approx ca resp incl est subsp ssp var assn ed eds c.f".split())
#: The same, but only when written with a capital: `rep.` and `gen.` are the ends of other words.
_TITLES = frozenset(
    "dr mr mrs ms mx prof st mt ft ave dept univ gen col sgt capt lt rev hon gov sen rep messrs sr fr".split()
)
#: A stop after these ends a sentence only before a word that usually opens one.
_MAYBE_LAST = frozenset("al etc inc ltd co corp jr sp spp ph.d b.sc m.sc hr hrs wt temp avg".split())
#: Abbreviations that are words too (`no.`, `min.`, `fig.`) count as such only before a number.
_BEFORE_NUMBER = frozenset(
    "no nos fig figs eq eqs ref refs vol vols pp sec min max ch chap para "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_OPENINGS = frozenset(
    "the a an this that these those it they we you he she i our your their its his her my in on at by for from to with "
    "without as if when while although though however but and or so yet there here most many some all no not one both "
    "each every after before since because during despite thus therefore then what why how who do does is are can "
    "researchers patients people participants studies scientists doctors experts adults women men children".split()
)
#: Nouns that a single capital belongs to: `vitamin C. Smokers need more` is two sentences, `J. Smith` is a name.
_LETTERED = frozenset(
    "vitamin vitamins hepatitis influenza type group class stage phase grade category plan figure table appendix "
    "factor part option arm cohort schedule section panel step level protein coenzyme strain subtype".split()
)
_STOP = re.compile(r"[.!?\u2026]+[\"'\u201d\u2019)\]\u00bb]*")
_CLOSING = "\"'\u201d\u2019)]\u00bb"
_MARKERS = re.compile(
    r"(?:\s?\[[\d,;\s\u2013-]{1,40}\]|\s?\[\^[^\]\s]{1,60}\]|[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+"
    r"|[*\u2020\u2021]+(?=\s|$))+"
    # a marker that was raised above the line until the text was copied: `in adults.3 The …`
    r"|(?<=[a-z]{3}[.)])\d{1,3}(?:[,\u2013-]\d{1,3})*(?=\s+[A-Z]|$)"
)
_WORD_BEFORE = re.compile(r"(?<![\w.])([^\W\d_](?:[\w.]{0,20}[^\W_])?)$")
_NOUN_BEFORE = re.compile(r"(\w+)\s+\w$")
_NEXT = re.compile(r"\s+[\"'\u201c\u2018(\[\u00ab*_]*(\S+)")
#: What numbers an item of a list: `1.`, `(b).`
_ENUMERATOR = re.compile(r"\s*\(?(?:\d{1,2}|[A-Za-z])\)?")
#: How far back an abbreviation may begin, with the noun before a single letter.
_BEHIND = 40


def sentence_ranges(text: str) -> list[tuple[int, int]]:
    """Start and end (code points, end exclusive) of every sentence; together they hold all but white space."""
    kept = [*addresses(text), (len(text) + 1, len(text) + 1)]
    found: list[tuple[int, int]] = []
    start = at = index = 0
    while (stop := _STOP.search(text, at)) is not None:
        while kept[index][1] <= stop.start():
            index += 1
        at = stop.end()
        if kept[index][0] <= stop.start():
            at = kept[index][1]
            continue
        end = _with_markers(text, stop.end())
        if _ends(text, start, stop, end):
            found.append((start, end))
            start = at = end
    found.append((start, len(text)))
    return [trimmed for begin, end in found if (trimmed := _trimmed(text, begin, end)) is not None]


def _with_markers(text: str, end: int) -> int:
    markers = _MARKERS.match(text, end)
    return markers.end() if markers else end


def _ends(text: str, start: int, stop: re.Match[str], end: int) -> bool:
    if end >= len(text):
        return True
    following = _NEXT.match(text, end)
    if following is None:
        return False
    word = following[1]
    if word[0] in ".!?\u2026" or not _may_open(word):
        return False
    marks = stop[0].rstrip(_CLOSING)
    if marks != ".":
        return word[0].isupper() or marks[0] not in ".\u2026"
    if _ENUMERATOR.fullmatch(text, start, stop.start()):
        return False
    return _full_stop_ends(text[max(start, stop.start() - _BEHIND) : stop.start()], word)


def _may_open(word: str) -> bool:
    """Whether a sentence may begin with the word: not in lower case, except for names such as `mRNA` and `eGFR`."""
    return not word[0].islower() or any(letter.isupper() for letter in word[1:3])


def _full_stop_ends(before: str, following: str) -> bool:
    match = _WORD_BEFORE.search(before)
    if match is None:
        return True
    word = match[1].lower()
    opening = following.strip(",;:.!?" + _CLOSING).lower() in _OPENINGS
    if len(match[1]) == 1:
        return _letter_ends(match[1], before, following, opening)
    if word in _BEFORE_NUMBER:
        return not any(character.isdigit() or character == "#" for character in following[:3])
    if match[1].isupper() and "." not in word and not following.isupper():
        return True  # `people with MS. Ask …`, not `Ms. Lee`
    if word in _NEVER_LAST or (word in _TITLES and match[1][0].isupper()):
        return False
    return opening or not (word in _MAYBE_LAST or _is_dotted(word))


def _is_dotted(word: str) -> bool:
    """`b.i.d`, `U.S`: letters each with their stop."""
    return len(word) > 2 and all(len(part) == 1 for part in word.split("."))


def _letter_ends(letter: str, before: str, following: str, opening: bool) -> bool:
    """A single letter is an initial (`J. Smith`, `H. Pylori`), unless a noun or an opening says otherwise."""
    if letter == "p":
        return not following[0].isdigit()
    if letter.islower() or letter == "I" or opening or not following[0].isupper():
        return letter not in "vc"
    noun = _NOUN_BEFORE.search(before)
    return noun is not None and noun[1].lower() in _LETTERED


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    stretch = text[start:end]
    if not stretch.strip():
        return None
    return start + len(stretch) - len(stretch.lstrip()), end - len(stretch) + len(stretch.rstrip())
