"""The shapes of statistics: a block's text goes in, the figures that report evidence or burden come out.

Every quantifier is bounded, so that reading is linear in the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimlint.sources.late_patterns import late

KINDS = (
    "percent", "percentage-points", "fraction", "majority", "count", "ratio", "p-value", "interval", "fold", "change",
    "rate", "nnt", "duration", "money",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shape:
    """A figure in a text: offsets are code points, end exclusive."""

    kind: str
    start: int
    end: int
    loose: bool = False
    """Whether it is a statistic only where it counts what is known to be of health (`half of the garden`)."""


_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_WORD = (
    rf"(?:(?:{_TENS})(?:[-\s](?:{_UNITS}))?|{_UNITS}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    rf"|eighteen|nineteen|a hundred|hundred)"
)
_DIGITS = (
    r"(?<![\w.,/$\u00a3\u20ac#])(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}){1,4}(?!\d)|\d{1,9})"
    r"(?:\.\d{1,6})?"
)
_SIGNED = r"[-\u2212\u2013]?\s?(?:\d{1,9}(?:\.\d{1,6})?|\.\d{1,6})"
#: A look at the first letter spares most words the long list.
_NUM = rf"(?:{_DIGITS}|\b(?=[aefhnostAEFHNOST])(?i:{_WORD}))"
_BIG = rf"(?:{_NUM}(?:\s(?:hundred|thousand|million|billion)|\s?(?:[kKmM]|mn|bn)\b)?)"
#: A number before a percent sign: also `.5` and, with the comma of other languages, `0,5`.
_SHARE = rf"(?:{_NUM}|(?<![\w.,])\.\d{{1,3}}|(?<![\w.,])\d{{1,3}},\d{{1,2}}(?!\d))"
_VULGAR = r"(?:(?:(?<![\w.,/])\d{1,3}\s?)?[\u00bc-\u00be\u2150-\u215e]|(?<![\w.,/])[1-9]/\d{1,2}(?![\w/]))"
_PART = (
    r"(?:(?:an?|one|two|three|four|five|six|seven|eight|nine)[\s-](?:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth"
    r"|tenth|half)s?|half)"
)
_ORDINAL = r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth|twentieth|hundredth)"
_TIMES = rf"(?:(?:{_NUM}(?:\sand\sa\shalf)?|{_VULGAR})[\s-]times|\b[Tt]wice|\b[Tt]hrice)"
_ABOUT = r"(?:about\s|around\s|an average of\s|nearly\s|roughly\s|almost\s|over\s|more than\s|up to\s|at least\s)?"
_TO = r"\s?(?:[-\u2013\u2014]|to|and)\s?"
_PLAIN = r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,9})(?:\.\d{1,6})?"
_PERCENT = r"\s?(?:%|percent\b|per\scent\b)"
_PEOPLE = (
    r"patients?|participants?|people|persons|individuals|adults?|women|men|children|kids|teen(?:ager)?s"
    r"|adolescents|infants|babies|newborns"
    r"|volunteers|subjects|veterans|soldiers|students|nurses|doctors|clinicians|physicians|workers|employees"
    r"|carers|caregivers|mothers|fathers"
    r"|parents|families|households|survivors|respondents|smokers|drinkers|users|sufferers|residents|seniors"
    r"|elders|girls|boys|males|females"
    r"|Americans|Britons|Australians|Canadians|Europeans|Germans|Californians|population|athletes|inmates"
    r"|cohort members|clients|twins|siblings|couples|them|those|us"
)
_EVENTS = (
    r"deaths?|cases|trials?|studies|RCTs|meta-analyses|(?:systematic )?reviews|hospitali[sz]ations|admissions"
    r"|infections|suicides|overdoses"
    r"|diagnoses|births|fractures|strokes|heart attacks|relapses|injuries|cancers|pregnancies|falls"
    r"|visits to the emergency department|lives(?=\b(?! in\b| with\b| at\b))"
)
_NO_MODIFIER = (
    r"in|of|for|and|or|to|at|on|by|per|with|from|the|that|among|than|is|are|was|were|times|ways|tips|mg|ml|cups?"
    r"|minutes?|hours?|days?|weeks?|months?|years?"
)
_MODIFIERS = rf"(?:(?!(?:{_NO_MODIFIER})\b)[\w-]{{2,20}}\s){{0,3}}?"
_NOUN = rf"(?:{_PEOPLE}|{_EVENTS})"
_POINTS = r"(?:points?|mm\s?Hg|mmHg|kg|kilograms?|kilos?|lbs?|pounds|mg/dL|mmol/L|kPa)"
_SPAN_UNIT = r"(?:minutes|hours?|days?|weeks?|months?|years?)"
_LONG = rf"(?:{_NUM}|an?|several)\s(?:{_SPAN_UNIT})"
_RISK = r"(?:risks?|odds|chances?|likelihood|rates?|incidence|probability|deaths|mortality|number)"
_ILL_MONEY = r"[$\u00a3\u20ac]\s?\d{1,6}(?:[.,]\d{1,3}){0,3}\s?(?:bn\b|m\b|(?:million|billion|trillion)\b)"

#: In this order: what is found first keeps its words. Where words follow, no figure is without one of them.
_SHAPES: tuple[tuple[str, str, *tuple[str, ...]], ...] = (
    ("interval",
        rf"\b9\d(?:\.\d)?\s?%\s(?:CI|CrI|confidence interval|credible interval"
        rf"|confidence intervals)\b(?:\s?[:,=]?\s?[(\[]?{_SIGNED}(?:%|,)?{_TO[:-3]}\s?{_SIGNED}%?)?",
        "%",
    ),
    ("p-value", r"(?<![\w-])[pP](?:[\s-]?values?)?\s?(?:[<>=\u2264\u2265]|of|was|were)\s?0?\.\d{1,8}"),
    ("nnt",
        r"\b(?:NNT|NNH|[Nn]umber needed to (?:treat|harm))\b(?:\s(?:was|is|of|=)|\s?[=:(])\s?\d{1,5}(?:\.\d)?",
        "NNT", "NNH", "umber needed",
    ),
    ("ratio",
        rf"\b(?:a?[OH]R|I?RR|SMD|WMD|[Cc]ohen['\u2019]s d|[Hh]edges['\u2019]s? g)\s?(?:=|:|of|was|,)?\s?{_SIGNED}",
        "OR", "RR", "HR", "MD", "ohen", "edges",
    ),
    ("ratio",
        rf"(?<![\w'\u2019])[dgr\u03b2\u03b7]\s?=\s?{_SIGNED}",
        "=",
    ),
    ("ratio",
        rf"\b(?:adjusted |pooled )?(?:odds|hazard|risk|rate) ratios?\s(?:(?:for|of)\s(?:[\w-]{{2,20}}\s){{1,4}}?)?"
        rf"(?:(?:was|is|of|=)\s)?{_SIGNED}",
        "ratio",
    ),
    ("ratio",
        rf"\b(?:relative risk|effect size|correlation|standardi[sz]ed mean difference)\s"
        rf"(?:(?:for|of)\s(?:[\w-]{{2,20}}\s){{1,4}}?)?(?:was|is|of|=)\s{_SIGNED}",
        "relative risk", "effect size", "correlation", "mean difference",
    ),
    ("count",
        r"(?<!\w)[nN]\s?=\s?\d{1,3}(?:,?\d{3}){0,3}",
        "=",
    ),
    ("rate",
        rf"\b(?:[Mm]edian |[Oo]verall |[Ff]ive-year )?(?:[Ss]urvival|[Mm]ortality|[Pp]revalence"
        rf"|[Ii]ncidence)(?: rate)?s?\s(?:was|is|of|were|reached|at)\s(?:about\s|around\s)?{_PLAIN}(?:{_PERCENT}"
        rf"|\s(?:weeks|months|years))",
        "urvival", "ortality", "revalence", "ncidence",
    ),
    ("rate",
        rf"{_BIG}\s(?:[\w-]{{2,20}}\s){{0,2}}?(?:per|for every|in every)\s(?:100|1,?000|10,?000|100,?000"
        rf"|million)\b(?:\s(?:births|person-years))?",
        "00", "million",
    ),
    ("change",
        rf"\bby\s(?:about\s|around\s|an average of\s|nearly\s|roughly\s)?{_NUM}\s(?:[\w-]{{2,20}}\s)?"
        rf"(?:minutes|hours|days|nights|attacks|episodes|times|drinks)\s(?:a|per|each|every)\s(?:night|day|week|month|year)\b",
        "by",
    ),
    ("change",
        rf"\bfrom\s{_PLAIN}(?:{_PERCENT})\sto\s{_PLAIN}(?:{_PERCENT})",
        "from",
    ),
    ("change",
        rf"\bfrom\s{_PLAIN}\sto\s{_PLAIN}\b(?!\s?(?:%|percent|per\scent|percentage))",
        "from",
    ),
    ("percentage-points",
        rf"{_NUM}(?:{_TO}{_NUM})?[\s-]percentage[\s-]points?\b",
        "percentage",
    ),
    ("percent",
        rf"{_DIGITS}(?:{_PERCENT})?{_TO}{_PLAIN}{_PERCENT}(?:\seffective)?",
        "%", "cent",
    ),
    ("percent",
        rf"{_SHARE}{_PERCENT}(?:\seffective)?",
        "%", "cent",
    ),
    ("percent",
        r"\b[Dd]ouble-digit\s(?:[\w-]{2,20}\s){0,3}?(?:percentages?|reductions?|increases?|gains?|loss(?:es)?"
        r"|improvements?|drops?)\b",
        "ouble-digit",
    ),
    ("fraction",
        rf"(?i)\b(?:{_UNITS}|ten|\d{{1,5}})[\s-](?:in|out\sof)[\s-](?:every\s)?(?:{_UNITS}|ten|twelve|twenty|fifty"
        rf"|a hundred|a thousand|\d{{1,3}}(?:,\d{{3}})?)\b",
    ),
    ("fraction",
        rf"(?i)\b(?:{_UNITS}|ten|\d{{1,5}})\sof\s(?:the\s|every\s"
        rf"|our\s)?(?:{_NUM})\s(?:[\w-]{{2,20}}\s){{0,2}}?(?:{_PEOPLE}|{_EVENTS})\b",
    ),
    ("fraction",
        rf"(?i)\b(?:(?:a|one)[\s-](?:third|quarter|fifth|half)|two[\s-](?:thirds|fifths)|three[\s-](?:quarters"
        rf"|fifths)|half)\s(?:of|the)\b(?=\s(?:[\w-]{{1,20}}\s){{0,3}}?(?:{_PEOPLE}|{_EVENTS})\b)",
    ),
    ("majority",
        r"\b(?:[Tt]he (?:vast |great )?majority of|[Aa] majority of|[Mm]ost(?: of the)?)\s(?:the\s)?(?:patients"
        r"|participants|adults|trials|studies|respondents|clinicians|volunteers|smokers)\b",
        "ajority", "ost",
    ),
    ("fold",
        rf"\b(?:{_NUM}|two|three|four|five|six|ten)[\s-]?fold\b|\b(?:two|three|four|five|six|eight|ten)fold\b",
        "fold",
    ),
    ("fold",
        rf"{_TIMES}\s(?:as\s(?:likely|common|high|often|many|much|effective)"
        rf"|(?:more|less)\s(?:likely|common|effective|often)|(?:higher|greater|lower)\b"
        rf"|the\s(?:[\w-]{{2,20}}\s)?{_RISK})",
        "times", "wice", "hrice",
    ),
    ("fold",
        rf"\b(?:[Dd]oubl|[Tt]ripl|[Qq]uadrupl|[Hh]alv)(?:es?|ed|ing)\s(?:[\w-]{{1,20}}\s){{0,3}}?{_RISK}\b",
        "oubl", "ripl", "uadrupl", "alv",
    ),
    ("fold",
        rf"\b{_RISK}\s(?:has\s|have\s|had\s)?(?:nearly\s|almost\s|more than\s)?"
        rf"(?P<figure>(?:doubl|tripl|quadrupl|halv)ed)\b",
        "doubl", "tripl", "quadrupl", "halv",
    ),
    ("change",
        rf"\bby\s(?:about\s|around\s|an average of\s|nearly\s|roughly\s)?{_BIG}\s?{_POINTS}\b",
        "by",
    ),
    ("change",
        rf"{_NUM}[\s-]{_POINTS}\s(?:drop|fall|rise|gain|increase|decrease|reduction|improvement|difference|change"
        rf"|loss)\b",
        "drop", "fall", "rise", "gain", "rease", "reduction", "improvement", "difference", "change", "loss",
    ),
    ("change",
        rf"\b(?:an average of|on average|average|mean)\s(?P<figure>{_PLAIN}\s?{_POINTS})\b",
        "average", "mean",
    ),
    ("change",
        rf"{_NUM}\s{_SPAN_UNIT}\s(?:faster|longer|sooner|shorter|quicker|(?:earlier|later)\sthan)\b",
        "faster", "longer", "sooner", "shorter", "quicker", "earlier", "later",
    ),
    ("count", rf"{_BIG}\s{_MODIFIERS}{_NOUN}\b"),
    ("count",
        rf"\b(?:[Dd]ozens|[Hh]undreds|[Tt]housands|[Mm]illions|[Bb]illions) of\s{_MODIFIERS}(?:{_NOUN})\b",
        "ozens", "undreds", "housands", "illions",
    ),
    ("duration",
        rf"\b(?:for|up to|at least|as long as)\s(?:about\s|up to\s|at least\s|more than\s)?{_LONG}\b",
        "for", "up to", "at least", "as long as",
    ),
    ("money",
        _ILL_MONEY,
        "$", "\u00a3", "\u20ac",
    ),
)  # fmt: skip
#: Wordings that are as common outside health.
_LOOSE: tuple[tuple[str, str, *tuple[str, ...]], ...] = (
    ("fraction",
        rf"(?:{_VULGAR}|\b(?i:{_PART}))\s(?:of|the)\b",
    ),
    ("fraction",
        rf"(?i)\b(?:{_UNITS}|ten|\d{{1,5}})\s(?:[\w-]{{2,20}}\s){{0,2}}?(?:in|out\sof)\s(?:every\s)?(?:{_UNITS}|ten|twelve"
        rf"|twenty|fifty|(?:a\s|one\s)?(?:hundred|thousand)|\d{{1,3}}(?:,\d{{3}})?)\b",
        " in ", "out of",
    ),
    ("fraction",
        rf"(?i)\bevery\s{_ORDINAL}\b",
        "very ",
    ),
    ("fraction",
        rf"(?i)\b(?:(?<=in )|(?!(?:one|1)\s))(?:{_UNITS}|ten|\d{{1,5}})\sof\s(?:the\s|every\s|our\s)?{_NUM}\b",
        " of ",
    ),
    ("percent",
        rf"\bin\s{_NUM}{_PERCENT}",
        "%", "cent",
    ),
    ("fold",
        rf"{_TIMES}(?:\s(?:as\s\w{{3,20}}|more|less|fewer|worse|\w{{3,20}}er)\b|(?=\sthe\b))",
        "times", "wice", "hrice",
    ),
    ("fold",
        r"\b(?:[Dd]oubl|[Tt]ripl|[Qq]uadrupl|[Hh]alv)(?:es|ed|ing)\b(?!-)",
        "oubl", "ripl", "uadrupl", "alv",
    ),
    ("fold",
        r"\b(?:to|will|can|could|may|might|would|should|not)\s(?P<figure>double|triple|quadruple|halve)\b(?!-)",
        "oubl", "ripl", "uadrupl", "alv",
    ),
    ("fold",
        r"(?<![\w.,])\d{1,3}(?:\.\d{1,2})?x\b",
        "x",
    ),
    ("fold",
        rf"\b(?:by|in)\s{_ABOUT}(?P<figure>{_PART})\b(?!\s(?:an\s)?(?:hour|of|the|a\s))",
        "by ", "in ",
    ),
    ("change",
        rf"\bby\s{_ABOUT}{_BIG}\s{_SPAN_UNIT}\b",
        "by ",
    ),
    ("change",
        rf"\b{_NUM}\s{_SPAN_UNIT}\soff\b",
        " off",
    ),
    ("count",
        rf"{_BIG}\sof\s(?:us|them|those)\b",
        " of ",
    ),
)  # fmt: skip
_PATTERNS = (
    *((kind, late(shape), words, False) for kind, shape, *words in _SHAPES),
    *((kind, late(shape), words, True) for kind, shape, *words in _LOOSE),
)


def shapes(text: str) -> Iterator[Shape]:
    """All figures of a text; overlapping ones only once, by the first shape that fits."""
    taken: set[int] = set()
    for kind, pattern, words, loose in _PATTERNS:
        if words and not any(word in text for word in words):
            continue
        for match in pattern.finditer(text):
            start, end = match.span("figure" if "figure" in pattern.groupindex else 0)
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                yield Shape(kind, start, end, loose)
