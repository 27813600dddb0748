"""Reference entries: the text of one goes in, its authors, year, title, container and identifiers come out.

Reads the styles that blogs use (APA, AMA, Vancouver, MLA, numbered, bare address). What cannot be read stays empty.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from claimlint.sources.identifiers import Identifier, identifiers
from claimlint.sources.late_patterns import late
from claimlint.sources.preprint_servers import Deposit, deposit_of, deposit_of_doi

#: What an entry can be.
STATUSES = ("article", "preprint", "protocol", "registration", "web", "book", "unknown")
#: Characters; what is longer is no reference.
LONGEST = 1500


@dataclass(frozen=True, slots=True)
class Entry:
    """One reference as far as it could be read; empty where it could not."""

    status: str
    number: int | None = None
    surname: str = ""
    """The first author's."""
    year: int | None = None
    title: str = ""
    container: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    trial: str = ""
    url: str = ""
    server: str = ""
    """The preprint server, when it is a preprint."""


_W = r"[^\W\d_]"
_PARTICLE = r"(?:(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|al|el|ter|ten)\s){0,3}"
_SURNAME = (
    rf"{_PARTICLE}(?:O['\u2019]|Mc|Mac"
    rf"|D['\u2019])?[A-Z\u00c0-\u00de]{_W}{{1,30}}(?:[-\u2010 ][A-Z\u00c0-\u00de]{_W}{{1,30}})?"
)
_INITIALS = r"(?:[A-Z]\.[\s-]?){1,4}"
_SHORT = r"[A-Z]{1,3}(?:-[A-Z])?"
_YEAR = r"(?:19|20)\d\d"
_NUMBER = late(
    r"\s*(?:\u2191\s*)?(?:\[(\d{1,3})\]:?|\((\d{1,3})\)|(\d{1,3})[.)](?=\s|https?:)"
    r"|([\u00b9\u00b2\u00b3\u2070-\u2079]{1,3})(?=\s?\S))?\s*"
)
AUTHOR = late(
    rf"[A-Z]{_W}{{1,20}}\s(?:[A-Z]\.\s){{1,2}}(?P<last>{_SURNAME})(?=,|\set\sal)|"  # Jo A. Alder,
    r"(?:"
    rf"(?P<surname>{_SURNAME})"
    rf"(?:,\s(?:{_INITIALS}|[A-Z]{_W}{{1,20}}(?:\s[A-Z]\.)?(?=[.,]))|\s{_SHORT}(?=[,.;:\s(]))"
    r")"
)
APA_YEAR = late(rf"\(({_YEAR})[a-z]?(?:,\s[^()]{{1,30}})?\)[.,:]?\s*")
PLAIN_YEAR = late(rf"(?<![\d./-])({_YEAR})[a-z]?(?![\d/-])")
_BEFORE_VOLUME = late(rf"({_YEAR})(?:\s[A-Z][a-z]{{2}}(?:\s\d{{1,2}})?)?\s?;")
_AUTHORS_END = late(
    r"(?:(?<=[A-Z])|(?<=et al)|(?<=Investigators)|(?<=Group)"
    r"|(?<=Collaborators))\.\s+(?=[\"\u201c'\u2018]?[A-Z0-9])"
)
QUOTED = late(r"[\"\u201c]([^\"\u201d]{3,400})[\"\u201d]")
LOCATED = late(
    rf"{_YEAR}(?:\s[A-Z][a-z]{{2}}(?:\s\d{{1,2}})?)?\s?;\s?\(?\d"  # 2019;40
    r"|\b\d{1,4}\s?\(\d{1,4}(?:[-\u2013]\d{1,4})?\)\s?[,:]"  # 12(3): or 12(3),
    r"|,\s\d{1,4},\s(?:e?\d{1,6}|Article)"  # , 33, 12-19
    r"|\b\d{1,4}:\s?e?\d{1,6}"  # 71:1-5
    r"|\bvol\.\s?\d|\bpp\.\s?\d"
)
_BOOK = late(
    r"\b(?:ISBN|(?:\d(?:st|nd|rd|th)\s)?ed\.|eds?\.\)|[A-Z]\w+ (?:University )?(?:Press|Publishing|Publishers"
    r"|Books|Verlag))"
)
_REGISTRY = late(
    r"clinicaltrials\.gov|\bISRCTN|\bPROSPERO\b|prospero|\bANZCTR|\bChiCTR|trialsearch\.who|clinicaltrialsregister",
    re.IGNORECASE,
)
PREPRINT_WORDS = late(
    r"pre[\s\u2010-\u2014-]?prints?\b(?!\s(?:policy|policies|servers?))|\[version \d[^\]]{0,40}awaiting"
    r"|awaiting peer review|\bNBER working paper",
    re.IGNORECASE,
)
SERVER_WORDS = late(
    r"\b(?:medRxiv|bioRxiv|PsyArXiv|SocArXiv|arXiv|ChemRxiv|EarthArXiv|engrXiv|TechRxiv|EdArXiv|MetaArXiv"
    r"|AfricArXiv|EcoEvoRxiv"
    r"|BioHackrXiv|PaleorXiv|agriRxiv|Jxiv|Research Square|SSRN|Authorea|VeriXiv|EGUsphere|PPR\d{3,9})\b",
    re.IGNORECASE,
)


