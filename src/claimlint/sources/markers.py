"""Markers in running text (`[3]`, `³`, `[^a]`, `[@key]`, `(Alder, 2020)`, "a 2020 trial"): text in, markers out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from claimlint.sources.bibliography import Bibliography, key_of
from claimlint.sources.late_patterns import late


@dataclass(frozen=True, slots=True)
class Marker:
    """One marker: offsets are code points, end exclusive."""

    form: str
    """footnote, key, numbered, author-year or textual."""
    start: int
    end: int
    labels: tuple[str, ...] = ()
    """Footnote label, Pandoc keys, or the numbers it names."""
    entries: tuple[str, ...] = ()
    """Keys of the entries it names, for names and years."""


_SUP = "\u00b9\u00b2\u00b3\u2070\u2074-\u2079"
_DASH = r"\u2013\u2014-"
_NUMBERS = rf"\d{{1,3}}(?:\s?[,;{_DASH}]\s?\d{{1,3}}){{0,30}}"
_BRACKETED = late(rf"\[({_NUMBERS})\](?!\()")
#: With the page or part (`[1, p. 5]`, `[2: 17]`).
_LOCATING = late(
    rf"\[({_NUMBERS})(?:,?\s(?:pp?|paras?|ch|chap|chapter|sec|section|figs?|figure|tables?|\u00a7)\.?\s?|:\s?)"
    rf"\d[\d{_DASH}]{{0,9}}\](?!\()",
    re.IGNORECASE,
)
#: Spelled out (`ref. 1`, `references 2 and 3`).
_SPELLED = late(
    rf"[(\[]?\b(?:refs?\.?|references?|source|sources)\s\[?({_NUMBERS}(?:\s(?:and|&)\s\d{{1,3}})?)(?:[)\]]{{1,2}}|(?=[.,;]|\s?$))",
    re.IGNORECASE,
)
#: Raised with carets, as Pandoc writes it.
_CARETS = late(rf"(?<![\d^])\^\[?({_NUMBERS})\]?\^")
_ROUND = late(rf"(?<=[\w.,;\u201d\"\u2019])\s?\(({_NUMBERS})\)(?=[.,;:]|\s?$)")
_SUPERSCRIPT = late(rf"(?<![{_SUP}\d])[{_SUP}]{{1,3}}(?:[,\u2013\u207b-][{_SUP}]{{1,3}}){{0,10}}")
_FOOTNOTE = late(r"\[\^([^\]\s]{1,60})\]")
_KEY = late(r"\[(?P<before>[^\[\]@]{1,80}\s)?-?@[^\[\]]{1,300}\](?!\()")
_KEYS = late(r"(?<![\w.])@(?:\{([^{}\s]{1,80})\}|(\w(?:[\w:.#$%&+?<>~/-]{0,78}[\w/])?))")
#: In front of a raised figure: a unit or a formula, not the end of a statement.
_POWERED = late(r"(?:^|[^A-Za-z])(?:[A-Za-z\u0370-\u03ff]|cm|mm|km|ft|in|kg|nm|dm|yd|mi|sq)$")
_ARRAY = late(r"(?:^|[^A-Za-z])[A-Za-z_]{1,2}$")

_NAME = r"(?:[OD]['\u2019\u02bc])?[A-Z\u00c0-\u00de][^\W\d_]{1,30}(?:[-'\u2019][^\W\d_]{2,30})?"
_FULL = (
    r"(?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]er|[Dd]en|[Dd]el|[Dd]ella|[Dd]i|[Dd]a|[Dd]os|[Dd]u|[Ll]a|[Ll]e|[Tt]er|[Tt]en|[Aa]l|[Ee]l)\s)"
    rf"{{0,2}}{_NAME}"
)
_MORE = (
    rf"(?:\s?,?\set\sal\.?|,?\s(?:&|and)\s(?:colleagues|co-workers|coworkers|{_FULL})"
    rf"|(?:,\s{_FULL}){{1,4}},?\s(?:&|and)\s{_FULL})"
)
_YEAR = r"(?:19|20)\d\d"
_PARENTHESIS = late(r"\(([^()]{6,300})\)")
#: The line below a quotation: “— Alder & Birch, 2020”.
_SIGNED = late(rf"[\u2014\u2013]\s?([^()\u2014\u2013]{{2,100}}?\s{_YEAR})\s*$")
_CITED = late(
    rf"(?:(?:see|see also|e\.g\.,?|cf\.|in)\s)?([^\d,]{{2,80}}?(?:,\s(?:{_FULL}|&\s{_FULL}"
    rf"|and\s{_FULL})){{0,4}}),?\s({_YEAR})[a-z]?(?:,\s(?:p|pp|para)\.\s?[\d\u2013-]{{1,9}})?"
)
#: A firm, no authors.
_COMPANY = late(r"(?:&|\band)\s(?:Co|Sons|Company|Partners|Associates)\b|\b(?:Inc|Ltd|LLC|GmbH)\b")
#: The year in front, or behind what they did (“In 2019, Alder and Birch”, “Alder and Birch reported in 2019”).
_YEAR_FIRST = late(rf"\b[Ii]n\s({_YEAR}),?\s({_FULL})({_MORE})?")
_YEAR_LAST = late(rf"(?<![\w-])({_FULL})({_MORE})?\s(?:[a-z]{{3,20}}ed|found|wrote|saw|showed|told)\sin\s({_YEAR})\b")
_NARRATIVE = late(rf"(?<![\w-])({_FULL})({_MORE})?(?:['\u2019]s)?\s\(({_YEAR})[a-z]?\)")
_COLLEAGUES = late(
    rf"(?<![\w-])({_FULL})(?:\set\sal\.?+|,?\sand\s(?:colleagues|co-workers|coworkers))(?!\s?\(|,\s{_YEAR})"
)
_DESIGN = (
    r"meta-?\s?analys[ie]s|systematic review|scoping review|umbrella review|Cochrane review|review"
    r"|randomi[sz]ed controlled trial"
    r"|randomi[sz]ed trial|clinical trial|trial|RCT|cohort study|cohort|case-control study|study|survey"
    r"|analysis|paper|guideline|report|preprint"
)
#: Said of any source, so it singles out none.
_ANY_DESIGN = frozenset({"study", "analysis", "paper", "report"})
_POINTER = late(
    rf"\b(?:[Aa]n?|[Tt]he|[Oo]ne|[Tt]his|[Oo]ur"
    rf"|[Tt]heir)\s(?:[\w-]{{1,20}}\s){{0,2}}?({_YEAR})\s(?:[\w-]{{1,20}}\s){{0,3}}?({_DESIGN})\b"
)
_DATED = late(
    rf"\b({_DESIGN})\s(?:(?:was|were)\s)?(?:(?:published|released|posted|reported)\s)?(?:in"
    rf"|from)\s(?:[\w&.-]{{1,20}}\s){{0,5}}?(?:in\s)?({_YEAR})\b"
)
_MONTHS = frozenset(
    "January February March April May June July August September October November December"
    " Figure Table Since In Summer Winter".split()
)


def markers(text: str, known: Bibliography) -> Iterator[Marker]:
    """All markers of a text, form by form."""
    yield from (Marker("footnote", m.start(), m.end(), (m[1],)) for m in _FOOTNOTE.finditer(text))
    yield from _keyed(text, known)
    yield from _numbered(text, known)
    yield from _named(text, known)
    yield from _pointers(text, known)


def keys_in(text: str) -> tuple[str, ...]:
    """All words that may be Pandoc's citation keys (`@alder2020`), without the sign."""
    return tuple(match[1] or match[2] for match in _KEYS.finditer(text)) if "@" in text else ()


