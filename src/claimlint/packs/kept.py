"""Packs that are read once: folders go in, the pack comes out, from the cache while not a byte of its files changes."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from claimlint.cache import digest, in_use
from claimlint.cache.fingerprints import of_claimlint, of_folder
from claimlint.model.rule import Pack
from claimlint.packs.files import shown


def kept(folders: Sequence[Path]) -> Pack:
    """The packs of these folders together; raises PackFaults with all faults of all files."""
    shelf = in_use()
    key = _key(folders) if shelf is not None else None
    with _without_collecting():
        found = shelf.get(key, Pack) if shelf is not None and key is not None else None
        if found is not None:
            return found
        from claimlint.packs.loading import load_folders

        pack = load_folders(folders)
        if shelf is not None and key is not None:
            shelf.put(key, Pack, pack)
    return pack


def _key(folders: Sequence[Path]) -> bytes | None:
    """What the pack is known by; None where a folder cannot be read, as loading will say."""
    try:
        return digest(["pack", of_claimlint(), *(part for one in folders for part in (shown(one), of_folder(one)))])
    except OSError:
        return None


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Everything that is read stays, so looking for garbage meanwhile finds none and costs a fifth of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
