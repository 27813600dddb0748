"""What a post says of itself, where its house allows it: a draft and its front matter go in, the draft with the
profile and jurisdiction that it names comes out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from claimlint.discovery.drafts import Draft
from claimlint.errors import UncheckedFile
from claimlint.model.document import Document
from claimlint.model.levels import JURISDICTIONS, PROFILES
from claimlint.packs.suggestions import did_you_mean, listed

_CHOICES = {"profile": PROFILES, "jurisdiction": JURISDICTIONS}


@dataclass(frozen=True, slots=True)
class OwnSetting:
    """One setting that a post makes for itself."""

    key: str
    value: str
    line: int
    """The 1-based line of the draft."""


def own_settings(draft: Draft, document: Document) -> Iterator[OwnSetting]:
    """The settings that the front matter makes, of those that the house allows.

    Raises UncheckedFile for a value that there is not: then it is unknown by which rules the post is to be judged.
    """
    for key in draft.config.may_set:
        nested = (field for name, field in document.front_matter.items() if name.startswith(f"{key}."))
        field = document.front_matter.get(key) or next(nested, None)
        if field is None or not field.value.strip():
            continue
        line = document.source.text.count("\n", 0, field.start) + 1
        value = field.value.strip() if field.key == key else f"{{{field.key.removeprefix(f'{key}.')}: …}}"
        if value not in _CHOICES[key]:
            raise UncheckedFile(
                f"{draft.path}: its front matter says `{key}: {value}` on line {line}, which is not "
                f"{listed(_CHOICES[key])}{did_you_mean(value, _CHOICES[key])}"
            )
        yield OwnSetting(key, value, line)


def with_own_settings(draft: Draft, document: Document) -> Draft:
    """The draft as it wants to be judged; raises as `own_settings` does."""
    config = draft.config
    for one in own_settings(draft, document):
        is_profile = one.key == "profile"
        config = replace(config, profile=one.value) if is_profile else replace(config, jurisdiction=one.value)
    return replace(draft, config=config)
