"""Judges examples: rules go in, for every bad and good example comes out whether its rule did as it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from claimlint.annotators import annotate
from claimlint.engine.judging import judge
from claimlint.engine.selection import holds_for
from claimlint.expressions.known_words import is_known
from claimlint.language.reading import read_language
from claimlint.model.document import Source
from claimlint.model.levels import JURISDICTIONS, PROFILES
from claimlint.model.report import Finding
from claimlint.model.rule import Example, Pack, Rule
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText
from claimlint.readers import reader_for

#: The day by which examples are judged, so that they do not age.
AS_OF = date(2026, 1, 15)


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """How one example fared."""

    rule: Rule
    example: Example
    kind: str
    """`ok`; `missed` (bad, not reported), `misplaced` (bad, reported elsewhere), `noisy` (good, reported),
    `wrong-level` (reported at another level than the example states)."""
    detail: str = ""


def run(pack: Pack, rules: Iterable[Rule]) -> list[ExampleResult]:
    """Judges every example of the rules by its own rule alone."""
    return [result for rule in rules for result in _results(rule, pack)]


def _results(rule: Rule, pack: Pack) -> Iterator[ExampleResult]:
    for example in rule.bad:
        yield _bad(rule, example, findings_in(rule, example, pack))
    for example in rule.good:
        found = findings_in(rule, example, pack)
        detail = f"reported “{found[0].excerpt}”" if found else ""
        yield ExampleResult(rule, example, "noisy" if found else "ok", detail)


def _bad(rule: Rule, example: Example, found: tuple[Finding, ...]) -> ExampleResult:
    assert example.span is not None, "the loader refuses a bad example without a span"
    if not found:
        return ExampleResult(rule, example, "missed", "nothing was reported")
    placed = [f for f in found if (f.start.offset, f.end.offset) == example.span]
    if not placed:
        start, end = example.span
        detail = f"reported “{found[0].excerpt}” instead of “{example.text[start:end]}”"
        return ExampleResult(rule, example, "misplaced", detail)
    if example.level and placed[0].level != example.level:
        return ExampleResult(rule, example, "wrong-level", f"reported as {placed[0].level}, not {example.level}")
    return ExampleResult(rule, example, "ok")


def findings_in(rule: Rule, example: Example, pack: Pack) -> tuple[Finding, ...]:
    """What one rule reports of an example, judged for the example's own audience."""
    text, setting = read_example(rule, example, pack)
    return judge(text, (rule,), pack, setting)


def read_example(rule: Rule, example: Example, pack: Pack) -> tuple[AnnotatedText, Setting]:
    """An example with all marks, in the setting of its own audience."""
    profile, jurisdiction = _audience(rule, example)
    setting = Setting(
        pack.vocabularies, AS_OF, profile, jurisdiction,
        registry=dict(example.registry), require_verified=example.require_verified,
    )  # fmt: skip
    read = reader_for(".md")
    assert read is not None, "the Markdown reader is part of claimlint"
    text = read_language(read(Source("example.md", example.text)), knows=partial(is_known, pack))
    return annotate(text, setting), setting


def _audience(rule: Rule, example: Example) -> tuple[str, str]:
    """The example's own profile and country, else the first for which the rule holds."""
    for profile in (example.profile,) if example.profile else ("publisher", *PROFILES):
        for jurisdiction in (example.jurisdiction,) if example.jurisdiction else JURISDICTIONS:
            if holds_for(rule, profile, jurisdiction):
                return profile, jurisdiction
    return example.profile or "publisher", example.jurisdiction or "us"
