"""Is a draft English? Tokens go in, the name of another language or nothing comes out; another would pass unread.

Counts the commonest words of English against those of other languages that share the alphabet, and letters of other
scripts. A few foreign words, names and quotations are no other language, nor are headlines and lists without any of
these words. A text of fewer than ten words is given the benefit of the doubt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from claimlint.language.common_words import ENGLISH, OTHERS, SHARED

#: Below this many words a text is too short to tell.
_ENOUGH = 10
#: So many different words of a list must stand in texts of up to so many words: `5 mg per day` is no Italian.
_DIFFERENT = ((20, 2), (40, 3))
_MOST_DIFFERENT = 4
#: One word in so many at least is one of the list.
_ONE_IN = 12
#: In a text of fewer words any English word weighs so much: a quotation may be as long as what stands around it.
_SHORT, _WEIGHT_IN_SHORT, _WEIGHT = 40, 4, 2
#: Between two words with a capital these belong to a name: `Santa Cruz de la Sierra`.
_PARTICLES = frozenset("de la le el los las da di do dos das du des del della van von den der ter e y et al".split())
#: Pronouns of polite German, which are written like names.
_POLITE = frozenset({"Sie", "Ihr", "Ihre", "Ihren", "Ihrer", "Ihnen"})
_STOPS = frozenset(".!?:;\u2026\u2014")
_FOREIGN_LETTERS = 0.5
_LATIN_ENDS, _GREEK, _EXTENDED = 0x250, range(0x370, 0x400), range(0x1E00, 0x1F00)


def foreign_language(tokens: Sequence[str]) -> str | None:
    """The name of the language that a text with these tokens seems to be in, or None when it reads as English."""
    words = [token.lower() for token in tokens if token.isalpha()]
    if len(words) < _ENOUGH:
        return _script(words)
    counts = Counter(_told(tokens))
    name = max(OTHERS, key=lambda other: _count(OTHERS[other], counts))
    return name if _is_in(OTHERS[name], counts, len(words)) else _script(words)


def _is_in(listed: frozenset[str], counts: Mapping[str, int], words: int) -> bool:
    """Whether a text holds so many words of a language, and so few of English that are none of it."""
    english = _count(ENGLISH - listed, counts)
    told = _count(listed, counts) + _accented(counts) / 2
    different = next((enough for most, enough in _DIFFERENT if words <= most), _MOST_DIFFERENT)
    return (
        told > (_WEIGHT_IN_SHORT if words < _SHORT else _WEIGHT) * english
        and told * _ONE_IN > words
        and _strength(listed, counts) >= different
    )


def _strength(listed: frozenset[str], counts: Mapping[str, int]) -> float:
    """How many different words tell of a language: shared ones and letters that English has not tell half as much."""
    known = listed & counts.keys()
    shared = known & SHARED
    own = len(known - shared)
    foreign = sum(not word.isascii() for word in counts.keys() - known)
    return own and own + (len(shared) + foreign) / 2


def _accented(counts: Mapping[str, int]) -> int:
    """How many words have a letter that English has not."""
    return sum(number for word, number in counts.items() if not word.isascii() and word.isalpha())


def _told(tokens: Sequence[str]) -> Iterator[str]:
    """The words that tell of a language, in lower case: no names, and of what is elided the part before the mark."""
    shouted = sum(token.isupper() for token in tokens) * 2 > len(tokens)
    opens = True
    for at, token in enumerate(tokens):
        named = token[:1].isupper() and not (opens or shouted or token in _POLITE)
        if not named and not (token in _PARTICLES and _within_name(tokens, at)):
            word = token.lower().replace("\u2019", "'")
            head, mark, rest = word.partition("'")
            yield head + mark if head and rest else word
        opens = token in _STOPS


def _within_name(tokens: Sequence[str], at: int) -> bool:
    """Whether words with a capital stand around a particle and those beside it."""
    before = next((one for one in tokens[max(0, at - 3) : at][::-1] if one not in _PARTICLES), "")
    after = next((one for one in tokens[at + 1 : at + 4] if one not in _PARTICLES), "")
    return before[:1].isupper() and after[:1].isupper()


def _count(listed: frozenset[str], counts: Mapping[str, int]) -> int:
    return sum(counts.get(word, 0) for word in listed)


def _script(words: Sequence[str]) -> str | None:
    """Whether most letters are of another alphabet; a Greek letter or two are a unit or a receptor."""
    letters = "".join(words)
    foreign = sum(ord(letter) >= _LATIN_ENDS and ord(letter) not in _EXTENDED for letter in letters)
    few = len(letters) < 2 * _ENOUGH and all(ord(letter) in _GREEK for letter in letters if ord(letter) >= _LATIN_ENDS)
    return "a language in another script" if foreign > _FOREIGN_LETTERS * len(letters) and not few else None
