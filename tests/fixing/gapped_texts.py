"""Texts with gaps, for properties."""

from __future__ import annotations

from hypothesis import strategies as st

from claimlint.fixing import Gap, Gapped

_WORDS = st.text(st.sampled_from("a b[]\\$}{…:<"), max_size=6)
GAPPED: st.SearchStrategy[Gapped] = st.lists(_WORDS | _WORDS.map(Gap), max_size=5).map(tuple)
