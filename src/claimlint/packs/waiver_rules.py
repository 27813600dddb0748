"""The rules on waivers. They look for no words, so they are no YAML; a report names, explains and levels them all the
same.
"""

from __future__ import annotations

import hashlib

from claimlint.model.rule import AuthorityRef, Condition, Rule, Wording

FAMILY = "waivers"
_FORM = "<!-- claimlint-waive RULE: reason (by NAME, until 2027-03-31) -->"


def _rule(name: str, level: str, title: str, advice: str, why: str) -> Rule:
    said = "\n".join((name, level, title, advice, why))
    return Rule(
        id=f"{FAMILY}/{name}",
        title=title,
        level=level,
        find=(),
        when=Condition(),
        levels=(),
        per="finding",
        yields_to=(),
        message=(),
        advice=(Wording(advice),),
        why=why,
        authority=(AuthorityRef("editorial-practice"),),
        bad=(),
        good=(),
        path="",
        digest=hashlib.sha256(said.encode()).hexdigest(),
    )


#: In the order of their ids; each is named after the state of the waivers that it reports.
RULES_ON_WAIVERS = (
    _rule(
        "expired",
        "warning",
        "A waiver whose day is over",
        "Mend the text and delete the waiver, or have it agreed again with a later day.",
        "Whoever agreed to it agreed for a time. After its last day it excuses nothing, and its findings count again.",
    ),
    _rule(
        "forbidden",
        "error",
        "A waiver that nobody may give",
        "Mend the text and delete the waiver.",
        "The house has decided which rules hold without exception (`waivers: never` in claimlint.yaml), and what "
        "claimlint says of waivers cannot be waived. Such a waiver excuses nothing.",
    ),
    _rule(
        "incomplete",
        "error",
        "A waiver without what the house asks for",
        f"Write it whole: {_FORM}.",
        "The house asks every waiver for a name, a last day or the mark of its text (`waivers: require` in "
        "claimlint.yaml), so that an audit finds who agreed to what. Until then it excuses nothing.",
    ),
    _rule(
        "malformed",
        "error",
        "A waiver that cannot be read",
        f"Write {_FORM} above the block that it is for.",
        "Somebody meant to excuse something here, and nothing was excused. A waiver names its rules and its reason.",
    ),
    _rule(
        "text-changed",
        "warning",
        "A waiver for a text that has changed since",
        "Have the new words agreed to; then delete the mark behind `text` and run `claimlint waivers --bind`.",
        "The waiver carries marks of the sentences that somebody agreed to. What was written since is not among them, "
        "and is not excused.",
    ),
    _rule(
        "unknown-rule",
        "error",
        "A waiver for a rule that does not exist",
        "Correct the name; `claimlint rules` lists the rules.",
        "A rule may have been misspelt or renamed. The waiver excuses nothing until all its names are right.",
    ),
    _rule(
        "unused",
        "warning",
        "A waiver that excuses nothing",
        "Delete the waiver, or the name of the rule from it.",
        "What it excused is gone. Left standing, it would excuse the next such claim, to which nobody has agreed.",
    ),
)
