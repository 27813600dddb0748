"""Patterns of whole sentences, headlines and bullets; each makes a tree, and none is a large share of a sample."""

from tools.english.patterns import evidence, fragments, requests, statements, verbals
from tools.english.patterns.pattern import PATTERNS, Pattern

__all__ = ["PATTERNS", "Pattern", "evidence", "fragments", "requests", "statements", "verbals"]
