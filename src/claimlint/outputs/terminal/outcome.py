"""The outcome of a run in words: a report goes in, its last line comes out."""

from __future__ import annotations

from claimlint.model.report import Report, Since
from claimlint.outputs.terminal.visible import visible

_BLOCKS = {
    "error": "",
    "warning": " Warnings block here.",
    "note": " Notes block here.",
    "never": " Nothing blocks here.",
}


def outcome(report: Report) -> str:
    """One line, such as `Blocked: 5 errors, 9 notes in 1 file (640 words). Profile clinic, country us.` (no LF)."""
    if not report.files and report.since:
        return f"Passed: no post has changed since {_revision(report.since)}."
    if not report.files:
        return "Nothing was checked: the configuration excludes everything that was named."
    audience = f" Profile {visible(report.profile)}, country {visible(report.jurisdiction)}."
    if report.outcome == "unchecked":
        return f"Unchecked: {_unchecked(report)}.{audience}{_ending(report)}"
    word = "Blocked" if report.outcome == "blocked" else "Passed"
    where = f"{count(len(report.files), 'file')} ({_words(report)})"
    return f"{word}: {_found(report)} in {where}.{audience}{_blocks(report)}{_ending(report)}"


def _blocks(report: Report) -> str:
    """What blocks, where it is not what one expects."""
    if len({file.fail_on or report.fail_on for file in report.files}) > 1:
        return " What blocks differs by file."
    return _BLOCKS[report.files[0].fail_on or report.fail_on]


def _ending(report: Report) -> str:
    return f"{_known(report)}{_unverified(report)}{_fixed(report)}{_since(report)}"


def _known(report: Report) -> str:
    known = report.counts["known"]
    return f" {count(known, 'known finding')} carried by the baseline." if known else ""


def _unverified(report: Report) -> str:
    """An offline pass never implies that a reference exists."""
    return f" {count(report.unverified, 'reference')} not verified." if report.unverified else ""


def _fixed(report: Report) -> str:
    return f" {count(report.fixed, 'statement')} added." if report.fixed else ""


def _since(report: Report) -> str:
    """A pass of a change never implies that the whole post passes."""
    if report.since is None:
        return ""
    told = f" {count(report.since.changed, 'post')} changed since {_revision(report.since)}"
    if not report.since.known:
        return f"{told}."
    are = "is" if report.since.known == 1 else "are"
    return f"{told}; {count(report.since.known, 'finding')} that stood there before {are} not shown."


def _revision(since: Since) -> str:
    """`main (abc1234)`; a commit named by its id only once."""
    name, commit = visible(since.revision), since.commit[:7]
    return commit if since.commit.startswith(since.revision) else f"{name} ({commit})"


def count(number: int, noun: str) -> str:
    """`1 file`, `2 files`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _unchecked(report: Report) -> str:
    files, unchecked = len(report.files), report.counts["unchecked"]
    if files == 1:
        return "the file could not be checked"
    if files == unchecked:
        return f"none of the {files:,} files could be checked"
    others = "the other" if files - unchecked == 1 else f"the other {files - unchecked:,}"
    return f"{unchecked:,} of {files:,} files could not be checked; {_found(report)} in {others} ({_words(report)})"


def _found(report: Report) -> str:
    counts = report.counts
    parts = [count(counts[level], level) for level in ("error", "warning", "note") if counts[level]]
    if counts["waived"]:
        parts.append(f"{counts['waived']:,} waived")
    return ", ".join(parts) or ("nothing new found" if counts["known"] else "nothing found")


def _words(report: Report) -> str:
    return count(sum(file.words for file in report.files), "word")
