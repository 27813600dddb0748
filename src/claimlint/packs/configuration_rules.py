"""The rule on configuration. It looks for no words, so it is no YAML; a report names, explains and levels it all the
same.
"""

from __future__ import annotations

import hashlib

from claimlint.model.rule import AuthorityRef, Condition, Rule, Wording

WEAKENED = "configuration/weakened"
_TITLE = "A change that weakens the gate"
_ADVICE = "Take it back, or have it agreed to by whoever answers for what is published."
_WHY = (
    "Whoever can write a post can often write the settings beside it. A rule that goes off, a level that sinks or a "
    "file that is passed over lets through what has been stopped until now, in this post and in later ones. "
    "`claimlint check --since` reports it, so that it is decided on and not overlooked."
)

RULES_ON_CONFIGURATION = (
    Rule(
        id=WEAKENED,
        title=_TITLE,
        level="warning",
        find=(),
        when=Condition(),
        levels=(),
        per="finding",
        yields_to=(),
        message=(),
        advice=(Wording(_ADVICE),),
        why=_WHY,
        authority=(AuthorityRef("editorial-practice"),),
        bad=(),
        good=(),
        path="",
        digest=hashlib.sha256("\n".join((_TITLE, _ADVICE, _WHY)).encode()).hexdigest(),
    ),
)
