"""Numbers that are no statistics though they look like it: a figure and its sentence go in, yes or no comes out.

Doses, discounts, strengths, own staff and prices, session lengths, ratings, idioms (“100 percent committed”).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimlint.sources.late_patterns import late
from claimlint.sources.statistic_shapes import Shape

_NEAR = 60
_STRENGTH = (
    r"alcohol|ethanol|isopropyl|solution|cream|gel|lotion|ointment|serum|foam|shampoo|strength|concentration"
    r"|saline|dextrose|lidocaine|minoxidil"
    r"|hydrocortisone|peroxide|benzoyl|salicylic|glycolic|lactic|azelaic|retinol|bleach|hypochlorite"
    r"|permethrin|ketoconazole|THC|CBD|cocoa|cacao"
    r"|fat milk|milk|juice|cotton|wool|whey|polyester|recycled|linen|vinegar|chlorhexidine|ABV|proof|oxygen"
    r"|silver|niacinamide|vitamin|DEET|zinc oxide"
)
_AFTER_PERCENT = late(
    rf"\s?(?:off\b|disabling|disabled|disability|coinsurance|copay|coverage|of (?:the|your) (?:bill|cost|price|fee)"
    rf"|discount|cash ?back|tip\b|APR|interest|tax|VAT|down\b|deposit|commission"
    rf"|(?:\w+\s)?(?:{_STRENGTH})\b|(?:of\s)?(?:your\s|the\s)?(?:DV\b|RDA|RDI"
    r"|daily value|recommended daily|daily)|(?:of\s)?(?:your\s|the\s|their\s)?(?:max|1RM|one-rep|effort"
    r"|capacity|brightness|battery|humidity|incline|grade\b|heart rate))",
    re.IGNORECASE,
)
_BEFORE_PERCENT = late(
    rf"\b(?:coinsurance of|copay of|rated|rating of|rated at least|rating of at least|save|saving|discount of"
    rf"|coupon|code|off|extra|reduced price|give it|gives?|giving|(?:{_STRENGTH})"
    rf"|{_STRENGTH} at)\s(?:up to\s|an extra\s)?$",
    re.IGNORECASE,
)
_WHOLE = late(
    r"(?:100|110|120|150|200|1000|1,000|hundred|a hundred|one hundred)\s?(?:%|percent|per cent)", re.IGNORECASE
)
_WHOLE_MEASURED = late(
    r"^\s(?:of (?:the |all |our |these |those )?(?:[\w-]+\s){0,2}?(?:patients|participants|people|adults|women"
    r"|men|children|trials|studies|cases|volunteers|subjects|clients|users|time)"
    r"|in the|in a|survival|sensitiv|specific|remission|response|increase|rise|higher|greater|more likely)",
    re.IGNORECASE,
)
_MEASURING = late(
    r"\b(?:sensitivity|specificity|survival|accuracy|adherence|rose|increased|risen|grew|response|remission"
    r"|by)\b[^.]{0,30}$",
    re.IGNORECASE,
)
_STEPPED = late(
    r"\b(?:step|page|part|phase|question|chapter|week|day|session|level|grade|slide|section|rate|rated|score"
    r"|scored|pain|scale|stage)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_AFTER_FRACTION = late(
    r"\s?(?:stars?|seconds?|minutes?|hours?|days|weeks|months|options|on (?:the|a) (?:pain )?scale|seats|ways"
    r"|steps|pieces)\b",
    re.IGNORECASE,
)
_YEARLIKE = late(r"(?:in|of)\s(?:19|20)\d\d$", re.IGNORECASE)
_GROUPED = late(
    r"\b(?:groups? of|limited to|up to|maximum of|maximum|max|class of|classes of|teams? of|serves|feeds|room for"
    r"|party of|parties of|for|fits|seats|sleeps)\s(?:about\s)?$",
    re.IGNORECASE,
)
_PER_GROUP = late(
    r"\s?(?:per (?:class|group|session|room)|at a time|in (?:each|every|a) (?:class|group|session))", re.IGNORECASE
)
_OWN = late(r"\b(?:we|our|we['\u2019]ve|us|I|my)\b", re.IGNORECASE)
_OWN_DEEDS = late(
    r"\b(?:helped|treated|served|seen|see|guided|supported|cared for|employs?|hired|team|office|offices|clinic"
    r"|clinics|staff|trained|welcomed?|welcome|coached)\b",
    re.IGNORECASE,
)
_STUDIED = late(
    r"\b(?:stud(?:y|ies|ied)|trials?|enrolled|randomi[sz]ed|cohort|survey(?:ed)?|followed|recruited|sample"
    r"|participants|published|data)\b",
    re.IGNORECASE,
)
_DOSED = late(
    r"\b(?:dose|dosage|dosing|mg|mcg|tablets?|capsules?|infuse|infused|infusion rate|setting|volume|temperature"
    r"|heat|thermostat|scale|rate your|rating|price|fee|fees)\b",
    re.IGNORECASE,
)
_LASTING = late(
    r"\b(?:remission|relief|effects?|benefits?|improvements?|response|results|gains|sober|abstinent|relapse"
    r"|pain|symptoms?|protection|immunity|drop|mood|weight loss|reduction|[\w-]+-free)\b"
    r"(?:\s[\w,-]+){0,4}?\s(?:lasts?|lasted|lasting|persist(?:s|ed|ing)?|continued|continues|held|remained"
    r"|sustained|maintained|endured|endures|kept)\s(?:[\w-]+\s){0,2}$",
    re.IGNORECASE,
)
_COSTING = late(
    r"\b(?:costs?|costing|burden|spends?|spent|spending|lost productivity|econom\w+|expenses?|losses)\b", re.IGNORECASE
)
_CHANGED = late(
    r"\b(?:fell|fall|falls|fallen|rose|rise|rises|risen|dropped|drops?|drop|went|goes|go|declined|decreased"
    r"|increased|improved|climbed|moved|shifted|reduced|lowered|cut|down|up|lost|gained|grew|shrank"
    r"|change[ds]?)\b",
    re.IGNORECASE,
)
_AGED = late(r"\b(?:aged?|ages|between|older|younger)\s(?:[\w-]+\s){0,1}$", re.IGNORECASE)
_SMALL = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_EVIDENCE_NOUN = late(
    r"(?:patients?|participants?|subjects|volunteers|deaths?|trials?|RCTs|meta-analyses|reviews|cases|suicides"
    r"|overdoses|fractures|strokes|heart attacks|cancers)$"
)
#: Cases of a rule, not of a disease.
_RULE_CASE = late(r"(?:special|edge|test|use|such|corner|best|worst|both)\scases$", re.IGNORECASE)
_STUDY_NOUN = late(r"(?:trials?|studies|RCTs|meta-analyses|reviews)$")


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure with its surroundings in its sentence."""

    found: str
    before: str
    after: str
    whole: str
    """The sentence, within 400 characters on each side."""


