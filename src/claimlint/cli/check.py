"""`claimlint check`: drafts go in, a report and the exit status of the gate come out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from claimlint.cli._delivery import append, deliver, deliver_beside, say_unchecked, style
from claimlint.cli._options import BASELINE, Named, draft_options, gather, output_options
from claimlint.cli._running import checked, notice, running_options
from claimlint.cli._surroundings import fitting_format
from claimlint.outputs import formats, needs, renderer

if TYPE_CHECKING:
    from claimlint.config import RunOptions
    from claimlint.discovery import Drafts
    from claimlint.model.report import FileReport, Report
    from claimlint.outputs import Style

STATUS = {"pass": 0, "blocked": 1, "unchecked": 2}
#: Formats that go to a terminal, in its encoding, and may be asked for more or less.
_FOR_EYES = ("terminal", "concise")


@click.command()
@draft_options
@click.option("--fix", is_flag=True, help="Add missing statements that need no filling in, then check.")
@click.option("--diff", is_flag=True, help="Show what --fix would do, and change nothing.")
@click.option("--watch", is_flag=True, help="Check again whenever something changes, until Ctrl-C.")
@click.option(
    "--since",
    metavar="REV",
    help="Only what has come into changed posts since this commit, branch or tag (REV...: since leaving it).",
)
@BASELINE
@click.option("--no-baseline", is_flag=True, help="Count known findings like new ones.")
@output_options(formats())
@click.option("--verbose", "-v", is_flag=True, help="Every finding with its reason, text to paste and authorities.")
@click.option(
    "--show",
    type=Named(("known", "waived", "all")),
    help="List as well what a baseline carries, what is waived, or both; else they are only counted.",
)
@click.option("--statistics", is_flag=True, help="Only how many findings there are, by rule and by file.")
@running_options
@click.pass_context
def command(context: click.Context, /, **options: Any) -> None:
    """Check drafts before they are published (the default command).

    PATHS are drafts, folders of drafts, or - for standard input. In a folder, files that claimlint cannot read
    are passed over, and so is what .gitignore names.

    With --fix the report is on the drafts as they are afterwards; claims are never rewritten. Standard input goes
    fixed to standard output, and the report to standard error.

    With --since every changed post is judged whole, as it is and as it was at REV; what it had there before is not
    shown and does not block, what the change brought in is, by taking away as well as by adding. Without PATHS all
    posts in the working folder count.
    """
    wish = _Wish(**{name: options.pop(name) for name in _Wish.__slots__})
    _refuse_contradiction(context, wish, options["baseline"])
    if wish.since is not None:
        options["paths"] = options["paths"] or (".",)
    if wish.watch:
        context.exit(STATUS[_watched(context, wish, **options)])
    drafts, run = gather(context, **options)
    _refuse_overwriting(context, drafts, wish.output)
    if context.get_parameter_source("form") is ParameterSource.DEFAULT and not (wish.diff or wish.look):
        wish = replace(wish, form=fitting_format(wish.form, to_file=wish.output is not None))
    context.exit(STATUS[_reported(drafts, wish.run(run), wish).outcome])


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is wanted of a run, besides the drafts and their settings."""

    form: str
    output: str | None
    fix: bool
    diff: bool
    watch: bool
    since: str | None
    no_baseline: bool
    verbose: bool
    show: str | None
    statistics: bool
    jobs: int | None
    no_cache: bool

    @property
    def look(self) -> str | None:
        """The option that says how the report is to look, where there is one."""
        given = {"--verbose": self.verbose, "--show": self.show, "--statistics": self.statistics}
        return next((option for option, value in given.items() if value), None)

    def styled(self, style: Style) -> Style:
        """The style with what these options say."""
        listed = frozenset(("known", "waived") if self.show == "all" else (self.show,) if self.show else ())
        return replace(style, verbose=self.verbose, show=listed, statistics=self.statistics)

    def run(self, run: RunOptions) -> RunOptions:
        """The options of the run that yields what the format shows."""
        return replace(run, needs=tuple(sorted(needs(self.form))), baseline=not self.no_baseline)

    def checked(self, drafts: Drafts, run: RunOptions) -> Report:
        """The report of a plain check."""
        return checked(drafts, run, jobs=self.jobs, no_cache=self.no_cache)


