"""A preprint server's name in a sentence: the words around it go in, whether it cites a study there comes out."""

from __future__ import annotations

import re

from claimlint.sources.late_patterns import late

_STUDY = (
    r"stud(?:y|ies)|papers?|research|analys[ei]s|meta-analys[ei]s|trials?|manuscripts?|findings|results"
    r"|reports?|articles?"
    r"|reviews?|surveys?|data|evidence|cohorts?|authors|scientists|researchers|team|investigators"
)
_STUDIED = late(rf"\b(?:{_STUDY})\b", re.IGNORECASE)
_PLACED = late(
    r"(?:\b(?:on|in|to|at|via|from|by|through|onto)(?: the)?(?: (?:preprint |online )?(?:server|site|archive"
    r"|repository|platform),?)?|[(\[,;:\u2014\u2013])\s*$",
    re.IGNORECASE,
)
_OWNING = late(rf"^\s*(?:\w+\s){{0,1}}(?:{_STUDY}|posts?|postings?|deposits?|links?)\b", re.IGNORECASE)
_CLOSED = late(r"^\s*(?:[),\]]|\d{4}|\(?(?:19|20)\d\d)")
#: The sentence speaks of servers as such.
_GENERAL = late(
    r"\b(?:servers|platforms|sites|archives|repositories)\b|\b(?:such as|like|founded|launched|screens?"
    r"|screened|hosts?|hosted|policy|policies"
    r"|accepts?|allows?|lets|operates?|operated|owned|named after|users|uploads? in|submissions|every (?:month"
    r"|year)|each (?:month|year))\b",
    re.IGNORECASE,
)
_SUBJECT = late(
    r"^\s*(?:is|was|has|does|do|are|were|can|carries|publishes|posts|displays|warns|adds|requires|began|started"
    r"|grew)\b",
    re.IGNORECASE,
)


#: The server itself does something: a verb follows where a study might.
_ACTS = late(rf"^\s*(?!(?:{_STUDY}|posts|postings|deposits|links)\b)[a-z]{{2,20}}s\b", re.IGNORECASE)


def cites_server(before: str, after: str) -> bool:
    """Whether a sentence cites something on a server, and does not speak of preprint servers in general."""
    around = f"{before} {after}"
    if _GENERAL.search(around):
        return False
    placed, owning = _PLACED.search(before), _OWNING.match(after)
    if not placed and (_SUBJECT.match(after) or (not before.strip() and _ACTS.match(after))):
        return False
    if owning and not re.search(r"\b(?:many|most|all|some|few|other)\s*$", before, re.IGNORECASE):
        return True
    return bool(placed or _CLOSED.match(after)) and bool(_STUDIED.search(around))
