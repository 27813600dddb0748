"""The parts of a reference entry: its text goes in, number, first surname, year, title and container come out."""

from __future__ import annotations

import re
import unicodedata

from claimlint.sources.identifiers import identifiers
from claimlint.sources.late_patterns import late

#: Characters; what is longer is no reference.
LONGEST = 1500

_W = r"[^\W\d_]"
_PARTICLE = r"(?:(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|al|el|ter|ten)\s){0,3}"
_UP = r"A-Z\u00c0-\u00de"
_SURNAME = (
    rf"{_PARTICLE}(?:O['\u2019]|Mc|Mac"
    rf"|D['\u2019])?[{_UP}]{_W}{{1,30}}(?:[-\u2010 ][{_UP}]{_W}{{1,30}})?"
)
_INITIALS = rf"(?:[{_UP}]\.[\s-]?){{1,4}}"
_SHORT = rf"[{_UP}]{{1,3}}(?:-[{_UP}])?(?:\s(?:Jr|Sr|2nd|3rd|II|III))?"
_YEAR = r"(?:19|20)\d\d"
_NUMBER = late(
    r"\s*(?:\u2191\s*)?(?:\[(\d{1,3})\]:?|\((\d{1,3})\)|(\d{1,3})[.)](?=\s|https?:)"
    rf"|([\u00b9\u00b2\u00b3\u2070-\u2079]{{1,3}})(?=\s?\S)|(\d{{1,3}})(?=\s{_SURNAME}\s[{_UP}]{{1,3}}[,.]))?\s*"
)
AUTHOR = late(
    rf"[{_UP}]{_W}{{1,20}}\s(?:[{_UP}]\.\s){{1,2}}(?P<last>{_SURNAME})(?=,|\set\sal)|"  # Jo A. Alder,
    r"(?:"
    rf"(?P<surname>{_SURNAME})"
    rf"(?:,\s(?:{_INITIALS}|[{_UP}]{_W}{{1,20}}(?:\s[{_UP}]\.)?(?=[.,]))|\s{_SHORT}(?=[,.;:\s(]))"
    r")"
)
APA_YEAR = late(rf"\(({_YEAR})[a-z]?(?:,\s[^()]{{1,30}})?\)[.,:]?\s*")
#: Stands where the year of something unpublished or undated would stand.
NO_YEAR = late(r"\((?:in press|forthcoming|n\.d\.|no date)\)[.,:]?\s*", re.IGNORECASE)
PLAIN_YEAR = late(rf"(?<![\d./-])({_YEAR})[a-z]?(?![\d/-])")
_BEFORE_VOLUME = late(rf"({_YEAR})(?:\s[A-Z][a-z]{{2}}(?:\s\d{{1,2}})?)?\s?;")
_AUTHORS_END = late(
    rf"(?:(?<=[{_UP}])|(?<=Jr)|(?<=3rd)|(?<=et al)|(?<=Investigators)|(?<=Group)"
    r"|(?<=Collaborators))\.\s+(?=[\"\u201c'\u2018]?[A-Z0-9])"
)
#: A title between quotation marks, with the stop that American style puts inside.
_QUOTED_TITLE = late(r"[\"\u201c]([^\"\u201d]{3,400}[.,?!])[\"\u201d]\s")
QUOTED = late(r"[\"\u201c]([^\"\u201d]{3,400})[\"\u201d]")
LOCATED = late(
    rf"{_YEAR}(?:\s[A-Z][a-z]{{2}}(?:\s\d{{1,2}})?)?\s?;\s?\(?\d"  # 2019;40
    r"|\b\d{1,4}\s?\(\d{1,4}(?:[-\u2013]\d{1,4})?\)\s?[,:]"  # 12(3): or 12(3),
    r"|,\s\d{1,4},\s(?:e?\d{1,6}|Article)"  # , 33, 12-19
    r"|\b\d{1,4}:\s?e?\d{1,6}"  # 71:1-5
    r"|[A-Za-z]\s\d{1,4},\s(?:[a-z]\d{3,7}|\d{1,5}[-\u2013]\d{1,5})\b"  # BMJ 343, d5555
    r"|\bvol\.\s?\d|\bpp\.\s?\d"
)


