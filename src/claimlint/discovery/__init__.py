"""Finds and reads drafts: the paths that a user named go in, drafts with their settings and their text come out."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from claimlint.config import Config, holds
from claimlint.discovery.drafts import STDIN, Draft, Drafts, suffix_of
from claimlint.discovery.reading import read_bytes, read_source, source_of
from claimlint.discovery.walking import files_in, kind_of, passed_over
from claimlint.model.remarks import PassedOver
from claimlint.readers import suffixes

#: Endings of files that hold prose and that no reader takes: a post among them is published unchecked.
PROSE = frozenset(
    ".qmd .rmd .adoc .asciidoc .asc .mkdn .mdwn .mkdown .mdtxt .mdtext .markdn .mdoc .markdoc .mdc .org .textile .rest "
    ".wiki .mediawiki .creole .tex .typ .xhtml .shtml .astro .doc .docm .dotx .odt .rtf .pages .wpd .pdf .epub".split()
)

__all__ = [
    "STDIN", "Draft", "Drafts", "find_drafts", "read_bytes", "read_source", "source_of", "suffix_of",
]  # fmt: skip


def find_drafts(paths: Sequence[str], *, stdin_filename: str, config_for: Callable[[Path], Config]) -> Drafts:
    """The drafts that `paths` name: files, folders with all drafts below, `-` for standard input.

    A file that several paths name is taken once, under its first name. Raises what `config_for` raises.
    """
    search = _Search(stdin_filename, config_for)
    drafts: dict[str, Draft] = {}
    skipped: dict[str, None] = {}
    for path in paths:
        for identity, draft in search.drafts(path):
            if draft is None:
                skipped[_readable(stdin_filename if path == STDIN else path)] = None
            else:
                drafts.setdefault(identity, draft)
    folders = tuple(dict.fromkeys(_absolute(path) for path in paths if holds(_absolute(path).is_dir)))
    return Drafts(
        tuple(sorted(drafts.values(), key=lambda draft: draft.path)),
        tuple(sorted(skipped)),
        folders,
        search.passed_over(folders, taken=drafts),
    )


class _Search:
    """What one call of `find_drafts` finds, and what it passes over."""

    def __init__(self, stdin_filename: str, config_for: Callable[[Path], Config]) -> None:
        self._stdin_filename = stdin_filename
        self._config_for = config_for
        self._left: dict[str, dict[str, Path]] = {}
        """What is not taken, by kind: names with their places."""

    def drafts(self, path: str) -> Iterator[tuple[str, Draft | None]]:
        """Each draft that a path names, by what tells it from others; None for a path that is excluded."""
        if path == STDIN:
            file = _absolute(self._stdin_filename or "standard-input.md")
            config = self._config_for(file)
            name = _readable(self._stdin_filename) or STDIN
            yield STDIN, None if self._stdin_filename and config.excludes(file) else Draft(name, None, config)
            return
        file = _absolute(path)
        found = list(self._below(path, file)) if holds(file.is_dir) else []
        if self._config_for(file / "any" if holds(file.is_dir) else file).excludes(file):
            yield path, None
            return
        inside = []
        for name, place in found:
            config = self._config_for(place)
            if _taken(place, config):
                inside.append((name, place, config))
            else:
                self._leave("excluded", name, place)
        for name, place, config in inside or [(path, file, self._config_for(file))]:
            yield os.path.realpath(place), Draft(_readable(name), place, config)

    def passed_over(self, folders: Sequence[Path], taken: Collection[str]) -> PassedOver:
        """What no path named and no folder gave; links to what is checked anyway are left out."""
        roots = [os.path.realpath(folder) for folder in folders]

        def names(*kinds: str) -> tuple[str, ...]:
            left = {name: place for kind in kinds for name, place in self._left.get(kind, {}).items()}
            return tuple(sorted(name for name, place in left.items() if not _is_checked(place, roots, taken)))

        return PassedOver(names("linked folder"), names("broken link", "no file"), names("unread"), names("excluded"))

    def _below(self, path: str, folder: Path) -> Iterator[tuple[str, Path]]:
        """The files in a folder that some reader takes, and folders that cannot be read, named as the folder was."""
        prefix = "" if path in (".", "./") else path if path.endswith(("/", os.sep)) else f"{path}/"
        for relative in files_in(folder):
            name, place = prefix + relative.rstrip("/"), folder / relative
            kind = "closed" if relative.endswith("/") else kind_of(place)
            is_draft = suffix_of(relative) in suffixes()
            if kind == "closed" or (kind == "file" and is_draft):
                yield name, place
            elif kind == "linked folder" or is_draft:
                self._leave(kind, name, place)
            elif kind == "file" and suffix_of(relative) in PROSE:
                self._leave("unread", name, place)

    def _leave(self, kind: str, name: str, place: Path) -> None:
        self._left.setdefault(kind, {})[_readable(name)] = place


def _is_checked(place: Path, roots: Sequence[str], taken: Collection[str]) -> bool:
    """Whether a path is named elsewhere, or leads to a folder that is gone through anyway."""
    real = os.path.realpath(place)
    inside = any(real == root or real.startswith(root.rstrip(os.sep) + os.sep) for root in roots)
    return real in taken or (holds(place.is_dir) and inside and not _is_hidden(real, roots))


def _is_hidden(real: str, roots: Sequence[str]) -> bool:
    """Whether no walk below any of these folders comes there."""
    below = (Path(real).relative_to(root).parts for root in roots if Path(real).is_relative_to(root))
    return all(any(map(passed_over, parts)) for parts in below)


def _taken(place: Path, config: Config) -> bool:
    """Whether the check of a folder takes this file; a folder that cannot be read is always said."""
    return not config.excludes(place) and (config.includes(place) or holds(place.is_dir))


def _absolute(path: str) -> Path:
    return Path(os.path.normpath(Path(path).absolute()))


def _readable(path: str) -> str:
    """A path as a report shows it: forward slashes, and a mark for bytes that are no UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace").replace(os.sep, "/")
