"""Checks open texts with the settings of their folders: a text goes in, what was found in it comes out.

Nothing here raises on account of a draft, a configuration or a pack: whatever is wrong is part of the result. One
thread at a time may use a desk.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from claimlint.config import Config, Configurations, RunOptions
from claimlint.discovery import Draft, Drafts, source_of
from claimlint.errors import ClaimlintError, UncheckedFile
from claimlint.linter import check_source, forget_packs, report_on
from claimlint.lsp.documents import OpenText, file_of, name_of
from claimlint.lsp.stamps import Stamp, packs_stamp, settings_stamp
from claimlint.model.document import Source
from claimlint.model.report import FileReport, RuleNote
from claimlint.run_report import unchecked

#: Has every part of a check loaded: it owes statements, has a claim and a source.
_FIRST_TEXT = "# Tea\n\nTea may ease headaches in some people [1].\n\n## References\n\n1. Tea. https://example.org\n"


@dataclass(frozen=True, slots=True)
class Subject:
    """What was checked, as claimlint's own parts take it."""

    source: Source
    draft: Draft
    run: RunOptions


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one version of a text."""

    text: OpenText
    report: FileReport | None = None
    """None when the text is none of claimlint's, or when settings or rules are broken."""
    notes: Mapping[str, RuleNote] | None = None
    """The rules of all findings by their ids."""
    subject: Subject | None = None
    fault: str | None = None
    """What is wrong with settings or rules, a line each, with file, line and column where they are known."""


class Desk:
    """Keeps settings and rules as long as their files stay as they are."""

    def __init__(self, config: Path | None, options: Mapping[str, Any]) -> None:
        """`config` is one settings file for all texts; `options` win over files, as on the command line."""
        self._named = config
        self._options = dict(options)
        self._settings: Configurations | None = None
        self._folders: set[Path] = set()
        self._packs: set[Path] = set()
        self._others: set[Path] = {config} if config else set()
        self._stamps: tuple[Stamp, Stamp] = (frozenset(), frozenset())

    def warm_up(self) -> None:
        """Loads the shipped rules and all that a first check needs."""
        run = RunOptions(_today())
        draft = Draft("first.md", None, Config())
        check_source(Source(draft.path, _FIRST_TEXT), draft, run)
        gc.freeze()  # rules and modules stay; looking through them for garbage would hold up checks

    def check(self, text: OpenText) -> Checked:
        """What is found in a text now."""
        self.refresh()
        try:
            return self._checked(text)
        except ClaimlintError as fault:
            return Checked(text, fault=str(fault))
        except Exception as defect:
            why = f"claimlint itself failed here ({type(defect).__name__}: {defect}); please report it"
            return Checked(text, fault=why)
        finally:
            self._stamps = self._now()

    def refresh(self) -> bool:
        """Forgets settings and rules whose files have changed since the last check, and says whether any have."""
        settings, packs = self._now()
        known_settings, known_packs = self._stamps
        if packs != known_packs:
            forget_packs()
        if settings != known_settings or packs != known_packs:
            self._settings = None
        self._stamps = (settings, packs)
        return (settings, packs) != (known_settings, known_packs)

    def _now(self) -> tuple[Stamp, Stamp]:
        return settings_stamp(self._folders, self._others), packs_stamp(self._packs)

    def _checked(self, text: OpenText) -> Checked:
        name = name_of(text)
        if name is None:
            return Checked(text)
        file = file_of(text.uri)
        place = file or Path.cwd() / name
        config = self._config(place)
        if file is not None and (config.excludes(file) or not config.includes(file)):
            return Checked(text)
        draft = Draft(name if file is None else _shown(file), file, config)
        run = RunOptions(_today(), config.fail_on, ("rules",))
        try:
            source = source_of(draft, text.text.encode())
        except UncheckedFile as fault:
            return Checked(text, unchecked(draft, str(fault)))
        report = report_on([check_source(source, draft, run)], Drafts((draft,)), run)
        notes = {note.id: note for note in report.rules}
        return Checked(text, report.files[0], notes, Subject(source, draft, run))

    def _config(self, place: Path) -> Config:
        self._folders.add(place.parent)
        self._settings = self._settings or Configurations(self._named, self._options)
        config = self._settings.of(place)
        self._packs.update(config.packs)
        self._others.update(_kept(config))
        return config


def _kept(config: Config) -> Iterable[Path]:
    return (config.baseline,) if config.baseline else ()


def _today() -> date:
    return datetime.now().astimezone().date()


def _shown(file: Path) -> str:
    """From the working folder when it lies below, else whole."""
    here = Path.cwd()
    return (file.relative_to(here) if file.is_relative_to(here) else file).as_posix()