def numbered(text: str) -> tuple[int | None, str]:
    """The number in front of an entry, and what follows it."""
    match = _NUMBER.match(text)
    if match is None:
        return None, text
    digits = next(filter(None, match.groups()), None)
    return (int(unicodedata.normalize("NFKC", digits)) if digits else None), text[match.end() :]


def without_addresses(text: str) -> str:
    """The text of an entry without its web addresses and DOIs, and without the words that announce them at its end."""
    for one in reversed(identifiers(text)):
        if one.kind in ("url", "doi"):
            text = text[: one.start] + text[one.end :]
    return re.sub(
        r"\b(?:doi|available (?:at|from)|retrieved from|accessed):?\s{0,3}$", "", text.strip(), flags=re.IGNORECASE
    )


def parts_of(text: str) -> tuple[str, int | None, str, str]:
    """First surname, year, title and container of an entry without its addresses; empty where they cannot be told."""
    author = AUTHOR.match(text)
    surname = (author["surname"] or author["last"]) if author else ""
    dated = APA_YEAR.search(text, 0, 600)
    if quoted := _QUOTED_TITLE.search(text, 0, 600):
        year = int(dated[1]) if dated else _last_year(text[quoted.end() :]) or _last_year(text)
        return surname, year or None, _trimmed(quoted[1]), _container(text[quoted.end() :])
    if dated and _has_words(text[dated.end() :]):
        return surname, int(dated[1]), *_titled(text[dated.end() :])
    if undated := NO_YEAR.search(text, 0, 600):
        return surname, None, *_titled(text[undated.end() :])
    year = int(dated[1]) if dated else _last_year(text)
    return surname, year or None, *_titled(_after_authors(text, author is not None))


def _has_words(text: str) -> bool:
    return re.search(r"\w{3}", text) is not None


def _trimmed(title: str) -> str:
    """A title without the stop that closes it; a question keeps its mark."""
    return title.strip().rstrip(".,").strip()


def _last_year(text: str) -> int:
    """The year of publication: before a volume if there is one, else the first one that is not in the title."""
    dated = _BEFORE_VOLUME.search(text) or PLAIN_YEAR.search(text)
    return int(dated[1]) if dated else 0


def _after_authors(text: str, has_author: bool) -> str:
    if not has_author:
        return text
    end = _AUTHORS_END.search(text)
    rest = text[end.end() :] if end else text.partition(". ")[2]
    return re.sub(rf"^{_YEAR}[a-z]?\.\s+", "", rest)


def _titled(text: str) -> tuple[str, str]:
    """Title and container from what follows the authors (and the year in front)."""
    text = re.sub(rf"^{_YEAR}[a-z]?\.\s+", "", text)
    quoted = QUOTED.match(text)
    if quoted:
        return _trimmed(quoted[1]), _container(text[quoted.end() :])
    title, rest = _cut_title(text)
    return re.sub(r"\s*[\[(](?:preprint|\d\w\w ed\.)[\])]\s*$", "", title, flags=re.IGNORECASE).strip(" ."), _container(
        rest
    )


def _cut_title(text: str) -> tuple[str, str]:
    for stop in re.finditer(r"[.?!](?=\s|$)", text):
        rest = text[stop.end() :].strip()
        if stop[0] == "." or not re.match(rf"[A-Z][^.]{{0,80}}\.\s+[A-Z][^.]{{0,80}}\.?\s*(?:{_YEAR}|$)", rest):
            if re.search(r"\b(?:vs|et al|St|Dr)$", text[: stop.start()]):
                continue
            return text[: stop.start()] if stop[0] == "." else text[: stop.end()], rest
    return text, ""


_CONTAINER = late(
    r"\s*((?:[A-Z]|[a-z]{1,5}[A-Z])[^.,;:\d\[(]{1,90}?(?:\s&\s[^.,;:\d\[(]{1,40})?)(?=[.,;:\[(]|\s+\d|\s*$)"
)


def _container(text: str) -> str:
    match = _CONTAINER.match(text.lstrip(" .,"))
    return match[1].strip() if match else ""
