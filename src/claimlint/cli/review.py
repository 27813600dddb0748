"""`claimlint review`: a Word file goes in, a copy of it with a comment on each finding comes out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimlint.cli._delivery import deliver, say, say_unchecked, write
from claimlint.cli._options import gather, review_options
from claimlint.cli.check import STATUS
from claimlint.errors import SettingsFault

if TYPE_CHECKING:
    from claimlint.config import RunOptions
    from claimlint.discovery import Draft
    from claimlint.model.report import FileReport

_WORD = ".docx"


@click.command()
@review_options
@click.option("--output", type=click.Path(), metavar="FILE", help="Write there (default: DRAFT-reviewed.docx).")
@click.pass_context
def command(context: click.Context, /, path: str, output: str | None, **options: Any) -> None:
    """Write what is found in a Word file into a copy of it, as comments by “claimlint” on the exact words.

    The text stays as it is. A copy that was reviewed before is updated itself: its comments by claimlint are replaced,
    those of other people stay. A draft without such comments is changed only where --output names it.
    The exit status is that of check.
    """
    from claimlint.linter import report_on
    from claimlint.outputs.terminal.outcome import count, outcome

    drafts, run = gather(context, (path,), stdin_filename="", **options)
    if drafts.skipped:
        raise SettingsFault(f"{path}: the configuration excludes this file, so nothing was written")
    draft = drafts.files[0]
    if len(drafts.files) > 1 or draft.file is None or draft.file.suffix.lower() != _WORD:
        raise click.UsageError(f"`{path}` is no Word file; name one that ends in {_WORD}", context)
    if output is not None and Path(output).suffix.lower() != _WORD:
        raise click.UsageError(f"--output {output} is no name of a Word file; let it end in {_WORD}", context)
    found, data = _checked(draft, run)
    report = report_on([found], drafts, run)
    (checked,) = report.files
    if checked.error is None:
        from claimlint.reviewing import reviewed

        target = Path(output) if output is not None else _beside(draft, data)
        result = reviewed(data, checked, run.as_of)
        itself = target.exists() and target.samefile(draft.file)
        expected = data if itself else None
        write(
            str(target), result.data, what="the reviewed file", expected=expected, fresh=output is None and not itself
        )
        say(*(f"{path}: {hint}" for hint in checked.hints))
        deliver(f"Wrote {count(result.comments, 'comment')} to {target}.\n{outcome(report)}\n")
    say_unchecked(report, always=True)
    context.exit(STATUS[report.outcome])


def _checked(draft: Draft, run: RunOptions) -> tuple[FileReport, bytes]:
    """The report on the draft, and its bytes as they were checked."""
    from claimlint.discovery import read_bytes, source_of
    from claimlint.errors import UncheckedFile
    from claimlint.linter import check_source
    from claimlint.run_report import unchecked

    try:
        data = read_bytes(draft)
        return check_source(source_of(draft, data), draft, run), data
    except UncheckedFile as fault:
        return unchecked(draft, str(fault)), b""


def _beside(draft: Draft, data: bytes) -> Path:
    """Where the copy goes without --output: a new file beside the draft; a copy that was reviewed is updated itself."""
    from claimlint.reviewing import is_reviewed

    if is_reviewed(draft.path, data):
        return Path(draft.path)
    beside = Path(draft.path).with_name(f"{Path(draft.path).stem}-reviewed{_WORD}")
    if beside.exists():
        raise SettingsFault(
            f"{beside} is there already; name it with --output to replace it, or review it to update its comments"
        )
    return beside
