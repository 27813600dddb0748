"""Hypothesis strategies for drafts in every other format, whose words are known; see strategies.py."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence

from hypothesis import strategies as st

from tests.readers.strategies import BLOCKS, INLINES, Draft, Maker, Words, markdown

LINE_ENDS = ("\n", "\r\n", "\r")


def _of(words: Words, makers: Sequence[Maker]) -> str:
    return words.draw(st.sampled_from(makers))(words)


def _some(words: Words, makers: Sequence[Maker], between: str, most: int = 4) -> str:
    return between.join(_of(words, makers) for _ in range(words.draw(st.integers(1, most))))


# -- HTML

_HTML_INLINES: tuple[Maker, ...] = (
    lambda w: w.seen(),
    lambda w: f"<em>{w.seen()} {w.seen()}</em>",
    lambda w: f"<STRONG class={w.unseen()}>{w.seen()}</STRONG>",
    lambda w: f'<a href="/{w.unseen()}?a=1&b=2">{w.seen()}</a>',
    lambda w: f'<abbr title="{w.seen()}">{w.seen()}</abbr>',
    lambda w: f"<img src={w.unseen()} alt='{w.seen()} &amp; {w.seen()}'>",
    lambda w: f"{w.seen()} &amp; {w.seen()}&nbsp;{w.seen()} &lt;{w.seen()}&gt;",
    lambda w: f"{w.seen()}<br/>{w.seen()}<wbr>",
    lambda w: f"{w.seen()}<!-- {w.unseen()} > -->",
    lambda w: f"<code>{w.unseen()}</code>",
    lambda w: f"<span hidden>{w.unseen()} <b>{w.unseen()}</b></span>",
    lambda w: f"<i aria-hidden=true>{w.seen()}</i>",
    lambda w: f'<span style="color:red;DISPLAY : none">{w.unseen()}</span>',
    lambda w: f"<script>if (a<b) '{w.unseen()}</b>'</script>",
    lambda w: f"{w.seen()}<sup><a href='#{w.unseen()}'>1</a></sup>",
    lambda w: f"<q>{w.seen()}</q>",
    lambda w: f"<x-unknown {w.unseen()}>{w.seen()}</x-unknown>",
    lambda w: f"2 < 3 {w.seen()}",
)


def _html_text(w: Words) -> str:
    return f"{w.seen()} " + _some(w, _HTML_INLINES, w.draw(st.sampled_from((" ", "\n", " \t")))) + f" {w.seen()}"


_HTML_BLOCKS: tuple[Maker, ...] = (
    lambda w: f"<p>{_html_text(w)}</p>",
    lambda w: f"<P>{_html_text(w)}",
    lambda w: f"<h2 id={w.unseen()}>{_html_text(w)}</h2>",
    lambda w: f"<ul><li>{_html_text(w)}<li><p>{_html_text(w)}</p></li></ul>",
    lambda w: f"<ol start=3><li value=9>{_html_text(w)}</ol>",
    lambda w: f"<table><caption>{w.seen()}</caption><tr><th>{w.seen()}<td>{_html_text(w)}<tr><td>{w.seen()}</table>",
    lambda w: f"<blockquote>{_html_text(w)}<p>{w.seen()}</blockquote>",
    lambda w: f"<figure><img src=x alt={w.seen()}><figcaption>{_html_text(w)}</figcaption></figure>",
    lambda w: f"<dl><dt>{w.seen()}<dd>{_html_text(w)}</dl>",
    lambda w: f"<details><summary>{w.seen()}</summary>{_html_text(w)}</details>",
    lambda w: f"<section class=footnotes><ol><li id=fn1>{w.seen()} <a class=backref>{w.unseen()}</a></ol></section>",
    lambda w: f"<div hidden><p>{w.unseen()}<ul><li>{w.unseen()}</ul></div>",
    lambda w: f"<nav><ul><li><a href=/>{w.unseen()}</a></ul></nav>",
    lambda w: f'<div id="cookie-banner" role=dialog><p>{w.unseen()}</p><button>{w.unseen()}</button></div>',
    lambda w: f"<template><p>{w.unseen()}</template><style>.{w.unseen()} {{}}</style>",
    lambda w: f"<noscript>{w.unseen()}</noscript><dialog>{w.unseen()}</dialog>",
    lambda w: f"<!-- {w.unseen()}\n\n<p>{w.unseen()} -->",
    lambda w: f"<footer>{_html_text(w)}</footer>",
    lambda w: f"<aside>{_html_text(w)}</aside>",
    lambda w: f'{{{{< figure caption="{w.seen()}" src="{w.unseen()}" >}}}}',
)


def _page(w: Words, body: str) -> str:
    linked = json.dumps({"@type": "Article", "headline": w.unseen(), "author": {"name": w.unseen()}})
    head = (
        f"<!DOCTYPE html><html lang=en><head><title>{w.seen()} &amp; {w.seen()}</title>"
        f'<meta name=description content="{w.seen()} {w.seen()}"><link href={w.unseen()}>'
        f"<script type=application/ld+json>{linked}</script></head><body class=cookie-banner-open>"
    )
    return f"{head}<header><h1>{w.seen()}</h1>{w.seen()}</header><main>{body}</main><footer>{w.seen()}</footer>"


@st.composite
def html(draw: st.DrawFn) -> Draft:
    """Pages and fragments."""
    words = Words(draw)
    body = _some(words, _HTML_BLOCKS, "\n", 6)
    text = _page(words, body) if draw(st.booleans()) else body
    return _draft(draw, text, words)


# -- shortcodes, tags of Liquid, MDX

_TEMPLATE_INLINES: tuple[Maker, ...] = (
    *INLINES[:13],
    lambda w: f"{{{{ page.{w.unseen()} }}}}",
    lambda w: f'{{{{< ref "{w.unseen()}" >}}}}',
    lambda w: f'[{w.seen()}]({{{{< ref "{w.unseen()}" >}}}})',
    lambda w: f"{{% if {w.unseen()} %}}{w.seen()}{{% endif %}}",
    lambda w: f"{{{{% mark {w.unseen()} %}}}}{w.seen()}{{{{% /mark %}}}}",
    lambda w: f"{{% comment %}}{w.unseen()}{{% endcomment %}}",
    lambda w: f"`{{{{ {w.unseen()} }}}}`",
    lambda w: f'<a href="{{{{ {w.unseen()} }}}}">{w.seen()}</a>',
)


def _template_text(w: Words) -> str:
    return f"{w.seen()} " + _some(w, _TEMPLATE_INLINES, w.draw(st.sampled_from((" ", "\n")))) + f" {w.seen()}"


_TEMPLATE_BLOCKS: tuple[Maker, ...] = (
    *BLOCKS[:12],
    _template_text,
    lambda w: f'{{{{< figure src="{w.unseen()}" caption="{w.seen()} *{w.seen()}*" alt=`{w.seen()}` >}}}}',
    lambda w: f'{{{{< note\n  title="{w.seen()} \\"{w.seen()}\\""\n>}}}}\n{_template_text(w)}\n{{{{< /note >}}}}',
    lambda w: f"{{{{% callout %}}}}\n\n{_template_text(w)}\n\n{{{{% /callout %}}}}",
    lambda w: f"{{% include figure.html alt='{w.seen()}' src={w.unseen()} %}}",
    lambda w: f"{{% highlight js %}}\n{w.unseen()}\n\n{w.unseen()}\n{{% endhighlight %}}",
    lambda w: f"{{{{< highlight go >}}}}\n{w.unseen()}\n{{{{< /highlight >}}}}",
    lambda w: f'<div hidden>\n\n{{{{< figure caption="{w.unseen()}" >}}}}\n\n</div>',
    lambda w: f'<!-- {{{{< figure caption="{w.unseen()}" >}}}} -->',
    lambda w: f'```\n{{{{< figure caption="{w.unseen()}" >}}}}\n{{% {w.unseen()}\n```',
    lambda w: f"- {_template_text(w)}\n- {{{{< x >}}}}{w.seen()}",
)


@st.composite
def templates(draw: st.DrawFn) -> Draft:
    """Markdown with shortcodes and tags."""
    words = Words(draw)
    text = _some(words, _TEMPLATE_BLOCKS, "\n\n", 6) + f"\n\n[^1]: {words.seen()}\n\n[ref]: /{words.unseen()}\n"
    return _draft(draw, text, words)


_MDX_INLINES: tuple[Maker, ...] = (
    *INLINES[:13],
    lambda w: f"{{props.{w.unseen()}}}",
    lambda w: f"{{/* {w.unseen()} */}}",
    lambda w: f"{{`${{{w.unseen()}}} {{`}}",
    lambda w: f'<Dose of={{{w.unseen()}}} label="{w.seen()}" />',
    lambda w: f"<Mark kind='{w.unseen()}'>{w.seen()}</Mark>",
    lambda w: f'<img alt="{w.seen()}" src={{{w.unseen()}}} />',
    lambda w: f"<img {{...{w.unseen()}}} alt={{'{w.seen()}'}} />",
    lambda w: f"<span style={{{{display: 'none'}}}}>{w.unseen()}</span>",
    lambda w: f"<>{w.seen()}</>",
    lambda w: f"\\{{{w.seen()}\\}} 2 < 3",
)


def _mdx_text(w: Words) -> str:
    return f"{w.seen()} " + _some(w, _MDX_INLINES, w.draw(st.sampled_from((" ", "\n")))) + f" {w.seen()}"


_MDX_BLOCKS: tuple[Maker, ...] = (
    *BLOCKS[:11],
    _mdx_text,
    lambda w: (
        f'<Callout\n  title="{w.seen()} &amp; {w.seen()}"\n  type={{x ? "{w.unseen()}" : 1}}\n>\n'
        f"    {w.seen()} **{w.seen()}**\n</Callout>"
    ),
    lambda w: f"<Tabs>\n  <Tab label={{`{w.seen()}`}}>\n\n  {_mdx_text(w)}\n\n  </Tab>\n</Tabs>",
    lambda w: f"import X, {{ {w.unseen()} }} from '{w.unseen()}'\nexport const y = {{\n\n  a: '{w.unseen()}',\n\n}}",
    lambda w: f'<div hidden={{true}}>\n\n{w.unseen()} <Card title="{w.unseen()}" />\n\n</div>',
    lambda w: f'<div className="{w.unseen()}" hidden={{false}}>\n{w.seen()} *{w.seen()}*\n</div>',
    lambda w: f"<section>\n- {_mdx_text(w)}\n</section>",
    lambda w: f"{{list.map((x) => <li>{{x.{w.unseen()}}}</li>)}}",
    lambda w: f'```jsx\n<Callout title="{w.unseen()}">{{\n```',
    lambda w: f'<Figure caption=\'{w.seen()}\' alt="{w.seen()}" src="{w.unseen()}" />',
)


@st.composite
def mdx(draw: st.DrawFn) -> Draft:
    """Markdown with JSX, imports, exports and expressions."""
    words = Words(draw)
    text = _some(words, _MDX_BLOCKS, "\n\n", 6) + f"\n\n[^1]: {words.seen()}\n\n[ref]: /{words.unseen()}\n"
    return _draft(draw, text, words)


# -- reStructuredText

_RST_INLINES: tuple[Maker, ...] = (
    lambda w: w.seen(),
    lambda w: f"*{w.seen()}*",
    lambda w: f"**{w.seen()} {w.seen()}**",
    lambda w: f"``{w.unseen()}``",
    lambda w: f"`{w.seen()} <https://a.example/{w.unseen()}>`_",
    lambda w: f"`{w.seen()} <https://a.example/{w.unseen()}>`__",
    lambda w: f":ref:`{w.seen()} <{w.unseen()}>`",
    lambda w: f":doc:`{w.unseen()}`",
    lambda w: f":term:`{w.seen()}`",
    lambda w: f":strong:`{w.seen()}`",
    lambda w: f"\\*{w.seen()}\\*",
    lambda w: f"{w.seen()}\\ :sup:`3`",
    lambda w: f"{w.seen()} [1]_",
    lambda w: f":code:`{w.unseen()}`",
    lambda w: f"$5,000-$6,000 {w.seen()}",
    lambda w: f"{w.seen()}\t{w.seen()}",
)


def _rst_text(w: Words, indent: str = "") -> str:
    between = w.draw(st.sampled_from((" ", "\n" + indent)))
    return f"{w.seen()} " + _some(w, _RST_INLINES, between) + f" {w.seen()}"


def _rst_heading(w: Words) -> str:
    text = f"{w.seen()} *{w.seen()}*"
    return f"{text}\n{'=' * 2 * len(text)}"


def _cell(word: str) -> str:
    """A cell as wide as it must look."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in word)
    return word + " " * (16 - len(word) - wide + sum(map(bool, map(unicodedata.combining, word))))


