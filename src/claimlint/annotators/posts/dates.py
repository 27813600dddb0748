"""When a post was published, updated or reviewed: a document goes in, the newest day that it tells comes out."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from claimlint.annotators.posts.bylines import bare_key, key_of
from claimlint.model.document import SURROUNDINGS, Block, Document

DATE_KEYS = frozenset(
    {
        "date", "published", "publisheddate", "publishdate", "pubdate", "publishedat", "publishedon", "posted",
        "created", "createdat", "updated", "updatedat", "updatedon", "lastupdated", "lastmod", "lastmodified",
        "modified", "modifieddate", "datemodified", "datepublished", "dateupdated", "reviewed", "lastreviewed",
        "reviewdate", "reviewedon", "reviewedat", "datereviewed", "medicallyreviewed", "medicallyreviewedon",
        "medicalreviewdate", "lastreviewedon", "revised", "lastupdatedate", "lastupdate",
    }
)  # fmt: skip

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:19|20)\d\d"
_DATE = re.compile(
    rf"(?P<y1>{_YEAR})[-/.](?P<m1>\d\d?)(?:[-/.](?P<d1>\d\d?))?(?!\d)"
    rf"|\b(?P<d2>\d\d?)(?:st|nd|rd|th)?(?: of)? {_MONTH.format('n2')},? (?P<y2>{_YEAR})\b"
    rf"|\b{_MONTH.format('n3')} (?P<d3>\d\d?)(?:st|nd|rd|th)?,? (?P<y3>{_YEAR})\b"
    rf"|\b{_MONTH.format('n4')},? (?P<y4>{_YEAR})\b"
    rf"|\b(?P<a5>\d\d?)[/.](?P<b5>\d\d?)[/.](?P<y5>{_YEAR})\b"
    rf"|\b(?P<y6>{_YEAR})\b",
    re.IGNORECASE,
)
_DONE = r"(?:reviewed|updated|modified|revised|published|posted|checked|amended|edited|created)"
#: Words that say that a date is the post's own. A review that is due is none that was done.
_LABEL = re.compile(
    rf"(?:^|[.|\u00b7\u2022\u2013\u2014;(,] ?)(?:(?:page|article|content|post|originally|first|date) )?"
    rf"(?:last |medically |clinically )*{_DONE}(?: on| in| by|:)"
    rf"|(?:^|[.|\u00b7\u2022\u2013\u2014;(,] ?){_DONE}(?= \d| [A-Z])"
    rf"|\b(?:last|medically|clinically) (?:medically |clinically )?{_DONE}\b"
    rf"|\b(?:this|the) (?:article|post|page|text|guide|content|information) (?:was|has been) (?:last )?"
    rf"(?:medically |clinically )?{_DONE}\b"
    rf"|(?:^|[.|\u00b7\u2022;(] ?)(?:date(?: of (?:publication|review|last review|update))?|publication date"
    rf"|review date|last (?:update|review|revision)|latest (?:update|review)|medical review)(?: on|:)",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(r"\b(?:next|due|scheduled)\b[^.]{0,20}$", re.IGNORECASE)
#: A weekday and an hour beside a day, with its zone.
_HOUR = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?|\b(?:mon|tue|wed|thu|fri|sat|sun)\b[.,]?|\bat\b"
    r"|\b\d\d?[:.]\d\d(?: ?[ap]\.?m\b\.?)?|\b[ap]m\b"
    r"|\b(?:eastern|central|mountain|pacific|e[sd]?t|c[se]?t|p[sd]?t|gmt|utc|bst|aest)(?: time)?\b",
    re.IGNORECASE,
)
#: `LONDON, 2 April 2025 –` and the like: a place, perhaps the wire service and the weekday, the day, a dash.
_DATELINE = re.compile(
    r"(?!(?:On|In|By|Since|Until|From|After|Before|Last|Our|The) )(?:[A-Z][\w.'\u2019-]*[,.]?[ \u00a0]?){1,6}(?:\([^()]{2,30}\) ?)?[,(\u2013\u2014 -]*(?:[A-Z][a-z]{2,8}day,? )?"
    r"(?P<when>[A-Z][a-z]{2,8}\.? \d\d?,? (?:19|20)\d\d|\d\d? [A-Z][a-z]{2,8}\.?,? (?:19|20)\d\d)\b"
    r"[^\n\u2013\u2014/]{0,40}?(?:--?|[\u2013\u2014/])"
)
#: The same, the other way round: `May 3, 2024 – Boston –`.
_DATE_FIRST = re.compile(
    r"(?P<when>[A-Z][a-z]{2,8}\.? \d\d?,? (?:19|20)\d\d|\d\d? [A-Z][a-z]{2,8}\.?,? (?:19|20)\d\d) ?"
    r"(?:--?|[\u2013\u2014/]) ?(?:[A-Z][\w.'\u2019-]*[,.]?[ \u00a0]?){1,6}(?:--?|[\u2013\u2014/:])"
)
#: Lines that say that a text goes out to the press.
_RELEASE = re.compile(r"(?:for immediate release|(?:press|news|media) release|embargoed (?:until|for))\b", re.IGNORECASE)
#: Between the label and its date stands at most a name with a title (characters).
_NEAR = 90
#: A line of its own near the head of a post may be nothing but a byline with its day (words, blocks).
_SHORT = 14
_HEAD = 6


def newest_date(document: Document, day_first: bool) -> date | None:
    """The newest day on which the post says that it was published, updated or reviewed; None when it says none.

    A month stands for its last day, a year for its last; `day_first` reads 03/05/2026 as 3 May.
    """
    told = (*_fields(document, day_first), *_labelled(document, day_first), *_headed(document, day_first))
    return max(told, default=None)


def is_released(document: Document) -> bool:
    """Whether the post is news that was sent out: it says so near its head, or begins with a place and a day."""
    for block in _opening(document):
        if block.kind == "prose" and (_DATELINE.match(block.text) or _DATE_FIRST.match(block.text)):
            return True
        if len(block.text.split()) <= _SHORT and _RELEASE.match(block.text.strip("*_# ")):
            return True
    return False


def months_between(day: date, today: date) -> int:
    """Whole months from a day to today, at least 0."""
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    return max(0, months)


def _fields(document: Document, day_first: bool) -> Iterator[date]:
    for field in document.front_matter.values():
        if key_of(bare_key(field.key)) in DATE_KEYS or key_of(field.key) in DATE_KEYS:
            yield from _dates(field.value, day_first)


def _labelled(document: Document, day_first: bool) -> Iterator[date]:
    for block in document.blocks:
        for label in _LABEL.finditer(block.text):
            if _NOT_DONE.search(block.text[: label.end()]):
                continue
            rest = block.text[label.end() : label.end() + _NEAR]
            yield from list(_dates(rest, day_first))[:1]


def _headed(document: Document, day_first: bool) -> Iterator[date]:
    """The day in a byline, alone on a line, or behind the place where a notice was issued, near the head."""
    for block in _opening(document):
        words = block.text.split()
        issued = _DATELINE.match(block.text) or _DATE_FIRST.match(block.text)
        if block.kind == "prose" and issued:
            yield from _dates(issued["when"], day_first)
        if block.kind in ("prose", "caption", "list") and len(words) <= _SHORT and _is_byline(block.text):
            yield from _dates(block.text, day_first)


def _opening(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.kind != SURROUNDINGS][:_HEAD]


def _is_byline(text: str) -> bool:
    found = _DATE.search(text)
    bare = _HOUR.sub("", text).strip(" .,*_|@")
    alone = found is not None and found["y6"] is None and len(found[0]) >= len(bare) - 1
    return alone or text.startswith(("By ", "BY ", "Written by ", "Posted "))


def _dates(text: str, day_first: bool) -> Iterator[date]:
    for found in _DATE.finditer(text):
        day = _date(found, day_first)
        if day is not None:
            yield day


def _date(found: re.Match[str], day_first: bool) -> date | None:
    part = found.groupdict()
    year = int(next(part[f"y{n}"] for n in range(1, 7) if part[f"y{n}"]))
    month, day = _month_and_day(part, day_first)
    try:
        return date(year, month, day or monthrange(year, month)[1])
    except ValueError:
        return None


def _month_and_day(part: dict[str, str | None], day_first: bool) -> tuple[int, int]:
    """The month and the day (0 when the text gives none); a bare year stands for its December."""
    if part["a5"] and part["b5"]:
        one, two = int(part["a5"]), int(part["b5"])
        return (two, one) if (day_first and two <= len(_MONTHS)) or one > len(_MONTHS) else (one, two)
    name = part["n2"] or part["n3"] or part["n4"]
    month = _MONTHS.index(name[:3].lower()) + 1 if name else int(part["m1"] or len(_MONTHS))
    # A month out of range has no length; date() refuses it with any day.
    return month, int(part["d1"] or part["d2"] or part["d3"] or (0 if 1 <= month <= len(_MONTHS) else 1))
