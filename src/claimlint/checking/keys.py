"""What a result is known by: everything that it is made from goes in, one digest comes out.

Two runs that agree in all of it get the same result; a setting that is not named here as meaningless counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from hashlib import sha256
from pathlib import Path

from claimlint.cache import digest
from claimlint.cache.fingerprints import of_claimlint, of_folder
from claimlint.config import Config, RunOptions
from claimlint.discovery import Draft, suffix_of
from claimlint.discovery.lock import lock_path
from claimlint.model.document import Source
from claimlint.ordinary_files import read_ordinary
from claimlint.packs import shipped_folder

#: Settings that say which files are taken, or where a file is added to; `packs` count by their bytes, and what lies
#: in the `home` that a draft reads counts by its bytes as well.
_MEANINGLESS = frozenset({"home", "include", "exclude", "place", "contact", "packs"})
#: Options that say how results are shown. Whether a format needs the text for review is asked apart.
_SHOWING = frozenset({"fail_on", "needs"})


class Keys:
    """The keys of one run; raises OSError where what results rest on cannot be read."""

    def __init__(self, run: RunOptions) -> None:
        options = [f"{one.name}={getattr(run, one.name)!r}" for one in fields(run) if one.name not in _SHOWING]
        self._run = (of_claimlint(), *options, f"review={'review' in run.needs}")
        self._of_config: dict[Config, str] = {}
        self._of_folder: dict[Path, str] = {}

    def of_draft(self, draft: Draft, source: Source) -> bytes:
        """For the report on one text, read with the settings of a draft."""
        text = sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()
        beside = source.unpacked.digest if source.unpacked else ""
        told = ("draft", suffix_of(draft.path), f"{source.marked}", text, beside)
        return digest((*self._run, self._config(draft.config), *told))

    def of_rules(self, configs: Sequence[Config]) -> bytes:
        """For what is known of all rules of a run."""
        return digest((*self._run, "rules", *sorted({self._config(one) for one in configs})))

    def of_notes(self, configs: Sequence[Config], broken: Iterable[str]) -> bytes:
        """For the explanations of some rules."""
        return digest((*self._run, "notes", *map(self._config, configs), "of", *sorted(broken)))

    def of_levels(self, config: Config) -> bytes:
        """For what a configuration does to the levels of rules."""
        return digest((*self._run, "levels", self._config(config)))

    def _config(self, config: Config) -> str:
        if config not in self._of_config:
            known = (one.name for one in fields(config) if one.name not in _MEANINGLESS)
            told = [f"{name}={getattr(config, name)!r}" for name in known]
            folders = (self._folder(one) for one in (shipped_folder(), *config.packs))
            self._of_config[config] = digest((*told, *folders, _of_lock(config))).hex()
        return self._of_config[config]

    def _folder(self, folder: Path) -> str:
        if folder not in self._of_folder:
            self._of_folder[folder] = of_folder(folder)
        return self._of_folder[folder]


def _of_lock(config: Config) -> str:
    """What registries have said of references counts by its bytes; raises OSError where it cannot be read."""
    try:
        return sha256(read_ordinary(lock_path(config))).hexdigest()
    except FileNotFoundError:
        return ""
