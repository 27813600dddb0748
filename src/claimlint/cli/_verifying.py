"""Verifies the references of drafts, those of each lock file together, and keeps what was learnt whatever happens."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Protocol

from claimlint.config import Config
from claimlint.discovery import Drafts
from claimlint.discovery.lock import known, lock_path
from claimlint.errors import SettingsFault
from claimlint.model.reference_ledger import FileReferences, References
from claimlint.model.registry import Lock
from claimlint.model.verification import FileVerification, Verification
from claimlint.verification.hosts import registries
from claimlint.verification.lock_writing import write
from claimlint.verification.requests import request_by_text, requests_for
from claimlint.verification.retraction_list import listed, with_list
from claimlint.verification.session import Freshness, all_keys, verified, wanted
from claimlint.verification.tasks import Learnt, Wanted

_Group = tuple[Config, list[FileReferences]]
#: References from which on a bar shows how far they are.
_WORTH_A_BAR = 2


class _Tick(Protocol):
    def __call__(self) -> None: ...


def requests_of(drafts: Drafts, references: References, freshness: Freshness) -> str:
    """Every request that a run would make, a line each; what is only asked when others do not know is set in."""
    lines = []
    for config, files in _by_lock(drafts, references):
        hosts = registries(dict(config.mirrors), config.contact)
        asked = wanted(files, known(config), freshness)
        for key in asked.keys:
            first, *rest = (f"GET {hosts[one.registry].address}{one.path}" for one in requests_for(key, config.contact))
            lines += [first, *(f"    then, if it is unknown there: {one}" for one in rest)]
        for _, printed in asked.texts.values():
            one = request_by_text(printed, config.contact)
            lines.append(f"GET {hosts[one.registry].address}{one.path}")
    return "".join(f"{line}\n" for line in lines or ["Nothing would be asked."])


def verify(drafts: Drafts, references: References, freshness: Freshness) -> Verification:
    """Asks for what is not known, and says what is known then.

    Raises SettingsFault when a lock file is broken or cannot be written, or the extra `online` is not installed.
    """
    files: list[FileVerification] = []
    asked = 0
    for config, group in _by_lock(drafts, references):
        before = known(config)
        needed = wanted(group, before, freshness)
        learnt = _asked(config, needed, before, freshness.today)
        asked += len(needed.keys) + len(needed.texts)
        after = Lock({**before.records, **learnt.records}, {**before.proposals, **learnt.proposals})
        files += (verified(file, after, learnt.faults) for file in group)
    return Verification(tuple(sorted(files, key=lambda file: file.path)), asked)


def _asked(config: Config, needed: Wanted, before: Lock, today: date) -> Learnt:
    try:
        from claimlint.verification.run import ask
    except ModuleNotFoundError as missing:
        raise SettingsFault(
            f"`claimlint verify` needs the package `{missing.name}`; install claimlint with its extra `online`, "
            'such as by `pip install ".[online]"` in a copy of its repository'
        ) from None

    learnt = Learnt()
    total = len(needed.keys) + len(needed.texts)
    if not total:
        return learnt
    try:
        with _bar(total) as tick:
            ask(needed, before, registries(dict(config.mirrors), config.contact), config.contact, today, learnt, tick)
    finally:
        if learnt.records or learnt.proposals:
            write(lock_path(config), learnt.lock)  # also after Ctrl-C: what was answered is not asked again
    return learnt


@contextmanager
def _bar(total: int) -> Iterator[_Tick]:
    """A bar on standard error, where somebody watches."""
    if total < _WORTH_A_BAR or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Asking registries", total=total)
        yield lambda: progress.advance(task)


def verify_by_list(drafts: Drafts, references: References, file: Path, today: date) -> Verification:
    """Takes over what a list of retractions says, and says what is known then; raises as `verify` does."""
    files: list[FileVerification] = []
    for config, group in _by_lock(drafts, references):
        before = known(config)
        keys = all_keys(group)
        found = with_list(before.records, listed(file, keys, today))
        if found:
            write(lock_path(config), Lock(found))
        after = Lock({**before.records, **found}, before.proposals)
        files += (verified(one, after, {}) for one in group)
    return Verification(tuple(sorted(files, key=lambda file: file.path)))


def _by_lock(drafts: Drafts, references: References) -> list[_Group]:
    """The drafts that share a lock file, with the settings of the first."""
    configs = {draft.path: draft.config for draft in drafts.files}
    groups: dict[Path, _Group] = {}
    for file in references.files:
        config = configs[file.path]
        groups.setdefault(lock_path(config), (config, []))[1].append(file)
    return list(groups.values())
