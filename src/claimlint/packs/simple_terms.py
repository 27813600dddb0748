"""Reads the simple lines of vocabularies without the parser, which thousands of terms would make slow.

A line goes in; its expression, the same that the parser would give, and its canonical name come out.
"""

from __future__ import annotations

import re

from claimlint.expressions.inflection import phrase_forms
from claimlint.expressions.spelling import norm, norms
from claimlint.model.expression import Choice, Expression, Words

#: Words of plain letters: alone, or as the options of one pair of brackets or parentheses.
_WORDS = r"[A-Za-z]+(?:[ -][A-Za-z]+)*"
_SIMPLE = re.compile(rf"{_WORDS}|\[{_WORDS}(?:\|{_WORDS})*\]|\({_WORDS}(?:\|{_WORDS})*\)")
_LONGEST = 1000
_GROUP = re.compile(r"[\[(]([^\[\]()|]*)(?:\|[^\[\]()]*)?[\])]\??")
_SIGNS = re.compile(r'\.\.|["*?&$]')


def simple_term(line: str) -> tuple[Expression, str] | None:
    """The expression and name of a line of plain words; None when the line needs the parser."""
    # `cannot` is two words to a draft's tokenizer.
    if not _SIMPLE.fullmatch(line) or len(line) > _LONGEST or "cannot" in line.lower():
        return None
    inflected = line[0] == "["
    phrases = [tuple(map(norm, option.replace("-", " ").split(" "))) for option in line.strip("[]()").split("|")]
    options = tuple(Words(phrase_forms(phrase) if inflected else _as_written(phrase)) for phrase in phrases)
    return options[0] if len(options) == 1 else Choice(options), " ".join(phrases[0])


def name_of(line: str) -> str:
    """The canonical name of any line: its first alternatives in norms, without what may be absent."""
    before = ""
    while before != line:
        before, line = line, _GROUP.sub(_first_way, line)
    return " ".join(norms(_SIGNS.sub(" ", line)))


def _as_written(phrase: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset({word}) for word in phrase)


def _first_way(group: re.Match[str]) -> str:
    """The first alternative of an innermost group; nothing for a group that may be absent."""
    return " " if group[0].endswith("?") else f" {group[1]} "
