"""Edits that writers make: a post goes in, the same post with sentences or paragraphs put elsewhere comes out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hypothesis import strategies as st

_SENTENCES = re.compile(r"(?<=[.?!]) (?=[A-Z])")
NEW = (
    "Our herbal drops cure diabetes.",
    "One in four people feels better within days.",
    "Talk to your pharmacist about this tea.",
    "Vitamin C does not cure cancer.",
    "Some people think of suicide.",
    "Ketamine may ease depression [1].",
)


@st.composite
def edited(draw: st.DrawFn, text: str) -> str:
    """The post after one to four edits, of its paragraphs or of the sentences of one of them."""
    paragraphs = text.split("\n\n")
    for _ in range(draw(st.integers(1, 4))):
        if draw(st.booleans()):
            paragraphs = draw(_moved(paragraphs))
        else:
            at = draw(st.integers(0, len(paragraphs) - 1))
            paragraphs[at] = " ".join(draw(_moved(_SENTENCES.split(paragraphs[at]))))
    return "\n\n".join(paragraphs)


@st.composite
def _moved(draw: st.DrawFn, pieces: Sequence[str]) -> list[str]:
    """The pieces after one is deleted, doubled, put elsewhere or added."""
    at, to = (draw(st.integers(0, len(pieces) - 1)) for _ in range(2))
    left = [*pieces[:at], *pieces[at + 1 :]]
    match draw(st.sampled_from(["delete", "double", "move", "add"])):
        case "delete":
            return left or [""]
        case "double":
            return [*pieces[:to], pieces[at], *pieces[to:]]
        case "move":
            return [*left[:to], pieces[at], *left[to:]]
    return [*pieces[:to], draw(st.sampled_from(NEW)), *pieces[to:]]
