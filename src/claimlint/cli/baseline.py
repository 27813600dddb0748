"""`claimlint baseline`: drafts go in, a file comes out that carries what they have now, so that only new findings
count.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimlint.cli._delivery import deliver, say_unchecked
from claimlint.cli._options import BASELINE, draft_options, gather
from claimlint.ordinary_files import read_ordinary
from claimlint.outputs.terminal.outcome import count

if TYPE_CHECKING:
    from claimlint.baseline import Carrier, Checked, Recorded
    from claimlint.discovery import Draft, Drafts
    from claimlint.model.report import Report

#: How often a baseline is read again that another run has just written.
_ATTEMPTS = 50


@click.command()
@draft_options
@BASELINE
@click.option("--prune", is_flag=True, help="Only drop what is no longer found; add nothing.")
@click.pass_context
def command(context: click.Context, /, prune: bool, **options: Any) -> None:
    """Record what drafts have now, so that only what is new blocks.

    Writes claimlint-baseline.json beside the claimlint.yaml that holds for the drafts, else in this folder.
    `claimlint check` finds it there, and says how many findings it carries (--show known lists them). A finding is
    known by its file, its rule and its sentence, so it stays known when text around it changes or moves, and when the
    file gets another name.
    """
    from claimlint.linter import lint

    drafts, run = gather(context, **options)
    if any(draft.file is None for draft in drafts.files):
        raise click.UsageError("a baseline is of files, and standard input is none; name the draft's file", context)
    carriers = _carriers(drafts)
    report = lint(drafts, replace(run, baseline=False))
    for place, carrier in carriers.items():
        checked = tuple(_checked(place, carriers, drafts, report))
        deliver(_write(carrier.path, checked, prune=prune))
    if not prune and report.under:
        deliver(f"{count(report.under, 'finding')} of these drafts under stronger ones, which checks do not count.\n")
    say_unchecked(report, always=True)
    context.exit(2 if report.outcome == "unchecked" else 0)


def _carriers(drafts: Drafts) -> dict[Path, Carrier]:
    """The baselines of these drafts as they are, empty where there is none yet; read before anything is checked."""
    from claimlint.baseline import Baseline, Carrier, place_for, read

    places = dict.fromkeys(place_for(draft) for draft in drafts.files)
    return {place: Carrier(place, read(place) if place.exists() else Baseline()) for place in places}


def _checked(place: Path, carriers: dict[Path, Carrier], drafts: Drafts, report: Report) -> Iterator[Checked]:
    """The drafts of one baseline."""
    from claimlint.baseline import Checked, name_of, place_for

    reports = {file.path: file for file in report.files}
    for draft in drafts.files:
        if draft.file is not None and place_for(draft) == place in carriers:
            yield Checked(name_of(draft.file, place), reports[draft.path], _off(draft))


def _off(draft: Draft) -> frozenset[str]:
    """The rules that options or the configuration leave out."""
    from claimlint.linter import packs_of, rules_of

    active = {rule.id for rule in rules_of(draft.config)}
    return frozenset(rule.id for rule in packs_of(draft.config).named) - active


def _write(place: Path, checked: tuple[Checked, ...], *, prune: bool) -> str:
    """Records what was found in the baseline as it is now, whatever another run has written meanwhile."""
    from claimlint.baseline import Baseline, Carrier, ChangedMeanwhile, baseline_of, recorded, shown_path, write
    from claimlint.errors import SettingsFault

    for _ in range(_ATTEMPTS):
        before = read_ordinary(place) if place.exists() else None
        carrier = Carrier(place, baseline_of(before, place) if before is not None else Baseline())
        made = recorded(carrier, checked, prune=prune)
        if before is not None and made.baseline.files == carrier.baseline.files:
            break
        try:
            write(place, made.baseline, before=before)
        except ChangedMeanwhile:
            continue
        break
    else:
        raise SettingsFault(f"{shown_path(place)}: other runs write this baseline all the time; try again after them")
    return f"{shown_path(place)}: {_sum(made)}\n"


def _sum(made: Recorded) -> str:
    size, files = made.baseline.size, len(made.baseline.files)
    held = f"{count(size, 'known finding')} in {count(files, 'file')}" if size else "no known findings"
    return f"{held}; {made.added:,} added, {made.dropped:,} dropped."
