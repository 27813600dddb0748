"""What the parts of a page are to their readers."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimlint.annotators import annotate
from claimlint.errors import UncheckedFile
from claimlint.language.reading import read_language
from claimlint.model.document import Source
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText
from claimlint.readers import reader_for
from tests.readers.formats import html, templates
from tests.readers.strategies import Draft
from tests.texts import DAY, shipped

PAGES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parents[1] / "data/page-structure.yaml").read_text())
_TURNED_DOWN = {"rebutted", "myth"}


@cache
def page(text: str, suffix: str) -> AnnotatedText:
    reader = reader_for(f".{suffix}")
    assert reader is not None
    read = read_language(reader(Source(f"draft.{suffix}", text)))
    return annotate(read, Setting(shipped().vocabularies, DAY))


def place(text: AnnotatedText, words: str) -> int:
    """The first token of the words, which one block of the page holds."""
    for number, block in enumerate(text.document.blocks):
        at = block.text.find(words)
        if at >= 0 and block.kind != "front-matter":
            return text.token_range(number, at, at + len(words))[0]
    raise AssertionError(f"{words} is not on the page")


def roles(text: AnnotatedText, token: int) -> set[str]:
    held = {str(mark.attributes["kind"]) for mark in text.of("@role").overlapping(token, token + 1)}
    contexts = {str(mark.attributes["kind"]) for mark in text.of("@context").overlapping(token, token + 1)}
    return held - {"wrong", "linked-title"} | ({"rebutted"} if contexts & _TURNED_DOWN else set())


def holds(expected: str, held: set[str]) -> bool:
    if expected == "plain":
        return not held
    if expected == "open":
        return not held & {"furniture", "rebutted"}
    return expected in held


CASES = [
    pytest.param(one, words, expected, id=f"{one['name']}: {words}")
    for one in PAGES
    for words, expected in one["expect"].items()
]


@pytest.mark.parametrize(("one", "words", "expected"), CASES)
def test_pages(one: dict[str, Any], words: str, expected: str) -> None:
    text = page(one["text"], one.get("format", "md"))
    held = roles(text, place(text, words))
    assert holds(expected, held), f"{words}: {held}"


def role_of(text: AnnotatedText, words: str, kind: str) -> dict[str, Any]:
    """What is known of a role that some words have."""
    token = place(text, words)
    (mark,) = [mark for mark in text.of("@role").overlapping(token, token + 1) if mark.attributes["kind"] == kind]
    return dict(mark.attributes)


def test_a_role_tells_what_gives_it() -> None:
    text = page("## Side effects\n\nCommon ones:\n\n- nausea\n- Dose: three drops\n", "md")
    nausea, drops = role_of(text, "nausea", "side-effects"), role_of(text, "three drops", "dose")
    assert (nausea["by"], nausea["cue"].text) == ("heading", "Side effects")
    assert (drops["by"], drops["cue"].text) == ("label", "Dose")


def test_furniture_tells_which_part_of_the_page_it_is() -> None:
    text = page("Tea.\n\nShare this: Facebook | Mail\n", "md")
    assert role_of(text, "Share", "furniture")["part"] == "share"


def test_a_label_rules_its_block_up_to_the_next_one() -> None:
    text = page("Sage is old. Side effects: lower weight. Benefits: calm. Note: it smells.\n", "md")
    kinds = [roles(text, place(text, words)) for words in ("Sage is", "lower weight", "calm", "it smells")]
    assert kinds == [set(), {"side-effects"}, {"benefits"}, set()]


LINES = (
    "# Tea", "## Side effects", "## Related posts", "### Myths", "Benefits: calm.", "- Dose: two", "  - ❌ cures flu",
    "[Tea heals](/tea)", "[![Tea](t.png)](/tea)", "Subscribe to our newsletter. Tea heals.", "Tea cures flu – false.",
    "False!", "| Claim | Verdict |\n|---|---|\n| Tea heals | ❌ |", "1. *Risks*", "> Share this: X", "---", "",
    "Home > Tea", "a ❌ b ✅ c ✗",
    "<aside>Our tea heals. Buy now</aside>", "<div class='author-box'>Ida heals.</div>", "Q: Does tea help?",
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(LINES), max_size=14).map("\n".join), st.sampled_from(["md", "html", "mdx", "txt"]))
def test_roles_change_no_text_and_stay_within_blocks(source: str, suffix: str) -> None:
    try:
        text = page(source, suffix)
    except UncheckedFile:
        return  # lines between two of `---` need be no front matter
    reader = reader_for(f".{suffix}")
    assert reader is not None
    assert text.document == reader(Source(f"draft.{suffix}", source))
    assert_within_blocks(text)


@pytest.mark.parametrize(("drafts", "suffix"), [(html(), "html"), (templates(), "md")])
def test_roles_stand_any_draft(drafts: st.SearchStrategy[Draft], suffix: str) -> None:
    @settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(drafts)
    def check(draft: Draft) -> None:
        assert_within_blocks(page(draft.text, suffix))

    check()


def assert_within_blocks(text: AnnotatedText) -> None:
    blocks = text.tokens.blocks
    for mark in text.of("@role").all:
        assert mark.start < mark.end
        assert blocks[mark.start] == blocks[mark.end - 1]


def test_cells_know_the_heads_of_their_row_and_column() -> None:
    document = page("| | Pros | Cons |\n|---|---|---|\n| Sage | calms | |\n| Mint | | burns |\n", "md").document
    heads = {}
    for number, block in enumerate(document.blocks):
        row, column = document.row_head(number), document.column_head(number)
        heads[block.text] = tuple(document.blocks[head].text if head is not None else None for head in (row, column))
    assert heads == {
        "Pros": (None, None), "Cons": (None, None), "Sage": (None, None), "Mint": (None, None),
        "calms": ("Sage", "Pros"), "burns": ("Mint", "Cons"),
    }  # fmt: skip


def test_a_cell_may_span_columns() -> None:
    rows = "<tr><td>Herb<td>Pros<td>Cons<tr><td colspan=2>Sage<td>burns<tr><td colspan=0>Mint<td>calms"
    document = page(f"<table>{rows}</table>", "html").document
    columns = {block.text: block.column for block in document.blocks}
    assert columns == {"Herb": 0, "Pros": 1, "Cons": 2, "Sage": 0, "burns": 2, "Mint": 0, "calms": 1}


def test_what_follows_in_an_item_belongs_to_its_first_block() -> None:
    document = page("- **Risks**\n\n  Faints.\n\n  - falls\n", "md").document
    assert [(block.text, block.parent, block.lead_in) for block in document.blocks] == [
        ("Risks", None, None), ("Faints.", 0, None), ("falls", None, 1),
    ]  # fmt: skip
