"""One normal form for words: text goes in, norms come out, blind to case, quotation marks, hyphens, UK/US spelling.

Rules and drafts pass through the same functions, so a norm need not be good English, only the same on both sides.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import groupby

#: Stands for inline code: visible, but no prose.
CODE = "\ufffc"
HYPHENS = "-\u2010\u2011\u2012\u2013\u00ad\ufe63\uff0d"
_APOSTROPHES = "'\u2019\u2018\u02bc\u2032\uff07"
_STRAIGHT = str.maketrans(dict.fromkeys(_APOSTROPHES, "'"))

#: British stems and their American form, within a word. From general knowledge of both spellings.
_STEMS = (
    ("anaem", "anem"), ("aesth", "esth"), ("haem", "hem"), ("paed", "ped"), ("gynaec", "gynec"), ("caesar", "cesar"),
    ("caec", "cec"), ("palaeo", "paleo"), ("naev", "nev"), ("aemi", "emi"), ("aetiol", "etiol"), ("faec", "fec"),
    ("oedem", "edem"), ("oestr", "estr"), ("oesoph", "esoph"), ("foet", "fet"), ("coeliac", "celiac"),
    ("rrhoe", "rrhe"), ("pnoe", "pne"), ("homoeo", "homeo"), ("amoeb", "ameb"), ("copoei", "copei"),
    ("manoeuvre", "maneuver"), ("manoeuvri", "maneuveri"), ("tumour", "tumor"), ("colour", "color"),
    ("favour", "favor"), ("behaviour", "behavior"), ("honour", "honor"), ("labour", "labor"), ("rumour", "rumor"),
    ("vapour", "vapor"), ("odour", "odor"), ("flavour", "flavor"), ("vigour", "vigor"), ("humour", "humor"),
    ("neighbour", "neighbor"), ("rigour", "rigor"), ("savour", "savor"), ("endeavour", "endeavor"),
    ("harbour", "harbor"), ("glamour", "glamor"), ("armour", "armor"), ("splendour", "splendor"),
    ("saviour", "savior"), ("fervour", "fervor"), ("sulph", "sulf"), ("mould", "mold"), ("counsell", "counsel"),
    ("labell", "label"), ("travell", "travel"), ("fuell", "fuel"), ("signall", "signal"), ("modell", "model"),
    ("cancell", "cancel"), ("channell", "channel"), ("levell", "level"), ("skilful", "skillful"),
    ("wilful", "willful"), ("enrolment", "enrollment"), ("fulfilment", "fulfillment"), ("licenc", "licens"),
    ("practis", "practic"), ("defence", "defense"), ("offence", "offense"), ("programme", "program"),
    ("ageing", "aging"), ("dialogue", "dialog"), ("catalogue", "catalog"), ("analogue", "analog"),
    ("aluminium", "aluminum"),
)  # fmt: skip
_WHOLE = {
    "centre": "center", "centres": "centers", "centred": "centered", "centring": "centering", "fibre": "fiber",
    "fibres": "fibers", "calibre": "caliber", "theatre": "theater", "theatres": "theaters", "spectre": "specter",
    "judgement": "judgment", "judgements": "judgments", "plough": "plow", "grey": "gray", "tyre": "tire",
    "sceptic": "skeptic", "sceptical": "skeptical", "sceptics": "skeptics", "learnt": "learned", "whilst": "while",
    "amongst": "among", "pyjamas": "pajamas", "enrol": "enroll", "enrols": "enrolls", "fulfil": "fulfill",
    "fulfils": "fulfills", "distil": "distill", "distils": "distills", "instil": "instill", "instils": "instills",
    "programmed": "programmed", "programmer": "programmer", "programmers": "programmers",
    "manoeuvred": "maneuvered", "catalogued": "cataloged", "cataloguing": "cataloging",
}  # fmt: skip
_STEM = re.compile("|".join(sorted((british for british, _ in _STEMS), key=len, reverse=True)))
_AMERICAN = dict(_STEMS)
_METRE = re.compile(r"(met|lit)re(?=s?$)")
_ISE = re.compile(r"is(?<=[a-z]{3}is)(?=(?:e|es|ed|er|ers|ing|ingly|able|ation|ations|ational)$)")
_YSE = re.compile(r"ys(?<=[a-z]{2}ys)(?=(?:e|es|ed|er|ers|ing)$)")
_BY_LETTER = (
    f"{letter}(?:{'|'.join(british[1:] for british, _ in stems)})"
    for letter, stems in groupby(sorted(_STEMS), key=lambda stem: stem[0][0])
)
#: One search tells that none of these changes a word, as is so for nearly all; it opens with letters, which is fast.
_BRITISH = re.compile("|".join([*_BY_LETTER, "metre(?=s?$)", "litre(?=s?$)", _ISE.pattern, _YSE.pattern]))

_SUPERSCRIPT = "\u2070\u00b9\u00b2\u00b3\u2074-\u2079"
#: A letter or digit, with the accents that may be written behind it.
_LETTER = rf"[^\W_{_SUPERSCRIPT}][\u0300-\u036f]*"
DROPPED = HYPHENS + _APOSTROPHES + '"\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a`_*'
"""Marks within and around words that make no token."""
_LEFT_OUT = frozenset(DROPPED)
#: Dashes between words, unlike hyphens within them, are tokens: they part clauses.
DASHES = re.compile(r"[-\u2012\u2013\u2014\u2015]|-{2,3}")
DASH = "\u2014"
"""The norm of a dash that stands between words, however it was typed."""
_PIECE = re.compile(
    rf"""
      (?:[A-Za-z]\.){{2,}}                          # U.S.  e.g.
    | \d+(?:[.,:]\d+)* | \.\d+                    # 1,000  0.5  12:30  .05
    | [{_SUPERSCRIPT}]+                            # a superscript marker is no part of the word
    | (?:{_LETTER})+(?:'(?:{_LETTER})+)*
    | (?<!-)-{{2,3}}(?!-)                            # a dash as typewriters had it
    | \S
    """,
    re.VERBOSE,
)
_LATIN_LETTER = re.compile(r"LATIN (SMALL|CAPITAL) (?:LETTER|LIGATURE) ([A-Z]|AE|OE)(?: WITH .+)?")
_ACCENTS = frozenset(map(chr, range(0x300, 0x370)))
_MARKER = re.compile(f"[{_SUPERSCRIPT}]+")
_SUFFIX = re.compile(r"'(?:s|re|ve|ll|d|m)", re.IGNORECASE)
_CONTRACTED = re.compile(r"(.+?)(n't|'(?:s|re|ve|ll|d|m))", re.IGNORECASE)


@lru_cache(maxsize=65536)
def norm(word: str) -> str:
    """The norm of one token: compatibility form, lower case, straight apostrophe, American spelling.

    A token that is nothing but accents is its own norm.
    """
    if word.isascii() and word.isalpha():
        return _american(word.lower())
    plain = word.translate(_STRAIGHT)
    if not plain.isascii() and not _MARKER.fullmatch(plain):
        plain = "".join(unicodedata.normalize("NFKC", plain).split())  # some marks become a space with an accent
        plain = "".join(map(_unaccented, plain))
    plain = plain.lower() or word
    if DASHES.fullmatch(plain):
        return DASH
    return _american(plain) if plain.isalpha() else plain


@lru_cache(maxsize=4096)
def _unaccented(character: str) -> str:
    """A Latin letter without accents, strokes and hooks; two where it is two in one; anything else as it is."""
    if character.isascii():
        return character
    letter = _LATIN_LETTER.fullmatch(unicodedata.name(character, ""))
    if letter is None:
        return "" if character in _ACCENTS else character
    return letter[2] if letter[1] == "CAPITAL" else letter[2].lower()


def keeps_its_beginning(word: str) -> bool:
    """Whether no ending can make this norm a British spelling of something else; so for nearly all words."""
    if "ae" in word or "oe" in word or word.endswith("sis") or word + "s" in _WHOLE:
        return False
    return word.isalpha() and not _BRITISH.search(word)


def _american(word: str) -> str:
    if len(word) < 4 or (word not in _WHOLE and not _BRITISH.search(word)):
        return word
    if word in _WHOLE:
        return _WHOLE[word]
    word = _STEM.sub(lambda m: _AMERICAN[m[0]], word)
    word = _METRE.sub(r"\1er", word)
    word = _ISE.sub("iz", word)
    return _YSE.sub("yz", word)


def pieces(text: str) -> list[tuple[int, int]]:
    """The ranges (code points, end exclusive) of the tokens in a stretch without white space.

    Hyphens and quotation marks drop out; a dash that stands alone stays. `don't` is `do` + `n't`,
    `cannot` is `can` + `not`, `10mg` is `10` + `mg`, `game-changer` is two words.
    """
    straight = text.translate(_STRAIGHT)
    if _SUFFIX.fullmatch(straight) or DASHES.fullmatch(straight):
        return [(0, len(straight))]
    found: list[tuple[int, int]] = []
    for match in _PIECE.finditer(straight):
        if match[0] not in _LEFT_OUT:
            found.extend(_split(match[0], match.start()))
    return found


def _split(word: str, start: int) -> list[tuple[int, int]]:
    end = start + len(word)
    cut = 3 if word.lower() == "cannot" else 0
    contracted = _CONTRACTED.fullmatch(word) if "'" in word else None
    if contracted:
        cut = len(contracted[1])
    return [(start, start + cut), (start + cut, end)] if cut else [(start, end)]


def norms(text: str) -> tuple[str, ...]:
    """The norms of a phrase, as a draft's tokenizer would give them."""
    found: list[str] = []
    for stretch in text.split():
        if stretch.isalpha() and stretch.isascii() and stretch.lower() != "cannot":
            found.append(norm(stretch))  # one piece, as nearly all are
        else:
            found.extend(norm(stretch[start:end]) for start, end in pieces(stretch))
    return tuple(found)


def normalised(sentence: str) -> str:
    """A sentence by which it is known again, whatever its case, hyphens, quotation marks and spaces."""
    return " ".join(norms(sentence))
