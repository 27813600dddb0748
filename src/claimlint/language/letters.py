"""Which Latin letter a character is taken for by its readers: styled letters, and letters of other scripts.

The tables are from general knowledge of the scripts: letters that common typefaces draw alike, or nearly so.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

#: Letter by letter, what is drawn alike; capitals are capitals.
_ALIKE = """
а a, ӑ a, ӓ a, ԝ w, ѡ w, ш w, в b, ь b, ъ b, ᑲ b, с c, ԁ d, ժ d, е e, ё e, є e, ҽ e, э e, г r, ґ r, ԍ g, һ h, н h,
հ h, і i, ї i, ј j, к k, ӏ l, м m, и u, ї i, п n, ո n, о o, օ o, ᴑ o, р p, ԛ q, զ q, ѕ s, т t, տ s, ս u, џ u, ѵ v,
у y, ү y, ұ y, х x, ҳ x, я r, ц u, ց g, ɡ g, ɑ a, ı i, ȷ j, ɩ i, ʟ l, ɪ i, ʏ y, ꜱ s, ꞯ q, ᴦ r,
А A, В B, С C, Ԁ D, Е E, Ё E, Є E, Ғ F, Ԍ G, Н H, Һ H, І I, Ї I, Ӏ I, Ј J, К K, М M, И N, О O, Р P, Ԛ Q, Я R, Ѕ S,
Т T, Ц U, Ѵ V, Ԝ W, Ш W, Х X, У Y, Ү Y, Д A, Г R, Օ O, Տ S, Ս U, Լ L, Ց 8,
Α A, Β B, Ϲ C, Ε E, Ϝ F, Ζ Z, Η H, Ι I, Κ K, Λ A, Μ M, Ν N, Ο O, Θ O, Ρ P, Σ E, Τ T, Υ Y, Χ X, Ͷ N, Ϳ J,
ϲ c, ο o, ϳ j, ι i, ν v, ρ p, ϱ p, τ t, υ u, ε e, ϵ e, η n, σ o, ς s, χ x, ω w, α a, β b, γ y, κ k, μ u,
ⲁ a, ⲃ b, ⲉ e, ⲓ i, ⲕ k, ⲙ m, ⲛ n, ⲟ o, ⲣ p, ⲥ c, ⲧ t, ⲩ y, ⲭ x, Ⲁ A, Ⲃ B, Ⲉ E, Ⲏ H, Ⲓ I, Ⲕ K, Ⲙ M, Ⲛ N, Ⲟ O, Ⲣ P,
Ⲥ C, Ⲧ T, Ⲩ Y, Ⲭ X,
Ꭺ A, Ᏼ B, Ꮯ C, Ꭰ D, Ꭼ E, Ꮐ G, Ꮋ H, Ꭻ J, Ꮶ K, Ꮮ L, Ꮇ M, Ꮲ P, Ꭱ R, Ꮪ S, Ꭲ T, Ꮩ V, Ꮃ W, Ꮓ Z,
ꓮ A, ꓐ B, ꓚ C, ꓓ D, ꓰ E, ꓝ F, ꓖ G, ꓧ H, ꓲ I, ꓙ J, ꓗ K, ꓡ L, ꓟ M, ꓠ N, ꓳ O, ꓑ P, ꓣ R, ꓢ S, ꓔ T, ꓴ U, ꓦ V, ꓪ W,
ꓫ X, ꓬ Y, ꓜ Z
"""
_LIKE = {pair.split()[0]: pair.split()[1] for pair in _ALIKE.split(",")}
_LATIN_LETTER = re.compile(r"LATIN (SMALL|CAPITAL) LETTER (?:SMALL CAPITAL )?([A-Z])(?: WITH .*)?")
_SMALL_CAPITAL = re.compile(r"LATIN LETTER (?:SMALL CAPITAL|INVERTED SMALL CAPITAL) ([A-Z])")
_FOREIGN_WITH = re.compile(r"((?:CYRILLIC|GREEK|ARMENIAN) (?:SMALL|CAPITAL) LETTER .+?)(?: WITH .*)")
_BOXED = re.compile(r"(?:NEGATIVE |CROSSED NEGATIVE )?(?:CIRCLED|SQUARED) LATIN (?:SMALL|CAPITAL) LETTER ([A-Z])")
_BRACKETED = re.compile(r"(?:PARENTHESIZED|TORTOISE SHELL BRACKETED) LATIN (SMALL|CAPITAL) LETTER ([A-Z])")
#: Digits and marks that are only drawn in another way; raised, lowered and circled ones mean something.
_DRAWN = re.compile("MATHEMATICAL|FULLWIDTH|SEGMENTED|SMALL|HALFWIDTH")
_MODIFIER = re.compile(r"MODIFIER LETTER|LATIN SUBSCRIPT|SUPERSCRIPT LATIN|FEMININE|MASCULINE")


@cache
def plain_letter(character: str) -> str:
    """The letter, digit or mark of ASCII that this one is a style of: bold, circled, full-width, small capital.

    The character itself when it is none. Accents are no style.
    """
    if character.isascii():
        return character
    if character == "\u212e":  # the sign on packages of food
        return "e"
    name = unicodedata.name(character, "")
    if (boxed := _BOXED.fullmatch(name)) is not None:
        return boxed[1] if "CAPITAL" in name else boxed[1].lower()
    if (bracketed := _BRACKETED.fullmatch(name)) is not None:
        return bracketed[2] if bracketed[1] == "CAPITAL" else bracketed[2].lower()
    if (small := _SMALL_CAPITAL.fullmatch(name)) is not None:
        return small[1].lower()
    folded = unicodedata.normalize("NFKC", character)
    styled = len(folded) == 1 and folded.isascii() and not folded.isspace()
    return folded if styled and (folded.isalpha() or _DRAWN.match(name)) else character


@cache
def is_raised(character: str) -> bool:
    """Whether a letter is a small one above or below the line, as it may stand for a note."""
    return _MODIFIER.match(unicodedata.name(character, "")) is not None


@cache
def look_alike(character: str) -> str:
    """The Latin letter that a letter of another script is taken for; empty when there is none."""
    if character in _LIKE:
        return _LIKE[character]
    decomposed = unicodedata.normalize("NFD", character)[0]
    if decomposed != character:
        return _LIKE.get(decomposed, "")
    stem = _FOREIGN_WITH.fullmatch(unicodedata.name(character, ""))
    if stem is None:
        return ""
    try:
        return _LIKE.get(unicodedata.lookup(stem[1]), "")
    except KeyError:
        return ""


@cache
def is_latin(character: str) -> bool:
    """Whether this is a letter of the Latin alphabet, accents or not, that no other letter is taken for."""
    return character.isalpha() and character not in _LIKE and unicodedata.name(character, "").startswith("LATIN ")


@cache
def is_greek(character: str) -> bool:
    """Whether this is a Greek letter."""
    return unicodedata.name(character, "").startswith("GREEK ")