def _reported(drafts: Drafts, run: RunOptions, wish: _Wish) -> Report:
    """The report, when it has been shown."""
    if wish.diff:
        from claimlint.cli._mending import show_difference

        report = show_difference(drafts, run, wish.output, colour=style(to_file=wish.output is not None).colour)
        say_unchecked(report, always=True)
        return report
    if wish.fix:
        from claimlint.cli._mending import fix as fix_all

        with notice():
            report = fix_all(drafts, run)
    elif wish.since is not None:
        from claimlint.changes import report_since

        with notice():
            report = report_since(drafts, run, wish.since)
    else:
        report = wish.checked(drafts, run)
    beside = wish.fix and wish.output is None and any(draft.file is None for draft in drafts.files)
    _show(report, wish, beside=beside)
    return report


def _watched(context: click.Context, wish: _Wish, **options: Any) -> str:
    """The outcome of the last report, when the user has seen enough."""
    from claimlint.cli._watching import refuse_unwatchable, watch

    refuse_unwatchable(context, options["paths"], more=wish.fix or wish.diff or wish.since is not None)

    seen: dict[str, FileReport] = {}

    def show(drafts: Drafts, run: RunOptions) -> Report:
        _refuse_overwriting(context, drafts, wish.output)
        report = wish.checked(drafts, wish.run(run))
        as_before = frozenset(file.path for file in report.files if seen.get(file.path) == file)
        seen.clear()
        seen.update({file.path: file for file in report.files})
        _show(report, wish, as_before=as_before if wish.output is None else frozenset())
        return report

    return watch(lambda: gather(context, **options), show, **options)


def _refuse_contradiction(context: click.Context, wish: _Wish, baseline: str | None) -> None:
    if wish.fix and wish.diff:
        raise click.UsageError("--fix changes drafts and --diff does not; give one of them", context)
    if wish.diff and wish.form != "terminal":
        said = f"--diff shows a diff and no report, so --format {wish.form} cannot stand beside it"
        raise click.UsageError(said, context)
    if wish.no_baseline and baseline:
        raise click.UsageError("--baseline names a baseline and --no-baseline wants none; give one of them", context)
    if wish.look and (wish.form not in _FOR_EYES or (wish.look != "--show" and wish.form != "terminal")):
        said = f"{wish.look} is for reports that people read, and --format {wish.form} says the same every time"
        raise click.UsageError(f"{said}; give one of them", context)
    if wish.verbose and wish.statistics:
        raise click.UsageError("--statistics leaves out what --verbose adds; give one of them", context)
    if wish.look and wish.diff:
        raise click.UsageError(f"--diff shows a diff and no report, so {wish.look} cannot stand beside it", context)
    if wish.since is not None:
        _refuse_changing(context, wish.fix, wish.diff)


def _refuse_overwriting(context: click.Context, drafts: Drafts, output: str | None) -> None:
    if output is not None and any(draft.file == Path(output).absolute() for draft in drafts.files):
        raise click.UsageError(f"--output {output} would replace a draft by its report; name another file", context)


def _refuse_changing(context: click.Context, fix: bool, diff: bool) -> None:
    if fix or diff:
        option = "--fix" if fix else "--diff"
        raise click.UsageError(
            f"--since says what a change brought in, and {option} is for whole posts; give one of them", context
        )


def _show(report: Report, wish: _Wish, *, beside: bool = False, as_before: frozenset[str] = frozenset()) -> None:
    """Delivers the report; `beside` leaves standard output to a draft, and the reader knows what is `as_before`."""
    look = replace(wish.styled(style(to_file=beside or wish.output is not None)), as_before=as_before)
    shown = renderer(wish.form)(report, look)
    if beside:
        deliver_beside(shown, wish.form)
    else:
        deliver(shown, wish.output, utf8=wish.form not in _FOR_EYES, form=wish.form)
        append(report, wish.form, look)
        say_unchecked(report)
