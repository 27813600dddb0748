"""Whatever the format: every visible word is read once, at its exact place, and nothing hidden surfaces.

`CLAIMLINT_GENERATED=5000 pytest tests/readers/test_every_format.py` runs as many drafts of each format.
"""

from __future__ import annotations

import json
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimlint.errors import UncheckedFile
from tests.readers.formats import html, mdx, notebook, rst, templates
from tests.readers.strategies import Draft, markup_soup
from tests.readers.test_generated import assert_structure, places, read

FORMATS = {".html": html(), ".mdx": mdx(), ".md": templates(), ".rst": rst(), ".ipynb": notebook()}
many = settings(
    max_examples=int(os.environ.get("CLAIMLINT_GENERATED", "300")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.mark.parametrize("suffix", FORMATS)
def test_visible_words_stand_at_their_places_and_hidden_ones_do_not_surface(suffix: str) -> None:
    @many
    @given(FORMATS[suffix])
    def check(draft: Draft) -> None:
        document = read(draft.text, suffix)
        assert_structure(document)
        shown = "\n".join(block.text for block in document.blocks)
        assert [word for word in draft.hidden if word in shown] == []
        for word in draft.visible:
            found = places(document, word)
            assert [written(one, suffix) for one in found] == [word]

    check()


def written(source: str, suffix: str) -> str:
    """What an author reads in a slice of the source."""
    return str(json.loads(f'"{source}"')) if suffix == ".ipynb" else source


_SOUP = {
    ".html": [
        "<main>",
        "<h1>",
        "<footer>",
        "<title>",
        "{{",
        "}}",
        "<ol>",
        "<meta name=author content=",
        "<!ENTITY a '",
    ],
    ".mdx": [
        "{",
        "}",
        "<A ",
        "/>",
        "</A>",
        "<>",
        "</>",
        "import x from 'y'",
        "export const a = ",
        "`",
        "title='",
        "/*",
    ],
    ".md": ["{{<", ">}}", "{%", "%}", "{{", "}}", "{{%", "%}}", ' alt="', "{% comment %}", "{% endcomment %}"],
    ".rst": [
        ".. ",
        "::",
        "\n   ",
        "`",
        "``",
        "*",
        "|",
        "_",
        ":a:",
        "====\n",
        "+--+",
        ".. note::",
        "[1]_",
        ":b: c",
        "\\",
    ],
    ".ipynb": ['{"cells":', '[{"cell_type":"markdown",', '"source":', '"# A\\n"', "}", "]", ",", "\\u00e9", "\\ud800"],
}


@pytest.mark.parametrize("suffix", FORMATS)
def test_any_text_gives_sound_blocks_or_one_sentence(suffix: str) -> None:
    @many
    @given(st.lists(markup_soup() | st.sampled_from(_SOUP[suffix]), max_size=20).map("".join))
    def check(text: str) -> None:
        try:
            document = read(text, suffix)
        except UncheckedFile as fault:
            assert "\n" not in str(fault)  # noqa: PT017 - most drafts are read
            return
        assert_structure(document)
        for field in document.front_matter.values():
            assert 0 <= field.start <= field.end <= len(text)

    check()
