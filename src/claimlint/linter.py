"""The one call behind every face: drafts go in, a report comes out."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path

from claimlint.annotators import annotate
from claimlint.config import Config, RunOptions
from claimlint.discovery import Draft, Drafts, read_source, suffix_of
from claimlint.discovery.bibliographies import bibliography_of, named_in
from claimlint.discovery.lock import known
from claimlint.discovery.own_settings import with_own_settings
from claimlint.engine.judging import judge
from claimlint.engine.ledger import claim_entries
from claimlint.engine.notes import rule_notes
from claimlint.engine.reference_ledger import reference_ledger, unverified
from claimlint.engine.review import review
from claimlint.engine.selection import kinds_read, selected, unchecked_duties
from claimlint.errors import ForeignText, NoArticle, UncheckedFile
from claimlint.expressions import selection
from claimlint.expressions.known_words import is_known
from claimlint.language.english import foreign_language
from claimlint.language.reading import read_language
from claimlint.model.document import Document, Source
from claimlint.model.ledger import FileLedger, Ledger
from claimlint.model.levels import rank
from claimlint.model.reference_ledger import FileReferences, References
from claimlint.model.report import FileReport, Report, RuleNote
from claimlint.model.rule import Pack, Rule, names
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText
from claimlint.packs import ready
from claimlint.readers import reader_for
from claimlint.readers.swallowed import refuse_unclosed
from claimlint.run_report import broken_rules, report_of, unchecked
from claimlint.waivers import Policy, waived

#: One such phrase stands in many an article about clinics and shops.
_CUES_OF_A_SPEAKER = 2
_SPEAKERS = {"clinic": "$speaks-as-clinic", "supplement": "$speaks-as-shop"}


def lint(drafts: Drafts, run: RunOptions) -> Report:
    """Checks every draft with its own configuration.

    Raises PackFaults or SettingsFault when rules, settings or a baseline are broken: then nothing was checked.
    """
    return report_on((_check(draft, run) for draft in drafts.files), drafts, run)


def report_on(checked: Iterable[FileReport], drafts: Drafts, run: RunOptions) -> Report:
    """The report of one run: what became of each draft, and what all have in common; raises as lint does."""
    files = tuple(checked)
    configs = tuple(dict.fromkeys(draft.config for draft in drafts.files))
    notes = rule_notes_of(broken_rules(files), configs, run) if "rules" in run.needs else ()
    return report_of(files, drafts, run, rules_digest=rules_digest(configs), notes=notes, lowered=lowered_in)


def lowered_in(config: Config) -> tuple[tuple[str, str], ...]:
    """The rules and families that a configuration sets to a lower level than they have by themselves; raises as lint
    does.
    """
    found = []
    for name, level in dict(config.rules).items():
        meant = [rule for rule in packs_of(config).named if names(name, rule.id)]
        if level != "off" and any(rank(level) < highest(rule) for rule in meant):
            found.append((name, level))
    return tuple(found)


def highest(rule: Rule) -> int:
    """The rank of the highest level at which a rule reports anything."""
    return max(rank(rule.level), *(rank(choice.level) for choice in rule.levels), -1)


def read_claims(drafts: Drafts, run: RunOptions) -> Ledger:
    """The claim ledger of every draft; raises as lint does."""
    return Ledger(tuple(sorted((_ledger(draft, run) for draft in drafts.files), key=lambda file: file.path)))


def _ledger(draft: Draft, run: RunOptions) -> FileLedger:
    try:
        return FileLedger(draft.path, claim_entries(_read(draft, run)))
    except UncheckedFile as fault:
        return FileLedger(draft.path, error=str(fault))


def read_references(drafts: Drafts, run: RunOptions) -> References:
    """The reference ledger of every draft; raises as lint does."""
    return References(tuple(sorted((_references(draft, run) for draft in drafts.files), key=lambda file: file.path)))


def _references(draft: Draft, run: RunOptions) -> FileReferences:
    try:
        return reference_ledger(draft.path, _read(draft, run), known(draft.config).records)
    except UncheckedFile as fault:
        return FileReferences(draft.path, error=str(fault))


def _read(draft: Draft, run: RunOptions) -> AnnotatedText:
    document = _document(read_source(draft), draft)
    config = with_own_settings(draft, document).config
    return annotated(document, config, setting_for(config, run))


def annotated(
    document: Document, config: Config, setting: Setting, asked: frozenset[str] | None = None
) -> AnnotatedText:
    """A document with all marks, or those that are asked for and what they rest on.

    Raises UncheckedFile when it is not English.
    """
    by_spacy = None if selection.is_on() else True
    knows = partial(is_known, packs_of(config))
    return _marked(read_language(document, by_spacy=by_spacy, knows=knows), setting, asked)


def _document(source: Source, draft: Draft) -> Document:
    """Raises UncheckedFile when no reader takes it, or its bibliography is broken."""
    read = reader_for(suffix_of(source.path))
    if read is None:
        raise UncheckedFile(f"{source.path}: claimlint cannot read this kind of file")
    try:
        document = read(source)
    except UncheckedFile as fault:
        raise UncheckedFile(_with_path(source.path, str(fault))) from None
    refuse_unclosed(document)
    return replace(document, bibliography=bibliography_of(draft, document))


def _with_path(path: str, why: str) -> str:
    """A reader's sentence with the path of the file that it speaks of."""
    return why if why.startswith(f"{path}: ") else f"{path}: {why[:1].lower()}{why[1:]}"


