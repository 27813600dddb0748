"""Judges all rules over an annotated text: rules and marks go in, findings come out."""

from claimlint.engine.judging import judge

__all__ = ["judge"]
