"""A draft as a reader understood it: blocks of clean text that remember where each character stands in the source."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from claimlint.model.reference import Entry

#: The text of a web page around its article (header, sidebar, footer): what it states counts, what it claims is
#: no claim of this post.
SURROUNDINGS = "surroundings"
#: What a block can be. `alt` is an image's alternative text or another text that an element shows besides its own,
#: `footnote` the body of a footnote's definition.
BLOCK_KINDS = (
    "title", "heading", "prose", "list", "table", "caption", "quote", "alt", "footnote", "front-matter", SURROUNDINGS,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands for the editor of a draft that shows no lines, such as a Word file."""

    paragraph: int
    """1-based, over all paragraphs with text, cells and notes among them: the line of the text made of the draft."""
    part: str
    """body, table, text box, footnote, endnote, image (its alternative text), header or footer."""
    headings: tuple[str, ...] = ()
    """The headings that it stands under, the highest first."""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What was read along with the text of a draft that is no text file."""

    blocks: tuple[Block, ...]
    places: tuple[Place, ...]
    """One for each line of the text."""
    digest: str
    """Hash of the file's bytes, which hold more than the text does."""


@dataclass(frozen=True, slots=True)
class Source:
    """One draft as it was given."""

    path: str
    """As the user named it, with forward slashes; `-` for standard input."""
    text: str
    """Decoded text without a byte order mark; line ends as they stand."""
    marked: bool = False
    """Whether a byte order mark stood before the text."""
    unpacked: Unpacked | None = None
    """For a draft that is no text file: `text` holds its paragraphs, a line each, and this what they are."""

    @property
    def digest(self) -> str:
        """Hash of the text, the same whatever its line ends."""
        lines = self.text.replace("\r\n", "\n").replace("\r", "\n")
        return hashlib.sha256(lines.encode("utf-8", "replace")).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere: offsets are code points within the block's text, end exclusive."""

    start: int
    end: int
    target: str
    """The address as written; empty for `[text]()`."""
    image: bool = False


@dataclass(frozen=True, slots=True)
class Disguise:
    """Characters that were not what they seemed: offsets are code points within the block's text, end exclusive."""

    start: int
    end: int
    by: str
    """look-alike (letters of another script), invisible (characters before them that nobody sees), direction (typed
    backwards), spacing (letter by letter), digits (digits or signs for letters).
    """


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of visible text, free of markup, with soft line breaks as single spaces."""

    kind: str
    """One of BLOCK_KINDS."""
    text: str
    starts: Sequence[int]
    """For every character of `text`, the 0-based source offset (code points) where it begins."""
    ends: Sequence[int]
    """For every character of `text`, the source offset where it ends (exclusive); an entity spans several."""
    level: int = 0
    """Heading level 1 to 6, else 0."""
    name: str = ""
    """Front-matter key, footnote label, or which part of a page surroundings are: `aside`, `box` or empty."""
    quoted: bool = False
    """The block stands inside a block quotation."""
    lead_in: int | None = None
    """For a list item or table cell: the index of the block that introduces the list or table."""
    group: int | None = None
    """List items and table cells of one list or table share a number."""
    row: int | None = None
    """For a table cell: its row, 0 being the header."""
    links: tuple[Link, ...] = ()
    number: int | None = None
    """The number that readers see before an item, where the source does not hold it (`<ol>`)."""
    column: int | None = None
    """For a table cell: its column, 0 being the first; a cell that spans several counts as the first of them."""
    parent: int | None = None
    """For what follows the first block of a list item or table cell: the index of that first block."""
    disguised: tuple[Disguise, ...] = ()
    """Words of the source that the text shows as readers take them."""

    def source_range(self, start: int, end: int) -> tuple[int, int]:
        """The source offsets of the characters from `start` to `end` (exclusive) of this block's text."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return at, at
        return self.starts[start], self.ends[end - 1]


