"""The figures of accuracy: a comparison of labels and findings goes in, Markdown tables come out.

`python -m tests.accuracy.figures` prints the table by family, as in docs/accuracy.md; `--by style` and `--by profile`
cut it otherwise, and `--list` names every miss, false alarm and raised trap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import click

from claimlint.model.report import Finding
from tests.accuracy.comparison import Comparison, Reported, comparison
from tests.accuracy.posts_with_labels import LabelledPost, family

HEAD = ("expected", "found", "exact rule", "same level", "reported", "precision", "right notes", "traps raised")
Key = Callable[[LabelledPost, str], str]
KEYS: dict[str, Key] = {
    "family": lambda _, rule: family(rule),
    "style": lambda post, _: post.style,
    "profile": lambda post, _: post.profile,
}


@dataclass(frozen=True, slots=True)
class Figures:
    """How one family, style or profile fared."""

    expected: int
    """Labels that are demanded."""
    found: int
    """Of those, how many were reported by a rule of the label's family."""
    exact: int
    level: int
    reported: int
    """Errors and warnings that stand on their own."""
    right: int
    """Of those, how many a label calls for."""
    notes: int
    right_notes: int
    raised: int
    """Traps into which an error or warning fell."""

    @property
    def recall(self) -> float:
        """The share of the expected that was found; 1 where nothing was expected."""
        return self.found / self.expected if self.expected else 1.0

    @property
    def precision(self) -> float:
        """The share of errors and warnings that are right; 1 where there are none."""
        return self.right / self.reported if self.reported else 1.0


def figures(compared: Comparison, key: Key, name: str | None = None) -> Figures:
    """The figures of what the key gives this name; of all without a name."""

    def of(post: LabelledPost, rule: str) -> bool:
        return name is None or key(post, rule) == name

    expected = [one for one in compared.expected if of(one.post, one.label.rules[0])]
    found = [one for one in expected if one.hits]
    reported = [one for one in compared.reported if of(one.post, one.finding.rule)]
    loud, notes = [one for one in reported if _loud(one.finding)], [one for one in reported if not _loud(one.finding)]
    return Figures(
        expected=len(expected),
        found=len(found),
        exact=sum(one.exact for one in found),
        level=sum(one.level_agrees for one in found),
        reported=len(loud),
        right=_right(loud),
        notes=len(notes),
        right_notes=_right(notes),
        raised=sum(any(_loud(hit) and of(one.post, hit.rule) for hit in one.raised) for one in compared.tested),
    )


def _loud(finding: Finding) -> bool:
    return finding.level != "note"


def _right(reported: list[Reported]) -> int:
    return sum(one.right for one in reported)


def names(compared: Comparison, key: Key) -> list[str]:
    """Every family, style or profile that labels or findings name, sorted."""
    labels = {key(one.post, one.label.rules[0]) for one in compared.expected}
    return sorted(labels | {key(one.post, one.finding.rule) for one in compared.reported})


def table(compared: Comparison, by: str = "family") -> str:
    """The figures as a Markdown table, one family, style or profile a row, and all of them in the last."""
    key = KEYS[by]
    lines = [f"| {by} | {' | '.join(HEAD)} |", "|---" + "|---:" * len(HEAD) + "|"]
    lines += [_row(name, figures(compared, key, name)) for name in names(compared, key)]
    lines.append(_row("all", figures(compared, key)))
    return "\n".join(lines) + "\n"


def _row(name: str, these: Figures) -> str:
    cells = (
        str(these.expected),
        _share(these.found, these.expected),
        _share(these.exact, these.found),
        _share(these.level, these.found),
        str(these.reported),
        _share(these.right, these.reported),
        f"{these.right_notes} of {these.notes}",
        str(these.raised),
    )
    return f"| {name} | {' | '.join(cells)} |"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "–"


def single_faults(compared: Comparison) -> Iterator[str]:
    """Every miss, false alarm and raised trap, in the order of the posts."""
    for one in compared.expected:
        if not one.hits:
            words = one.post.text[slice(*one.label.span)] if one.label.span else "the whole post"
            yield f"missed  {one.post.name}: {'|'.join(one.label.rules)} {one.label.level}: {words}"
        elif not one.exact:
            others = ", ".join(sorted({hit.rule for hit in one.hits}))
            yield f"other   {one.post.name}: {'|'.join(one.label.rules)} found as {others}: {one.hits[0].excerpt}"
        elif not one.level_agrees:
            said = f"{one.label.level} found as {one.hits[0].level}: {one.hits[0].excerpt}"
            yield f"level   {one.post.name}: {one.label.rules[0]} {said}"
    for told in compared.reported:
        if not told.right:
            found = told.finding
            yield f"alarm   {told.post.name}: {found.rule} {found.level}: “{found.excerpt}” in: {found.sentence}"
    for tried in compared.tested:
        for hit in tried.raised:
            yield f"trap    {tried.post.name}: {hit.rule} {hit.level}: {tried.post.text[slice(*tried.trap.span)]}"


@click.command()
@click.option("--by", type=click.Choice(list(KEYS)), default="family", help="What a row of the table is.")
@click.option("--list", "listed", is_flag=True, help="Name every miss, false alarm and raised trap.")
def main(by: str, listed: bool) -> None:
    """Print precision and recall on the labelled posts."""
    compared = comparison()
    if listed:
        for line in single_faults(compared):
            click.echo(line)
    click.echo(table(compared, by), nl=False)


if __name__ == "__main__":
    main()
