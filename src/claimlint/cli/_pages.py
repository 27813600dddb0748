"""Describes rules in Markdown: rules and their pack go in; an index of all and a page for each family come out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from claimlint.cli import _phrases
from claimlint.model.rule import Authority, AuthorityRef, Example, Pack, Rule, Wording
from claimlint.outputs._markdown import literal

INDEX = "README.md"
MADE = "<!-- Made by `claimlint rules --format markdown`; edit the rules instead. -->"
_SENTENCE = re.compile(r"(?s).*?[.?!](?=\s|$)")
_FENCE = re.compile(r"`{3,}")

_HEAD = ("| Rule | Level | Reports | Why | Based on |", "|---|---|---|---|---|")

Levelled = tuple[Rule, str]


def pages(rules: Sequence[Levelled], pack: Pack) -> Mapping[str, str]:
    """Each page's text by its path from the folder of all; `rules` are sorted by id and come with their level."""
    families = {name: list(members) for name, members in groupby(rules, key=lambda one: one[0].family)}
    found = {INDEX: _index(families, pack)}
    for name, members in families.items():
        found[f"{name}/{INDEX}"] = _text(_family(name, members, pack))
    return found


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"


def _index(families: Mapping[str, Sequence[Levelled]], pack: Pack) -> str:
    lines = [MADE, "", "# Rules", ""]
    number = sum(map(len, families.values()))
    lines.append(
        f"{number} rules in {len(families)} families. The level is the usual one; for some publishers, countries and "
        "sorts of evidence it is another, as the page of the family says."
    )
    for family, members in families.items():
        lines += ["", f"## {family}", "", *_HEAD]
        lines += [_row(rule, level, pack) for rule, level in members]
    return _text(lines)


def _row(rule: Rule, level: str, pack: Pack) -> str:
    titles = dict.fromkeys(pack.authorities[ref.key].title for ref in rule.authority)
    first = _SENTENCE.match(rule.why)
    return "| {} | {} | {} | {} | {} |".format(
        f"[{rule.id}]({rule.family}/{INDEX}#{_name(rule)})",
        level,
        literal(rule.title),
        literal(first[0] if first else rule.why),
        literal("; ".join(titles)),
    )


def _name(rule: Rule) -> str:
    return rule.id.rsplit("/", 1)[1]


def _family(family: str, members: Sequence[Levelled], pack: Pack) -> Iterator[str]:
    yield from (MADE, "", f"# {family}", "", f"[All rules](../{INDEX}). {literal(_phrases.LEGEND)}")
    for rule, level in members:
        yield from ("", f"## {_name(rule)}", "", f"**{literal(rule.title)}** ({level})")
        yield from ("", literal(rule.why.strip()))
        yield from _listed("Only", (one.removeprefix("only ") for one in _phrases.conditions(rule.when)))
        yield from _listed("Excused when", _phrases.excuses(rule.when))
        yield from _listed("Level", map(_phrases.changed_level, rule.levels), [f"{rule.level}: otherwise"])
        yield from _listed("What to write instead", map(_worded, rule.advice))
        yield from _listed("To paste", map(_worded, rule.paste))
        yield from _paragraph("Based on", (f"- {_cited(ref, pack.authorities[ref.key])}" for ref in rule.authority))
        yield from _paragraph("Reported", map(_example, rule.bad))
        yield from _paragraph("Not reported", map(_example, rule.good))


def _listed(heading: str, items: Iterable[str], last: Sequence[str] = ()) -> Iterator[str]:
    """A heading and a list of plain texts; nothing without items."""
    found = list(items)
    yield from _paragraph(heading, (f"- {literal(item)}" for item in [*found, *last]) if found else ())


def _paragraph(heading: str, lines: Iterable[str]) -> Iterator[str]:
    """A heading and lines that are Markdown already; nothing without lines."""
    found = list(lines)
    yield from ("", f"{heading}:", "", *found) if found else ()


def _worded(wording: Wording) -> str:
    return f"{wording.text}{_audience(wording.audience)}"


def _audience(names: Sequence[str]) -> str:
    return f" ({', '.join(names)})" if names else ""


def _cited(ref: AuthorityRef, known: Authority) -> str:
    title = literal(known.title)
    linked = f"[{title}](<{known.url}>)" if known.url else title
    said = (ref.section, str(known.year or ""), known.publisher)
    checked = f"checked {known.checked.isoformat()}" if known.checked else "not checked yet"
    more = literal(f"{', '.join(filter(None, (*said, checked)))}{_audience(ref.audience)}")
    return f"{linked}, {more}"


def _example(example: Example) -> str:
    names = [one for one in (example.profile, example.jurisdiction, example.level) if one]
    start, end = example.span or (0, 0)
    before, found, after = example.text[:start], example.text[start:end], example.text[end:]
    if "\n" in example.text.strip():
        return _block(f"{before}<<{found}>>{after}" if example.span else example.text, names)
    if example.span:
        return f"- {literal(before)}<b>{literal(found)}</b>{literal(after)}{literal(_audience(names))}"
    return f"- {literal(example.text)}{literal(_audience(names))}"


def _block(text: str, names: Sequence[str]) -> str:
    """An example of several paragraphs, as it is written in its rule."""
    fence = max(("```", *(f"{run}`" for run in _FENCE.findall(text))), key=len)
    lines = (f"{fence}markdown", *text.strip("\n").split("\n"), fence)
    return "\n".join([f"- A text{literal(_audience(names))}:", "", *(f"  {line}".rstrip() for line in lines)])
