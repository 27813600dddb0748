"""What earlier runs have found: a draft goes in, its report comes out when nothing that it rests on has changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, replace

from claimlint.cache import Shelf
from claimlint.checking.keys import Keys
from claimlint.config import Config, RunOptions
from claimlint.discovery import Draft
from claimlint.model.document import Source
from claimlint.model.report import FileReport, RuleNote


@dataclass(frozen=True, slots=True)
class Kept:
    """A report without what the next run knows itself: the path of the draft, and its text."""

    report: FileReport
    beside: tuple[str, ...]
    """What the draft had under each name of `report.beside`."""


@dataclass(frozen=True, slots=True)
class Explained:
    """What a run knows of its rules besides findings."""

    digest: str = ""
    notes: tuple[RuleNote, ...] = ()
    lowered: tuple[tuple[str, str], ...] = ()


class Memory:
    """The memory of one run; without a shelf it knows nothing and keeps nothing."""

    def __init__(self, shelf: Shelf | None, run: RunOptions) -> None:
        self._shelf = shelf
        self._wants_source = bool({"source", "review"} & set(run.needs))
        self._keys: Keys | None = None
        if shelf is not None:
            try:
                self._keys = Keys(run)
            except OSError:
                self._shelf = None

    def report_on(self, draft: Draft, source: Source) -> FileReport | None:
        """The report on this text, as an earlier run found it."""
        if self._shelf is None or (key := self._key(draft, source)) is None:
            return None
        kept = self._shelf.get(key, Kept)
        if kept is None or kept.beside != _beside(draft, kept.report):
            return None
        return replace(kept.report, path=draft.path, source=source if self._wants_source else None)

    def keep(self, draft: Draft, source: Source, report: FileReport) -> None:
        """Keeps what was found; why a draft could not be checked is found out each time."""
        if self._shelf is None or report.error is not None or (key := self._key(draft, source)) is None:
            return
        self._shelf.put(key, Kept, Kept(replace(report, path="", source=None), _beside(draft, report)))

    def rules_digest(self, configs: Sequence[Config]) -> str:
        """The digest of all rules of a run; raises as `lint` does."""

        def find() -> Explained:
            from claimlint.linter import rules_digest

            return Explained(digest=rules_digest(configs))

        return self._explained(lambda keys: keys.of_rules(configs), find).digest

    def notes(self, broken: Set[str], configs: Sequence[Config], run: RunOptions) -> tuple[RuleNote, ...]:
        """The rules of some findings, explained; raises as `lint` does."""

        def find() -> Explained:
            from claimlint.linter import rule_notes_of

            return Explained(notes=rule_notes_of(broken, configs, run))

        return self._explained(lambda keys: keys.of_notes(configs, broken), find).notes

    def lowered(self, config: Config) -> tuple[tuple[str, str], ...]:
        """The rules and families that a configuration lowers; raises as `lint` does."""

        def find() -> Explained:
            from claimlint.linter import lowered_in

            return Explained(lowered=lowered_in(config))

        return self._explained(lambda keys: keys.of_levels(config), find).lowered

    def _explained(self, key_of: Callable[[Keys], bytes], find: Callable[[], Explained]) -> Explained:
        key = None
        if self._shelf is not None and self._keys is not None:
            with suppress(OSError):
                key = key_of(self._keys)
        known = self._shelf.get(key, Explained) if self._shelf is not None and key is not None else None
        if known is not None:
            return known
        found = find()
        if self._shelf is not None and key is not None:
            self._shelf.put(key, Explained, found)
        return found

    def _key(self, draft: Draft, source: Source) -> bytes | None:
        """None where a folder of rules cannot be read, as loading it will say."""
        try:
            return self._keys.of_draft(draft, source) if self._keys is not None else None
        except OSError:
            return None


def _beside(draft: Draft, report: FileReport) -> tuple[str, ...]:
    """What a draft has now under the names that it was judged by."""
    if not report.beside:
        return ()
    from claimlint.discovery.bibliographies import states_of

    return states_of(draft, report.beside)
