"""Proves that a change of the program changes no report: `python -m tests.bench.same_reports keep FOLDER [PATHS...]`
before it, and `same FOLDER [PATHS...]` after it.

The JSON of our own posts, of generated posts and of the given paths is kept for each profile, with the ledger of
claims; `same` names the posts whose JSON is no longer the same to the byte and ends with status 1.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from claimlint.config import Configurations, RunOptions
from claimlint.discovery import Draft, find_drafts
from claimlint.ledgers.claims.json import render as ledger_json
from claimlint.linter import lint, read_claims
from claimlint.model.levels import PROFILES
from claimlint.outputs import Style, renderer
from tests.bench.corpus import CHECKOUT, make

#: With the country that goes with each, so that the duties of several are looked at.
_COUNTRIES = dict(zip(PROFILES, ("us", "uk", "eu", "au"), strict=True))
_OWN = ("examples", "tests/accuracy/posts", "tests/golden", "README.md", "CONTRIBUTING.md", "tests/sentences")
_GENERATED = 24


def reports(paths: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The name and the JSON of every report: one a post and profile, and one ledger of claims a post."""
    configurations = Configurations(None, {})
    found = find_drafts(paths, stdin_filename="", config_for=configurations.of)
    for profile, country in _COUNTRIES.items():
        run = RunOptions(date(2026, 1, 15), "note")
        for draft in found.files:
            drafts = replace(found, files=(_as(draft, profile, country),))
            yield f"{profile} {draft.path}", renderer("json")(lint(drafts, run), Style())
    for draft in found.files:
        ledger = read_claims(replace(found, files=(draft,)), RunOptions(date(2026, 1, 15), "note"))
        yield f"claims {draft.path}", ledger_json(ledger, Style())


def _as(draft: Draft, profile: str, country: str) -> Draft:
    return replace(draft, config=replace(draft.config, profile=profile, jurisdiction=country))


def main(arguments: Sequence[str]) -> int:
    """Keeps or compares; the status."""
    what, folder, *paths = arguments
    with tempfile.TemporaryDirectory() as place:
        generated = make(Path(place) / "posts", _GENERATED).folder
        own = [str(CHECKOUT / path) for path in _OWN if (CHECKOUT / path).exists()]
        every = reports([*own, str(generated), *paths])
        fresh = {name.replace(place, ""): text.replace(place, "") for name, text in every}
    kept = Path(folder) / "reports.json"
    if what == "keep":
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(fresh), encoding="utf-8")
        print(f"{len(fresh)} reports are kept")
        return 0
    known = json.loads(kept.read_text(encoding="utf-8"))
    other = sorted(name for name in known.keys() | fresh.keys() if known.get(name) != fresh.get(name))
    (Path(folder) / "fresh.json").write_text(json.dumps(fresh), encoding="utf-8")
    print("\n".join([*other, f"{len(other)} of {len(fresh)} reports are not the same"]))
    return 1 if other else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
