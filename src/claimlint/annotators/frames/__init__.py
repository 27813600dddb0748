"""Frames: who or what does what to whom, read from the analysis of a sentence.

In: a text with the marks of vocabularies and the trees of its sentences. Out: claim candidates, which the annotators
`claim` and `context` turn into marks. Nothing here knows of rules.
"""
