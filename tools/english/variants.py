"""Variants of analysed sentences, in the forms that advertising has: without subject, stop or capitals, cut short."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence

from tools.english.analysis import ROOT, Analysis

_STOPS = frozenset(".!?")
#: Dependents that a headless sentence lacks, with all that stands before them.
_DROPPED = frozenset("nsubj nsubjpass csubj csubjpass expl mark cc punct advcl preconj".split())
_GROUPS = frozenset("nsubj nsubjpass dobj pobj attr ROOT conj appos".split())
_VERBS = frozenset("VB VBP VBZ VBD VBN VBG".split())
_NOUNS = frozenset("NN NNS NNP NNPS".split())
_LONGEST_FRAGMENT = 20


def varied(analysis: Analysis, rng: random.Random) -> Analysis:
    """The sentence, or now and then a variant of it: without its stop, in lower case, or as a fragment."""
    chance = rng.random()
    if chance < 0.10:
        fragments = list(_fragments(analysis))
        if fragments:
            return _as_line(rng.choice(fragments), rng)
    elif chance < 0.22:
        return _cased(_without_stop(analysis) if rng.random() < 0.5 else analysis, str.lower)
    elif chance < 0.25:
        return _cased(_without_stop(analysis), _capitalised)
    elif chance < 0.35:
        return _without_stop(analysis)
    return analysis


def _as_line(fragment: Analysis, rng: random.Random) -> Analysis:
    """A fragment as a bullet or a headline: mostly with a capital, seldom with a stop."""
    if rng.random() < 0.75:
        first = _capitalised(fragment.words[0])
        fragment = Analysis((first, *fragment.words[1:]), fragment.tags, fragment.heads, fragment.labels)
    if rng.random() < 0.2:
        return Analysis(
            (*fragment.words, "."), (*fragment.tags, "."), (*fragment.heads, fragment.root), (*fragment.labels, "punct")
        )
    return fragment


def _capitalised(word: str) -> str:
    return word[:1].upper() + word[1:]


def _cased(analysis: Analysis, change: Callable[[str], str]) -> Analysis:
    return Analysis(tuple(change(word) for word in analysis.words), analysis.tags, analysis.heads, analysis.labels)


def _without_stop(analysis: Analysis) -> Analysis:
    last = len(analysis.words) - 1
    if last < 1 or analysis.words[last] not in _STOPS or last in analysis.heads:
        return analysis
    return _part(analysis, 0, last, analysis.root)


def _fragments(analysis: Analysis) -> Iterator[Analysis]:
    """Verb groups without their subject, and noun groups, each as if it stood alone."""
    spans = _spans(analysis.heads)
    for number in range(len(spans)):
        start, end = _fragment(analysis, number, spans)
        if 2 <= end - start <= _LONGEST_FRAGMENT and (end - start) < len(analysis.words) - 1:
            yield _part(analysis, start, end, number)


def _fragment(analysis: Analysis, root: int, spans: Sequence[tuple[int, int, int]]) -> tuple[int, int]:
    """Where the fragment begins and ends whose root a word is; nothing if it makes none."""
    start, end, size = spans[root]
    nothing = root, root
    if size != end - start:
        return nothing  # something else stands in between
    if analysis.tags[root] in _VERBS:
        start = _behind_subject(analysis, root, spans)
    elif analysis.tags[root] not in _NOUNS or analysis.labels[root] not in _GROUPS:
        return nothing
    while end - 1 > root and analysis.labels[end - 1] == "punct":
        end -= 1
    return (start, end) if start <= root else nothing  # a subject that reaches around the verb


def _behind_subject(analysis: Analysis, verb: int, spans: Sequence[tuple[int, int, int]]) -> int:
    start = spans[verb][0]
    for number in range(start, verb):
        if analysis.heads[number] == verb and analysis.labels[number] in _DROPPED:
            start = max(start, spans[number][1])
    return start


def _spans(heads: Sequence[int]) -> list[tuple[int, int, int]]:
    """For every word, where the words that hang on it begin and end, and how many they are."""
    starts, ends, sizes = list(range(len(heads))), [number + 1 for number in range(len(heads))], [1] * len(heads)
    for number in range(len(heads)):
        at = number
        while heads[at] != at:
            at = heads[at]
            starts[at], ends[at] = min(starts[at], number), max(ends[at], number + 1)
            sizes[at] += 1
    return list(zip(starts, ends, sizes, strict=True))


def _part(analysis: Analysis, start: int, end: int, root: int) -> Analysis:
    """Some words of a sentence as a sentence; what hung on a word outside hangs on the root."""
    heads = [
        (head if start <= head < end and number != root else root) - start
        for number, head in enumerate(analysis.heads[start:end], start)
    ]
    labels = list(analysis.labels[start:end])
    labels[root - start] = ROOT
    return Analysis(analysis.words[start:end], analysis.tags[start:end], tuple(heads), tuple(labels))