def _rst_grid(w: Words) -> str:
    rows = [(w.seen(), w.seen()), (w.seen(), w.seen())]
    lines = [f"| {_cell(one)} | {_cell(other)} |" for one, other in rows]
    rule = f"+{'-' * 18}+{'-' * 18}+"
    return "\n".join([rule, lines[0], rule.replace("-", "="), lines[1], rule])


_RST_BLOCKS: tuple[Maker, ...] = (
    _rst_text,
    _rst_text,
    _rst_heading,
    lambda w: f"- {_rst_text(w, '  ')}\n- {_rst_text(w, '  ')}\n\n  {_rst_text(w, '  ')}",
    lambda w: f"#. {_rst_text(w, '   ')}\n#. {w.seen()}",
    lambda w: f"{w.seen()}\n  {_rst_text(w, '  ')}",
    lambda w: f":{w.unseen()}: {w.seen()}",
    lambda w: f"{w.seen()}\n\n   {_rst_text(w, '   ')}\n\n   -- {w.seen()}",
    lambda w: f"| {w.seen()}\n| {w.seen()}",
    lambda w: f".. note:: {_rst_text(w, '   ')}\n\n   {_rst_text(w, '   ')}",
    lambda w: f".. admonition:: {w.seen()}\n\n   {_rst_text(w, '   ')}",
    lambda w: f".. figure:: {w.unseen()}.png\n   :alt: {w.seen()} {w.seen()}\n\n   {_rst_text(w, '   ')}",
    lambda w: f".. tab-item:: {w.seen()}\n   :name: {w.unseen()}\n\n   {_rst_text(w, '   ')}",
    lambda w: f".. toctree::\n   :maxdepth: 2\n\n   {w.unseen()}",
    lambda w: f".. code-block:: python\n\n   {w.unseen()}\n\n   {w.unseen()}",
    lambda w: f".. {w.unseen()}",
    lambda w: f".. include:: {w.unseen()}",
    lambda w: f".. raw:: html\n\n   <p>{w.seen()} <b>{w.seen()}</b></p>\n   <script>{w.unseen()}</script>",
    lambda w: f"::\n\n   {w.unseen()}",
    lambda w: f".. [1] {w.seen()}",
    lambda w: f".. list-table:: {w.seen()}\n\n   * - {w.seen()}\n     - {w.seen()}",
    _rst_grid,
    lambda w: f".. _{w.unseen()}: https://a.example/{w.unseen()}",
)


