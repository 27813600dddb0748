"""The shapes of statistics: a block's text goes in, the figures that report evidence or burden come out.

Every quantifier is bounded, so that reading is linear in the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimlint.sources.late_patterns import late
from claimlint.sources.loose_statistics import LOOSE
from claimlint.sources.number_words import (
    BIG,
    DIGITS,
    EVENTS,
    ILL_MONEY,
    LONG,
    MODIFIERS,
    NOUN,
    NUM,
    PEOPLE,
    PERCENT,
    PLAIN,
    POINTS,
    RISK,
    SHARE,
    SIGNED,
    SPAN_UNIT,
    TIMES,
    TO,
    UNITS,
)

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


#: In this order: what is found first keeps its words. Where words follow, no figure is without one of them.
_SHAPES: tuple[tuple[str, str, *tuple[str, ...]], ...] = (
    ("interval",
        rf"\b9\d(?:\.\d)?\s?%\s(?:CI|CrI|confidence interval|credible interval"
        rf"|confidence intervals)\b(?:\s?[:,=]?\s?[(\[]?{SIGNED}(?:%|,)?{TO[:-3]}\s?{SIGNED}%?)?",
        "%",
    ),
    ("p-value", r"(?<![\w-])[pP](?:[\s-]?values?)?\s?(?:[<>=\u2264\u2265]|of|was|were)\s?0?\.\d{1,8}"),
    ("nnt",
        r"\b(?:NNT|NNH|[Nn]umber needed to (?:treat|harm))\b(?:\s(?:was|is|of|=)|\s?[=:(])\s?\d{1,5}(?:\.\d)?",
        "NNT", "NNH", "umber needed",
    ),
    ("ratio",
        rf"\b(?:a?[OH]R|I?RR|SMD|WMD|[Cc]ohen['\u2019]s d|[Hh]edges['\u2019]s? g)\s?(?:=|:|of|was|,)?\s?{SIGNED}",
        "OR", "RR", "HR", "MD", "ohen", "edges",
    ),
    ("ratio",
        rf"(?<![\w'\u2019])[dgr\u03b2\u03b7]\s?=\s?{SIGNED}",
        "=",
    ),
    ("ratio",
        rf"\b(?:adjusted |pooled )?(?:odds|hazard|risk|rate) ratios?\s(?:(?:for|of)\s(?:[\w-]{{2,20}}\s){{1,4}}?)?"
        rf"(?:(?:was|is|of|=)\s)?{SIGNED}",
        "ratio",
    ),
    ("ratio",
        rf"\b(?:relative risk|effect size|correlation|standardi[sz]ed mean difference)\s"
        rf"(?:(?:for|of)\s(?:[\w-]{{2,20}}\s){{1,4}}?)?(?:was|is|of|=)\s{SIGNED}",
        "relative risk", "effect size", "correlation", "mean difference",
    ),
    ("count",
        r"(?<!\w)[nN]\s?=\s?\d{1,3}(?:,?\d{3}){0,3}",
        "=",
    ),
    ("rate",
        rf"\b(?:[Mm]edian |[Oo]verall |[Ff]ive-year )?(?:[Ss]urvival|[Mm]ortality|[Pp]revalence"
        rf"|[Ii]ncidence)(?: rate)?s?\s(?:was|is|of|were|reached|at)\s(?:about\s|around\s)?{PLAIN}(?:{PERCENT}"
        rf"|\s(?:weeks|months|years))",
        "urvival", "ortality", "revalence", "ncidence",
    ),
    ("rate",
        rf"{BIG}\s(?:[\w-]{{2,20}}\s){{0,2}}?(?:per|for every|in every)\s(?:100|1,?000|10,?000|100,?000"
        rf"|million)\b(?:\s(?:births|person-years))?",
        "00", "million",
    ),
    ("change",
        rf"\bby\s(?:about\s|around\s|an average of\s|nearly\s|roughly\s)?{NUM}\s(?:[\w-]{{2,20}}\s)?"
        rf"(?:minutes|hours|days|nights|attacks|episodes|times|drinks)\s(?:a|per|each|every)\s(?:night|day|week|month|year)\b",
        "by",
    ),
    ("change",
        rf"\bfrom\s{PLAIN}(?:{PERCENT})\sto\s{PLAIN}(?:{PERCENT})",
        "from",
    ),
    ("change",
        rf"\bfrom\s{PLAIN}\sto\s{PLAIN}\b(?!\s?(?:%|percent|per\scent|percentage))",
        "from",
    ),
    ("percentage-points",
        rf"{NUM}(?:{TO}{NUM})?[\s-]percentage[\s-]points?\b",
        "percentage",
    ),
    ("percent",
        rf"{DIGITS}(?:{PERCENT})?{TO}{PLAIN}{PERCENT}(?:\seffective)?",
        "%", "cent",
    ),
    ("percent",
        rf"{SHARE}{PERCENT}(?:\seffective)?",
        "%", "cent",
    ),
    ("percent",
        r"\b[Dd]ouble-digit\s(?:[\w-]{2,20}\s){0,3}?(?:percentages?|reductions?|increases?|gains?|loss(?:es)?"
        r"|improvements?|drops?)\b",
        "ouble-digit",
    ),
    ("fraction",
        rf"(?i)\b(?:{UNITS}|ten|\d{{1,5}})[\s-](?:in|out\sof)[\s-](?:every\s)?(?:{UNITS}|ten|twelve|twenty|fifty"
        rf"|a hundred|a thousand|\d{{1,3}}(?:,\d{{3}})?)\b",
    ),
    ("fraction",
        rf"(?i)\b(?:{UNITS}|ten|\d{{1,5}})\sof\s(?:the\s|every\s"
        rf"|our\s)?(?:{NUM})\s(?:[\w-]{{2,20}}\s){{0,2}}?(?:{PEOPLE}|{EVENTS})\b",
    ),
    ("fraction",
        rf"(?i)\b(?:(?:a|one)[\s-](?:third|quarter|fifth|half)|two[\s-](?:thirds|fifths)|three[\s-](?:quarters"
        rf"|fifths)|half)\s(?:of|the)\b(?=\s(?:[\w-]{{1,20}}\s){{0,3}}?(?:{PEOPLE}|{EVENTS})\b)",
    ),
    ("majority",
        r"\b(?:[Tt]he (?:vast |great )?majority of|[Aa] majority of|[Mm]ost(?: of the)?)\s(?:the\s)?(?:patients"
        r"|participants|adults|trials|studies|respondents|clinicians|volunteers|smokers)\b",
        "ajority", "ost",
    ),
    ("fold",
        rf"\b(?:{NUM}|two|three|four|five|six|ten)[\s-]?fold\b|\b(?:two|three|four|five|six|eight|ten)fold\b",
        "fold",
    ),
    ("fold",
        rf"{TIMES}\s(?:as\s(?:likely|common|high|often|many|much|effective)"
        rf"|(?:more|less)\s(?:likely|common|effective|often)|(?:higher|greater|lower)\b"
        rf"|the\s(?:[\w-]{{2,20}}\s)?{RISK})",
        "times", "wice", "hrice",
    ),
    ("fold",
        rf"\b(?:[Dd]oubl|[Tt]ripl|[Qq]uadrupl|[Hh]alv)(?:es?|ed|ing)\s(?:[\w-]{{1,20}}\s){{0,3}}?{RISK}\b",
        "oubl", "ripl", "uadrupl", "alv",
    ),
    ("fold",
        rf"\b{RISK}\s(?:has\s|have\s|had\s)?(?:nearly\s|almost\s|more than\s)?"
        rf"(?P<figure>(?:doubl|tripl|quadrupl|halv)ed)\b",
        "doubl", "tripl", "quadrupl", "halv",
    ),
    ("change",
        rf"\bby\s(?:about\s|around\s|an average of\s|nearly\s|roughly\s)?{BIG}\s?{POINTS}\b",
        "by",
    ),
    ("change",
        rf"{NUM}[\s-]{POINTS}\s(?:drop|fall|rise|gain|increase|decrease|reduction|improvement|difference|change"
        rf"|loss)\b",
        "drop", "fall", "rise", "gain", "rease", "reduction", "improvement", "difference", "change", "loss",
    ),
    ("change",
        rf"\b(?:an average of|on average|average|mean)\s(?P<figure>{PLAIN}\s?{POINTS})\b",
        "average", "mean",
    ),
    ("change",
        rf"{NUM}\s{SPAN_UNIT}\s(?:faster|longer|sooner|shorter|quicker|(?:earlier|later)\sthan)\b",
        "faster", "longer", "sooner", "shorter", "quicker", "earlier", "later",
    ),
    ("count", rf"{BIG}\s{MODIFIERS}{NOUN}\b"),
    ("count",
        rf"\b(?:[Dd]ozens|[Hh]undreds|[Tt]housands|[Mm]illions|[Bb]illions) of\s{MODIFIERS}(?:{NOUN})\b",
        "ozens", "undreds", "housands", "illions",
    ),
    ("duration",
        rf"\b(?:for|up to|at least|as long as)\s(?:about\s|up to\s|at least\s|more than\s)?{LONG}\b",
        "for", "up to", "at least", "as long as",
    ),
    ("money",
        ILL_MONEY,
        "$", "\u00a3", "\u20ac",
    ),
)  # fmt: skip
_PATTERNS = (
    *((kind, late(shape), words, False) for kind, shape, *words in _SHAPES),
    *((kind, late(shape), words, True) for kind, shape, *words in LOOSE),
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
