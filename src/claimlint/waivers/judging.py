"""Judges the waivers of one draft: what each of them excuses, what became of it, and what is wrong with it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from claimlint.engine.lines import LineIndex
from claimlint.engine.regrouping import regrouped
from claimlint.engine.selection import holds_for
from claimlint.model.document import Document
from claimlint.model.report import Finding, Waiver
from claimlint.model.rule import Pack, Rule, names
from claimlint.model.waiver import WaiverEntry
from claimlint.packs.suggestions import did_you_mean, listed
from claimlint.packs.waiver_rules import FAMILY
from claimlint.waivers.findings import Reporter, on_one_line
from claimlint.waivers.marks import mark_of
from claimlint.waivers.syntax import Malformed, Terms
from claimlint.waivers.written import Written, written


@dataclass(frozen=True, slots=True)
class Policy:
    """What the house asks of waivers, and the run that they are judged in."""

    as_of: date
    profile: str
    jurisdiction: str
    require: tuple[str, ...] = ()
    """What every waiver must say: by, until, text."""
    never: tuple[str, ...] = ()
    """Rules and families that nobody may waive."""


@dataclass(frozen=True, slots=True)
class Waived:
    """The findings of a draft with the waivers that excuse them, and the waivers."""

    findings: tuple[Finding, ...]
    """Those on waivers among them; sorted by start, rule and end."""
    waivers: tuple[WaiverEntry, ...] = ()


def waived(
    findings: Sequence[Finding], document: Document, rules: Sequence[Rule], pack: Pack, policy: Policy
) -> Waived:  # fmt: skip
    """Applies the waivers of a draft; `rules` are those that are on, at their levels.

    Of several waivers for one finding the nearest is the one that it shows: one for its block before one for the post.
    """
    all_written = written(document)
    if not all_written:
        return Waived(tuple(findings))
    lines = LineIndex(document.source.text)
    reporter = Reporter(document.source.text, lines, rules, pack, policy.profile, policy.jurisdiction)
    court = _Court(findings, {rule.id for rule in rules}, pack, policy, document, lines)
    excused: dict[int, Waiver] = {}
    entries = []
    for one in all_written:  # those for the whole post stand first, so nearer ones take their place
        verdict = court.verdict(one)
        entries.append(verdict.entry)
        excused.update((number, verdict.waiver) for number in verdict.excused)
        for rule, why in verdict.faults:
            reporter.report(rule, one, why)
    kept = [replace(one, waiver=excused.get(number)) for number, one in enumerate(findings)]
    told = sorted([*regrouped(kept), *reporter.findings], key=lambda one: (one.start, one.rule, one.end))
    return Waived(tuple(told), tuple(entries))


@dataclass(frozen=True, slots=True)
class _Verdict:
    entry: WaiverEntry
    waiver: Waiver
    excused: tuple[int, ...] = ()
    faults: tuple[tuple[str, str], ...] = ()
    """What is wrong: the state whose rule reports it, and the sentence."""


@dataclass(frozen=True)
class _Court:
    findings: Sequence[Finding]
    active: Collection[str]
    """The ids of the rules that are on."""
    pack: Pack
    policy: Policy
    document: Document
    lines: LineIndex
    marks: dict[int, str] = field(default_factory=dict)
    """The marks of findings, by their numbers, as far as somebody has asked."""

    def verdict(self, one: Written) -> _Verdict:
        said = on_one_line(self.document.source.text[one.start : one.end])
        entry = WaiverEntry("active", self.lines.position(one.start), self.lines.position(one.end), said)
        entry = replace(entry, whole=one.whole)
        if isinstance(one.terms, Malformed):
            why = f"This waiver cannot be read: {one.terms.why}."
            return _Verdict(replace(entry, state="malformed", why=why), Waiver(""), (), (("malformed", why),))
        terms = one.terms
        matched = self._matched(one, terms)
        entry = replace(
            entry, rules=terms.rules, reason=terms.reason, by=terms.by, until=terms.until, marks=terms.marks,
            found=tuple(dict.fromkeys(self._mark(number) for number in matched if self._bound(number))),
        )  # fmt: skip
        waiver = Waiver(terms.reason, terms.by, terms.until)
        if fault := self._fault(terms, entry.found):
            state, why = fault
            missing = self._missing(terms, entry.found) if state == "incomplete" else ()
            return _Verdict(replace(entry, state=state, why=why, missing=missing), waiver, (), (fault,))
        return self._holding(one, terms, matched, _Verdict(entry, waiver))

    def _matched(self, one: Written, terms: Terms) -> list[int]:
        """The findings that it is for, whatever their text."""
        begins = [
            (bisect_left(self._offsets, (start,)), bisect_left(self._offsets, (end,))) for start, end in one.spans
        ]
        near = {number for first, last in begins for _, number in self._offsets[first:last]}
        return [number for number in sorted(near) if self._is_named(terms.rules, self.findings[number].rule)]

    @cached_property
    def _offsets(self) -> list[tuple[int, int]]:
        """Where each finding begins, with its number, in the order of the text."""
        return sorted((finding.start.offset, number) for number, finding in enumerate(self.findings))

    def _is_named(self, named: Sequence[str], rule: str) -> bool:
        return any(names(name, rule) for name in named)

    def _mark(self, number: int) -> str:
        if number not in self.marks:
            self.marks[number] = mark_of(self.findings[number])
        return self.marks[number]

    @cached_property
    def _known(self) -> frozenset[str]:
        """The names of all rules and families."""
        return frozenset(name for rule in self.pack.named for name in (rule.id, rule.family))

    def _bound(self, number: int) -> bool:
        """Whether the finding is on a text; what a post lacks has none."""
        return self.findings[number].scope != "document"

    def _holding(self, one: Written, terms: Terms, matched: list[int], sound: _Verdict) -> _Verdict:
        """The verdict on a waiver without a fault."""
        marked = filter(self._bound, matched) if terms.marks else ()
        changed = [number for number in marked if self._mark(number) not in terms.marks]
        others = frozenset(changed)
        excused = tuple(number for number in matched if number not in others)
        faults = [("text-changed", self._changed(changed))] if changed else []
        idle = self._idle(terms, matched)
        if idle:
            faults.append(("unused", self._unused(one, idle)))
        state = "text-changed" if changed else "active" if excused else "unused" if idle else "not-judged"
        why = "" if state == "active" else faults[0][1] if faults else "Not all its rules are looked for here."
        return replace(
            sound,
            entry=replace(sound.entry, state=state, why=why, excused=len(excused)),
            excused=excused,
            faults=tuple(faults),
        )

    def _fault(self, terms: Terms, found: Sequence[str]) -> tuple[str, str] | None:
        """The state of a waiver that excuses nothing, and why."""
        for name in terms.rules:
            if name not in self._known:
                return "unknown-rule", f"There is no rule or family `{name}`{_meant(name, self._known)}"
        for name in terms.rules:
            if name.split("/")[0] == FAMILY:
                return "forbidden", "What claimlint says of waivers cannot be waived."
            if barred := next((one for one in self.policy.never if _overlap(name, one)), None):
                return "forbidden", f"Nobody may waive {barred}, as the configuration says (`waivers: never`)."
        if missing := self._missing(terms, found):
            return "incomplete", f"This waiver must also say {listed([_ASKED[one] for one in missing], 'and')}."
        if terms.until is not None and terms.until < self.policy.as_of:
            return "expired", f"This waiver held until {terms.until.isoformat()}."
        return None

    def _missing(self, terms: Terms, found: Sequence[str]) -> tuple[str, ...]:
        said = {"by": terms.by, "until": terms.until, "text": terms.marks or not found}
        return tuple(part for part in self.policy.require if not said[part])

    def _idle(self, terms: Terms, matched: Sequence[int]) -> list[str]:
        """The names of which nothing is found here, though all that they name is looked for."""
        met = {self.findings[number].rule for number in matched}
        return [name for name in terms.rules if not any(names(name, rule) for rule in met) and self._looked_for(name)]

    def _looked_for(self, name: str) -> bool:
        policy = self.policy
        meant = [rule for rule in self.pack.rules if names(name, rule.id)]
        concern = [rule.id for rule in meant if holds_for(rule, policy.profile, policy.jurisdiction)]
        return bool(concern) and set(concern) <= set(self.active)

    def _unused(self, one: Written, idle: Sequence[str]) -> str:
        if not one.spans:
            return "No text follows this waiver, so it excuses nothing."
        line = self.lines.position(one.spans[0][0]).line
        where = "in this post" if one.whole else f"in what follows on line {line}"
        return f"{listed(idle, 'and')} {'finds' if len(idle) == 1 else 'find'} nothing {where}."

    def _changed(self, changed: Sequence[int]) -> str:
        first = self.findings[changed[0]]
        line = first.start.line
        return f"The text has changed since: the sentence with “{first.words}” on line {line} is not what was waived."


_ASKED = {"by": "whose decision it is (`by NAME`)", "until": "its last day (`until YYYY-MM-DD`)",
          "text": "the mark of its text (`claimlint waivers --bind` writes it)"}  # fmt: skip


def _meant(name: str, known: Collection[str]) -> str:
    whole = sorted(one for one in known if one.endswith(f"/{name}"))
    return f"; did you mean `{whole[0]}`?" if whole else did_you_mean(name, known) or "."


def _overlap(name: str, barred: str) -> bool:
    """Whether a waiver for one would excuse the other: they are the same, or one is the other's family."""
    return names(name, barred) or names(barred, name)
