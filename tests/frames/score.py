"""Scores `claimlint claims` on a table of frames: `python -m tests.frames.score [FILE] [--list]`.

FILE defaults to `table.jsonl` beside this module. `README.md` there says what a row holds and what the figures mean.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

HERE = Path(__file__).parent
STRENGTHS = ("direct", "conditional", "correlational", "none")
EXCUSES = frozenset({"negated", "questioned", "hypothetical", "myth", "rebutted"})
REPORTS = frozenset({"hedged", "quoted", "attributed", "historical", "limited"})
FUNCTION_WORDS = frozenset(
    "a an and as at by for from in it its my of on or our the their these this to with your".split()
)


@dataclass(frozen=True)
class Claim:
    """One claim, of a row or of the ledger; `effect` is "" where the ledger gives none."""

    relation: str
    agent: str
    target: str
    effect: str
    strength: str
    context: frozenset[str]

    @property
    def excused(self) -> bool:
        """Whether the text takes the claim back, so that it claims nothing."""
        return bool(self.context & EXCUSES)


@dataclass(frozen=True)
class Row:
    """One row of a table: a text and the claims that a careful editor reads in it."""

    id: str
    voice: str
    kind: str
    text: str
    claims: tuple[Claim, ...]

    @property
    def strength(self) -> str:
        """The strength of the strongest claim that is not taken back, or "none"."""
        return strongest(self.claims)


@dataclass(frozen=True)
class ClaimVerdict:
    """How one claim of a row was read; None where the question does not arise."""

    found: bool
    target: bool | None
    effect: bool | None
    excuse: bool | None
    context: bool | None


@dataclass(frozen=True)
class RowVerdict:
    """How one row was read: the ledger's claims, the strength read from them, and each of the row's claims."""

    row: Row
    ledger: tuple[Claim, ...]
    strength: str
    claims: tuple[ClaimVerdict, ...]

    @property
    def right(self) -> bool:
        """Whether the row's strength is read as it is."""
        return self.strength == self.row.strength


def load(path: Path) -> list[Row]:
    """The rows of a table file, one JSON object a line."""
    return [_row(json.loads(line)) for line in path.read_text(encoding="utf-8").split("\n") if line]


def _row(record: Mapping[str, Any]) -> Row:
    claims = tuple(Claim(**{**claim, "context": frozenset(claim["context"])}) for claim in record["claims"])
    return Row(record["id"], record["voice"], record["kind"], record["text"], claims)


def strongest(claims: Iterable[Claim]) -> str:
    """The strength of the strongest claim that is not taken back, or "none"."""
    return min((claim.strength for claim in claims if not claim.excused), key=STRENGTHS.index, default="none")


def read_ledgers(rows: Sequence[Row]) -> dict[str, tuple[Claim, ...]]:
    """The claims that the command lists for each row, by row id; each row is a Markdown file of its own.

    A row that the command refuses to read, as text that is not English, has no claims and is named on stderr by its id.
    Raises `click.ClickException` when the command fails or leaves out a row.
    """
    with tempfile.TemporaryDirectory() as folder:
        for row in rows:
            (Path(folder) / f"{row.id}.md").write_text(row.text + "\n", encoding="utf-8")
        command = [sys.executable, "-m", "claimlint", "claims", folder, "--format", "json"]
        run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if run.returncode not in {0, 2} or not run.stdout:
        raise click.ClickException(f"claimlint claims ended with {run.returncode}: {run.stderr.strip()}")
    files = json.loads(run.stdout)["files"]
    for file in files:
        if file["error"]:
            click.echo(f"{Path(file['path']).stem}: {file['error']}", err=True)
    ledgers = {Path(file["path"]).stem: tuple(map(_listed, file["claims"])) for file in files}
    if unread := [row.id for row in rows if row.id not in ledgers]:
        raise click.ClickException(f"claimlint claims left out {', '.join(unread)}")
    return ledgers


def _listed(claim: Mapping[str, Any]) -> Claim:
    return Claim(
        relation=claim.get("relation") or claim["text"],
        agent=claim.get("agent") or claim["treatment"] or "",
        target=claim.get("target") or claim["outcome"] or "",
        effect=claim.get("effect") or "",
        strength=claim["strength"],
        context=frozenset(claim["context"]),
    )


def judge(row: Row, ledger: tuple[Claim, ...]) -> RowVerdict:
    """How the ledger of one row's text compares with the row."""
    return RowVerdict(row, ledger, strongest(ledger), tuple(_judge_claim(claim, ledger) for claim in row.claims))


def _judge_claim(claim: Claim, ledger: tuple[Claim, ...]) -> ClaimVerdict:
    candidates = [listed for listed in ledger if _overlap(claim.relation, listed.relation)]
    if not candidates:
        return ClaimVerdict(False, False if claim.target else None, None, None, None)
    best = max(candidates, key=lambda listed: _likeness(claim, listed))
    return ClaimVerdict(
        found=True,
        target=bool(_overlap(claim.target, best.target)) if claim.target else None,
        effect=claim.effect == best.effect if best.effect else None,
        excuse=claim.excused == best.excused,
        context=claim.excused == best.excused and claim.context & REPORTS == best.context & REPORTS,
    )


