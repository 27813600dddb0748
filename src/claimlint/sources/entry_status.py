"""What a reference entry is (article, preprint, book …): its text and identifiers go in, its status comes out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from claimlint.sources.entry_parts import LOCATED
from claimlint.sources.identifiers import Identifier
from claimlint.sources.late_patterns import late
from claimlint.sources.preprint_servers import deposit_of, deposit_of_doi, servers

BOOK = late(
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
#: Servers whose names say too little, as they name other things as well.
_SAYING_LITTLE = frozenset({"Access Microbiology", "Arcadia", "Curvenote", "eLife", "Europe PMC", "NBER", "Qeios"})
#: How SSRN's own citations look, which hide what a paper is.
_STYLED_AS_JOURNAL = late(r"SSRN Electronic Journal", re.IGNORECASE)


@cache
def server_words() -> re.Pattern[str]:
    """The names of the servers that carry preprints only, and Europe PMC's accession numbers of preprints."""
    names = sorted(servers() - _SAYING_LITTLE, key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))}|PPR\d{{3,9}})\b", re.IGNORECASE)


def is_labelled(text: str) -> bool:
    """Whether an entry says that it is a preprint, or names a server in a way that does."""
    named = server_words().search(text) is not None and _STYLED_AS_JOURNAL.search(text) is None
    return named or PREPRINT_WORDS.search(text) is not None


def status_of(text: str, found: Sequence[Identifier]) -> tuple[str, str]:
    """What an entry is, as one of model.reference.STATUSES, and the server of a preprint.

    `text` is the entry without its addresses, `found` its identifiers.
    """
    kinds = {one.kind for one in found}
    deposits = [deposit for one in found if (deposit := deposit_of(one.kind, one.value)) is not None]
    told = {deposit.status for deposit in deposits}
    server = next((d.server for d in deposits if d.is_preprint), "")
    reviewed = _has_reviewed_version(found) or "article" in told
    if server and not reviewed:
        return "preprint", server
    if "protocol" in told or "registration" in told:
        return ("protocol" if "protocol" in told else "registration"), ""
    named = server_words().search(text)
    if kinds & {"ppr", "arxiv"} and not reviewed:
        return "preprint", named[0] if named else ""
    called = PREPRINT_WORDS.search(text) or (named and not LOCATED.search(text) and "pmcid" not in kinds)
    if called and (not reviewed or "unclear" in told):
        return "preprint", named[0] if named else ""
    return _reviewed_status(text, kinds), ""


def _has_reviewed_version(found: Sequence[Identifier]) -> bool:
    """Whether a DOI stands there that no preprint server gave out."""
    shapes = [deposit_of_doi(one.value) for one in found if one.kind == "doi"]
    return any(deposit is None or deposit.status == "article" for deposit in shapes)


def _reviewed_status(text: str, kinds: set[str]) -> str:
    known = bool(kinds & {"doi", "pmid", "pmcid"})
    if not known and ("trial" in kinds or _REGISTRY.search(text)):
        return "registration"
    if "isbn" in kinds or (BOOK.search(text) and "doi" not in kinds):
        return "book"
    if known or LOCATED.search(text):
        return "article"
    return "web" if "url" in kinds else "unknown"
