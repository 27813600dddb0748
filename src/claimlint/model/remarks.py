"""What a report says besides findings: the settings in force, and what was passed over."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PassedOver:
    """What lies in named folders and is not checked."""

    linked: tuple[str, ...] = ()
    """Links to folders elsewhere, which are not followed."""
    broken: tuple[str, ...] = ()
    """Links that lead nowhere, and pipes and devices, with the name of a draft."""
    unread: tuple[str, ...] = ()
    """Files of kinds that hold prose and that claimlint cannot read."""
    excluded: tuple[str, ...] = ()
    """Drafts that the configuration leaves out."""


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """A configuration file in force, with what it does to rules."""

    path: str
    """From the working folder where it lies below, else whole."""
    files: int
    """For how many drafts of the run it holds."""
    off: tuple[str, ...] = ()
    """Rules and families that it leaves out, for all these drafts or some."""
    only: tuple[str, ...] = ()
    """Rules and families that it looks for alone; empty for all."""
    lowered: tuple[tuple[str, str], ...] = ()
    """Rules and families with a level below the one that they have by themselves."""
