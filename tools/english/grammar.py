"""Sentences of health advertising that a grammar makes, with exact analyses: a number and a seed go in.

The teacher misreads what such sentences are full of (`cures`, `treats`, `shortening`, bullets without a subject), and
the fragments that were corrected by hand are few. Here the analysis is known, because the sentence is made from it. No
figure is ever measured on these sentences.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate

from tools.english.analysis import Analysis
from tools.english.patterns import PATTERNS, Pattern
from tools.english.phrases import Phrases
from tools.english.tree import analysis_of_tree, node

#: The shares of sentences in lower case, and of those whose first word alone loses its capital.
_LOWER, _NO_CAPITAL = 0.12, 0.06
_LONGEST = 32
WORDS_OF_A_SENTENCE = 9
"""So long are generated sentences on average, nearly."""


def generated(count: int, seed: int = 0) -> list[Analysis]:
    """So many sentences; the same number and seed give the same ones."""
    return [analysis for _, analysis in generated_by_pattern(count, seed)]


def generated_by_pattern(count: int, seed: int = 0) -> Iterator[tuple[str, Analysis]]:
    """So many sentences, each with the name of its pattern."""
    rng = random.Random(seed)  # noqa: S311 - for variety
    phrases = Phrases(rng)
    weights = list(accumulate(pattern.weight for pattern in PATTERNS))
    made = 0
    while made < count:
        pattern = rng.choices(PATTERNS, cum_weights=weights)[0]
        analysis = _sentence(pattern, phrases)
        if len(analysis.words) <= _LONGEST:
            made += 1
            yield pattern.name, analysis


def _sentence(pattern: Pattern, phrases: Phrases) -> Analysis:
    tree = pattern.make(phrases)
    if phrases.chance(pattern.stop):
        mark = pattern.mark
        if mark == "." and phrases.chance(0.05):
            mark = "!"
        tree.then("punct", node(mark, "."))
    analysis = analysis_of_tree(tree)
    words = list(analysis.words)
    if phrases.chance(_LOWER):
        words = [word if word == "I" else word.lower() for word in words]
    elif not phrases.chance(_NO_CAPITAL):
        words[0] = words[0][:1].upper() + words[0][1:]
    return Analysis(tuple(words), analysis.tags, analysis.heads, analysis.labels)
