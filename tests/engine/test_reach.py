"""Where a source may stand to cover a sentence."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

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
        f"Table 1. A zebra and others\n\n| animal | source |\n|---|---|\n| lion | {SOURCE} |\n",
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


def _paragraphs(kind: str) -> list[str]:
    """The paragraphs of the table, those that were kept aside included, each with the references below it."""
    table: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "reach_paragraphs.yaml").read_text("utf-8"))
    return [f"{one}\n\n{table['references']}" for one in (*table[kind], *table["kept-aside"][kind])]


def _source_reaches(post: str) -> bool:
    """Whether a source that counts reaches the marked figure."""
    text = marked(re.sub("<<|>>", "", post))
    start, end = post.index("<<"), post.index(">>") - 2
    ranges = [(*text.source_range(token, token + 1), token) for token in range(len(text.tokens))]
    tokens = [token for low, high, token in ranges if low < end and start < high]
    spans = reach(text, tokens[0], tokens[-1] + 1)
    return any(text.of("@source").within(span.start, span.end) for span in spans)


@pytest.mark.parametrize("post", _paragraphs("covered"))
def test_a_paragraph_s_figure_is_covered(post: str) -> None:
    assert _source_reaches(post)


@pytest.mark.parametrize("post", _paragraphs("bare"))
def test_a_paragraph_s_figure_is_bare(post: str) -> None:
    assert not _source_reaches(post)


def test_a_long_table_is_read_in_no_more_time_than_it_is_long() -> None:
    rows = "".join(f"| group {n} | {n}% |\n" for n in range(2000))
    text = marked(f"| group | share |\n|---|---|\n{rows}")
    assert all(reach(text, mark.start, mark.end) for mark in text.of("@statistic").all)
