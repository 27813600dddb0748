"""Words of a draft as Markdown: any text goes in, Markdown that shows just this text comes out."""

from __future__ import annotations

import re

from claimlint.outputs.terminal.visible import visible

#: Every mark of punctuation that can mean something in CommonMark or in GitHub's extensions, mentions and links too.
_MEANING = re.compile(r"[\\`*_{}\[\]()<>#+!|~:@&$^=\"'-]|(?<=\d)\.|(?<=www)\.", re.IGNORECASE)


def literal(text: str) -> str:
    """The text on one line, with a backslash before everything that Markdown or HTML could read as markup."""
    return _MEANING.sub(lambda found: f"\\{found[0]}", visible(text))
