"""Whether an element is seen, as its attributes say: a tag or its `style` comes in, yes or no goes out."""

from __future__ import annotations

import re
from collections.abc import Mapping

from claimlint.readers.block_text import NO_STAND_INS
from claimlint.readers.html_text import Tag

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
#: One declaration: quoted texts and what stands in parentheses may hold any mark.
_DECLARATION = re.compile(r"""(?:"[^"]*(?:"|\Z)|'[^']*(?:'|\Z)|\((?:"[^"]*"|'[^']*'|[^()"'])*\)?|[^;"'(])+""")
_NAMED = re.compile(r"\s*([\w-]+)\s*:(.*)", re.DOTALL)
_IMPORTANT = re.compile(r"\s*!\s*important\s*\Z")
_ANYWHERE = frozenset({"initial", "inherit", "unset", "revert", "revert-layer"})
_DISPLAYS = frozenset(
    "none contents block inline inline-block flow flow-root flex inline-flex grid inline-grid table inline-table "
    "table-row table-cell table-caption table-column table-column-group table-row-group table-header-group "
    "table-footer-group list-item ruby ruby-base ruby-text run-in math".split()
)
_VALUES = {"display": _DISPLAYS | _ANYWHERE, "visibility": frozenset({"visible", "hidden", "collapse"}) | _ANYWHERE}


def hides(tag: Tag) -> bool:
    """Whether an element keeps from its readers what stands in it, whatever that is.

    What is kept from screen readers alone (`aria-hidden`) is there to be seen.
    """
    return "hidden" in tag.attributes or style_of(tag).get("display") == "none"


def unseen(tag: Tag) -> bool:
    """Whether readers do not see an element itself."""
    return hides(tag) or style_of(tag).get("visibility") in ("hidden", "collapse")


def style_of(tag: Tag) -> Mapping[str, str]:
    """What the style of an element says of whether it is seen."""
    return declared(tag.attributes["style"].value.translate(NO_STAND_INS)) if "style" in tag.attributes else {}


def declared(style: str) -> Mapping[str, str]:
    """The values of `display` and `visibility` that hold, in lower case; a value that browsers do not know is none.

    Follows the cascade within one attribute (CSS Cascading and Inheritance 4, section 6): the last declaration counts,
    one marked as important before others.
    """
    held: dict[str, tuple[bool, str]] = {}
    for declaration in _DECLARATION.findall(_COMMENT.sub(" ", style)):
        named = _NAMED.fullmatch(declaration)
        name = named[1].lower() if named else ""
        if named is None or name not in _VALUES:
            continue
        value = named[2].lower()
        important = _IMPORTANT.search(value) is not None
        value = " ".join(_IMPORTANT.sub("", value).split())
        if _is_known(name, value) and important >= held.get(name, (False, ""))[0]:
            held[name] = important, value
    return {name: value for name, (_, value) in held.items()}


def _is_known(name: str, value: str) -> bool:
    """Whether browsers take the value; one that is reckoned (`var(--x)`) they do."""
    return "(" in value or (bool(value) and all(word in _VALUES[name] for word in value.split()))
