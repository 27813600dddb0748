"""Marks signs that the writer earns from a sale, such as affiliate links and codes, and where the post says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark

GIVES: dict[str, dict[str, tuple[str, ...] | None]] = {
    "@connection": {"form": ("link", "code"), "told": ("before", "after")}
}
NEEDS = ("$",)

_CODE = "$promo-code"
_TOLD = "$connection-told"
_SHORTEST_CODE = 3
#: Addresses by which a shop knows whom to pay. Written from general knowledge of affiliate programmes.
_PAYS = re.compile(
    r"^https?://(?:[\w-]+\.)*(?:amzn\.to|rstyle\.me|shareasale\.com|linksynergy\.com|awin1\.com|skimresources\.com|"
    r"clickbank\.net|avantlink\.com|jdoqocy\.com|anrdoezrs\.net|tkqlhce\.com|shopstyle\.it|howl\.me)(?:[/?#]|$)"
    r"|^https?://(?:[\w-]+\.)*amazon\.[a-z.]+/[^\s]*[?&]tag="
    # `ref` also names a branch of code, a menu or a newsletter.
    r"|[?&]ref=(?!(?:main|master|dev|home|nav|menu|header|footer|rss|email|newsletter|search|share|v?\d)\b)[\w-]{3,}(?:&|$)"
    r"|[?&]utm_medium=(?:affiliates?|partner)(?:&|$)"
    r"|[?&](?:aff|aff_id|affid|affiliate|affiliate_id|irclickid|clickref|afftrack)=",
    re.IGNORECASE,
)


def annotate(text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
    """Links and codes that pay the writer; `told` says whether a plain statement stands before or only after."""
    del setting
    told = [mark.start for mark in text.of(_TOLD).all]
    for start, end, form in sorted((*_links(text), *_codes(text))):
        place = "before" if any(at < end for at in told) else "after"
        yield Mark("@connection", start, end, {"form": form, **({"told": place} if told else {})})


def _links(text: AnnotatedText) -> Iterator[tuple[int, int, str]]:
    for number, block in enumerate(text.document.blocks):
        for link in block.links:
            start, end = text.token_range(number, link.start, link.end)
            if start < end and _PAYS.search(link.target):
                yield start, end, "link"


def _codes(text: AnnotatedText) -> Iterator[tuple[int, int, str]]:
    for mark in text.of(_CODE).all:
        if text.tokens.norms[mark.start] == "my" or _is_code(text, mark.end):
            yield mark.start, mark.end, "code"


def _is_code(text: AnnotatedText, token: int) -> bool:
    """Whether a code such as SPRING10 stands here: capitals and digits."""
    word = text.tokens.texts[token] if token < len(text.tokens) else ""
    return len(word) >= _SHORTEST_CODE and word.isalnum() and word.isupper()
