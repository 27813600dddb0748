"""Tells the article of a web page from what stands around it: a tag and what is open go in, what stands in it goes out.

Navigation and cookie banners are no text at all. Headers, sidebars and footers of the page are its surroundings, and
so are boxes of apparatus within the article (newsletter, sharing, related posts, author, comments, contents): what
they state counts for the post, what they claim does not. The block's name says which of them may sell something all
the same: `aside` for sidebars and boxes of related posts, `box` for other apparatus.
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
#: Class names and ids of boxes of apparatus, by what a page builder may put around the word.
_BEFORE = (
    r"(?:(?:post|entry|article|page|blog|site|single|widget|block|wp|js|c|section|inline|footer|social|email|sidebar)"
    r"[-_]+){0,2}"
)
_BEHIND = (
    r"(?:[-_]*(?:box|block|bar|form|widget|wrap|wrapper|container|section|area|panel|list|links?|icons?|buttons?|signup|"
    r"sign[-_]up|subscribe|cta|inner|content|card|cards|grid|module|banner|popup|modal|this|info|respond|us|optin|"
    r"\d{1,6})){0,3}"
)
_BOX = re.compile(
    rf"{_BEFORE}(?:newsletters?|subscribe|subscription|mailing[-_]?list|mailchimp|mc4wp|mc[-_]embed|opt[-_]?in|share|"
    r"sharing|sharedaddy|addtoany|addthis|shares|social|author|author[-_]?(?:bio|info|profile|card)|"
    r"about[-_]?(?:the[-_]?)?author|comments?|respond|disqus(?:[-_]thread)?|utterances|giscus|toc|"
    r"table[-_]of[-_]contents|ez[-_]toc|tags|tag[-_]?cloud|categories|cat[-_]links|post[-_]?nav|nav[-_]links)"
    rf"{_BEHIND}"
)
_RELATED = re.compile(
    rf"{_BEFORE}(?:related|yarpp|jp[-_]relatedposts|recommended|read[-_]?(?:next|also)|also[-_]?like|more[-_]?(?:posts|"
    r"articles|stories)|(?:popular|recent|latest|trending)[-_]?(?:posts|articles|stories|news)|(?:next|prev|previous)"
    r"[-_]?(?:posts?|articles?))(?:[-_]*(?:posts?|articles?|reading|stories|topics|pages|entries))?"
    rf"{_BEHIND}"
)
#: A bare word of these is too common to say what an element is.
_TOO_COMMON = frozenset({"author", "comment", "tags", "categories", "social", "respond", "subscription", "share"})
#: Class names and ids of cookie banners; "informed-consent" and "cookie-recipe" are none.
_COOKIE_BANNER = re.compile(
    r"(?<![a-z])(?:cookies?|gdpr|ccpa)(?:[-_]?(?:law|consent|policy))?[-_]?"
    r"(?:banner|consent|notice|bar|popup|modal|dialog|message|alert|overlay|wall|info|container|prompt|manager)"
    r"|consent[-_](?:banner|bar|popup|modal|dialog|manager|overlay)|onetrust-|cookiebot|^cc-(?:window|banner)$"
)
_NEVER = frozenset({"html", "body", "main", "article"})
#: Elements that can be a box, and those within which nothing is one.
_BOXES = frozenset("div section aside ul ol form footer dl p fieldset".split())
_PARAGRAPHS = frozenset({"p", "table"})


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
    if box := _box(tag, frames):
        return replace(context, around=True, name=box)
    if part == "li" and context.name == "notes" and context.number is not None:
        return replace(context, kind="footnote", name=str(context.number), group=None, lead_in=None)
    if part == "main":
        return replace(context, around=False)
    if part in ("header", "footer", "aside") and not _in_section(tag, frames[-1]):
        # Without an article of its own, the page's header is that of the article.
        if part == "header" and not article_in:
            return context
        return replace(context, around=True, name="aside" if part == "aside" else "")
    return context


def _box(tag: Tag, frames: Sequence[Frame]) -> str:
    """The name of the surroundings that a box of apparatus is; empty for any other element."""
    if tag.name not in _BOXES or any(frame.tag in _PARAGRAPHS for frame in frames[:-1]):
        return ""
    names = {*tag.says("class").split(), tag.says("id")} - _TOO_COMMON
    if any(_RELATED.fullmatch(name) for name in names):
        return "aside"
    return "box" if any(_BOX.fullmatch(name) for name in names) or tag.says("id") == "comments" else ""


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
