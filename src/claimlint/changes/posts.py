"""Which posts a change touches: drafts and a revision go in, each changed post and the draft that it was come out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claimlint.changes.bases import Base, Bases
from claimlint.changes.differences import Differences, differences
from claimlint.changes.pasts import Pasts
from claimlint.changes.snapshot import Snapshot
from claimlint.config import holds
from claimlint.discovery import STDIN, Draft, Drafts, read_source, suffix_of
from claimlint.discovery.bibliographies import BIBLIOGRAPHIES, bibliography_files
from claimlint.errors import SettingsFault, UncheckedFile
from claimlint.readers import reader_for, suffixes


@dataclass(frozen=True, slots=True)
class Changed:
    """A post that is not as it was."""

    now: Draft
    was: Draft | None
    """None for a new post."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a change did to the drafts of a run."""

    bases: Bases
    """What they are compared with."""
    posts: tuple[Changed, ...]
    outside: tuple[Draft, ...]
    """Drafts that stand in no repository, so that there is nothing to compare them with."""


def change_of(drafts: Drafts, revision: str) -> Change:
    """What has changed since a revision, up to the files as they stand now.

    A post that was not published or not checked at the revision has no past, so that all of it is new.

    Raises SettingsFault when the revision names no commit, git fails, or no draft stands in a repository.
    """
    bases = Bases(revision)
    grouped: dict[Base | None, list[tuple[Draft, Path]]] = {}
    for draft in drafts.files:
        place = _place(draft)
        grouped.setdefault(bases.of(place if holds(place.is_dir) else place.parent), []).append((draft, place))
    outside = tuple(draft for draft, _ in grouped.pop(None, ()))
    if not grouped:
        raise SettingsFault(
            f"--since {revision}: {outside[0].path} is in no git repository, so there is nothing to compare it with; "
            "check without --since"
        )
    posts = [
        post
        for base, group in grouped.items()
        if base
        for post in _changed(base, group, Pasts(base.then, drafts) if base.then else None, bases.main.root)
    ]
    return Change(bases, tuple(posts), outside)


def _place(draft: Draft) -> Path:
    if draft.path == STDIN:
        raise SettingsFault(
            "--since: a draft on standard input was nowhere before; say with --stdin-filename which file it is"
        )
    return Path(os.path.realpath(draft.file or draft.path))


def _changed(
    base: Base, group: list[tuple[Draft, Path]], pasts: Pasts | None, around: Path
) -> Iterator[Changed]:  # fmt: skip
    if base.then is None or pasts is None:
        yield from (Changed(draft, None) for draft, _ in group)
        return
    found = differences(base.then, [place for draft, place in group if _is_post(draft, place)])
    for draft, place in group:
        if draft.file is not None and not _is_post(draft, place):
            if not _is_gone(place, found):
                yield Changed(draft, None)  # checking it says what is wrong with it
            continue
        stood = _stood(draft, place, base.then, found)
        was = _as_it_was(draft, stood, base.then, around) if stood else None
        if draft.file is None or place in found.was:
            yield Changed(draft, was if was and stood and pasts.counts(draft, place, was, stood) else None)
        elif pasts.is_seen_first(draft, place):
            yield Changed(draft, None)
        elif _sources_changed(draft, found):
            yield Changed(draft, was)


def _stood(draft: Draft, place: Path, then: Snapshot, found: Differences) -> Path | None:
    """Where the text of a post stood; None for a new one."""
    if draft.file is None:
        return place if then.holds(place) else None
    return found.was.get(place, place)


def _is_post(draft: Draft, place: Path) -> bool:
    return draft.file is not None and holds(place.is_file) and suffix_of(place.name) in suffixes()


def _is_gone(place: Path, found: Differences) -> bool:
    """Whether a post, or all posts of a folder, were deleted: then there is nothing to judge."""
    return any(one == place or one.is_relative_to(place) for one in found.gone)


def _as_it_was(draft: Draft, stood: Path, then: Snapshot, around: Path) -> Draft:
    """The draft at the commit, with the settings of today, named as git names it."""
    name = Path(os.path.relpath(stood, around)).as_posix()
    return Draft(f"{then.commit[:7]}:{os.fsencode(name).decode('utf-8', 'replace')}", stood, draft.config, then)


def _sources_changed(draft: Draft, found: Differences) -> bool:
    """Whether a bibliography that an unchanged post names is not as it was."""
    if not any(file.suffix.lower() in BIBLIOGRAPHIES for file in (*found.was, *found.gone)):
        return False
    try:
        source = read_source(draft)
        read = reader_for(suffix_of(source.path))
        if read is None or "bibliography" not in source.text:
            return False
        return any(found.touches(file) for file in bibliography_files(draft, read(source)))
    except UncheckedFile:
        return True
