"""Terms of plain words, as nearly all lines of vocabularies are: a line goes in, a term that reads it late comes out.

Reading thousands of lines and listing out the forms of their words would cost more time than reading a post, which
has few of these terms. So a line is only checked to be plain; the rest waits until it is asked for.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimlint.expressions.inflection import beginnings, phrase_forms
from claimlint.expressions.spelling import norms
from claimlint.model.expression import Choice, Exact, Expression, Words
from claimlint.model.rule import Term

#: Words, words in brackets, or a quoted text; one of these, or several in parentheses.
_WORD = r"[A-Za-z0-9]+(?:['-][A-Za-z0-9]+)*"
_WORDS = rf"{_WORD}(?: {_WORD})*"
_OPTION = rf"""(?:{_WORDS}|\[{_WORDS}(?:\|{_WORDS})*\]|"[A-Za-z0-9][A-Za-z0-9 '/-]*")"""
_PLAIN = re.compile(rf"{_OPTION}|\({_OPTION}(?:\|{_OPTION})*\)")
_OPTIONS = re.compile(r"""\[(?P<inflected>[^]]*)\]|"(?P<exact>[^"]*)"|[^()|]+""")
#: A sign that may begin an alternative, or the line's beginning; the first word behind it; the rest, to be passed over.
_FIRST = re.compile(r"""([][|()"]|^)([^][|() "]*)[^][|()"]*""")
_LONGEST = 1000
_GROUP = re.compile(r"[\[(]([^\[\]()|]*)(?:\|[^\[\]()]*)?[\])]\??")
_SIGNS = re.compile(r'\.\.|["*?&$]')


class PlainTerm(Term):
    """A term that equals the one with the same name and expression."""

    __slots__ = ("_read", "_written")
    _written: str
    _read: Expression | None

    def __init__(self, line: str, ambiguous: bool = False, number: int = 0) -> None:
        keep = object.__setattr__
        keep(self, "_written", line)
        keep(self, "_read", None)
        keep(self, "ambiguous", ambiguous)
        keep(self, "line", number)

    @property
    def written(self) -> str:
        """The line without mark and comment."""
        return self._written

    @property
    def name(self) -> str:
        """The first alternative of the line, in norms."""
        return name_of(self._written)

    @property
    def expression(self) -> Expression:
        """What the parser makes of the line."""
        if self._read is None:
            read = _either([_option(option) for option in _OPTIONS.finditer(self._written)])
            object.__setattr__(self, "_read", read)
            return read
        return self._read

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Term) and _fields(self) == _fields(other)

    __hash__ = Term.__hash__

    def first_words(self) -> list[tuple[str, bool]]:
        """How the first words of all ways to write the term begin, and whether that is the whole word."""
        found: list[tuple[str, bool]] = []
        told = _as_written
        for sign, word in _FIRST.findall(self._written):
            if sign == "[":
                told = _inflected
            elif sign == "]":
                told = _as_written
            if word:
                found += told(word)
        return found


def plain_term(line: str, ambiguous: bool = False, number: int = 0) -> PlainTerm | None:
    """The term of a line of plain words; None when the line needs the parser."""
    if '"' not in line:
        line = line.replace("\u2019", "'")
    return PlainTerm(line, ambiguous, number) if len(line) <= _LONGEST and _PLAIN.fullmatch(line) else None


@lru_cache(maxsize=16384)
def _inflected(word: str) -> tuple[tuple[str, bool], ...]:
    return tuple(beginnings(norms(word)[0]))


@lru_cache(maxsize=16384)
def _as_written(word: str) -> tuple[tuple[str, bool], ...]:
    return ((norms(word)[0], True),)


@lru_cache(maxsize=16384)
def words_of(text: str) -> Words:
    """Words as they are written, in any spelling; none when there are only marks."""
    return Words(tuple(frozenset({word}) for word in norms(text)))


@lru_cache(maxsize=16384)
def name_of(line: str) -> str:
    """The canonical name of any line: its first alternatives in norms, without what may be absent."""
    before = ""
    while before != line:
        before, line = line, _GROUP.sub(_first_way, line)
    return " ".join(norms(_SIGNS.sub(" ", line)))


def _first_way(group: re.Match[str]) -> str:
    """The first alternative of an innermost group; nothing for a group that may be absent."""
    return " " if group[0].endswith("?") else f" {group[1]} "


def _fields(term: Term) -> tuple[object, ...]:
    return term.name, term.ambiguous, term.line, term.expression


def _option(option: re.Match[str]) -> Expression:
    if option.lastgroup == "exact":
        return Exact(option["exact"])
    if option.lastgroup == "inflected":
        return _either([Words(phrase_forms(norms(phrase))) for phrase in option["inflected"].split("|")])
    return words_of(option[0])


def _either(options: list[Expression]) -> Expression:
    return options[0] if len(options) == 1 else Choice(tuple(options))