def _keyed(text: str, known: Bibliography) -> Iterator[Marker]:
    """Keys between brackets, and those in running text that name an entry (others are handles or addresses)."""
    if "@" not in text:
        return
    for match in _KEY.finditer(text):
        labels = keys_in(match[0])
        if labels and (match["before"] is None or any(key_of(label) in known.by_key for label in labels)):
            yield Marker("key", match.start(), match.end(), labels)
    for match in _KEYS.finditer(text):
        label = match[1] or match[2]
        if key_of(label) in known.by_key:
            yield Marker("key", match.start(), match.end(), (label,))


def _numbered(text: str, known: Bibliography) -> Iterator[Marker]:
    square = False
    for match in _BRACKETED.finditer(text):
        if not _ARRAY.search(text[max(0, match.start() - 4) : match.start()]):
            square = True
            yield _of_numbers(match, expanded(match[1]))
    if not known.entries:
        return
    for match in _LOCATING.finditer(text):
        square = True
        yield _of_numbers(match, expanded(match[1]))
    yield from _raised(text, known)
    for shape in (_SPELLED, _ROUND) if known.is_numbered and not square else (_SPELLED,):
        for match in shape.finditer(text):
            labels = expanded(re.sub(r"\s(?:and|&)\s", ",", match[1]))
            if all(int(label) in known.numbers for label in labels):
                yield _of_numbers(match, labels)


