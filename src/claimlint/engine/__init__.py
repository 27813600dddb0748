"""Judges all rules over an annotated text: rules and marks go in, findings come out."""
