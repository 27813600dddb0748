"""Marks findings as known: the reports on drafts go in and come out with what their baselines carry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from claimlint.baseline.places import file_of, name_of, place_of
from claimlint.baseline.reading import read
from claimlint.baseline.record import Baseline, KnownFile, known_of
from claimlint.config import holds
from claimlint.discovery import Draft, Drafts
from claimlint.engine.regrouping import regrouped
from claimlint.model.report import FileReport


class Carrier:
    """One baseline; a draft that has another name now is known by its text, and takes the old name's findings once."""

    def __init__(self, path: Path, baseline: Baseline) -> None:
        self.path = path
        self.baseline = baseline
        self._taken: set[str] = set()

    def known(self, file: FileReport, name: str) -> tuple[str, KnownFile] | None:
        """What is known of a file under its name, or under an old name that no file has any more."""
        if name in self.baseline.files:
            return name, self.baseline.files[name]
        for old in self._of_digest.get(file.digest, ()):
            if old not in self._taken and not self.exists(old):
                self._taken.add(old)
                return old, self.baseline.files[old]
        return None

    def exists(self, name: str) -> bool:
        """Whether there is a file of this name."""
        return holds((self.path.parent / name).exists)

    @cached_property
    def _of_digest(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in sorted(self.baseline.files):
            found.setdefault(self.baseline.files[name].digest, []).append(name)
        return found


class Carriers:
    """The baselines of drafts; each is read once."""

    def __init__(self, drafts: Drafts, *, carry: bool = True) -> None:
        """Without `carry` none is read, and nothing is known.

        Raises SettingsFault when a baseline is named that is not there, or one cannot be read.
        """
        places = {draft.path: place_of(draft) for draft in drafts.files} if carry else {}
        read_once = {place: Carrier(place, read(place)) for place in dict.fromkeys(places.values()) if place}
        self._drafts: Mapping[str, Draft] = {draft.path: draft for draft in drafts.files}
        self._of = {path: read_once[place] for path, place in places.items() if place}

    def carried(self, files: Iterable[FileReport]) -> tuple[FileReport, ...]:
        """The reports, by path, with what is known marked."""
        return tuple(self._carried(file) for file in sorted(files, key=lambda file: file.path))

    def _carried(self, file: FileReport) -> FileReport:
        carrier, draft = self._of.get(file.path), self._drafts.get(file.path)
        place = file_of(draft) if draft else None
        if carrier is None or place is None or file.error is not None:
            return file
        found = carrier.known(file, name_of(place, carrier.path))
        return _marked(file, found[1]) if found else file


def _marked(file: FileReport, known: KnownFile) -> FileReport:
    """The report with as many findings known as the baseline holds of each, the first in the text first."""
    left = known.counts
    told = []
    for finding in file.findings:
        key = known_of(finding).key
        carried = finding.waiver is None and left[key] > 0
        left[key] -= carried
        told.append(replace(finding, known=True) if carried else finding)
    return replace(file, findings=regrouped(told))
