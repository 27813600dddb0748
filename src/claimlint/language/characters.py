"""Text as its readers see it: a block goes in, the same block without characters that hide or imitate others comes out.

What nobody sees is dropped, letters that are taken for Latin ones within a Latin word become these, and letters in
another style plain ones. Accents stay, as do Greek letters of science, letters of other languages in words of their
own, and emoji. Whatever is replaced or dropped, positions stay those of the source.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from claimlint.language.folding import Folding
from claimlint.language.letters import is_greek, is_latin, is_raised, look_alike, plain_letter

#: What needs no care in an English text: ASCII without control characters, accented letters, usual marks.
_SUSPICIOUS = re.compile(
    r"[^\t\n\r -_a-~\xa0-\xac\xae-\xb3\xb5-\u0130\u0132-\u017e\u2010-\u201a\u201c-\u2027\u2030-\u2034\u2036-\u203a"
    r"\u20ac\u2122\u2190-\u21ff\u2212\u2260-\u2265\u2605\u2606\u2713-\u2718\ufffc]"
)
#: Default-ignorable characters (Unicode Standard, 5.21), control characters, and fillers without ink.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
#: Characters without ink that take room: within a word they hide, beside one they are a space.
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0\u200a")
_SOFT_HYPHEN = "\xad"
_JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")
#: Marks that are typed or drawn for an apostrophe; between two letters they are one.
_APOSTROPHES = frozenset(
    "`\u00b4\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u02ca\u02cb\u0374\u055a\u05f3\u07f4\u07f5\u1fbd\u1fbf\u1fef\u1ffd"
    "\u1ffe\u201b\u2032\u2035\ua78b\ua78c\uff07\uff40"
)
_OVERRIDE, _END_OF_DIRECTION = "\u202e", "\u202c"
_OPENS_DIRECTION = frozenset("\u202a\u202b\u202d\u202e")
#: A letter with its marks: any language has few.
_LONGEST_CLUSTER = 5
_KEY = "\u20e3"
_WORD = re.compile(r"[^\W\d_]+")
#: Greek letters that science writes at either end of a Latin word: `TNFα`, `μmol`.
_SCIENCE = frozenset("αβγδκλμωΔΩ")
#: A regional indicator alone is drawn as a letter, two of them as a flag.
_REGIONAL = range(0x1F1E6, 0x1F200)


def needs_care(text: str) -> bool:
    """Whether a text may hold characters that are not what they seem; nearly all texts hold none."""
    return _SUSPICIOUS.search(text) is not None


def fold_characters(folding: Folding) -> None:
    """Replaces and drops single characters."""
    if _OVERRIDE in folding.block.text:
        _turn_overridden(folding)
    _single_regional_letters(folding)
    _merge_marks(folding)
    _drop_invisible(folding)
    _plain_styles(folding)
    _apostrophes(folding)
    _look_alikes(folding)


def _turn_overridden(folding: Folding) -> None:
    """Text whose direction is overridden is read from its end; each of its characters stands for all of it."""
    characters = folding.characters
    turned: list[tuple[str, int, int, str]] = []
    at = 0
    while at < len(characters):
        end = _end_of_direction(characters, at + 1) if characters[at] == _OVERRIDE else at
        inside = [one for one in characters[at + 1 : end] if one not in _OPENS_DIRECTION]
        start, stop = folding.first[at], folding.last[min(end, len(characters) - 1)]
        if end > at and any(map(str.isalpha, inside)):
            turned += ((one, start, stop, "direction" if one.isalpha() else "") for one in reversed(inside))
        else:
            turned += ((characters[one], folding.first[one], folding.last[one], "") for one in range(at, end + 1))
        at = end + 1
    folding.become(turned)


def _end_of_direction(characters: list[str], at: int) -> int:
    """Where the direction that was opened before `at` ends."""
    depth = 1
    while at < len(characters):
        depth += (characters[at] in _OPENS_DIRECTION) - (characters[at] == _END_OF_DIRECTION)
        if depth == 0:
            return at
        at += 1
    return at - 1


def _single_regional_letters(folding: Folding) -> None:
    characters = folding.characters
    for at, character in enumerate(characters):
        if ord(character) in _REGIONAL:
            beside = (characters[near] for near in (at - 1, at + 1) if 0 <= near < len(characters))
            if not any(ord(one) in _REGIONAL for one in beside):
                characters[at] = chr(ord("A") + ord(character) - _REGIONAL.start)


def _merge_marks(folding: Folding) -> None:
    """Marks that are drawn on a letter belong to it: one that makes an accented letter with it stays."""
    characters, dropped = folding.characters, set[int]()
    base = -1
    cluster = ""
    for at, character in enumerate(characters):
        if base >= 0 and _is_mark(character):
            dropped.add(at)
            cluster = (cluster + character)[:_LONGEST_CLUSTER]
            characters[base] = unicodedata.normalize("NFC", cluster)[0]
            folding.last[base] = max(folding.last[base], folding.last[at])
        elif base < 0 or not (_INVISIBLE.match(character) or character in _BLANK):
            taken = character.isascii() or is_latin(character) or look_alike(character)
            base, cluster = (at, character) if taken and character.isalnum() else (-1, "")
    folding.drop(dropped)


def _is_mark(character: str) -> bool:
    """Whether this is drawn on the letter before it; a key around a digit is no mark."""
    return unicodedata.category(character) in ("Mn", "Me") and character != _KEY and not _INVISIBLE.match(character)


def _drop_invisible(folding: Folding) -> None:
    """Invisible characters go; emoji keep those that they are composed with."""
    characters, dropped = folding.characters, set[int]()
    before = ""
    blanks: list[int] = []
    hidden = False
    for at, character in enumerate(characters):
        if character in _BLANK:
            blanks.append(at)
        elif not _INVISIBLE.match(character):
            if _is_letter(before) and _is_letter(character):
                folding.why[at] = folding.why[at] or ("invisible" if hidden or blanks else "")
            elif blanks and before and not before.isspace() and not character.isspace():
                characters[blanks.pop()] = " "
            dropped.update(blanks)
            before, hidden = character, False
            blanks.clear()
        elif character == _SOFT_HYPHEN and "".join(characters[at + 1 : at + 2]) == " " and not hidden:
            characters[at] = "-"  # where a line was broken, readers see a hyphen
        elif not (character in _JOINERS and _is_picture(before)):
            dropped.add(at)
            hidden = hidden or character != _SOFT_HYPHEN
    dropped.update(blanks)
    folding.drop(dropped)


def _is_letter(character: str) -> bool:
    return character.isalpha()


def _is_picture(character: str) -> bool:
    """Whether characters may be joined to this one to change its look: an emoji, a digit on a key."""
    return bool(character) and (unicodedata.category(character) in ("So", "Sk") or character in "#*0123456789‼⁉™ℹ")


def _plain_styles(folding: Folding) -> None:
    """Bold, circled, full-width and the like become plain; a raised letter alone may be a note."""
    for found in re.finditer(r"[^\x00-\x7f]+", folding.text):
        several = sum(map(is_raised, found[0])) > 1
        for at in range(*found.span()):
            character = folding.characters[at]
            if several or not is_raised(character):
                folding.characters[at] = plain_letter(character)


def _apostrophes(folding: Folding) -> None:
    characters = folding.characters
    for at in range(1, len(characters) - 1):
        if characters[at] in _APOSTROPHES and _is_letter(characters[at - 1]) and _is_letter(characters[at + 1]):
            characters[at] = "'"


def _look_alikes(folding: Folding) -> None:
    """Letters of other scripts within a Latin word; a whole word of them where the text is Latin otherwise."""
    text = folding.text
    if text.isascii():
        return
    latin = sum(map(is_latin, text))
    foreign = sum(one.isalpha() and not is_latin(one) for one in text)
    for word in _WORD.finditer(text):
        if word[0].isascii() or not any(map(look_alike, word[0])):
            continue
        if any(map(is_latin, word[0])):
            _within_latin(folding, word[0], word.start())
        elif latin > foreign and all(map(look_alike, word[0])) and not all(map(is_greek, word[0])):
            _replace(folding, word.start(), word[0], range(len(word[0])), "look-alike" if len(word[0]) > 1 else "")


def _within_latin(folding: Folding, word: str, start: int) -> None:
    small = sum(one.islower() and is_latin(one) for one in word)
    places = [at for at, one in enumerate(word) if look_alike(one) and not _is_science(word, at, small)]
    _replace(folding, start, word, places, "look-alike")


def _is_science(word: str, at: int, small: int) -> bool:
    """Whether a Greek letter stands in a Latin word as a sign of its own."""
    character = word[at]
    if not is_greek(character) or (character.isupper() and character not in _SCIENCE):
        return False
    at_an_end = at in (0, len(word) - 1)
    return small < 2 or (at_an_end and character in _SCIENCE)


def _replace(folding: Folding, start: int, word: str, places: Iterable[int], why: str) -> None:
    for at in places:
        folding.characters[start + at] = look_alike(word[at])
        if not unicodedata.name(word[at], "").startswith("LATIN"):
            folding.why[start + at] = folding.why[start + at] or why