def _likeness(claim: Claim, listed: Claim) -> tuple[int, int, int]:
    """Shared words of relation, target and agent, the relation's first."""
    pairs = ((claim.relation, listed.relation), (claim.target, listed.target), (claim.agent, listed.agent))
    relation, target, agent = (_overlap(wanted, given) for wanted, given in pairs)
    return relation, target, agent


def _overlap(wanted: str, given: str) -> int:
    return len(_words(wanted) & _words(given))


def _words(text: str) -> set[str]:
    """The words of a phrase in lower case, without function words unless there is nothing else."""
    words = set(re.findall(r"\w+", text.lower()))
    return words - FUNCTION_WORDS or words


def accuracy(verdicts: Iterable[RowVerdict]) -> float:
    """The share of rows whose strength is read right."""
    return _share(verdict.right for verdict in verdicts) or 0.0


def macro_f1(verdicts: Sequence[RowVerdict]) -> float:
    """The mean F1 over the strengths that rows or readings have, "none" among them."""
    strengths = {verdict.row.strength for verdict in verdicts} | {verdict.strength for verdict in verdicts}
    return sum(_f1(strength, verdicts) for strength in strengths) / len(strengths) if strengths else 0.0


def _f1(strength: str, verdicts: Sequence[RowVerdict]) -> float:
    both = sum(verdict.row.strength == verdict.strength == strength for verdict in verdicts)
    either = sum((verdict.row.strength == strength) + (verdict.strength == strength) for verdict in verdicts)
    return 2 * both / either if either else 0.0


def _share(answers: Iterable[bool | None]) -> float | None:
    """The share of yes among the answers that are not None; None without any."""
    given = [answer for answer in answers if answer is not None]
    return sum(given) / len(given) if given else None


def figures(verdicts: Sequence[RowVerdict]) -> dict[str, float | None]:
    """All figures of a table by name, each between 0 and 1; None where nothing was to be judged."""
    claims = [claim for verdict in verdicts for claim in verdict.claims]
    silent = [verdict for verdict in verdicts if verdict.row.strength == "none"]
    read_direct = [verdict for verdict in verdicts if verdict.strength == "direct"]
    return {
        "accuracy": accuracy(verdicts),
        "macro_f1": macro_f1(verdicts),
        "direct_precision": _share(verdict.right for verdict in read_direct),
        "false_alarms": _share(not verdict.right for verdict in silent),
        "relation_found": _share(claim.found for claim in claims),
        "target_found": _share(claim.target for claim in claims),
        "effect_right": _share(claim.effect for claim in claims),
        "excuse_right": _share(claim.excuse for claim in claims),
        "context_right": _share(claim.context for claim in claims),
    }


def _shown(figure: float | None) -> str:
    return "   –" if figure is None else f"{figure:.2f}"


def _say_groups(name: str, verdicts: Sequence[RowVerdict]) -> None:
    """One line for each kind or voice: rows, accuracy, relations found, contexts right."""
    click.echo(f"\n{name:<20} rows  right  found  excuse")
    groups: dict[str, list[RowVerdict]] = {}
    for verdict in verdicts:
        groups.setdefault(verdict.row.kind if name == "kind" else verdict.row.voice, []).append(verdict)
    for group, members in sorted(groups.items()):
        group_figures = figures(members)
        shown = (_shown(group_figures[figure]) for figure in ("accuracy", "relation_found", "excuse_right"))
        click.echo(f"{group:<20} {len(members):>4}   " + "   ".join(shown))


def _say_misses(verdicts: Sequence[RowVerdict]) -> None:
    """The rows that are read wrong, and the claims of right rows that are not found or wrongly excused."""
    for verdict in verdicts:
        row = verdict.row
        if not verdict.right:
            click.echo(f"\n{row.id} [{row.kind}] {row.strength} read as {verdict.strength}: {row.text!r}")
        elif not all(claim.found and claim.excuse for claim in verdict.claims):
            click.echo(f"\n{row.id} [{row.kind}] right, but not every claim: {row.text!r}")
        else:
            continue
        for wanted in row.claims:
            click.echo(f"  wanted {_phrase(wanted)}")
        for listed in verdict.ledger:
            click.echo(f"  read   {_phrase(listed)}")


def _phrase(claim: Claim) -> str:
    context = f" ({', '.join(sorted(claim.context))})" if claim.context else ""
    return f"{claim.strength} {claim.effect}: {claim.agent!r} {claim.relation!r} {claim.target!r}{context}"


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=HERE / "table.jsonl")
@click.option("--list", "list_misses", is_flag=True, help="Print the rows that are read wrong.")
@click.option("--open", "open_held", is_flag=True, help="Allow --list on held.jsonl, which is then no longer unseen.")
def main(file: Path, list_misses: bool, open_held: bool) -> None:
    """Score `claimlint claims` on FILE, a table of frames."""
    if list_misses and file.name == "held.jsonl" and not open_held:
        raise click.UsageError("held.jsonl is scored unseen; --list shows its rows, which takes --open.")
    rows = load(file)
    ledgers = read_ledgers(rows)
    verdicts = [judge(row, ledgers[row.id]) for row in rows]
    click.echo(f"{file.name}: {len(rows)} rows, {sum(len(row.claims) for row in rows)} claims")
    for name, figure in figures(verdicts).items():
        click.echo(f"{name:<20} {_shown(figure)}")
    _say_groups("voice", verdicts)
    _say_groups("kind", verdicts)
    if list_misses:
        _say_misses(verdicts)


if __name__ == "__main__":
    main()
