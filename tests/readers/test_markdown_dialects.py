"""What MkDocs, Obsidian and kramdown add to Markdown is read as they show it."""

from __future__ import annotations

import pytest

from claimlint.readers.markdown_dialects import without_dialects
from tests.readers.test_generated import read

_SHOWN = {
    "admonition": ("Hello.\n\n!!! note\n    Rest first.\n\n    Then walk.\n", ["Hello.", "Rest first.", "Then walk."]),
    "folded admonition": ('??? tip "Sleep well"\n    Rest first.\n', ["Sleep well. Rest first."]),
    "list within": ("!!! warning\n    - One\n    - Two\n\nEnd.\n", ["One", "Two", "End."]),
    "three marks in prose": ("What??? Yes!!! now\n\n    code\n", ["What??? Yes!!! now"]),
    "wiki link": ("See [[Sleep]] and [[Long page|a label]].\n", ["See Sleep and a label."]),
    "embedded file": ("See ![[a picture of tea.png]] here.\n", ["See here."]),
    "marker that is a link": ("Tea is hot [[1]](https://example.org/a).\n", ["Tea is hot [1]."]),
    "numbered marker": ("Tea is hot [[1, 2]].\n", ["Tea is hot [[1, 2]]."]),
    "comment": ("Tea %% to do %% is hot.\n", ["Tea is hot."]),
    "per cent signs": ("Between 5%% and 6%% of us drink tea.\n", ["Between 5%% and 6%% of us drink tea."]),
    "comment never closed": ("Tea %% is hot.\n", ["Tea %% is hot."]),
    "attributes": ("Tea is hot.\n{: .tea-box #hot}\n\nMilk{:.cold} is cold.\n", ["Tea is hot.", "Milk is cold."]),
    "code": ("Write `[[Sleep]]` so.\n\n```\n!!! note\n    Tea\n```\n", ["Write \ufffc so."]),
}


@pytest.mark.parametrize("name", _SHOWN)
def test_words_are_those_that_a_reader_sees(name: str) -> None:
    text, shown = _SHOWN[name]
    assert [" ".join(block.text.split()) for block in read(text).blocks] == shown


@pytest.mark.parametrize(
    "text", ["[[" * 20_000, "%% " * 20_000, "{: " * 20_000, "!!! note\n" * 10_000, "??? a " * 9_000]
)
def test_nothing_moves(text: str) -> None:
    assert len(without_dialects(text)) == len(text)
