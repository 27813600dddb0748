"""Tells the article of a web page from what stands around it: a tag and what is open go in, what stands in it goes out.

Navigation and cookie banners are no text at all. Headers, sidebars and footers of the page are its surroundings:
what they state counts for the post, what they claim does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from claimlint.readers.frames import Context, Frame
from claimlint.readers.html_text import Item, Tag

_ROLES = {
    "banner": "header", "contentinfo": "footer", "complementary": "aside", "navigation": "nav", "main": "main",
    "article": "article", "search": "nav", "menu": "nav", "menubar": "nav", "doc-endnotes": "notes",
}  # fmt: skip
#: Elements with a header and footer of their own.
_SECTIONS = frozenset({"main", "article", "section", "aside", "blockquote", "figure", "details", "td", "li"})
_NAVIGATION = frozenset(
    "nav navbar navigation breadcrumb breadcrumbs pagination pager skip-link skip-to-content skip-nav site-nav "
    "main-nav main-navigation mobile-menu main-menu site-menu".split()
)
_AROUND = frozenset(
    "site-footer page-footer footer global-footer colophon site-header page-header masthead global-header sidebar "
    "related-posts related-articles".split()
)
_NOTES = frozenset({"footnotes", "endnotes"})
#: Class names and ids of cookie banners; "informed-consent" and "cookie-recipe" are none.
_COOKIE_BANNER = re.compile(
    r"(?<![a-z])(?:cookies?|gdpr|ccpa)(?:[-_]?(?:law|consent|policy))?[-_]?"
    r"(?:banner|consent|notice|bar|popup|modal|dialog|message|alert|overlay|wall|info|container|prompt|manager)"
    r"|consent[-_](?:banner|bar|popup|modal|dialog|manager|overlay)|onetrust-|cookiebot|^cc-(?:window|banner)$"
)
_NEVER = frozenset({"html", "body", "main", "article"})


def apart(items: Iterable[Item]) -> str:
    """The element that a page's article, known by its main heading, stands in: main, article, or empty for none."""
    depths = {"main": 0, "article": 0}
    found = ""
    for item in items:
        if not isinstance(item, Tag):
            continue
        part = _part(item)
        if part in depths:
            depths[part] += -1 if item.closing else 1
        elif part == "h1" and depths["main"] > 0:
            return "main"
        elif part == "h1" and depths["article"] > 0:
            found = "article"
    return found


def placed(tag: Tag, frames: Sequence[Frame], article_in: str) -> Context:
    """The context of the element that has just been opened, the innermost of `frames`; `article_in` as `apart` says."""
    context, part = frames[-1].context, _part(tag)
    if part == "nav" or _is_banner(tag) or (part == "a" and _leads_back(tag)):
        return replace(context, hidden=True)
    if part == "notes":
        return replace(context, name=part)
    if part == "li" and context.name == "notes" and context.number is not None:
        return replace(context, kind="footnote", name=str(context.number), group=None, lead_in=None)
    if part == "main":
        return replace(context, around=False)
    if part in ("header", "footer", "aside") and not _in_section(tag, frames[-1]):
        # Without an article of its own, the page's header is that of the article.
        return context if part == "header" and not article_in else replace(context, around=True)
    return context


def _in_section(tag: Tag, frame: Frame) -> bool:
    """Whether an element, which has just been opened with this frame, stands in one with a header of its own."""
    return any(frame.elements[name] > (name == tag.name) for name in _SECTIONS)


def _part(tag: Tag) -> str:
    """What an element is: its role, else what its names say, else its element."""
    if tag.closing:
        return tag.name
    role = _ROLES.get(tag.says("role"))
    if role:
        return role
    names = {*tag.says("class").split(), tag.says("id")}
    if tag.name not in _NEVER and names & _NAVIGATION:
        return "nav"
    if names & _NOTES:
        return "notes"
    return "aside" if tag.name in ("div", "section") and names & _AROUND else tag.name


def _is_banner(tag: Tag) -> bool:
    if tag.name in _NEVER:
        return False
    return any(_COOKIE_BANNER.search(name) for name in (*tag.says("class").split(), tag.says("id")))


def _leads_back(link: Tag) -> bool:
    """Whether a link leads from a note to the place in the text that it belongs to; it shows an arrow."""
    classes = link.says("class")
    return link.says("role") == "doc-backlink" or "backref" in classes or "backlink" in classes
