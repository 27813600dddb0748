"""How registries and the lock file call a reference: an entry or an identifier goes in, its keys come out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping

from claimlint.expressions.spelling import norms
from claimlint.model.reference import Entry
from claimlint.model.registry import KINDS, Record
from claimlint.sources.identifiers import Identifier, fault_of
from claimlint.sources.late_patterns import late

_ARXIV_DOI = late(r"10\.48550/arxiv\.(.+)", re.IGNORECASE)
_ACCESSION = late(r"(arxiv|ppr)[:\s]*(.+)", re.IGNORECASE)
#: What is looked up by its text when it has no identifier: web pages, registrations and protocols are in no registry.
_BY_TEXT = frozenset({"article", "preprint", "book", "unknown"})
_TEXT_KEY = "text:"
_PREFIXES = {"pmcid": "PMC", "ppr": "PPR"}
#: Characters of an entry that are sent to be looked up.
LONGEST_QUERY = 400


def key_of(kind: str, value: str) -> str:
    """The key of an identifier, such as `doi:10.1016/j.spn.2019.01.001`; empty when no registry can be asked for it."""
    if kind not in KINDS or not value or fault_of(kind, value):
        return ""
    if kind == "doi":
        arxiv = _ARXIV_DOI.fullmatch(value)
        return f"arxiv:{arxiv[1].lower()}" if arxiv else f"doi:{value.lower()}"
    digits = re.sub(r"^(?:PMC|PPR|arXiv)?:?\s*", "", value, flags=re.IGNORECASE).lower()
    return f"{kind}:{_PREFIXES.get(kind, '')}{digits}"


def keys_of(entry: Entry) -> tuple[str, ...]:
    """The keys of everything by which a reference can be looked up, the DOI first."""
    accession = _ACCESSION.fullmatch(entry.accession)
    told = [("doi", entry.doi), ("pmid", entry.pmid), ("pmcid", entry.pmcid)]
    if accession:
        told.append((accession[1].lower(), accession[2]))
    return tuple(dict.fromkeys(key for kind, value in told if (key := key_of(kind, value))))


def keys_in(found: Iterable[Identifier]) -> tuple[str, ...]:
    """The keys of all identifiers that were found in a text."""
    return tuple(dict.fromkeys(key for one in found if (key := key_of(one.kind, one.value))))


def is_verified(entry: Entry, registry: Mapping[str, Record]) -> bool:
    """Whether registries have answered for every identifier of an entry that has some."""
    records = [registry.get(key) for key in keys_of(entry)]
    return bool(records) and all(one is not None and one.is_known for one in records)


def can_be_sought(entry: Entry) -> bool:
    """Whether an entry without an identifier can be looked up by its text: it says who wrote what."""
    return entry.status in _BY_TEXT and bool(entry.title) and bool(entry.surname or entry.year)


def text_key(printed: str) -> str:
    """The key of an entry without an identifier; equal for entries that differ in marks and case only."""
    plain = " ".join(word for word in norms(printed) if word.isalnum())
    return f"{_TEXT_KEY}{hashlib.sha256(plain.encode()).hexdigest()[:16]}"


def is_text_key(key: str) -> bool:
    """Whether a key stands for an entry without an identifier."""
    return key.startswith(_TEXT_KEY)


def shown(key: str) -> str:
    """An identifier as references write it."""
    kind, _, value = key.partition(":")
    return {"pmid": f"PMID {value}", "arxiv": f"arXiv:{value}"}.get(kind, value if kind in ("pmcid", "ppr") else key)
