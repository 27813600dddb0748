"""The files that a pack and a rule begin with: the name of a rule goes in, commented YAML comes out that loads and
passes its own examples as it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from claimlint.expressions.inflection import phrase_forms
from claimlint.expressions.spelling import norms

_AGAINST = re.compile(r"(?:no|not|never|avoid|without)-(?=.)")
_WORD = re.compile(r"[^\W_]+")

PACK_TEXT = """\
# What this pack is, and what it changes of the rules and word lists that come with claimlint.
# Word lists of its own stand in vocab/NAME.txt, one term a line below a `#` line that says where the list comes from;
# rules name them `$NAME`.
title: House rules

# More terms for a list of claimlint, so that its rules know your words as well: a term, or a list of your own.
#extend:
#  treatment: [Glimmer Tonic, $our-product]

# Rules of claimlint that hold otherwise in this house. A key here replaces the rule's own; what stands under `add`
# comes on top of it. `claimlint explain RULE` shows the outcome.
#change:
#  hype/superlative:
#    level: note
#    add:
#      unless: [quoted]
"""

FAMILY_TEXT = """\
# What all rules in this folder share. A rule that sets one of these keys replaces it.
level: warning
unless: [standard]
authority: [editorial-practice]
"""

#: Keys that a rule leaves to its family, as they stand where the family lacks them.
_SHARED = {
    "level": "# note, warning or error; an error blocks the post.\nlevel: warning\n\n",
    "unless": "# Said otherwise than as a plain claim (denied, asked, called a myth …), the words are no fault.\n"
    "unless: [standard]\n\n",
    "authority": "# What the rule rests on: `editorial-practice`, or a key of an authorities.yaml in this pack.\n"
    "authority: [editorial-practice]\n\n",
}

_RULE_TEXT = """\
# The rule {rule}. Its id is its place: the folder is its family, the file its name.
# Change what you like, then run `claimlint test` on the pack: it names each example that does not behave.

title: Says “{phrase}”

# What to find, one expression a line; put it in double quotes where it begins with a mark.
#   cold plunge                          these words; case, hyphens and UK or US spelling do not matter
#   "[flush|purge] (your|the) liver"     any form of the words in brackets; one of those in parentheses
#   $treatment .. toxins                 a term of the list `treatment`, then the word, at most twelve words apart
find:
  - {find}

# What excuses the words when it stands in the same sentence (or: match, clause, nearby, paragraph, section, document).
without:
  sentence:
    - {excuse}

{shared}# Said to the writer. {{found}} stands for the words that were found.
message: "“{{found}}” is not how this house writes."
advice: Say what is offered, and what was measured.
why: |
  Write here why the house wants this. `claimlint explain {rule}` shows it.

# Examples are tests: two or more of each. << and >> enclose exactly the words that must be reported.
bad:
{bad}
# At least one of these comes near: the same words, and no fault.
good:
{good}
"""
_BAD = (
    "Our new <<{}>> begins on Monday.",
    "Many guests ask about <<{}>> in spring.",
    "The leaflet shows <<{}>> twice.",
    "Half a page of it was <<{}>> again.",
)
_GOOD = ("The doors open at nine.", "Parking costs nothing here.")
_EXCUSED = (("the word", "The word {} has a long history."), ("a term", "They chose {} as a term with many senses."))
_DENIED = ("We do not offer {}.", "They never sold {}.")


def phrase_of(name: str) -> str:
    """The words that a rule's name speaks of: `no-detox` of detox."""
    return _AGAINST.sub("", name, count=1).replace("-", " ")


def rule_text(rule: str, family_keys: Collection[str]) -> str:
    """The file of a new rule with this id, whose family.yaml sets `family_keys`; lines end in LF."""
    phrase = phrase_of(rule.split("/")[1])
    words = norms(phrase)
    taken = {form for forms in phrase_forms(words) for form in forms}
    excuse, excused = next((one for one in _EXCUSED if not _shares(one[1], taken)), _EXCUSED[0])
    good = (*_free(_GOOD, taken, 1), excused, *_free(_DENIED, taken, 1))
    return _RULE_TEXT.format(
        rule=rule,
        phrase=phrase,
        find=f'"[{phrase}]"' if phrase.isalpha() else f'"{phrase}"',
        excuse=excuse,
        shared="".join(text for key, text in _SHARED.items() if key not in family_keys),
        bad=_listed(_free(_BAD, taken, 2), phrase),
        good=_listed(good, phrase),
    )


def _free(sentences: Sequence[str], taken: Collection[str], number: int) -> list[str]:
    """The first sentences in which none of the rule's own words stand besides; any, when all have one."""
    free = [one for one in sentences if not _shares(one, taken)]
    return [*free, *(one for one in sentences if one not in free)][:number]


def _shares(sentence: str, taken: Collection[str]) -> bool:
    return not {word.lower() for word in _WORD.findall(sentence)}.isdisjoint(taken)


def _listed(sentences: Sequence[str], phrase: str) -> str:
    return "".join(f"  - {sentence.format(phrase)}\n" for sentence in sentences)