@dataclass(frozen=True, slots=True)
class FrontMatterField:
    """One top-level key of the front matter, with the source range of its value."""

    key: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Comment:
    """What the author wrote for those who work on the draft; its readers do not see it."""

    text: str
    """What stands between the comment's marks."""
    start: int
    """Source offset (code points) of its opening mark."""
    end: int
    """Source offset behind its closing mark."""
    closed: bool = True
    """Whether it has a closing mark; without one it swallows the rest of the draft."""
    group: int | None = None
    """The group of the list or table within which it stands."""


@dataclass(frozen=True, slots=True)
class Unclosed:
    """Something that hides what stands in it, and has no end mark of its own."""

    what: str
    """As messages name it: `the code block`, `<script>`."""
    start: int
    """Source offset (code points) where it begins."""
    end: int
    """Source offset behind what it hides."""


#: Blocks that carry the running text of a post.
_RUNNING = frozenset({"prose", "list", "quote"})
_HEADINGS = frozenset({"title", "heading"})


@dataclass(frozen=True)
class Document:
    """What a reader made of a source; `blocks` stand in reading order."""

    source: Source
    blocks: tuple[Block, ...]
    front_matter: Mapping[str, FrontMatterField] = field(default_factory=lambda: MappingProxyType({}))
    bibliography: Mapping[str, Entry] = field(default_factory=lambda: MappingProxyType({}))
    """The sources that it cites by key, from the bibliography that its front matter names."""
    comments: tuple[Comment, ...] = ()
    """In the order in which they stand."""
    unclosed: tuple[Unclosed, ...] = ()
    """What hides the rest of the draft, or of a part of it."""

    @property
    def words(self) -> int:
        """Whitespace-separated words of the visible text."""
        return sum(len(block.text.split()) for block in self.blocks)

    @cached_property
    def running(self) -> tuple[int, ...]:
        """The numbers of the blocks of running text."""
        return tuple(number for number, block in enumerate(self.blocks) if block.kind in _RUNNING)

    @cached_property
    def headings(self) -> tuple[int, ...]:
        """The numbers of the titles and headings."""
        return tuple(number for number, block in enumerate(self.blocks) if block.kind in _HEADINGS)

    @cached_property
    def groups(self) -> Mapping[int, tuple[int, ...]]:
        """The numbers of the blocks of each list and table, by the group that they share."""
        found: dict[int, list[int]] = {}
        for number, block in enumerate(self.blocks):
            if block.group is not None:
                found.setdefault(block.group, []).append(number)
        return {group: tuple(numbers) for group, numbers in found.items()}

    @cached_property
    def rows(self) -> Mapping[tuple[int | None, int], tuple[int, ...]]:
        """The numbers of the cells of each table row, by group and row."""
        found: dict[tuple[int | None, int], list[int]] = {}
        for number, block in enumerate(self.blocks):
            if block.row is not None:
                found.setdefault((block.group, block.row), []).append(number)
        return {place: tuple(numbers) for place, numbers in found.items()}

    def row_head(self, cell: int) -> int | None:
        """The number of the block that opens a table cell's row; None for that block itself."""
        block = self.blocks[cell]
        if block.row is None or not block.column:
            return None
        first = self.rows[block.group, block.row][0]
        return first if self.blocks[first].column == 0 else None

    def column_head(self, cell: int) -> int | None:
        """The number of the block that opens a table cell's column in the first row; None within that row."""
        block = self.blocks[cell]
        if not block.row or block.column is None:
            return None
        return self._column_heads.get((block.group, block.column))

    @cached_property
    def _column_heads(self) -> Mapping[tuple[int | None, int], int]:
        """The numbers of the first blocks of the cells of each table's first row, by group and column."""
        heads: dict[tuple[int | None, int], int] = {}
        for number, block in enumerate(self.blocks):
            if block.row == 0 and block.column is not None:
                heads.setdefault((block.group, block.column), number)
        return heads
