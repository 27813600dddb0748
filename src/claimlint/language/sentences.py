"""Sentence ends in clean text: a block's text goes in, the ranges of its sentences come out.

A full stop ends a sentence unless it belongs to an abbreviation, a number, an initial or an address;
a citation marker behind the stop still belongs to the sentence.
"""

from __future__ import annotations

import re

from claimlint.language.addresses import addresses

#: A stop after these never ends a sentence: something always follows.
_NEVER_LAST = frozenset(
    "dr mr mrs ms prof st vs cf eg ie e.g i.e viz al approx ca fig figs eq ref refs vol no nos pp ed eds resp incl "
    "dept est ave gen col sgt capt rev hon messrs sr subsp spp var univ assn assoc min max avg temp wt sec hr hrs "
    "mt ft gov sen rep jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
#: A stop after these ends a sentence only before a capital letter that begins a usual opening.
_MAYBE_LAST = frozenset("etc inc ltd co corp jr ph.d m.d d.o u.s u.k u.n e.u a.m p.m b.sc m.sc r.n n.d d.d.s".split())
#: Abbreviations that are words too (`no.`, `min.`, `max.`) count as such only before a number.
_BEFORE_NUMBER = frozenset("no nos fig figs eq ref refs vol pp sec min max art ch jan feb mar apr jun jul aug sep sept oct nov dec".split())
_OPENINGS = frozenset(
    "the a an this that these those it they we you he she i our your their its in on at by for from with as if when while "
    "although however but and so there here most many some all no one researchers patients people studies".split()
)
_STOP = re.compile(r"[.!?\u2026]+[\"'\u201d\u2019)\]»]*")
_MARKERS = re.compile(r"(?:\s?\[[\d,;\s\u2013-]{1,40}\]|\s?\[\^[^\]\s]{1,60}\]|[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+)+")
_WORD_BEFORE = re.compile(r"([^\W\d_](?:[\w.]{0,20}[^\W_])?)$")
_NEXT = re.compile(r"\s+[\"'\u201c\u2018(\[«*_]*(\S+)")


def sentence_ranges(text: str) -> list[tuple[int, int]]:
    """Start and end (code points, end exclusive) of every sentence; together they hold all but white space."""
    kept = [*addresses(text), (len(text) + 1, len(text) + 1)]
    found: list[tuple[int, int]] = []
    start = at = index = 0
    while (stop := _STOP.search(text, at)) is not None:
        while kept[index][1] <= stop.start():
            index += 1
        at = stop.end()
        if kept[index][0] <= stop.start() < kept[index][1]:
            at = kept[index][1]
            continue
        end = _with_markers(text, stop.end())
        if _ends(text, stop, end):
            found.append((start, end))
            start = at = end
    found.append((start, len(text)))
    return [trimmed for begin, end in found if (trimmed := _trimmed(text, begin, end)) is not None]


def _with_markers(text: str, end: int) -> int:
    markers = _MARKERS.match(text, end)
    return markers.end() if markers else end


def _ends(text: str, stop: re.Match[str], end: int) -> bool:
    if end >= len(text):
        return True
    following = _NEXT.match(text, end)
    if following is None:
        return False
    word = following[1]
    if stop[0][0] != ".":
        return not word[0].islower()
    if len(stop[0].rstrip("\"'\u201d\u2019)]»")) > 1:
        return word[0].isupper()
    return _full_stop_ends(text[max(0, stop.start() - 24) : stop.start()], word)


def _full_stop_ends(before: str, following: str) -> bool:
    first = following[0]
    if first.islower():
        return False
    match = _WORD_BEFORE.search(before)
    if match is None:
        return True
    word = match[1].lower()
    if word in _BEFORE_NUMBER:
        return not (first.isdigit() or first == "#")
    if word in _NEVER_LAST:
        return False
    if word in _MAYBE_LAST:
        return following.strip(",;:").lower() in _OPENINGS
    if len(match[1]) == 1 and match[1].isupper():
        # An initial ("J. Smith", "H. pylori") unless a usual opening follows ("vitamin C. The").
        return match[1] == "I" or not first.isupper() or following.strip(",;:").lower() in _OPENINGS
    return True


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    stretch = text[start:end]
    if not stretch.strip():
        return None
    return start + len(stretch) - len(stretch.lstrip()), end - len(stretch) + len(stretch.rstrip())
