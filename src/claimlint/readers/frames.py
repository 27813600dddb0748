"""What an open container tells the blocks in it: their kind, their place in a list or table, whether they are seen."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Context:
    """What a block takes over from its containers; the fields are those of Block."""

    kind: str = "prose"
    level: int = 0
    name: str = ""
    quoted: bool = False
    lead_in: int | None = None
    group: int | None = None
    row: int | None = None
    number: int | None = None
    column: int | None = None
    hidden: bool = False
    """Readers do not see it, whatever stands in it: `hidden`, `display: none`, a script."""
    invisible: bool = False
    """Readers do not see it but for what is visible in it: `visibility: hidden`."""
    around: bool = False
    """It stands around the article of a page."""

    @property
    def unseen(self) -> bool:
        """Whether readers do not see text that stands right in it."""
        return self.hidden or self.invisible


@dataclass(slots=True)
class Flow:
    """What has stood so far in a container, shared with the frames that only style or divide it."""

    previous: int | None = None
    """The block that stands right before, and so introduces a list or table that begins now."""
    first: int | None = None
    term: int | None = None
    """The last term of a definition list."""
    rows: int = -1
    """The number of the current row of a table; 0 is the header."""
    columns: int = 0
    """The number of the next column of the current row."""
    items: int = 0
    """The number of the current item of a numbered list."""
    opened_by_first: bool = False
    """It is an item or cell: what follows its first block belongs to that block."""


#: Elements that the end of what they stand in does not end, so that they hide all that follows them.
_TO_THE_END = frozenset("script style template noscript iframe noembed noframes title select xmp".split())
_OPTIONAL_END = frozenset(
    "p li dt dd tr td th thead tbody tfoot colgroup caption option optgroup rt rp body head html".split()
)


@dataclass(slots=True)
class Frame:
    """One open container."""

    context: Context = field(default_factory=Context)
    flow: Flow = field(default_factory=Flow)
    inline: bool = False
    """It stands within a paragraph and breaks none."""
    tag: str = ""
    """Its HTML element; empty when the markup is not HTML."""
    at: int = 0
    """Where its HTML element begins, in the source."""
    target: str | None = None
    """Where its link leads."""
    emphasis: bool = False
    elements: Counter[str] = field(default_factory=Counter)
    """HTML elements that are open above the nearest frame that is not HTML."""

    def swallows(self, outside: Context, *, at_the_end: bool) -> bool:
        """Whether this HTML element, which has no end tag, keeps from readers what they may be meant to see.

        `outside` is the context that it stands in; `at_the_end` says that the text ends with it.
        """
        hides = self.context.hidden > outside.hidden or self.context.around > outside.around
        if not self.tag or not hides or self.tag in _OPTIONAL_END:
            return False
        return at_the_end or self.tag in _TO_THE_END
