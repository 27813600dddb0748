"""Which parts of a post some tokens belong to: the block's kind, opening and closing, references."""

from __future__ import annotations

from claimlint.model.document import SURROUNDINGS, Block
from claimlint.model.text import AnnotatedText

_NAMED = {
    "title": "title", "heading": "heading", "prose": "prose", "list": "list", "table": "table", "caption": "caption",
    "alt": "caption", "quote": "quote", "footnote": "prose", "front-matter": "front-matter",
    SURROUNDINGS: "prose",
}  # fmt: skip
CALL_TO_ACTION = "$call-to-action"


def parts_of(text: AnnotatedText, start: int, end: int) -> frozenset[str]:
    """The names (model.rule.PARTS) of all parts that hold the tokens from `start` to `end`."""
    number = text.tokens.blocks[start]
    block = text.document.blocks[number]
    found = {_NAMED[block.kind]} | ({"quote"} if block.quoted else set()) | _front_matter_title(block)
    if text.of("@reference").overlapping(start, end):
        return frozenset({"reference"})
    running = text.document.running
    if running and number == running[0]:
        found.add("opening")
    if running and number == running[-1]:
        found.add("closing")
    sentence = text.sentence(start)
    if text.of(CALL_TO_ACTION).overlapping(sentence.start, sentence.end):
        found.add("call-to-action")
    return frozenset(found)


def around(text: AnnotatedText, token: int) -> bool:
    """Whether a token stands around the article of a web page: what is said there is no claim of the post."""
    return text.document.blocks[text.tokens.blocks[token]].kind == SURROUNDINGS


def _front_matter_title(block: Block) -> set[str]:
    return {"title"} if block.kind == "front-matter" and block.name == "title" else set()


def in_reference(text: AnnotatedText, start: int, end: int) -> bool:
    """Whether the tokens stand in a reference entry: titles there are not the author's claims."""
    return bool(text.of("@reference").overlapping(start, end))
