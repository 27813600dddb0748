"""Hypothesis strategies for Markdown whose visible and hidden words are known.

`markdown()` gives a `Draft`: Markdown text, the words that a reader of the rendered post sees (each of them unique,
in the order of the source), and the words that must never surface (code, comments, link targets, hidden elements).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st

_STEMS = ("tea", "naïve", "中文", "😀glad", "Ångström", "relief", "dose", "ΩMEGA", "e\u0301tude", "sleep")


@dataclass(frozen=True)
class Draft:
    """Generated Markdown and what is known about it."""

    text: str
    visible: tuple[str, ...]
    hidden: tuple[str, ...]


class Words:
    """Hands out words that occur once in the draft, and remembers on which side they stand."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.visible: list[str] = []
        self.hidden: list[str] = []

    def _word(self) -> str:
        number = len(self.visible) + len(self.hidden)
        return f"{self.draw(st.sampled_from(_STEMS))}q{number}z"

    def seen(self) -> str:
        """A word that readers see."""
        self.visible.append(self._word())
        return self.visible[-1]

    def unseen(self) -> str:
        """A word that readers do not see."""
        self.hidden.append(self._word())
        return self.hidden[-1]


Maker = Callable[[Words], str]


def _link(words: Words) -> str:
    text = words.seen()
    return f"[{text}](https://a.example/{words.unseen()})"


def _image(words: Words) -> str:
    alt = words.seen()
    return f"![{alt}](/{words.unseen()}.png)"


def _reference(words: Words) -> str:
    return f"[{words.seen()} {words.seen()}][ref]"


INLINES: tuple[Maker, ...] = (
    lambda w: w.seen(),
    lambda w: f"*{w.seen()}*",
    lambda w: f"**{w.seen()} {w.seen()}**",
    lambda w: f"***{w.seen()}***",
    lambda w: f"~~{w.seen()}~~",
    lambda w: f"`{w.unseen()}`",
    lambda w: f"`` {w.unseen()} ` ``",
    _link,
    _reference,
    _image,
    lambda w: f"<b>{w.seen()}</b>",
    lambda w: f'<a href="/{w.unseen()}">{w.seen()}</a>',
    lambda w: f"<span hidden>{w.unseen()}</span>",
    lambda w: f"{w.seen()}<!-- {w.unseen()} -->",  # at the start of a line it would begin a block of HTML
    lambda w: f"{w.seen()} &amp; {w.seen()}",
    lambda w: f"{w.seen()}&nbsp;{w.seen()}",
    lambda w: f"\\*{w.seen()}\\*",
    lambda w: f"{w.seen()}[^1]",
    lambda w: f"{w.seen()} [@{w.seen()}]",
    lambda w: f"$5,000-$6,000 {w.seen()}",
    lambda w: f"[{w.seen()}]()",
)

_BREAKS = ("\n", "  \n", "\\\n", " ", " ", "\n")


def inline(words: Words) -> str:
    """One to five inline constructs, with soft and hard breaks between them."""
    draw = words.draw
    count = draw(st.integers(1, 5))
    text = words.seen()
    for _ in range(count):
        text += draw(st.sampled_from(_BREAKS)) + draw(st.sampled_from(INLINES))(words)
    return text + " " + words.seen()


def _line(words: Words) -> str:
    return " ".join(inline(words).replace("\\\n", " ").split())


def _prefixed(text: str, first: str, rest: str) -> str:
    head, *tail = text.split("\n")
    return "\n".join([first + head, *((rest + line) if line else rest.rstrip() for line in tail)])


def _table(words: Words) -> str:
    def row() -> str:
        return f"| {_line(words)} | {words.seen()} \\| {words.seen()} |"

    return "\n".join([row(), "|---|:-:|", row(), row()])


def _list(words: Words) -> str:
    marker = words.draw(st.sampled_from(("- ", "* ", "1. ", "- [ ] ", "-   ")))
    indent = " " * (2 if "[" in marker else len(marker))
    items = [_prefixed(inline(words), marker, indent) for _ in range(words.draw(st.integers(1, 3)))]
    if words.draw(st.booleans()):
        items.append(_prefixed(_list(words), indent, indent))
    return words.draw(st.sampled_from(("\n", "\n\n"))).join(items)


def _html(words: Words) -> str:
    before, after = words.seen(), words.seen()
    hidden = f'<p style="display: none">{words.unseen()}</p><script>{words.unseen()}</script>'
    return f'<div class="{words.unseen()}">\n<p>{before}\n{hidden}<!-- {words.unseen()} --><em>{after}</em>\n</div>'


BLOCKS: tuple[Maker, ...] = (
    inline,
    inline,
    lambda w: "# " + _line(w),
    lambda w: f"### {_line(w)} ###",
    lambda w: inline(w) + "\n---",
    lambda w: _prefixed(inline(w), "> ", "> "),
    lambda w: _prefixed(inline(w), "> ", ""),
    lambda w: _prefixed(_list(w), "> ", "> "),
    lambda w: _prefixed(_prefixed(inline(w), "> ", "> "), "> ", "> "),
    _list,
    _table,
    _html,
    lambda w: _prefixed(_html(w), "> ", "> "),
    lambda w: f"```\n{w.unseen()}\n```",
    lambda w: f"***\n\n    {w.unseen()}\n\n    {w.unseen()}",  # after a list or note it would be a paragraph of it
    lambda w: f"<!--\n{w.unseen()}\n\n{w.unseen()}\n-->",
    lambda w: f"[^{len(w.visible)}x]: {_line(w)}",
    lambda w: f"{w.seen()}\n: {_line(w)}",
    lambda _: "***",
)


@st.composite
def markdown(draw: st.DrawFn) -> Draft:
    """Whole drafts, with any of the three line ends."""
    words = Words(draw)
    blocks = [draw(st.sampled_from(BLOCKS))(words) for _ in range(draw(st.integers(1, 6)))]
    text = "\n\n".join([*blocks, "[^1]: " + words.seen(), f"[ref]: /{words.unseen()}"]) + "\n"
    line_end = draw(st.sampled_from(("\n", "\r\n", "\r")))
    return Draft(text.replace("\n", line_end), tuple(words.visible), tuple(words.hidden))


def markup_soup() -> st.SearchStrategy[str]:
    """Any characters, with those that mean something to Markdown, HTML and YAML more often than not."""
    pieces = [
        *"#*_`~[]()!<>&|\\-+:=\"'.1aé😀\u2028\x00 ",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "    ",
        "---\n",
        "+++\n",
        "<!--",
        "-->",
    ]
    pieces += [
        "<div>",
        "</div>",
        "<p hidden>",
        "<li>",
        "<td>",
        "<a href=x>",
        "</a>",
        "<code>",
        "</code>",
        "<script>",
        "&amp;",
    ]
    pieces += ["[^1]", "[^1]: ", "> ", "- ", "1. ", "|a|b|\n|-|-|\n", "<img alt='&lt;b'>", "a: b\n", "title: "]
    return st.lists(st.sampled_from(pieces) | st.text(max_size=3), max_size=40).map("".join)
