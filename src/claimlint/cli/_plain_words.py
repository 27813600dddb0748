"""Conditions of rules as an editor would say them: a rule goes in, sentences without any notation come out.

What no short sentence can say (fixed expressions, combinations) is left to the rule's own form, and that is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimlint.model.expression import Expression, Marked
from claimlint.model.rule import Condition, Rule, Scoped
from claimlint.packs.suggestions import listed

PROFILES = {
    "publisher": "publishers",
    "clinic": "clinics",
    "supplement": "sellers of supplements",
    "pharma": "pharmaceutical companies",
}
COUNTRIES = {
    "us": "the United States",
    "uk": "the United Kingdom",
    "eu": "the European Union",
    "au": "Australia",
    "ca": "Canada",
}
_PARTS = {
    "title": "titles", "heading": "headings", "opening": "the opening", "closing": "the closing",
    "prose": "running text", "list": "lists", "table": "tables", "caption": "captions", "quote": "quotations",
    "call-to-action": "calls to action", "front-matter": "the head of the file", "reference": "references",
}  # fmt: skip
_CONTEXTS = {
    "negated": "denied (“does not help”)", "hedged": "softened (“may help”)", "questioned": "asked",
    "hypothetical": "only supposed (“if it helped”)", "myth": "called a myth",
    "rebutted": "contradicted right after", "quoted": "quoted", "attributed": "told as somebody's view",
    "historical": "told of the past", "limited": "limited to what was measured", "permitted": "an approved claim",
}  # fmt: skip
_SCOPES = {
    "clause": "the same clause", "sentence": "the same sentence", "nearby": "the same or the next sentence",
    "paragraph": "the same paragraph", "section": "the same section", "document": "the post",
}  # fmt: skip
#: What annotators mark, where its name is no word of editors.
_MARKS = {
    "@source": "a source", "@risk": "a risk", "@product": "a product", "@study": "a study", "@claim": "a claim",
    "@statistic": "a figure", "@citation": "a citation", "@reference": "a reference", "@use": "a treatment",
}  # fmt: skip
_MOST_NAMES = 3
_GRAVITY = {
    "error": "error: blocks a post by itself",
    "warning": "warning: is shown, and blocks where the house wants it so",
    "note": "note: a hint that blocks only where the house wants it so",
}


def gravity(rule: Rule) -> str:
    """The usual level, and what it means."""
    return _GRAVITY[rule.level]


def speaks(rule: Rule) -> Iterator[str]:
    """When a rule reports, a sentence each."""
    yield _frequency(rule)
    when = rule.when
    if when.profiles:
        yield f"Only for {listed([PROFILES[name] for name in when.profiles], 'and')}."
    if when.jurisdictions:
        yield f"Only in {listed([COUNTRIES[name] for name in when.jurisdictions], 'and')}."
    if when.parts:
        yield f"Only in {listed([_PARTS[part] for part in when.parts], 'and')}."
    for scoped in when.with_:
        yield f"Only {_required(scoped)}."


def other_levels(rule: Rule) -> Iterator[str]:
    """For whom, and that in some cases, the level is another one; a sentence each."""
    some = set()
    for choice in rule.levels:
        if choice.level in ("off", rule.level):
            continue
        if audience := _audience(choice.when):
            yield f"{audience[0].upper()}{audience[1:]} it is {_article(choice.level)}."
        else:
            some.add(choice.level)
    if some:
        yield f"In some cases it is {listed([_article(level) for level in sorted(some)])}."


def silent(rule: Rule) -> Iterator[str]:
    """When a rule does not report, a sentence each."""
    when = rule.when
    if when.unless:
        yield f"Where the words are {listed([_CONTEXTS[context] for context in when.unless])}."
    if rule.statement:
        yield (
            f"As soon as the post holds the statement ({rule.statement.replace('-', ' ')}), or site.provides says that "
            "every page shows it."
        )
    others = [one for one in when.without if not (rule.statement and one.scope == "document")]
    excuses = [_excused(scoped) for scoped in others]
    audiences = [_audience(choice.when) for choice in rule.levels if choice.level == "off"]
    yield from (f"Where {said}." for said in excuses if said)
    yield from (f"{said[0].upper()}{said[1:]}." for said in audiences if said)
    if rule.yields_to:
        yield "Where a graver rule speaks of the same words."
    if not all((*excuses, *audiences)):
        yield "There are special cases besides, which --form lists."


def addressees(names: Sequence[str]) -> str:
    """`For clinics: ` or `In Australia: ` before a wording of their own; empty for one that is for everybody."""
    people = [PROFILES[name] for name in names if name in PROFILES]
    places = [COUNTRIES[name] for name in names if name in COUNTRIES]
    said = [*([f"for {listed(people, 'and')}"] if people else []), *([f"in {listed(places, 'and')}"] if places else [])]
    joined = " ".join(said)
    return f"{joined[0].upper()}{joined[1:]}: " if joined else ""


def _frequency(rule: Rule) -> str:
    often = {
        "finding": "At each place", "sentence": "Once for a sentence", "document": "Once for a post, at the first place"
    }.get(rule.per, f"Once for each {rule.per.replace('-', ' ')}")  # fmt: skip
    count = rule.when.at_least
    if count is None:
        return f"{often}."
    counted = {"findings": "places", "sentences": "sentences"}.get(count.of, f"different {count.of}s")
    return f"{often}, from {count.number} {counted} up."


def _required(scoped: Scoped) -> str:
    if _is_health_post(scoped):
        return "in posts about health"
    where = _SCOPES.get(scoped.scope, "the passage")
    names = _names(scoped.find)
    return f"where {where} speaks of {names}" if names else f"where {where} holds certain words"


def _excused(scoped: Scoped) -> str | None:
    """What excuses, in words; None where that takes the rule's notation."""
    if scoped.scope == "reach" and _names(scoped.find) == "a source":
        return "a source is given"
    names = _names(scoped.find) if scoped.scope in _SCOPES else ""
    return f"{_SCOPES[scoped.scope]} speaks of {names}" if names else None


def _is_health_post(scoped: Scoped) -> bool:
    return scoped.scope == "document" and any(
        isinstance(one, Marked) and one.kind == "@post" and any("health" in test.values for test in one.tests)
        for one in scoped.find
    )


def _names(find: Iterable[Expression]) -> str:
    """What is looked for, by the names of lists and marks; empty where no name says it."""
    named: dict[str, None] = {}
    more = False
    for one in find:
        if isinstance(one, Marked) and (not one.tests or one.kind in _MARKS):
            named.setdefault(_MARKS.get(one.kind) or one.kind.lstrip("$@").replace("-", " "))
        else:
            more = True
    shown = list(named)[:_MOST_NAMES]
    if not shown:
        return ""
    return f"{', '.join(shown)} or the like" if more or len(named) > len(shown) else listed(shown)


def _audience(when: Condition) -> str:
    """`for clinics in Australia` for a condition that asks nothing else; empty for others."""
    if when.parts or when.with_ or when.without or when.unless or when.at_least:
        return ""
    said = []
    if when.profiles:
        said.append(f"for {listed([PROFILES[name] for name in when.profiles], 'and')}")
    if when.jurisdictions:
        said.append(f"in {listed([COUNTRIES[name] for name in when.jurisdictions], 'and')}")
    return " ".join(said)


def _article(level: str) -> str:
    return f"{'an' if level == 'error' else 'a'} {level}"
