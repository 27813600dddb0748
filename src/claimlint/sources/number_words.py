"""Numbers, people, events and units as regular expressions, of which the shapes of statistics are made."""

from __future__ import annotations

TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
UNITS = "one|two|three|four|five|six|seven|eight|nine"
WORD = (
    rf"(?:(?:{TENS})(?:[-\s](?:{UNITS}))?|{UNITS}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    rf"|eighteen|nineteen|a hundred|hundred)"
)
DIGITS = (
    r"(?<![\w.,/$\u00a3\u20ac#])(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}){1,4}(?!\d)|\d{1,9})"
    r"(?:\.\d{1,6})?"
)
SIGNED = r"[-\u2212\u2013]?\s?(?:\d{1,9}(?:\.\d{1,6})?|\.\d{1,6})"
#: A look at the first letter spares most words the long list.
NUM = rf"(?:{DIGITS}|\b(?=[aefhnostAEFHNOST])(?i:{WORD}))"
BIG = rf"(?:{NUM}(?:\s(?:hundred|thousand|million|billion)|\s?(?:[kKmM]|mn|bn)\b)?)"
#: A number before a percent sign: also `.5` and, with the comma of other languages, `0,5`.
SHARE = rf"(?:{NUM}|(?<![\w.,])\.\d{{1,3}}|(?<![\w.,])\d{{1,3}},\d{{1,2}}(?!\d))"
VULGAR = r"(?:(?:(?<![\w.,/])\d{1,3}\s?)?[\u00bc-\u00be\u2150-\u215e]|(?<![\w.,/])[1-9]/\d{1,2}(?![\w/]))"
PART = (
    r"(?:(?:an?|one|two|three|four|five|six|seven|eight|nine)[\s-](?:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth"
    r"|tenth|half)s?|half)"
)
ORDINAL = r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth|twentieth|hundredth)"
TIMES = rf"(?:(?:{NUM}(?:\sand\sa\shalf)?|{VULGAR})[\s-]times|\b[Tt]wice|\b[Tt]hrice)"
ABOUT = r"(?:about\s|around\s|an average of\s|nearly\s|roughly\s|almost\s|over\s|more than\s|up to\s|at least\s)?"
TO = r"\s?(?:[-\u2013\u2014]|to|and)\s?"
PLAIN = r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,9})(?:\.\d{1,6})?"
PERCENT = r"\s?(?:%|percent\b|per\scent\b)"
PEOPLE = (
    r"patients?|participants?|people|persons|individuals|adults?|women|men|children|kids|teen(?:ager)?s"
    r"|adolescents|infants|babies|newborns"
    r"|volunteers|subjects|veterans|soldiers|students|nurses|doctors|clinicians|physicians|workers|employees"
    r"|carers|caregivers|mothers|fathers"
    r"|parents|families|households|survivors|respondents|smokers|drinkers|users|sufferers|residents|seniors"
    r"|elders|girls|boys|males|females"
    r"|Americans|Britons|Australians|Canadians|Europeans|Germans|Californians|population|athletes|inmates"
    r"|cohort members|clients|twins|siblings|couples|them|those|us"
)
EVENTS = (
    r"deaths?|cases|trials?|studies|RCTs|meta-analyses|(?:systematic )?reviews|hospitali[sz]ations|admissions"
    r"|infections|suicides|overdoses"
    r"|diagnoses|births|fractures|strokes|heart attacks|relapses|injuries|cancers|pregnancies|falls"
    r"|visits to the emergency department|lives(?=\b(?! in\b| with\b| at\b))"
)
NO_MODIFIER = (
    r"in|of|for|and|or|to|at|on|by|per|with|from|the|that|among|than|is|are|was|were|times|ways|tips|mg|ml|cups?"
    r"|minutes?|hours?|days?|weeks?|months?|years?"
)
MODIFIERS = rf"(?:(?:(?!(?:{NO_MODIFIER})\b)[\w-]{{2,20}}|(?:[A-Z]\.){{2,3}})\s){{0,3}}?"
NOUN = rf"(?:{PEOPLE}|{EVENTS})"
POINTS = r"(?:points?|mm\s?Hg|mmHg|kg|kilograms?|kilos?|lbs?|pounds|mg/dL|mmol/L|kPa)"
SPAN_UNIT = r"(?:minutes|hours?|days?|weeks?|months?|years?)"
LONG = rf"(?:{NUM}|an?|several)\s(?:{SPAN_UNIT})"
RISK = r"(?:risks?|odds|chances?|likelihood|rates?|incidence|probability|deaths|mortality|number)"
ILL_MONEY = r"[$\u00a3\u20ac]\s?\d{1,6}(?:[.,]\d{1,3}){0,3}\s?(?:bn\b|m\b|(?:million|billion|trillion)\b)"
