"""`claimlint test`: rules go in, what became of each of their examples comes out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimlint.cli._delivery import deliver
from claimlint.cli._options import CONFIG, house_settings
from claimlint.errors import SettingsFault
from claimlint.outputs.terminal.visible import visible

if TYPE_CHECKING:
    from claimlint.examples import ExampleResult
    from claimlint.model.rule import Pack, Rule

_KINDS = {
    "missed": "bad example not reported",
    "misplaced": "bad example reported at other words",
    "noisy": "good example reported",
    "wrong-level": "bad example reported at another level",
}
_SHOWN = 60


@click.command()
@CONFIG
@click.argument("paths", metavar="[PATHS]...", nargs=-1, type=click.Path())
@click.option("--coverage", is_flag=True, help="Name the parts of the rules that no example reaches.")
@click.pass_context
def command(context: click.Context, paths: Sequence[str], config: str | None, coverage: bool) -> None:
    """Test rules on their own examples.

    Without PATHS all rules are tested: those that come with claimlint and those of the house. PATHS are folders
    with rules of your own, or folders and files of rules among those already known.

    With --coverage each line of `find`, `with` and `without`, each context of `unless`, entry of `levels` and word
    list that no example reaches is named. That fails no test.
    """
    from claimlint.examples import run

    places = [Path(os.path.realpath(path)) for path in paths]
    pack, rules = _chosen(places, paths, house_settings(config).packs)
    results = run(pack, rules)
    failed = [result for result in results if result.kind != "ok"]
    lines = [_line(result) for result in failed]
    lines.append(_outcome(len(results), len(rules), len(failed)))
    if coverage and rules:
        from claimlint.cli._coverage import coverage_lines

        lines += coverage_lines(rules, pack, lambda part: not places or _lies_in((part.path,), places))
    deliver("\n".join(lines) + "\n")
    context.exit(1 if failed else 0)


def _chosen(places: list[Path], named: Sequence[str], house: Sequence[Path]) -> tuple[Pack, list[Rule]]:
    """All rules, and of those the ones to be tested; places that are no packs give way to the packs they speak of."""
    from claimlint import packs

    known = [Path(os.path.realpath(folder)) for folder in (packs.shipped_folder(), *house)]
    for place, name in zip(places, named, strict=True):
        if not place.exists():
            raise SettingsFault(f"{name}: there is no such file or folder; check the path and its spelling")
    places[:] = [pack for place, name in zip(places, named, strict=True) for pack in _packs_at(place, name, known)]
    fresh = [place for place in places if not any(place.is_relative_to(folder) for folder in known)]
    for place in fresh:
        if not place.is_dir():
            raise SettingsFault(f"{place.name}: a single file is no pack of rules; name the folder of its pack")
    pack = packs.load([*house, *fresh])
    rules = [rule for rule in pack.rules if not places or _stands_in(rule, places)]
    if not rules and not _holds_lists(pack, places):
        raise SettingsFault(f"{', '.join(named)}: no rules stand there; name a folder with a folder for each family")
    return pack, rules


def _stands_in(rule: Rule, places: Sequence[Path]) -> bool:
    """Whether the rule's file, or one that changes it, is among the places."""
    return _lies_in((rule.path, *rule.changed), places)


def _holds_lists(pack: Pack, places: Sequence[Path]) -> bool:
    return _lies_in((one.path for one in pack.vocabularies.values()), places)


def _lies_in(paths: Iterable[str], places: Sequence[Path]) -> bool:
    files = [Path(os.path.realpath(path)) for path in paths]
    return any(file.is_relative_to(place) for file in files for place in places)


def _line(result: ExampleResult) -> str:
    example = result.example.text.strip()
    short = example if len(example) <= _SHOWN else example[: _SHOWN - 1] + "…"
    detail = f" ({result.detail})" if result.detail else ""
    return visible(f"{result.example.path}:{result.example.line}: {_KINDS[result.kind]}: “{short}”{detail}")


def _packs_at(place: Path, name: str, known: Sequence[Path]) -> list[Path]:
    """A place itself, or for a folder around packs those that its settings name; raises SettingsFault for none."""
    from claimlint.config import FILE_NAME
    from claimlint.packs.files import PACK

    if not place.is_dir() or (place / PACK).exists() or any(place.is_relative_to(folder) for folder in known):
        return [place]
    inside = sorted(file.parent.name for file in place.glob(f"*/{PACK}"))
    if (place / FILE_NAME).is_file() and (packs := house_settings(str(place / FILE_NAME)).packs):
        return [Path(os.path.realpath(pack)) for pack in packs]
    if inside:
        paths = " or ".join(f"{name.rstrip('/')}/{pack}" for pack in inside)
        raise SettingsFault(f"{name}: this folder holds packs of rules and is none itself; name {paths}")
    return [place]


def _outcome(examples: int, rules: int, failed: int) -> str:
    if not rules:
        return "Read without a fault. Only word lists stand there, so there are no examples to test."
    tested = f"{examples} example{'s' * (examples != 1)} of {rules} rule{'s' * (rules != 1)}"
    return f"Failed: {failed} of {tested}." if failed else f"Passed: {tested}."
