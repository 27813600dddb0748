"""The figures as Markdown: measures go in, the tables of docs/performance.md come out."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from tests.bench.processes import Measure

_MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class PeerFigures:
    """One linter side by side."""

    name: str
    start: Measure
    one: Measure
    all: Measure


def machine() -> str:
    """What the figures were measured on, without the machine's name."""
    processor = "an unknown processor"
    with_names = Path("/proc/cpuinfo")
    if with_names.exists() and (found := re.search(r"^model name\s*:\s*(.+)$", with_names.read_text(), re.MULTILINE)):
        processor = " ".join(found[1].split())
    python = f"Python {platform.python_version()}, spaCy {version('spacy')}"
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores ({processor}), {python}"


def claimlint_table(figures: Mapping[str, Measure], words: int, *, all_cases: str) -> Iterator[str]:
    """Every case of claimlint beside `import spacy`; `all_cases` is how the cases begin that read all words."""
    spacy = figures["import spacy"].seconds
    yield "| claimlint | seconds | × `import spacy` | 1,000 words/s | peak MiB |"
    yield "|---|---:|---:|---:|---:|"
    for name, one in figures.items():
        speed = f"{words / one.seconds / 1000:,.0f}" if name.startswith(all_cases) else ""
        yield f"| {name} | {one.seconds:.2f} | {one.seconds / spacy:.2f} | {speed} | {one.peak / _MEBIBYTE:.0f} |"


def peers_table(ours: PeerFigures, peers: Sequence[PeerFigures], words: int) -> Iterator[str]:
    """Every linter on the same posts; the last column says how many times as fast claimlint is."""
    yield "| linter | start, s | one post, s | all posts, s | 1,000 words/s | peak MiB | its seconds / ours |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    for one in (ours, *peers):
        speed = f"{words / one.all.seconds / 1000:,.0f}"
        ratio = f"{one.all.seconds / ours.all.seconds:.2f}"
        seconds = f"{one.start.seconds:.2f} | {one.one.seconds:.2f} | {one.all.seconds:.2f}"
        yield f"| {one.name} | {seconds} | {speed} | {one.all.peak / _MEBIBYTE:.0f} | {ratio} |"


def ladder_table(steps: Mapping[str, float], words: int) -> Iterator[str]:
    """Every step with its share; what is loaded once has no speed."""
    whole = sum(steps.values())
    yield "| step | seconds | share | 1,000 words/s |"
    yield "|---|---:|---:|---:|"
    for name, seconds in steps.items():
        speed = "" if name.startswith("load") else f"{words / max(seconds, 1e-9) / 1000:,.0f}"
        yield f"| {name} | {seconds:.2f} | {seconds / whole:.0%} | {speed} |"
