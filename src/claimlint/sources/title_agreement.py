"""Whether two titles are those of one work: the printed one and a registry's go in, how far they agree comes out.

A score over all words is not enough: “vitamin D and mortality” and “vitamin E and mortality” differ in one letter.
Words that say what a work is about count one by one; words that say what kind of work it is count little.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from claimlint.sources.title_words import is_empty, is_generic, segments, words_of

#: How far two titles agree: as one, as a short and a long form of one, not at all.
SAME, CLOSE, OTHER = "same", "close", "other"
_ORDER = (OTHER, CLOSE, SAME)
#: Of the longer title's subject, the share that the shorter one must name.
_SHARE = 0.5
#: Letters from which on one wrong letter is a slip and no other word.
_SLIPS_FROM = 6
#: Letters at the beginning of which none may be another: `prebiotic` and `probiotic` are two things.
_BEGINNING = 4
#: Words of a title that may stand anywhere in an entry and still be no accident.
_TELLING = 3


def agreement(printed: str, entry_text: str, titles: Iterable[str]) -> str:
    """The best agreement (SAME, CLOSE or OTHER) of the printed title with one of a work's titles.

    `entry_text` is the whole printed entry, in which a title is found even where its parts were read wrongly.
    """
    found = OTHER
    whole = words_of(entry_text)
    for title in titles:
        words = words_of(title)
        if len(_subject(words)) >= _TELLING and _holds(whole, words):
            return SAME
        found = max(found, _compared(printed, title), key=_ORDER.index)
    return found


def _holds(text: Sequence[str], part: Sequence[str]) -> bool:
    """Whether all words stand in the text in one row."""
    return any(text[at : at + len(part)] == part for at in range(len(text) - len(part) + 1))


def _subject(words: Iterable[str]) -> list[str]:
    return [word for word in words if not is_empty(word) and not is_generic(word)]


def _compared(printed: str, title: str) -> str:
    if not printed:
        return OTHER
    one, other = words_of(printed), words_of(title)
    one, other = _written_like(one, other), _written_like(other, one)
    if _weighty(one) == _weighty(other) and one:
        return SAME
    if _is_main_title(one, title) or _is_main_title(other, printed):
        return SAME
    return _by_difference(_subject(one) or list(one), _subject(other) or list(other))


def _written_like(words: Sequence[str], model: Sequence[str]) -> tuple[str, ...]:
    """The words, with two in one where the model writes them so: `cross over` and `crossover`."""
    known, found = set(model), list[str]()
    for word in words:
        if found and found[-1] + word in known and word not in known:
            found[-1] += word
        else:
            found.append(word)
    return tuple(found)


def _weighty(words: Iterable[str]) -> list[str]:
    return [word for word in words if not is_empty(word)]


def _is_main_title(words: Sequence[str], title: str) -> bool:
    """Whether these are the words of a title before its subtitle."""
    parts = segments(title)
    if len(parts) < 2 or len(_weighty(words)) < 2:
        return False
    return any(_weighty(words) == _weighty(words_of(" ".join(parts[:end]))) for end in range(1, len(parts)))


def _by_difference(one: list[str], other: list[str]) -> str:
    """What the words that only one of them has say."""
    mine, theirs, slips = _without_slips(Counter(one) - Counter(other), Counter(other) - Counter(one))
    shared = min(len(one), len(other)) - min(len(mine), len(theirs))
    if mine and theirs:
        return OTHER
    if slips > max(1, shared // 3):
        return OTHER
    if not mine and not theirs:
        return CLOSE if slips else SAME
    return CLOSE if shared >= 2 and shared >= _SHARE * max(len(one), len(other)) else OTHER


def _without_slips(mine: Counter[str], theirs: Counter[str]) -> tuple[list[str], list[str], int]:
    """Without the pairs of words that are one word with a wrong letter or another ending; and how many slips."""
    left, right = sorted(mine.elements()), sorted(theirs.elements())
    slips = 0
    for word in tuple(left):
        partner = next((one for one in right if _is_form(word, one)), None)
        slip = partner is None and (partner := next((one for one in right if _is_slip(word, one)), None)) is not None
        if partner is not None:
            left.remove(word)
            right.remove(partner)
            slips += slip
    return left, right, slips


def _is_form(one: str, other: str) -> bool:
    """Whether two words share a stem: `depression` and `depressive`, `child` and `children`."""
    if not (one.isalpha() and other.isalpha()):
        return False
    shared = _common_start(one, other)
    return shared >= 5 and max(len(one), len(other)) - shared <= 4 and {one[shared:], other[shared:]} <= _ENDINGS


_ENDINGS = frozenset(
    "  d ed ing ion ive al ally ic ical ically ren y ity ous e er or ation ations ative ment ments able ent ence ant "
    "ance ia ly es en".split(" ")
)


def _common_start(one: str, other: str) -> int:
    return next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        len(min(one, other, key=len)),
    )


def _is_slip(one: str, other: str) -> bool:
    """Whether one letter is wrong, missing, too many or swapped with the next, after the first and before the last."""
    if min(len(one), len(other)) < _SLIPS_FROM or not (one.isalpha() and other.isalpha()):
        return False
    if abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    start = _common_start(one, other)
    rest, rest_of_other = one[start:], other[start:]
    return (
        (start >= _BEGINNING and rest[1:] == rest_of_other[1:])
        or rest[1:] == rest_of_other
        or rest == rest_of_other[1:]
        or (rest[:2] == rest_of_other[:2][::-1] and rest[2:] == rest_of_other[2:])
    )