def read_entry(text: str, link_targets: tuple[str, ...] = ()) -> Entry:
    """What one entry tells; addresses behind its words count like those in its text."""
    text = text[:LONGEST]
    found = identifiers(text + "".join(f" {target[:LONGEST]}" for target in link_targets))
    first = {
        kind: next((one.value for one in found if one.kind == kind), "") for kind in ("pmid", "pmcid", "trial", "url")
    }
    deposits = _deposits(found)
    doi = _doi(found)
    number, body = numbered(text)
    plain = without_addresses(body)
    surname, year, title, container = _parts(plain)
    status, server = _status(plain, found, deposits, bool(doi))
    return Entry(status, number, surname, year, title, container, doi, server=server, **first)


def _doi(found: list[Identifier]) -> str:
    """The DOI of an entry; where it names a preprint and its article, the article's."""
    dois = [one.value for one in found if one.kind == "doi"]
    reviewed = [doi for doi in dois if not ((deposit := deposit_of_doi(doi)) and deposit.is_preprint)]
    return (reviewed or dois or [""])[0]


def _deposits(found: list[Identifier]) -> list[Deposit]:
    return [deposit for one in found if (deposit := deposit_of(one.kind, one.value)) is not None]


def _status(text: str, found: list[Identifier], deposits: list[Deposit], has_doi: bool) -> tuple[str, str]:
    kinds = {one.kind for one in found}
    told = {deposit.status for deposit in deposits}
    server = next((d.server for d in deposits if d.is_preprint), "")
    reviewed = _has_reviewed_version(found) or "article" in told
    if server and not reviewed:
        return "preprint", server
    if "protocol" in told or "registration" in told:
        return ("protocol" if "protocol" in told else "registration"), ""
    named = SERVER_WORDS.search(text)
    if kinds & {"ppr", "arxiv"} and not reviewed:
        return "preprint", named[0] if named else ""
    called = PREPRINT_WORDS.search(text) or (named and not LOCATED.search(text) and "pmcid" not in kinds)
    if called and (not reviewed or "unclear" in told):
        return "preprint", named[0] if named else ""
    return _reviewed_status(text, kinds, has_doi), ""


def _has_reviewed_version(found: list[Identifier]) -> bool:
    """Whether a DOI stands there that no preprint server gave out."""
    shapes = [deposit_of_doi(one.value) for one in found if one.kind == "doi"]
    return any(deposit is None or deposit.status == "article" for deposit in shapes)


def _reviewed_status(text: str, kinds: set[str], has_doi: bool) -> str:
    if not has_doi and not kinds & {"pmid", "pmcid"} and ("trial" in kinds or _REGISTRY.search(text)):
        return "registration"
    if "isbn" in kinds or (_BOOK.search(text) and not has_doi):
        return "book"
    if has_doi or kinds & {"pmid", "pmcid"} or LOCATED.search(text):
        return "article"
    return "web" if "url" in kinds else "unknown"


def numbered(text: str) -> tuple[int | None, str]:
    """The number in front of an entry, and what follows it."""
    match = _NUMBER.match(text)
    if match is None:
        return None, text
    digits = match[1] or match[2] or match[3] or match[4]
    return (int(unicodedata.normalize("NFKC", digits)) if digits else None), text[match.end() :]


def without_addresses(text: str) -> str:
    """The text of an entry without its web addresses and DOIs, and without the words that announce them at its end."""
    for one in reversed(identifiers(text)):
        if one.kind in ("url", "doi"):
            text = text[: one.start] + text[one.end :]
    return re.sub(
        r"\b(?:doi|available (?:at|from)|retrieved from|accessed):?\s{0,3}$", "", text.strip(), flags=re.IGNORECASE
    )


def _parts(text: str) -> tuple[str, int | None, str, str]:
    """First surname, year, title and container."""
    author = AUTHOR.match(text)
    surname = (author["surname"] or author["last"]) if author else ""
    dated = APA_YEAR.search(text, 0, 600)
    plain = PLAIN_YEAR.search(text)
    if dated:
        after = text[dated.end() :]
        return surname, int(dated[1]), *_titled(after)
    return surname, (_last_year(text) if plain else None), *_titled(_after_authors(text, author is not None))


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
        return quoted[1].rstrip(" .,"), _container(text[quoted.end() :])
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


_CONTAINER = late(r"\s*([A-Z][^.,;:\d\[(]{1,90}?(?:\s&\s[^.,;:\d\[(]{1,40})?)(?=[.,;:\[(]|\s+\d|\s*$)")


def _container(text: str) -> str:
    match = _CONTAINER.match(text.lstrip(" .,"))
    return match[1].strip() if match else ""
