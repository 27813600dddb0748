"""The head of a Markdown draft comes in; its fields, the prose among them, and where the body begins go out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from claimlint.errors import UncheckedFile
from claimlint.model.document import Block, FrontMatterField, Source
from claimlint.readers.front_matter_toml import read_toml
from claimlint.readers.front_matter_values import NotFrontMatter, Unreadable, Value
from claimlint.readers.front_matter_yaml import read_yaml
from claimlint.readers.runs import Runs

#: Fields that readers of the post see, at the top and within others (`seo.description`, `faq` with `answer`).
_VISIBLE = frozenset(
    "title subtitle description summary excerpt lead lede intro introduction tagline teaser abstract deck dek headline "
    "heading subheading subheadline seotitle seodescription metatitle metadescription ogtitle ogdescription "
    "keytakeaways takeaways highlights benefits bullets".split()
)
#: Shown within the sections that themes build from fields (`hero.text`, `cta.label`), and too general elsewhere.
_VISIBLE_WITHIN = frozenset(
    "answer body caption content copy cta hero items label list name points question quote text".split()
)
_SECTIONS = frozenset(
    "banner benefits blocks body bullets callout callouts content cta faq faqs features hero highlights intro "
    "keytakeaways questions sections slides takeaways testimonials".split()
)
#: Fields within which nothing speaks of the post.
_OF_OTHERS = frozenset("author authors reviewer reviewers contributor contributors menu menus tags categories".split())
_JOINT = re.compile(r"[_\s-]")
#: Far more than any head of a post; a longer one is refused, so that no head can stall the check (characters).
LONGEST = 100_000

_LINE_END = r"(?:\r\n|\r|\n)"
_FENCES = {
    "---": (re.compile(rf"(?:---|\.\.\.)[ \t]*(?:{_LINE_END}|\Z)"), read_yaml),
    "+++": (re.compile(rf"\+\+\+[ \t]*(?:{_LINE_END}|\Z)"), read_toml),
}
_OPENING = re.compile(rf"(---|\+\+\+)[ \t]*{_LINE_END}")
_LINE = re.compile(rf"[^\r\n]*{_LINE_END}")
_EMPTY_LINE = re.compile(rf"[ \t]*{_LINE_END}")
_FIRST_KEY = re.compile(rf"(?:[ \t]*(?:#[^\r\n]*)?{_LINE_END})*[\"']?[A-Za-z_][\w.-]*[\"']?[ \t]*[:=\]]|\[", re.ASCII)

#: What only front matter begins with; a dividing line may stand above any other words.
_FIELDS = re.compile(
    r"(?:title|date|draft|layout|slug|tags|author|authors|description|permalink|categories)[ \t]*[:=][ \t]*\S"
    rf"[^\r\n]*{_LINE_END}(?:[A-Za-z_][\w-]*[ \t]*[:=]|[ \t]*{_LINE_END}|[ \t]+|-[ \t])"
)

_Reader = Callable[[str], list[Value]]


def is_shown(key: str) -> bool:
    """Whether themes commonly show the text of a field; `key` is dotted where it stands within others."""
    *within, name = (_JOINT.sub("", part).lower() for part in key.split("."))
    if _OF_OTHERS.intersection(within):
        return False
    return (
        name in _VISIBLE
        or (bool(_SECTIONS.intersection(within)) and name in _VISIBLE_WITHIN)
        or name in ("hero", "cta")
    )


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The head of a draft; offsets are code points of the source."""

    end: int = 0
    """Where the body begins."""
    fields: Mapping[str, FrontMatterField] = field(default_factory=lambda: MappingProxyType({}))
    blocks: tuple[Block, ...] = ()


def split(source: Source) -> FrontMatter:
    """The front matter of a draft, empty when it has none.

    Raises UncheckedFile when there is one that cannot be read: who wrote and reviewed a post is judged by it.
    """
    opening = _OPENING.match(source.text)
    if opening is None:
        return FrontMatter()
    closing, reader = _FENCES[opening[1]]
    found = _closing(source.text, opening.end(), closing)
    if found is None:
        if _FIELDS.match(source.text, opening.end()):
            raise UncheckedFile(
                f"{source.path}: line 1: the front matter is never closed; write {opening[1]} on a line of its own "
                "behind its last field"
            )
        return FrontMatter()
    values = _values(source, reader, opening.end(), found.start())
    return FrontMatter() if values is None else _front_matter(values, opening.end(), found.end())


def _closing(text: str, at: int, fence: re.Pattern[str]) -> re.Match[str] | None:
    """The line that ends the front matter, searched line by line from `at`."""
    while (found := fence.match(text, at)) is None:
        line = _LINE.match(text, at)
        if line is None:
            return None
        at = line.end()
    return found


def _values(source: Source, reader: _Reader, start: int, end: int) -> list[Value] | None:
    """What the reader finds between the two fences; None when prose stands there, not fields."""
    content = source.text[start:end]
    likely = _FIRST_KEY.match(content) is not None
    if not likely and _EMPTY_LINE.match(content):
        return None  # a dividing line with prose below it
    if end - start > LONGEST and likely:
        raise UncheckedFile(f"The front matter is longer than {LONGEST:,} characters; shorten it.")
    if end - start > LONGEST:
        return None
    try:
        return reader(content)
    except NotFrontMatter:
        return None
    except Unreadable as fault:
        if not likely:
            return None
        line = 2 + len(re.findall(_LINE_END, content[: fault.at]))
        raise UncheckedFile(
            f"The front matter cannot be read at line {line} ({fault.reason}): "
            "check its colons, quotation marks, brackets and indentation there."
        ) from fault


def _front_matter(values: list[Value], base: int, end: int) -> FrontMatter:
    fields = {value.key: _field(value, base) for value in values}
    shown = [one for value in values if is_shown(value.key) for one in (value, *value.parts) if one.prose]
    return FrontMatter(end, MappingProxyType(fields), tuple(block for v in shown for block in _block(v, base)))


def _field(value: Value, base: int) -> FrontMatterField:
    return FrontMatterField(value.key, value.text, value.start + base, value.end + base)


def _block(value: Value, base: int) -> list[Block]:
    runs = Runs()
    runs.add(value.placed(base))
    text, _ = runs.finish()
    return [Block("front-matter", text.text, text.starts, text.ends, name=value.key)] if text.text else []
