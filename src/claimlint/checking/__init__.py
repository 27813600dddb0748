"""Checks the drafts of one run: from memory where nothing has changed, else anew; the report is the same either way.

A run that finds everything in memory imports neither the linter nor spaCy.
"""

from __future__ import annotations

from collections.abc import Callable

from claimlint.cache import in_use
from claimlint.checking.memory import Memory
from claimlint.checking.tasks import Missing
from claimlint.config import RunOptions
from claimlint.discovery import Draft, Drafts, read_source
from claimlint.errors import UncheckedFile
from claimlint.model.report import FileReport, Report
from claimlint.run_report import broken_rules, report_of, unchecked

Progress = Callable[[int, int], None]


def check(drafts: Drafts, run: RunOptions, *, jobs: int | None = 1, progress: Progress | None = None) -> Report:
    """Checks every draft with its own configuration, as `lint` does and with the same result.

    Results are kept where `claimlint.cache.using` says. `jobs` is the number of processes, None as many as pay;
    `progress` is told how many of the drafts that have to be checked anew are done. Raises PackFaults or SettingsFault
    when rules or settings are broken: then nothing was checked.
    """
    memory = Memory(in_use(), run)
    known = [_known(number, draft, memory) for number, draft in enumerate(drafts.files)]
    missing = [one for one in known if isinstance(one, Missing)]
    found = {number: one for number, one in enumerate(known) if isinstance(one, FileReport)}
    if missing:
        from claimlint.checking.fresh import checked

        for count, done in enumerate(checked(missing, run, jobs), start=1):
            found[done.task.number] = done.report
            memory.keep(done.task.draft, done.task.source, done.report)
            if progress is not None:
                progress(count, len(missing))
    files = [found[number] for number in sorted(found)]
    configs = tuple(dict.fromkeys(draft.config for draft in drafts.files))
    notes = memory.notes(broken_rules(files), configs, run) if "rules" in run.needs else ()
    digest = memory.rules_digest(configs)
    return report_of(files, drafts, run, rules_digest=digest, notes=notes, lowered=memory.lowered)


def _known(number: int, draft: Draft, memory: Memory) -> FileReport | Missing:
    """What is known of a draft before anything is checked: its report, why it cannot be read, or nothing yet."""
    try:
        source = read_source(draft)
    except UncheckedFile as fault:
        return unchecked(draft, str(fault))
    report = memory.report_on(draft, source)
    return report or Missing(number, draft, len(source.text), source if draft.file is None else None)
