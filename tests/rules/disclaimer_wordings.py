"""How publishers word what a post owes: `tests/data/disclaimer_wordings.yaml` goes in, how each fared comes out.

A wording is added to a post that owes the statement; the duty must then be fulfilled (`accept`), or still be owed
(`reject`). `python -m tests.rules.disclaimer_wordings` prints the figures and every wording that is judged wrongly.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from claimlint.examples import findings_in
from claimlint.model.rule import Example
from tests.texts import shipped

FILE = Path(__file__).parents[1] / "data" / "disclaimer_wordings.yaml"


@dataclass(frozen=True)
class Wording:
    """One wording under the duty that it fulfils or does not."""

    rule: str
    post: str
    text: str
    profile: str
    jurisdiction: str
    accepted: bool
    before: bool
    """Whether it stands before the post, where some duties are owed."""

    def is_right(self) -> bool:
        """Whether the duty is fulfilled with an accepted wording, and still owed with one that is not."""
        parts = (self.text, self.post) if self.before else (self.post, self.text)
        example = Example("\n\n".join(parts), None, self.profile, self.jurisdiction)
        rule = next(rule for rule in shipped().rules if rule.id == self.rule)
        return self.accepted is not bool(findings_in(rule, example, shipped()))


def wordings() -> Iterator[Wording]:
    """All wordings of the table."""
    for duty in yaml.safe_load(FILE.read_text(encoding="utf-8")):
        for key in ("accept", "reject"):
            for one in duty[key]:
                yield _wording(duty, one, key == "accept")


def _wording(duty: dict[str, Any], one: str | dict[str, str], accepted: bool) -> Wording:
    given = one if isinstance(one, dict) else {"text": one}
    country = given.get("jurisdiction", duty.get("jurisdiction", "us"))
    profile = duty.get("profile", "publisher")
    return Wording(duty["rule"], duty["post"], given["text"], profile, country, accepted, bool(duty.get("before")))


def main() -> None:
    """Prints the figure and what is judged wrongly."""
    every = list(wordings())
    wrong = [one for one in every if not one.is_right()]
    print(f"{len(every) - len(wrong)} of {len(every)} right")
    for one in wrong:
        print(f"  {one.rule} {'must accept' if one.accepted else 'must reject'}: {one.text}")


if __name__ == "__main__":
    main()
