"""What a pattern is, and how one is named: the functions that make trees are marked with their weight."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tools.english.phrases import Phrases
from tools.english.tree import Node

Make = Callable[[Phrases], Node]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A way to make a sentence."""

    name: str
    make: Make
    weight: float
    """How often it comes, beside the weights of the others."""
    stop: float
    """The share of its sentences that end with a stop."""
    mark: str
    """The stop."""


PATTERNS: list[Pattern] = []
"""All patterns, in the order in which they are read."""


def pattern(weight: float = 1.0, stop: float = 0.85, mark: str = ".") -> Callable[[Make], Make]:
    """Makes a function a pattern, which is called by its name."""

    def keep(make: Make) -> Make:
        PATTERNS.append(Pattern(make.__name__.lstrip("_"), make, weight, stop, mark))
        return make

    return keep


bullet = pattern(stop=0.2)
"""Makes a function a pattern of usual weight that seldom ends with a stop."""
