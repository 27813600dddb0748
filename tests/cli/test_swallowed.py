"""Nothing is hidden by a construct that is never closed, nor taken for hidden when its readers see it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Claimlint

CLAIM = "Our tea cures diabetes."
ONLY = ("--select", "claims/cure-claim")

#: The file, its text, the construct as the message names it, and its line.
UNCLOSED = {
    "fence": ("a.md", f"# Tea\n\n```\n\n{CLAIM}\n", "code block", 3),
    "fence of tildes": ("a.md", f"# Tea\n\n~~~ js\n{CLAIM}\n```\n\nMore.\n", "code block", 3),
    "fence in a list": ("a.md", f"# Tea\n\n- One\n\n  ```\n  {CLAIM}\n\nThe rest.\n", "code block", 5),
    "fence in a quotation": ("a.md", f"# Tea\n\n> ```\n> {CLAIM}\n\nThe rest.\n", "code block", 3),
    "short closing fence": ("a.md", f"````\ncode\n```\n\n{CLAIM}\n", "code block", 1),
    "fence in MDX": ("a.mdx", f"# Tea\n\n```\n{CLAIM}\n", "code block", 3),
    "comment": ("a.md", f"# Tea\n\n<!-- note\n\n{CLAIM}\n", "comment", 3),
    "comment in HTML": ("a.html", f"<h1>Tea</h1>\n<!-- note\n<p>{CLAIM}</p>\n", "comment", 2),
    "script": ("a.md", f"# Tea\n\n<script>\n\n{CLAIM}\n", "<script>", 3),
    "style": ("a.md", f"# Tea\n\n<style>\n\n{CLAIM}\n", "<style>", 3),
    "template": ("a.md", f"# Tea\n\n<template>\n\n{CLAIM}\n", "<template>", 3),
    "hidden division": ("a.md", f"# Tea\n\n<div hidden>\n\n{CLAIM}\n", "<div>", 3),
    "hidden by style": ("a.md", f'# Tea\n\n<div style="display: none">\n\n{CLAIM}\n', "<div>", 3),
    "script in HTML": ("a.html", f"<h1>Tea</h1><script><p>{CLAIM}</p>\n", "<script>", 1),
    "style in HTML": ("a.html", f"<h1>Tea</h1>\n<style>\n<p>{CLAIM}</p>\n", "<style>", 2),
    "template in HTML": ("a.html", f"<h1>Tea</h1>\n<template>\n<p>{CLAIM}</p>\n", "<template>", 2),
    "nav": ("a.html", f"<h1>Tea</h1>\n\n<nav><p>{CLAIM}</p>\n", "<nav>", 3),
    "aside": ("a.html", f"<h1>Tea</h1>\n<aside><p>{CLAIM}</p>\n", "<aside>", 2),
    "noscript": ("a.html", f"<h1>Tea</h1><noscript><p>{CLAIM}</p>\n", "<noscript>", 1),
    "select": ("a.html", f"<h1>Tea</h1><select><p>{CLAIM}</p>\n", "<select>", 1),
    "iframe": ("a.html", f'<h1>Tea</h1><iframe src="x"/><p>{CLAIM}</p>\n', "<iframe>", 1),
    "style in a drawing": ("a.html", f"<h1>Tea</h1><svg><style><p>{CLAIM}</p>", "<style>", 1),
    "tag": ("a.html", f'<p>Tea</p>\n<p class="x>{CLAIM}</p><p>More</p>', "<p", 2),
    "declaration": ("a.html", f"<p>Tea</p><! {CLAIM}", "<!", 1),
    "YAML": ("a.md", f"---\ntitle: Tea\ndate: 2026-01-01\n\n{CLAIM}\n", "front matter", 1),
    "TOML": ("a.md", f"+++\ntitle = 'Tea'\n\n{CLAIM}\n", "front matter", 1),
}  # fmt: skip


@pytest.mark.parametrize("name", UNCLOSED)
def test_what_is_never_closed_is_no_pass(claimlint: Claimlint, folder: Path, name: str) -> None:
    file, text, construct, line = UNCLOSED[name]
    (folder / file).write_text(text, encoding="utf-8")
    ran = claimlint(file, *ONLY)
    assert ran.status == 2, ran.out
    assert ran.err.startswith(f"Error: {file}: line {line}: "), ran.err
    assert construct in ran.err
    assert "never closed" in ran.err


SEEN = {
    "closed fence": ("a.md", f"```\ncode here\n```\n\n{CLAIM}\n"),
    "closed fence, longer, indented": ("a.md", f"- ```` sh\n  code here\n  `````  \n\n{CLAIM}\n"),
    "an empty fence at the end": ("a.md", f"{CLAIM}\n\n```\n"),
    "indented code": ("a.md", f"{CLAIM}\n\n    code that ends the draft\n"),
    "optional end tags": ("a.html", f"<p>{CLAIM}<ul><li>One<li hidden>Two"),
    "an empty template": ("a.html", f"<p>{CLAIM}</p><template>"),
    "a partial of a page": ("a.html", f"<p>{CLAIM}</p><nav><a href=x>Home</a>"),
    "a dividing line": ("a.md", f"---\n\n{CLAIM}\n"),
    "a dividing line above a label": ("a.md", f"---\nNote: {CLAIM}\n"),
    "an iframe that closes itself": ("a.md", f'<iframe src="x"/>\n\n{CLAIM}\n'),
    "aria-hidden": ("a.html", f'<p aria-hidden="true">{CLAIM}</p>'),
    "the last display counts": ("a.html", f'<p style="display:none;display:block">{CLAIM}</p>'),
    "a variable": ("a.html", f'<p style="--x:display:none">{CLAIM}</p>'),
    "an address": ("a.html", f'<p style="background:url(display:none)">{CLAIM}</p>'),
    "an address with a semicolon": ("a.html", f"""<p style="background:url('a;display:none;b')">{CLAIM}</p>"""),
    "a comment in a style": ("a.html", f'<p style="/*;display:none;*/color:red">{CLAIM}</p>'),
    "important": ("a.html", f'<p style="display:block !important;display:none">{CLAIM}</p>'),
    "visible in invisible": (
        "a.html",
        f'<div style="visibility:hidden"><p style="visibility:visible">{CLAIM}</p></div>',
    ),
    "a style that ends itself": ("a.html", f"<h1>Tea</h1><svg><style/></svg><p>{CLAIM}</p>"),
    "a title in a drawing": ("a.html", f"<h1>Tea</h1><svg><title/></svg><p>{CLAIM}</p>"),
    "markup in a drawing's style": ("a.html", f"<svg><style>a{{}}</style></svg><p>{CLAIM}</p>"),
}  # fmt: skip


@pytest.mark.parametrize("name", SEEN)
def test_what_readers_see_is_checked(claimlint: Claimlint, folder: Path, name: str) -> None:
    file, text = SEEN[name]
    (folder / file).write_text(text, encoding="utf-8")
    ran = claimlint(file, *ONLY)
    assert (ran.status, ran.err) == (1, "")


HIDDEN = {
    "display": f'<p style="color:red; DISPLAY : None">{CLAIM}</p>',
    "important display": f'<p style="display:none!important;display:block">{CLAIM}</p>',
    "a display that browsers do not know": f'<p style="display:none;display:shown">{CLAIM}</p>',
    "a child of what is not displayed": f'<div style="display:none"><p style="display:block">{CLAIM}</p></div>',
    "visibility": f'<div style="visibility:hidden"><p>{CLAIM}</p></div>',
    "collapsed": f'<p style="visibility:collapse">{CLAIM}</p>',
    "hidden": f"<div hidden><p>{CLAIM}</p></div>",
    "a drawing's style": f"<svg><style>{CLAIM}</style></svg>",
}


@pytest.mark.parametrize("name", HIDDEN)
def test_what_nobody_sees_is_not(claimlint: Claimlint, folder: Path, name: str) -> None:
    (folder / "a.html").write_text(f"<h1>Tea</h1>{HIDDEN[name]}<p>Rest well.</p>", encoding="utf-8")
    ran = claimlint("a.html", *ONLY)
    assert (ran.status, ran.err) == (0, "")
    assert "(3 words)" in ran.out
