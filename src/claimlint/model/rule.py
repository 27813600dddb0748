"""Rules, vocabularies and authorities as plain data, ready to be judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from claimlint.model.expression import Expression
from claimlint.model.registry import Record

#: How far a `with` or `without` looks, from the found words outwards.
SCOPES = ("match", "clause", "sentence", "nearby", "reach", "paragraph", "section", "document")
#: The parts of a post that `in` may name.
PARTS = (
    "title", "heading", "opening", "closing", "prose", "list", "table", "caption", "quote",
    "call-to-action", "front-matter", "reference",
)  # fmt: skip
CONTEXTS = (
    "negated", "hedged", "questioned", "hypothetical", "myth", "rebutted", "quoted", "attributed",
    "historical", "limited", "permitted",
)  # fmt: skip
#: What `unless: [standard]` stands for; attributed and quoted words stay the author's own claim.
STANDARD_CONTEXTS = (
    "negated", "hedged", "questioned", "hypothetical", "myth", "rebutted", "historical", "permitted",
)  # fmt: skip

#: Places where a ready text may be added without a human hand.
FIXES = ("end",)


@dataclass(frozen=True, slots=True)
class Shared:
    """An attribute on which found words agree with what stands around them (`treatment`, `condition as outcome`)."""

    here: str
    """Its name on the found words."""
    there: str
    """Its name on what is looked for."""

    def __str__(self) -> str:
        return self.here if self.here == self.there else f"{self.here} as {self.there}"


@dataclass(frozen=True, slots=True)
class Scoped:
    """Something to look for within a scope around the found words."""

    scope: str
    find: tuple[Expression, ...]
    same: tuple[Shared, ...] = ()
    """On what the found words and this must agree; an unknown value agrees with anything."""
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class Count:
    """How many a rule needs within one `per`."""

    number: int
    of: str = "findings"
    """`findings`, `sentences`, or the name of an attribute whose distinct values count."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Everything in it must hold for found words to count."""

    parts: tuple[str, ...] = ()
    with_: tuple[Scoped, ...] = ()
    without: tuple[Scoped, ...] = ()
    unless: tuple[str, ...] = ()
    at_least: Count | None = None
    profiles: tuple[str, ...] = ()
    jurisdictions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LevelChoice:
    """One entry of `levels`: the level (or `off`) when its condition holds."""

    level: str
    when: Condition


@dataclass(frozen=True, slots=True)
class Wording:
    """A message or advice, for everyone or for the named profiles and jurisdictions."""

    text: str
    audience: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AuthorityRef:
    """A document that a rule rests on, and the place in it."""

    key: str
    section: str = ""
    audience: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence or small post that a rule must (bad) or must not (good) report."""

    text: str
    """Without the `<<` and `>>`."""
    span: tuple[int, int] | None = None
    """Offsets in `text` of the words that must be reported."""
    profile: str = ""
    jurisdiction: str = ""
    level: str = ""
    line: int = 0
    """Line of the file where it stands, 1-based."""
    path: str = ""
    """That file, as faults show it: the rule's own, or the `pack.yaml` that changes the rule."""
    registry: tuple[tuple[str, Record], ...] = ()
    """What registries know of its references, by keys such as `doi:10.1016/j.spn.2019.01.001`."""
    require_verified: bool = False
    """It is judged for a house that wants all references looked up."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule with its family's defaults merged in."""

    id: str
    title: str
    level: str
    find: tuple[Expression, ...]
    when: Condition
    levels: tuple[LevelChoice, ...]
    per: str
    """`finding`, `sentence`, `document`, or the name of an attribute."""
    yields_to: tuple[str, ...]
    message: tuple[Wording, ...]
    advice: tuple[Wording, ...]
    why: str
    authority: tuple[AuthorityRef, ...]
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    path: str
    digest: str
    """Hash of the rule's and its family's file, for the report's digest of active rules."""
    paste: tuple[Wording, ...] = ()
    """The statement that a post lacks, ready to be pasted, by audience."""
    statement: str = ""
    """The name of the statement whose lack is reported; a site that provides it owes it in no text."""
    fix: str = ""
    """Where the ready text may be added as it is (FIXES); empty when somebody must fill or place it."""
    changed: tuple[str, ...] = ()
    """The files of later packs that change it, as faults show them."""

    @property
    def family(self) -> str:
        """The folder it stands in."""
        return self.id.rsplit("/", 1)[0]


def names(name: str, rule: str) -> bool:
    """Whether a name, with or without a slash at its end, is this rule's id or its family's."""
    return name.rstrip("/") in (rule, rule.rsplit("/", 1)[0])


@dataclass(frozen=True, slots=True)
class Term:
    """One line of a vocabulary."""

    name: str
    """Canonical name: the first alternative of the line, in norms."""
    expression: Expression
    ambiguous: bool = False
    """Marked with `~`: needs a second medical cue in its sentence."""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of a table of knowledge, such as what a medicine is approved for."""

    table: str
    name: str
    source: str
    """Where it is known from."""
    checked: date | None = None
    """The day on which the source was seen to say so; None is `never`."""
    says: str = ""
    """The fact in words for messages and texts to paste."""
    line: int = 0

    @property
    def kind(self) -> str:
        """The word list of its terms, with sigil."""
        return f"${self.table}-{self.name}"


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """A word list: `$name` in expressions; compared by identity, as it is loaded once and is large."""

    name: str
    terms: tuple[Term, ...]
    path: str
    digest: str
    fact: Fact | None = None
    """What the terms stand for, when the list is a row of a table of knowledge."""


def facts_of(vocabularies: Mapping[str, Vocabulary]) -> tuple[Fact, ...]:
    """The facts that word lists stand for, by table and name."""
    found = (one.fact for one in vocabularies.values() if one.fact is not None)
    return tuple(sorted(found, key=lambda fact: (fact.table, fact.name)))


@dataclass(frozen=True, slots=True)
class Authority:
    """A document that rules cite."""

    key: str
    title: str
    publisher: str = ""
    year: int | None = None
    url: str | None = None
    checked: date | None = None
    """The day on which the document or a copy was seen; None is `never`."""


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything that was loaded: the shipped packs and the user's."""

    rules: tuple[Rule, ...] = ()
    vocabularies: Mapping[str, Vocabulary] = field(default_factory=lambda: MappingProxyType({}))
    authorities: Mapping[str, Authority] = field(default_factory=lambda: MappingProxyType({}))
    own: tuple[Rule, ...] = ()
    """What claimlint itself judges of waivers and configuration; these rules look for no words."""

    @property
    def named(self) -> tuple[Rule, ...]:
        """Every rule that a report can name, by id."""
        return tuple(sorted((*self.rules, *self.own), key=lambda rule: rule.id))

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The rows of all tables of knowledge."""
        return facts_of(self.vocabularies)
