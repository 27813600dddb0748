"""Where a source may stand to cover a sentence."""

from __future__ import annotations

import pytest

from claimlint.engine.scopes import reach
from tests.texts import marked

SOURCE = "[a report](https://www.cdc.gov/sleep/data.html)"


def covered(post: str) -> bool:
    """Whether a source reaches the word `zebra`."""
    text = marked(post)
    at = text.tokens.norms.index("zebra")
    return any(text.of("@citation").within(span.start, span.end) for span in reach(text, at, at + 1))


@pytest.mark.parametrize(
    "post",
    [
        f"A zebra, says {SOURCE}.",
        f"A zebra ran. See {SOURCE}.",
        f"A zebra ran. Source: {SOURCE}.",
        f"A zebra ran. It was late. The zoo closed ({SOURCE}).",
        f"These facts are from {SOURCE}:\n\n- a zebra\n- a lion\n",
        f"| animal | source |\n|---|---|\n| zebra | {SOURCE} |\n",
    ],
)
def test_reaches(post: str) -> None:
    assert covered(post)


@pytest.mark.parametrize(
    "post",
    [
        f"A zebra ran.\n\nThe zoo closed ({SOURCE}).",
        f"A zebra ran. Late at night the keepers read {SOURCE} and went home.",
        f"As {SOURCE} says, it was late. A zebra ran.",
        f"- a zebra\n- a lion, says {SOURCE}\n",
        f"| animal | source |\n|---|---|\n| zebra | none |\n| lion | {SOURCE} |\n",
        f"A zebra ran.\n\n## References\n\n1. Smith J. Zoos. J Zoo. 2019;3:1-9. {SOURCE}\n",
    ],
)
def test_does_not_reach(post: str) -> None:
    assert not covered(post)
