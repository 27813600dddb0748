"""Identifiers in text: words or an address go in, the DOIs, PMIDs, PMCIDs, PPR and trial numbers come out.

Shapes: DOI as Crossref advises for matching in prose; PMID up to eight digits; `PPR` is Europe PMC's accession.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from claimlint.language.addresses import BARE_ADDRESS, DOI_PREFIX, DOI_SUFFIX, trimmed
from claimlint.sources.late_patterns import late

#: What an identifier can be; `url` is any web address, `broken` what stands after `doi:` and is no DOI.
IDENTIFIER_KINDS = ("doi", "pmid", "pmcid", "ppr", "arxiv", "trial", "isbn", "url", "broken")

_FOUND = late(
    rf"""
      (?P<url>(?:https?://|(?<![\w.@])www\.)(?:[^\s<>"\u201c\u201d]|<\d[^\s<>]{{0,40}}>(?=\d)){{1,2000}})
    | (?P<bare>{BARE_ADDRESS})
    | (?<![\w/.])(?:doi:\s?)?(?P<doi>{DOI_PREFIX}{DOI_SUFFIX})
    | (?<![\w/.])doi:\s?
      (?P<broken>(?!https?:|www\.|(?:dx\.)?doi\.org)(?=[^\s]{{0,40}}[\dx])[^\s<>"\u201c\u201d,;]{{4,80}})
    | \bPMID:?\s?(?P<pmid>\d{{1,12}})\b
    | \b(?P<pmcid>PMC:?\s?\d{{4,9}})\b
    | \b(?P<ppr>PPR:?\s?\d{{3,9}})\b
    | \barxiv:\s?(?P<arxiv>\d{{4}}\.\d{{4,5}}(?:v\d{{1,2}})?|[a-z-]{{2,12}}/\d{{7}})
    | \b(?P<trial>NCT\d{{8}}|ISRCTN\d{{8}}|EUCTR\d{{4}}-\d{{6}}-\d{{2}}|ACTRN\d{{14}}|CRD\d{{8,12}})
    | \bISBN(?:-1[03])?:?\s?(?P<isbn>[\dX][\dX\x20\u2010\u2013-]{{8,16}}[\dX])\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
#: In small letters; no identifier is without one of these.
_CUES = (
    "://", "www.", "/", "10.", "doi:", "pmid", "pmc", "ppr", "arxiv:", "nct", "isrctn", "euctr", "actrn", "crd", "isbn"
)  # fmt: skip
_IN_ADDRESS = late(rf"{DOI_PREFIX}(?:[^\s<>\"&?#]|<\d[^\s<>]{{0,40}}>(?=\d)){{1,300}}")
_PUBMED = late(
    r"(?:pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/pubmed/|europepmc\.org/(?:article"
    r"|abstract)/med/)(\d{1,12})",
    re.IGNORECASE,
)
_PMC = late(
    r"(?:pmc\.ncbi\.nlm\.nih\.gov/articles/|ncbi\.nlm\.nih\.gov/pmc/articles/"
    r"|europepmc\.org/articles?/(?:pmc/)?)(PMC\d{4,9})",
    re.IGNORECASE,
)
_ARXIV = late(r"arxiv\.org/(?:abs|pdf|html)/(\d{4}\.\d{4,5}(?:v\d{1,2})?|[a-z-]{2,12}/\d{7})", re.IGNORECASE)
_PPR = late(r"europepmc\.org/(?:article|abstract)/ppr/(PPR\d{3,9})", re.IGNORECASE)
_REGISTERED = late(r"NCT\d{8}|ISRCTN\d{8}", re.IGNORECASE)
#: What publishers' addresses append to a DOI.
_TAIL = late(
    r"(?:/(?:full|abstract|pdf|epdf|html|meta|fulltext)"
    r"|\.(?:full|abstract|pdf|html|full-text|long|supplementary-material|article-info|article-metrics))"
    r"(?:\.pdf|\.html)?(?:\+html)?$",
    re.IGNORECASE,
)
#: Posted versions of bioRxiv and medRxiv, which share one DOI.
_VERSIONED = late(r"(10\.(?:1101|64898)/\d[\d.]{5,20})v\d{1,2}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Identifier:
    """One identifier as found in a text."""

    kind: str
    """One of IDENTIFIER_KINDS."""
    value: str
    """Without prefix; DOIs in lower case."""
    start: int
    """Offset in code points, with the end exclusive; a DOI in an address has the address's range."""
    end: int


def identifiers(text: str) -> list[Identifier]:
    """All identifiers in a text, in order; an address that holds one gives both."""
    small = text.lower()
    if not any(cue in small for cue in _CUES):
        return []
    found: list[Identifier] = []
    for match in _FOUND.finditer(text):
        kind = match.lastgroup or "url"
        if kind in ("url", "bare"):
            found += _of_address(trimmed(match[kind]), match.start(), "https://" if kind == "bare" else "")
        elif kind in ("doi", "broken"):
            value = trimmed(match[kind])
            start = match.start(kind)
            found.append(Identifier(kind, clean_doi(value), start, start + len(value)))
        else:
            found.append(Identifier(kind, match[kind].replace(" ", "").replace(":", ""), match.start(), match.end()))
    return found


def accession_in(found: Iterable[Identifier]) -> str:
    """The number under which a preprint without a DOI is kept, as it is written; empty when there is none."""
    told = {one.kind: one.value for one in reversed(list(found))}
    return f"arXiv:{told['arxiv']}" if "arxiv" in told else told.get("ppr", "")


def _of_address(address: str, start: int, scheme: str = "") -> Iterator[Identifier]:
    end = start + len(address)
    yield Identifier("url", scheme + address, start, end)
    for kind, value in in_address(address):
        yield Identifier(kind, value, start, end)


def in_address(address: str) -> list[tuple[str, str]]:
    """The identifiers (kind and value) that a web address names."""
    plain = unquote(address)
    shapes = (
        ("pmid", _PUBMED, 1), ("pmcid", _PMC, 1), ("arxiv", _ARXIV, 1), ("ppr", _PPR, 1), ("trial", _REGISTERED, 0),
    )  # fmt: skip
    found = [(kind, match[group]) for kind, shape, group in shapes if (match := shape.search(plain))]
    doi = _IN_ADDRESS.search(plain)
    return [*found, ("doi", clean_doi(trimmed(doi[0])))] if doi else found


def clean_doi(doi: str) -> str:
    """A DOI in lower case without the tails of publishers' addresses (`/full`, `v2.full.pdf`)."""
    return _VERSIONED.sub(r"\1", _TAIL.sub("", doi.rstrip("/"))).lower()


_WELL_FORMED = late(rf"{DOI_PREFIX}[^\s]+")
_PLACEHOLDER = late(
    r"10\.(?:1234|0000|9999|12345)/|10\.x{2,}|10\.1000/xyz|/x{3,}|x{4,}$|/(?:0{4,}|1234(?:56)?)$"
    r"|10\.\d{4,9}/\.\.\.|insert|todo"
)
FAULTS = ("placeholder", "malformed")


def fault_of(kind: str, value: str) -> str:
    """Why an identifier cannot lead anywhere, as one of FAULTS; empty when its shape is right.

    A placeholder stands in for a DOI (`10.1000/xyz123`); a PMID has up to eight digits and no leading zero.
    """
    if kind == "pmid":
        return "malformed" if value.startswith("0") or len(value) > 8 else ""
    if kind not in ("doi", "broken"):
        return ""
    if _PLACEHOLDER.search(value.lower()):
        return "placeholder"
    return "" if _WELL_FORMED.fullmatch(value) and value.count(")") <= value.count("(") else "malformed"
