"""Marks words that stand in the source in other characters than their readers take them for: `@disguise`.

`by` tells in which (see the model's Disguise), `words` how many words of the post are disguised in this way. Long words
may hold invisible characters as places where a line may break; these are no disguise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark

GIVES: dict[str, dict[str, tuple[str, ...] | None]] = {
    "@disguise": {"by": ("look-alike", "invisible", "direction", "spacing", "digits"), "words": None}
}
NEEDS: tuple[str, ...] = ()
_LONGEST_UNBROKEN = 12


def annotate(text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
    """The words that are disguised."""
    del setting
    found: dict[tuple[int, int, str], None] = {}
    for number, block in enumerate(text.document.blocks):
        for disguise in block.disguised:
            start, end = text.token_range(number, disguise.start, disguise.end)
            long = any(len(text.tokens.texts[token]) > _LONGEST_UNBROKEN for token in range(start, end))
            if start < end and not (disguise.by == "invisible" and long):
                found[start, end, disguise.by] = None
    words = Counter(by for _, _, by in found)
    return [Mark("@disguise", start, end, {"by": by, "words": words[by]}) for start, end, by in found]
