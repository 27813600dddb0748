"""Checks one draft after the other: what the page sent goes in, a report with all that the page shows comes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from claimlint.config import Config, RunOptions
from claimlint.discovery import Drafts
from claimlint.linter import lint, packs_of
from claimlint.model.report import NEEDS, Report
from claimlint.serving.posted import NAMELESS, Posted

_FIRST = b"# Warm feet\n\nSome people with asthma sleep better with warm feet, says a small trial [1].\n"


@dataclass(frozen=True, slots=True)
class Desk:
    """How drafts are checked here."""

    config_for: Callable[[Path], Config]
    """The settings of a file (an absolute path)."""
    as_of: date | None = None
    """The day that dates are judged by; None for the day of each check."""

    @property
    def house(self) -> Config:
        """The settings of a draft without a name."""
        return self.config_for(Path.cwd() / NAMELESS)

    def report(self, posted: Posted) -> Report:
        """The report on a draft; why it cannot be checked is said in it."""
        draft = posted.draft(self.config_for)
        day = self.as_of or datetime.now().astimezone().date()
        return lint(Drafts((draft,)), RunOptions(day, draft.config.fail_on, NEEDS, baseline=False))

    def prepare(self) -> None:
        """Loads the rules; raises PackFaults or SettingsFault when they or the settings are broken."""
        packs_of(self.house)

    def warm_up(self) -> None:
        """Does what the first check would have to wait for."""
        self.report(Posted(NAMELESS, _FIRST))
