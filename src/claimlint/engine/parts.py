"""Which parts of a post some tokens belong to: the block's kind, opening and closing, references."""

from __future__ import annotations

from claimlint.model.document import SURROUNDINGS, Block
from claimlint.model.expression import Match
from claimlint.model.text import AnnotatedText

_NAMED = {
    "title": "title", "heading": "heading", "prose": "prose", "list": "list", "table": "table", "caption": "caption",
    "alt": "caption", "quote": "quote", "footnote": "prose", "front-matter": "front-matter",
    SURROUNDINGS: "prose",
}  # fmt: skip
CALL_TO_ACTION = "$call-to-action"
#: Marks that speak of a source, whoever claims what its title says.
_OF_SOURCES = frozenset(
    "@citation @source @identifier @preprint @reference @empty-locator @mismatch @notice @unverified @unused".split()
)


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
    """Whether a token stands in furniture of a page: what is said there is no claim of the post."""
    return _has_role(text, token, "furniture")


def in_linked_title(text: AnnotatedText, token: int) -> bool:
    """Whether a token stands in the linked title of a study: the title claims something, not the post."""
    return _has_role(text, token, "linked-title")


def is_no_claim_of_the_post(text: AnnotatedText, match: Match) -> bool:
    """Whether matched words stand in furniture, or in the linked title of a study and do not speak of the source."""
    if around(text, match.start):
        return True
    return in_linked_title(text, match.start) and _OF_SOURCES.isdisjoint(kind for kind, _, _ in match.marks)


def _has_role(text: AnnotatedText, token: int, kind: str) -> bool:
    """Whether a role of this kind, which covers a block or one of its sentences, holds a token."""
    by_start = text.of("@role").by_start
    starts = {text.block_spans[text.tokens.blocks[token]].start, text.sentence(token).start}
    return any(
        mark.end > token and mark.attributes["kind"] == kind for start in starts for mark in by_start.get(start, ())
    )


def _front_matter_title(block: Block) -> set[str]:
    return {"title"} if block.kind == "front-matter" and block.name == "title" else set()


def in_reference(text: AnnotatedText, start: int, end: int) -> bool:
    """Whether the tokens stand in a reference entry: titles there are not the author's claims."""
    return bool(text.of("@reference").overlapping(start, end))
