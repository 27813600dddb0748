"""One rule as a page for editors: a rule and its pack go in, Markdown in plain words comes out.

The page says what `claimlint explain` says, with all examples. Sites of documentation are made of such pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimlint.cli import _plain_words
from claimlint.engine.wording import unfilled
from claimlint.model.rule import Authority, AuthorityRef, Example, Pack, Rule, Wording
from claimlint.outputs._markdown import literal

_EXAMPLES = 6


def rule_page(rule: Rule, pack: Pack) -> str:
    """The page of one rule, in Markdown; it ends with a line break and names no other page."""
    return "\n".join(_lines(rule, pack)) + "\n"


def _lines(rule: Rule, pack: Pack) -> Iterator[str]:
    level, _, meaning = _plain_words.gravity(rule).partition(": ")
    yield from (f"# {literal(rule.title)}", "", f"`{rule.id}` · **{level}**: {literal(meaning)}.")
    yield from _part("Why", [literal(rule.why.strip())])
    speaks = [*_plain_words.speaks(rule), *_plain_words.other_levels(rule)]
    yield from _part("When it speaks", [literal(" ".join(speaks))], map(_example, _shown(rule.bad)))
    # What explain leaves to its option, a page leaves to the command.
    silent = literal(" ".join(_plain_words.silent(rule))).replace(
        literal("which --form lists"), f"which `claimlint explain --form {rule.id}` lists"
    )
    yield from _part("When it is silent", [silent] if silent else [], map(_example, _shown(rule.good)))
    yield from _part("What to write", (), (f"- {_worded(one)}" for one in rule.advice))
    yield from _part("Texts to paste", (), (f"- {_worded(one)}" for one in rule.paste))
    yield from _part("Based on", (), (f"- {_cited(ref, pack.authorities[ref.key])}" for ref in rule.authority))


def _part(heading: str, texts: Sequence[str], items: Iterable[str] = ()) -> Iterator[str]:
    """A heading with paragraphs and a list; nothing where there are neither."""
    listed = list(items)
    if not (texts or listed):
        return
    yield from ("", f"## {heading}")
    for text in texts:
        yield from ("", text)
    if listed:
        yield from ("", *listed)


def _shown(examples: Sequence[Example]) -> Sequence[Example]:
    """The examples that need the least reading: one paragraph before several."""
    return sorted(examples, key=lambda example: "\n" in example.text.strip())[:_EXAMPLES]


def _example(example: Example) -> str:
    start, end = example.span or (0, 0)
    before, marked, after = example.text[:start], example.text[start:end], example.text[end:]
    holds = [name for name in (example.profile, example.jurisdiction, example.level) if name]
    note = f" *({', '.join(holds)})*" if holds else ""
    if "\n" in example.text.strip():
        if example.span:
            return _block(f"{before}<<{marked}>>{after}", f", reported where `<<…>>` stands{note}")
        return _block(example.text, note)
    found = f"<b>{literal(marked)}</b>" if example.span else ""
    return f"- {literal(before)}{found}{literal(after)}{note}"


def _block(text: str, note: str) -> str:
    """An example of several paragraphs, as it is written in its rule; a fence longer than any inside it."""
    fence = "`" * max(3, 1 + max((len(run) for run in _runs_of_ticks(text)), default=0))
    lines = (f"{fence}text", *text.strip("\n").split("\n"), fence)
    return "\n".join([f"- A text{note}:", "", *(f"  {line}".rstrip() for line in lines), ""])


def _runs_of_ticks(text: str) -> Iterator[str]:
    run = ""
    for character in f"{text} ":
        if character == "`":
            run += character
        elif run:
            yield run
            run = ""


def _worded(wording: Wording) -> str:
    return literal(f"{_plain_words.addressees(wording.audience)}{unfilled(wording.text)}")


def _cited(ref: AuthorityRef, known: Authority) -> str:
    title = literal(known.title)
    linked = f"[{title}](<{known.url}>)" if known.url and known.checked else title
    more = ", ".join(filter(None, (ref.section, known.publisher, str(known.year or ""))))
    return f"{linked}, {literal(more)}" if more else linked