def is_statistic(shape: Shape, text: str, sentence: tuple[int, int]) -> bool:
    """Whether a figure reports evidence or burden; `sentence` is the range (code points) of its sentence."""
    before = text[max(sentence[0], shape.start - _NEAR * 2) : shape.start]
    after = text[shape.end : min(sentence[1], shape.end + _NEAR)]
    whole = text[max(sentence[0], shape.start - 400) : min(sentence[1], shape.end + 400)]
    check = _CHECKS.get(shape.kind)
    return check is None or check(_Figure(text[shape.start : shape.end], before, after, whole))


def _percent(at: _Figure) -> bool:
    if _AFTER_PERCENT.match(at.after) or _BEFORE_PERCENT.search(at.before):
        return False
    if not _WHOLE.match(at.found):
        return True
    return "effective" in at.found or bool(_WHOLE_MEASURED.match(at.after)) or bool(_MEASURING.search(at.before))


def _fraction(at: _Figure) -> bool:
    if _STEPPED.search(at.before) or _AFTER_FRACTION.match(at.after) or _YEARLIKE.search(at.found):
        return False
    parts = re.split(r"[\s-](?:in|out\sof|of)[\s-](?:every\s)?", at.found.lower())
    low, high = (_value(part) for part in parts[:2]) if len(parts) > 1 else (None, None)
    return low is None or high is None or low < high


def _value(word: str) -> int | None:
    first = word.strip().split(" ")[0].replace(",", "")
    return int(first) if first.isdecimal() else _SMALL.get(first)


def _count(at: _Figure) -> bool:
    if "=" in at.found:
        return True
    if (
        _RULE_CASE.search(at.found)
        or _GROUPED.search(at.before)
        or _PER_GROUP.match(at.after)
        or _AGED.search(at.before)
    ):
        return False
    if _OWN.search(at.whole) and _OWN_DEEDS.search(at.whole) and not _STUDIED.search(at.whole):
        return False
    number = _value(at.found)
    if number is not None and number < 10 and not re.search(r"hundred|thousand|million|billion", at.found):
        return number > 2 if _STUDY_NOUN.search(at.found) else bool(_EVIDENCE_NOUN.search(at.found))
    return not re.match(r"(?:19|20)\d\d\s", at.found)


def _change(at: _Figure) -> bool:
    if _DOSED.search(at.before):
        return False
    if re.fullmatch(r"from\s\d{4}\sto\s\d{4}", at.found):
        return False
    if not at.found.startswith("from"):
        return True
    return bool(_CHANGED.search(at.before)) and not re.match(r"\s(?:a\.?m|p\.?m|o'clock|mg|years?)", at.after)


def _duration(at: _Figure) -> bool:
    return bool(_LASTING.search(at.before))


def _money(at: _Figure) -> bool:
    return bool(_COSTING.search(at.whole)) and not re.search(
        r"\b(?:raised|funding|market|industry|revenue|valued)\b", at.whole, re.IGNORECASE
    )


_CHECKS = {
    "percent": _percent,
    "fraction": _fraction,
    "count": _count,
    "change": _change,
    "duration": _duration,
    "money": _money,
}
