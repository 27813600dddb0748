"""Reads the simple lines of vocabularies without the parser, which thousands of terms would make slow.

A line goes in; a term with the expression that the parser would give, and its canonical name, come out.
"""

from __future__ import annotations

import re

from claimlint.expressions.plain_terms import AS_WRITTEN, EXACT, INFLECTED, Option, PlainTerm
from claimlint.expressions.spelling import norms

#: Words, words in brackets, or a quoted text; one of these, or several in parentheses.
_WORD = r"[A-Za-z0-9]+(?:['-][A-Za-z0-9]+)*"
_WORDS = rf"{_WORD}(?: {_WORD})*"
_OPTION = rf"""(?:{_WORDS}|\[{_WORDS}(?:\|{_WORDS})*\]|"[A-Za-z0-9][A-Za-z0-9 '/-]*")"""
_SIMPLE = re.compile(rf"{_OPTION}|\({_OPTION}(?:\|{_OPTION})*\)")
_OPTIONS = re.compile(r"""\[(?P<inflected>[^]]*)\]|"(?P<exact>[^"]*)"|[^()|]+""")
_LONGEST = 1000
_GROUP = re.compile(r"[\[(]([^\[\]()|]*)(?:\|[^\[\]()]*)?[\])]\??")
_SIGNS = re.compile(r'\.\.|["*?&$]')


def simple_term(line: str, ambiguous: bool = False, number: int = 0) -> PlainTerm | None:
    """The term of a line of plain words; None when the line needs the parser."""
    if '"' not in line:
        line = line.replace("’", "'")
    if not _SIMPLE.fullmatch(line) or len(line) > _LONGEST:
        return None
    options = tuple(_option(match) for match in _OPTIONS.finditer(line))
    kind, phrases = options[0]
    name = name_of(phrases[0][0]) if kind == EXACT else " ".join(phrases[0])
    return PlainTerm(name, options, ambiguous, number)


def _option(match: re.Match[str]) -> Option:
    if match.lastgroup == "exact":
        return Option(EXACT, ((match["exact"],),))
    if match.lastgroup == "inflected":
        return Option(INFLECTED, tuple(map(norms, match["inflected"].split("|"))))
    return Option(AS_WRITTEN, (norms(match[0]),))


def name_of(line: str) -> str:
    """The canonical name of any line: its first alternatives in norms, without what may be absent."""
    before = ""
    while before != line:
        before, line = line, _GROUP.sub(_first_way, line)
    return " ".join(norms(_SIGNS.sub(" ", line)))


def _first_way(group: re.Match[str]) -> str:
    """The first alternative of an innermost group; nothing for a group that may be absent."""
    return " " if group[0].endswith("?") else f" {group[1]} "