def _of_numbers(match: re.Match[str], labels: tuple[str, ...]) -> Marker:
    """A marker without the space in front of it."""
    start = match.end() - len(match[0].lstrip())
    return Marker("numbered", start, match.end(), labels)


def _raised(text: str, known: Bibliography) -> Iterator[Marker]:
    for shape in (_SUPERSCRIPT, _CARETS):
        for match in shape.finditer(text):
            if not _POWERED.search(text[max(0, match.start() - 4) : match.start()]):
                numbers = match[1] if shape is _CARETS else _plain_digits(match[0])
                yield _of_numbers(match, _raised_numbers(numbers, known))


def _raised_numbers(numbers: str, known: Bibliography) -> tuple[str, ...]:
    """The numbers of a raised marker; digits side by side are single ones where no entry has the number they make."""
    if numbers.isdecimal() and int(numbers) not in known.numbers and all(int(one) in known.numbers for one in numbers):
        return tuple(numbers)
    return expanded(numbers)


def _plain_digits(raised: str) -> str:
    return unicodedata.normalize("NFKC", raised).replace("\u2212", "-")


def expanded(numbers: str) -> tuple[str, ...]:
    """The numbers of a marker, ranges written out: `2,4-6` names 2, 4, 5 and 6."""
    found: list[str] = []
    for part in re.split(r"\s?[,;]\s?", numbers):
        first, *rest = (int(digits) for digits in re.findall(r"\d+", part))
        last = rest[0] if rest else first
        found += [str(number) for number in (range(first, last + 1) if first <= last < first + 100 else (first, last))]
    return tuple(found)


def _named(text: str, known: Bibliography) -> Iterator[Marker]:
    for match in _PARENTHESIS.finditer(text):
        yield from _in_parentheses(match, known)
    if (signed := _SIGNED.search(text, max(0, len(text) - 120))) is not None:
        yield from (one for one in _in_parentheses(signed, known) if one.entries)
    for match in _NARRATIVE.finditer(text):
        entries = known.by_author(match[1], int(match[3]))
        if entries or (match[2] and match[1] not in _MONTHS):
            yield Marker("author-year", match.start(), match.end(), entries=entries)
    if known.entries:
        yield from _told(text, known)


def _told(text: str, known: Bibliography) -> Iterator[Marker]:
    """Authors in running text whose entry stands in the list."""
    for shape, name, year in ((_YEAR_FIRST, 2, 1), (_YEAR_LAST, 1, 3)):
        for match in shape.finditer(text):
            if entries := known.by_author(match[name], int(match[year])):
                yield Marker("author-year", match.start(), match.end(), entries=entries)
    for match in _COLLEAGUES.finditer(text):
        entries = known.by_author(match[1], None)
        if len(entries) == 1:
            yield Marker("textual", match.start(), match.end(), entries=entries)


def _in_parentheses(match: re.Match[str], known: Bibliography) -> Iterator[Marker]:
    """The works named between parentheses, parted by semicolons."""
    at = match.start(1)
    for part in match[1].split(";"):
        begin = at + len(part) - len(part.lstrip())
        cited = _CITED.fullmatch(part.strip())
        at += len(part) + 1
        if cited is None:
            continue
        several = re.search(r"et\sal|&|\sand\s|,", cited[1])
        name = re.split(r",|\set\sal|\s&|\sand\s", cited[1].strip(), maxsplit=1)[0].strip()
        entries = known.by_author(name, int(cited[2]))
        if _COMPANY.search(cited[1]) and not entries:
            continue
        if entries or (several and re.fullmatch(_FULL, name) and name not in _MONTHS and name != "Author"):
            yield Marker("author-year", begin, begin + len(part.strip()), entries=entries)


def _pointers(text: str, known: Bibliography) -> Iterator[Marker]:
    """A year and a design that single out one entry."""
    found = [(m, m[1], m[2]) for m in _POINTER.finditer(text)] + [(m, m[2], m[1]) for m in _DATED.finditer(text)]
    for match, year, design in found if known.entries else ():
        word = design.lower().replace("\u2010", "-")
        entries = known.by_year(int(year), {word, word.split()[-1]} - _ANY_DESIGN)
        if len(entries) == 1:
            yield Marker("textual", match.start(), match.end(), entries=entries)
