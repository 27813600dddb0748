"""Which pasts count: a post and where it stood at a commit go in, whether it was published and checked there comes
out. What nobody saw and nothing checked is new when it is published, however old its text is.
"""

from __future__ import annotations

import os
from functools import cached_property, lru_cache
from pathlib import Path

from claimlint.changes.publication import is_unpublished
from claimlint.changes.snapshot import Snapshot
from claimlint.config import Config, Configurations
from claimlint.discovery import Draft, Drafts
from claimlint.discovery.walking import passed_over
from claimlint.errors import SettingsFault


class Pasts:
    """The pasts of the posts of one repository."""

    def __init__(self, then: Snapshot, drafts: Drafts) -> None:
        self._then = then
        self._settings = drafts.settings
        self._folders = [Path(os.path.realpath(folder)) for folder in drafts.folders]

    def is_seen_first(self, draft: Draft, place: Path) -> bool:
        """Whether an unchanged text (at `place`, links followed) has not been checked under this name before."""
        return not self._was_taken(draft, place) or self._is_led_anew(draft, place)

    def counts(self, draft: Draft, place: Path, was: Draft, stood: Path) -> bool:
        """Whether a changed post (at `place`) was published and checked when it stood at `stood`."""
        if stood == place and self.is_seen_first(draft, place):
            return False
        if stood != place and not (self._is_within(draft, stood) and self._was_taken(draft, stood, renamed=True)):
            return False
        root = self._then.root
        then, now = (Path(os.path.relpath(one, root)) for one in (stood, place))
        return not is_unpublished(was, then) or is_unpublished(draft, now)

    def _is_within(self, draft: Draft, stood: Path) -> bool:
        """Whether another place, which nobody has named, is among those that are checked."""
        file = draft.file or Path(draft.path)
        above = [folder for folder in self._folders if Path(os.path.realpath(file)).is_relative_to(folder)]
        linked = [folder for folder in self._folders if _is_below(file, folder)]
        roots = self._folders if above or linked else [self._then.root]
        return any(
            stood.is_relative_to(root) and not any(map(passed_over, stood.relative_to(root).parts)) for root in roots
        )

    def _was_taken(self, draft: Draft, stood: Path, *, renamed: bool = False) -> bool:
        """Whether the configuration of that time, and for what is renamed that of today, left it to be checked."""
        if self._settings is None:
            return True
        then = self._settings_then
        if then is None:
            return False
        file = stood if renamed or draft.file is None else draft.file
        named = not any(_is_below(file, folder) for folder in self._folders)
        try:
            configs = [then.of(file), *([self._settings.of(file)] if renamed else [])]
        except SettingsFault:
            return False
        return all(_takes(config, file, named=named) for config in configs)

    @cached_property
    def _settings_then(self) -> Configurations | None:
        """None where nothing could be checked, as the named file was broken."""
        assert self._settings is not None
        try:
            return self._settings.at(self._then)
        except SettingsFault:
            return None

    def _is_led_anew(self, draft: Draft, place: Path) -> bool:
        """Whether the name of a draft is, or goes through, a link that was not there or led elsewhere."""
        file = draft.file or Path(os.path.normpath(Path(draft.path).absolute()))
        name = _name_in(self._then.root, file)
        if name is None:
            return True
        here = place.relative_to(self._then.root)
        return name != here and self._then.leads_to(name) != here


def _takes(config: Config, file: Path, *, named: bool) -> bool:
    return not config.excludes(file) and (named or config.includes(file))


def _is_below(file: Path, folder: Path) -> bool:
    return file.is_relative_to(folder) or _real(file.parent).is_relative_to(folder)


def _name_in(root: Path, file: Path) -> Path | None:
    """The path from the root by which a file (an absolute path) is named; None when its way leads in from outside."""
    for above in reversed(file.parents):
        real = _real(above)
        if real.is_relative_to(root):
            return real.relative_to(root) / file.relative_to(above)
    return None


@lru_cache(maxsize=8192)
def _real(folder: Path) -> Path:
    """A folder with links followed; a run asks for the same few again and again."""
    return Path(os.path.realpath(folder))