@st.composite
def rst(draw: st.DrawFn) -> Draft:
    """ReStructuredText with directives and roles of docutils and of Sphinx."""
    words = Words(draw)
    first = f"{words.seen()}\n\n"
    text = first + _some(words, _RST_BLOCKS, "\n\n", 6) + f"\n\n{words.seen()}\n"
    return _draft(draw, text, words)


# -- notebooks


@st.composite
def notebook(draw: st.DrawFn) -> Draft:
    """Notebooks of Markdown cells, written with and without escapes, as one text and as lines."""
    visible: list[str] = []
    hidden: list[str] = []
    cells: list[dict[str, object]] = []
    for number in range(draw(st.integers(1, 3))):
        draft = draw(markdown())
        text = draft.text.replace("q", f"q{number}k")  # so that no two cells share a word
        visible += [word.replace("q", f"q{number}k") for word in draft.visible]
        hidden += [word.replace("q", f"q{number}k") for word in draft.hidden]
        source: object = text.splitlines(keepends=True) if draw(st.booleans()) else text
        cells.append({"cell_type": "markdown", "metadata": {}, "source": source})
        unseen = f"secret{number}q"
        hidden.append(unseen)
        cells.append({"cell_type": "code", "source": unseen, "outputs": [{"text": [unseen]}]})
    indent = draw(st.sampled_from((None, 1)))
    whole = json.dumps({"cells": cells, "nbformat": 4}, ensure_ascii=draw(st.booleans()), indent=indent)
    return Draft(whole, tuple(visible), tuple(hidden))


def _draft(draw: st.DrawFn, text: str, words: Words) -> Draft:
    line_end = draw(st.sampled_from(LINE_ENDS))
    return Draft(text.replace("\n", line_end), tuple(words.visible), tuple(words.hidden))
