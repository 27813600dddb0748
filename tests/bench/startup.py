"""How long one start takes, as ratios within this run: `python tests/bench/startup.py [RUNS]`.

Prints the median of RUNS (default 9) whole processes of each kind. `claimlint check` on a generated post of
1,200 words is compared with `import spacy`; commands that need no spaCy are compared with bare Python.
The kinds take turns, so that a slow spell of the machine falls on all of them.
"""

from __future__ import annotations

import itertools
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WORDS = 1200
#: As installed programs run: with .pyc files, without which every start takes 2.5 times as long.
SURROUNDINGS = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
SENTENCES = (
    "Migraine is a common condition, and many people live with it for years.",
    "In one trial, {number} of 120 participants had fewer headache days after twelve weeks [1].",
    "Nobody can promise that a treatment will work, and every treatment has side effects.",
    "A regular bedtime may help some people, although the evidence is limited.",
    "Ask a pharmacist before you combine medicines, even those sold without a prescription.",
    "The study did not show that magnesium prevents attacks in children.",
)


def post() -> str:
    """A plain health post of at least WORDS words, the same in every run."""
    paragraphs: list[str] = ["# Living with migraine"]
    sentences = (text.format(number=number % 100) for number, text in enumerate(itertools.cycle(SENTENCES)))
    while sum(len(paragraph.split()) for paragraph in paragraphs) < WORDS:
        paragraphs.append(" ".join(itertools.islice(sentences, 5)))
    return "\n\n".join(
        [
            *paragraphs,
            "This is not medical advice.",
            "## References",
            "1. A trial that nobody ran. https://example.org/trial",
        ]
    )


def seconds(command: list[str]) -> float:
    """How long one whole process takes; a gate that blocks (status 1) counts as well."""
    begin = time.perf_counter()
    done = subprocess.run([sys.executable, *command], stdout=subprocess.DEVNULL, env=SURROUNDINGS, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: status {done.returncode}")
    return time.perf_counter() - begin


def main() -> None:
    """Measure and print."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.md"
        draft.write_text(post(), encoding="utf-8")
        claimlint = ["-m", "claimlint"]
        kinds = {
            "bare python": ["-c", "pass"],
            "import spacy": ["-c", "import spacy"],
            "claimlint check": [*claimlint, "check", str(draft)],
            "claimlint --help": [*claimlint, "--help"],
            "claimlint rules": [*claimlint, "rules"],
            "claimlint explain": [*claimlint, "explain", "claims/cure-claim"],
        }
        times: dict[str, list[float]] = {kind: [] for kind in kinds}
        for command in kinds.values():
            seconds(command)  # once unmeasured, so that .pyc files exist
        for kind, command in list(kinds.items()) * runs:
            times[kind].append(seconds(command))
    middle = {kind: statistics.median(values) for kind, values in times.items()}
    print(f"{'':20}{'median':>9}{'/ python':>11}{'/ spacy':>10}   ({runs} runs)")
    for kind, value in middle.items():
        against = value / middle["bare python"], value / middle["import spacy"]
        print(f"{kind:20}{value * 1000:>6.0f} ms{against[0]:>11.1f}{against[1]:>10.2f}")


if __name__ == "__main__":
    main()