def _marked(text: AnnotatedText, setting: Setting, asked: frozenset[str] | None) -> AnnotatedText:
    language = foreign_language(text.tokens.texts)
    if language is not None:
        sentence = (
            f"{text.document.source.path}: reads as {language}; claimlint checks English only, so leave this file out "
            "or translate it"
        )
        raise ForeignText(sentence, language)
    return annotate(text, setting, asked)


def setting_for(config: Config, run: RunOptions) -> Setting:
    """What annotators and rules may know of this run; raises SettingsFault when the lock file is broken."""
    return Setting(
        packs_of(config).vocabularies, run.as_of, config.profile, config.jurisdiction, config.products,
        provides=config.provides, registry=known(config).records, require_verified=config.require_verified,
    )  # fmt: skip


def packs_of(config: Config) -> Pack:
    """The shipped packs and the house's own."""
    return _loaded(tuple(config.packs))


def forget_packs() -> None:
    """Has packs read anew at the next question, as their files have changed."""
    _loaded.cache_clear()


@lru_cache(maxsize=8)
def _loaded(folders: tuple[Path, ...]) -> Pack:
    return ready(folders)


def rules_of(config: Config) -> tuple[Rule, ...]:
    """The rules that are on, at the level that the configuration sets."""
    return selected(packs_of(config), config.select, config.ignore, config.rules)


def _check(draft: Draft, run: RunOptions) -> FileReport:
    """One draft's report; whatever goes wrong with it is said there and stops no other."""
    try:
        source = read_source(draft)
    except UncheckedFile as fault:
        return unchecked(draft, str(fault))
    return check_source(source, draft, run)


def check_source(
    source: Source, draft: Draft, run: RunOptions, screen: Callable[[Document], None] | None = None
) -> FileReport:
    """The report on a text as the text of this draft; whatever goes wrong with it is said there.

    A `screen` looks at the document first and may raise NoArticle; that and ForeignText are raised then, not told.
    """
    config = draft.config
    rules, setting = rules_of(config), setting_for(config, run)
    try:
        document = _document(source, draft)
        if screen is not None:
            screen(document)
        config = with_own_settings(draft, document).config
        setting = replace(setting, profile=config.profile, jurisdiction=config.jurisdiction)
        text = annotated(document, config, setting, _asked(rules, packs_of(config)))
        found = judge(text, rules, packs_of(config), setting)
        judged = waived(found, text.document, rules, packs_of(config), _policy(config, run))
        reviewed = review(text) if "review" in run.needs else None
    except UncheckedFile as fault:
        if screen is not None and isinstance(fault, ForeignText | NoArticle):
            raise
        return unchecked(draft, str(fault))
    except Exception as defect:
        if os.environ.get("CLAIMLINT_DEBUG"):
            raise
        sentence = (
            f"{draft.path}: claimlint itself failed here ({type(defect).__name__}: {defect}); please report it "
            "with this draft, or set CLAIMLINT_DEBUG=1 to see where"
        )
        return unchecked(draft, sentence)
    return FileReport(
        draft.path,
        config.profile,
        config.jurisdiction,
        words=text.document.words,
        findings=judged.findings,
        unverified=unverified(text, setting.registry),
        hints=tuple(_hints(text, rules, config)),
        fail_on=config.fail_on,
        source=text.document.source if {"source", "review"} & set(run.needs) else None,
        review=reviewed,
        waivers=judged.waivers,
        digest=text.document.source.digest,
        beside=named_in(text.document),
    )


def _asked(rules: tuple[Rule, ...], pack: Pack) -> frozenset[str] | None:
    """The marks that these rules read; None when all rules are on, which read them all."""
    return kinds_read(rules) if selection.is_on() and len(rules) < len(pack.named) else None


def _policy(config: Config, run: RunOptions) -> Policy:
    """What the house asks of waivers."""
    return Policy(run.as_of, config.profile, config.jurisdiction, config.waivers_require, config.waivers_never)


def rule_notes_of(broken: Set[str], configs: Sequence[Config], run: RunOptions) -> tuple[RuleNote, ...]:
    """Rules as the first configuration whose pack holds them explains them, by id; raises as lint does."""
    notes: dict[str, RuleNote] = {}
    for config in configs:
        for note in rule_notes(broken - notes.keys(), packs_of(config), setting_for(config, run)):
            notes[note.id] = note
    return tuple(notes[rule] for rule in sorted(notes))


def _hints(text: AnnotatedText, rules: tuple[Rule, ...], config: Config) -> Iterable[str]:
    """What the reader of the report should know besides the findings."""
    if not text.document.words:
        yield "The draft holds no text, so there was nothing to find."
    for profile, cues in _SPEAKERS.items():
        duties = unchecked_duties(rules, config.profile, profile, config.jurisdiction)
        if profile != config.profile and duties and len(text.of(cues).all) >= _CUES_OF_A_SPEAKER:
            were = "1 rule was" if len(duties) == 1 else f"{len(duties)} rules were"
            yield (
                f"The text speaks as a {profile}, but the profile is {config.profile}, so {were} not checked "
                f"({', '.join(duties)}). Use --profile {profile} if that is who publishes it."
            )


def rules_digest(configs: Iterable[Config]) -> str:
    """Hash over all active rules and the vocabularies they may read; raises as lint does."""
    hashed = hashlib.sha256()
    digests: set[str] = set()
    for config in configs:
        pack = packs_of(config)
        digests |= {f"{rule.id} {rule.digest}" for rule in rules_of(config)}
        digests |= {f"${name} {vocabulary.digest}" for name, vocabulary in pack.vocabularies.items()}
    for digest in sorted(digests):
        hashed.update(digest.encode())
    return hashed.hexdigest()[:16]
