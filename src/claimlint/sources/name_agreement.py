"""Whether two family names are one: a printed name and a registry's go in, yes or no comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from claimlint.sources.title_words import plain

#: Words in front of a name that registries and printed lists keep, move or leave out.
_PARTICLES = frozenset("van von de der den del della di da dos du la le al el ter ten bin ibn abd st".split())
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "2nd", "3rd"})
#: How one letter is written out in lists without it.
_WRITTEN_OUT = {
    "ä": "ae",
    "ö": "oe",
    "ü": "ue",
    "å": "aa",
    "ø": "oe",
    "ñ": "ny",
    "ı": "i",
    "č": "ch",
    "š": "sh",
    "ž": "zh",
}
_MARKS = re.compile(r"['\u2019\u2018\u02bc`.]")
_SLIPS_FROM = 6


def names_agree(printed: str, registered: str) -> bool:
    """Whether a printed surname is a registered one.

    Diacritics, ways to write them out, particles, hyphens and initials do not matter; of a double name one part will
    do; one wrong letter is forgiven in a long name.
    """
    one, other = _parts(printed), _parts(registered)
    if not one or not other:
        return False
    if any(mine & theirs for mine, theirs in product(one, other)):
        return True
    joined, registered_joined = _joined(printed), _joined(registered)
    return bool(joined & registered_joined) or any(
        _slip(mine, theirs) for mine, theirs in product(joined, registered_joined)
    )


def _spellings(name: str) -> Iterator[str]:
    """A name without diacritics, and with its letters written out."""
    lower = _MARKS.sub("", name.lower())
    yield plain(lower)
    yield plain("".join(_WRITTEN_OUT.get(letter, letter) for letter in lower))


def _parts(name: str) -> list[frozenset[str]]:
    """For every spelling, the parts of a name that identify its bearer."""
    return [parts for spelling in set(_spellings(name)) if (parts := _identifying(spelling))]


def _identifying(spelling: str) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]+", spelling)
    kept = [word for word in words if len(word) > 1 and word not in _PARTICLES | _SUFFIXES]
    return frozenset(kept or [word for word in words if len(word) > 1])


def _joined(name: str) -> set[str]:
    """A name in one word: `van der Berg` and `Vanderberg`, `O'Hara` and `OHara`."""
    return {"".join(re.findall(r"[^\W\d_]+", spelling)) for spelling in _spellings(name)} - {""}


def _slip(one: str, other: str) -> bool:
    """Whether long names differ in one letter that is wrong, missing or too many."""
    if min(len(one), len(other)) < _SLIPS_FROM or abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    start = next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), min(len(one), len(other))
    )
    rest, rest_of_other = one[start:], other[start:]
    return rest[1:] == rest_of_other[1:] or rest[1:] == rest_of_other or rest == rest_of_other[1:]
