"""Whether a post is published: a draft goes in, what its front matter and its folder say of it comes out.

Site generators leave out what says so in one of these ways: Hugo, Zola, Astro and Eleventy `draft: true`, Jekyll
`published: false` and the folder `_drafts`, Quartz `publish: false`, Pelican `status: draft`, others `private: true`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from claimlint.discovery import Draft, read_source, suffix_of
from claimlint.errors import UncheckedFile
from claimlint.readers import reader_for

_YES = frozenset({"true", "yes", "on", "1", "y"})
_NO = frozenset({"false", "no", "off", "0", "n"})
#: Fields that keep a post back, by their names in lower case, with what they must say.
_KEEPS_BACK: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("draft", "private", "unlisted", "unpublished", "hidden"), _YES),
    **dict.fromkeys(("published", "publish"), _NO),
}
#: Fields that name the stage of a post, and the stages before it is published.
_OF_STAGES = frozenset({"status", "visibility", "post_status", "poststatus"})
_STAGES_BEFORE = frozenset(
    "draft drafts hidden private pending unpublished unlisted review in-review in_review scheduled future skip wip "
    "idea inactive internal".split()
)
_FOLDERS = frozenset({"_drafts", "drafts"})


def is_unpublished(draft: Draft, place: Path) -> bool:
    """Whether a post that stands at `place`, a path from its repository, says that it is not to be published.

    One that cannot be read does not say so.
    """
    if _FOLDERS & {part.lower() for part in place.parts[:-1]}:
        return True
    try:
        source = read_source(draft)
        read = reader_for(suffix_of(source.path))
        fields = read(source).front_matter if read else {}
    except UncheckedFile:
        return False
    return any(_keeps_back(key.lower(), field.value.strip().lower()) for key, field in fields.items())


def _keeps_back(key: str, value: str) -> bool:
    return value in _KEEPS_BACK.get(key, ()) or (key in _OF_STAGES and value in _STAGES_BEFORE)
