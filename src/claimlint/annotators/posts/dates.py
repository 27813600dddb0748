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
#: What says that a text goes out to the press, and what a day may follow.
_RELEASE = re.compile(
    r"(?:for immediate release|(?:press|news|media) release|embargoed (?:until|for))\b", re.IGNORECASE
)
_EMBARGO = re.compile(
    r"^\W*(?:embargoed (?:until|for release)|not for release before|for (?:immediate )?release)\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_][\w.'\u2019-]*")
#: A weekday and an hour beside a day, with its zone.
_HOUR = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?|\b(?:mon|tue|wed|thu|fri|sat|sun)\b[.,]?|\bat\b"
    r"|\b\d\d?[:.]\d\d(?: ?[ap]\.?m\b\.?)?|\b[ap]m\b"
    r"|\b(?:eastern|central|mountain|pacific|e[sd]?t|c[se]?t|p[sd]?t|gmt|utc|bst|aest)(?: time)?\b",
    re.IGNORECASE,
)
#: What a notice's dateline may have between its day and the dash that ends it (characters), and in front of its day
#: (words, characters).
_TO_DASH = re.compile(r"[^.?!;\n]{0,45}?(?:--|[-/](?=\s)|[\u2013\u2014])")
_LEAD_WORDS, _LEAD = 12, 110
_LEAD_LOWER = frozenset({"of", "the", "and", "at", "on", "by", "de", "la", "le", "am", "pm", "a.m", "p.m"})
#: Between the label and its date stands at most a name with a title (characters).
_NEAR = 90
#: A line of its own near the head of a post may be nothing but a byline with its day (words, blocks without lists).
_SHORT = 14
_HEAD = 6


def newest_date(document: Document, day_first: bool) -> date | None:
    """The newest day on which the post says that it was published, updated or reviewed; None when it says none.

    A month stands for its last day, a year for its last; `day_first` reads 03/05/2026 as 3 May.
    """
    days = (
        *_fields(document, day_first),
        *_labelled(document, day_first),
        *_headed(document, day_first),
        *datelines(document, day_first),
    )
    return max(days, default=None)


def datelines(document: Document, day_first: bool) -> Iterator[date]:
    """The days on which a notice to the press was issued: `LONDON, 2 April 2025 (Wire) –` and the like, near the head.

    Such a notice is of its day and is not reviewed later.
    """
    for block in _head(document):
        if block.kind == "prose" and (embargo := _EMBARGO.search(block.text)):
            yield from list(_dates(block.text[embargo.end() : embargo.end() + _NEAR], day_first))[:1]
        elif block.kind == "prose":
            yield from _of_dateline(block.text, day_first)


def is_released(document: Document) -> bool:
    """Whether the post is news that was sent out: it says so near its head, or begins with a place and a day."""
    if any(True for _ in datelines(document, day_first=False)):
        return True
    return any(
        len(block.text.split()) <= _SHORT and _RELEASE.match(block.text.strip("*_# ")) for block in _head(document)
    )


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
    """The day in a byline or alone on a line, near the head."""
    for block in _head(document):
        if block.kind in ("prose", "caption", "list") and len(block.text.split()) <= _SHORT and _is_byline(block.text):
            yield from _dates(block.text, day_first)


def _head(document: Document) -> Iterator[Block]:
    """The first blocks of a post, and the bullets of a summary that stands among them."""
    counted = 0
    for block in document.blocks:
        if block.kind == SURROUNDINGS:
            continue
        counted += block.kind != "list"
        if counted > _HEAD:
            return
        yield block


def _of_dateline(text: str, day_first: bool) -> Iterator[date]:
    """The day of a block that opens with nothing but names, a day and what ends in a dash."""
    for found in _DATE.finditer(text[: _LEAD + _NEAR]):
        names = _WORD.findall(text[: found.start()])
        if found.start() > _LEAD or len(names) > _LEAD_WORDS or not all(map(_is_name, names)):
            return
        is_day = found["d1"] or found["d2"] or found["d3"] or found["a5"]
        tail = _TO_DASH.match(text, found.end())
        if is_day and tail and all(map(_is_name, _WORD.findall(tail[0]))):
            yield from _dates(found[0], day_first)
            return


def _is_name(word: str) -> bool:
    return not word[0].islower() or word in _LEAD_LOWER


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
