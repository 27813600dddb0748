"""The grammar of phrase expressions: a line of text goes in, its parsed form (model.expression) comes out.

Words, `prefix*`, `"exact"`, `[any inflection]`, `(a|b)`, `item?`, `$vocabulary`, `@annotation[tests]`,
`a .. b` in order, `a & b` together: no repetition, so matching is linear in the length of a sentence.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from claimlint.errors import ExpressionFault
from claimlint.expressions.inflection import phrase_forms
from claimlint.expressions.plain_terms import words_of
from claimlint.expressions.spelling import norms
from claimlint.model.expression import (
    Chain,
    Choice,
    Exact,
    Expression,
    Marked,
    Maybe,
    Prefix,
    Sequence,
    Test,
    Together,
    Words,
)

MAX_DEPTH = 20
MAX_LENGTH = 4000
MAX_PARTS = 10
_LEXEME = re.compile(
    r"""\s+ | (?P<gap>\.\.+) | (?P<exact>"[^"]*"?) | (?P<mark>[$@][a-z][a-z0-9-]*)
      | (?P<sign>[()\[\]|?&]) | (?P<word>(?:(?!\.\.)[^\s()\[\]|?&"*$@])+\*?) | (?P<odd>.)""",
    re.VERBOSE,
)
_TEST = re.compile(r"\s*([a-z][a-z0-9.-]*)\s*(!=|>=|<=|=)\s*([^\],\s](?:[^\],]*[^\],\s])?)\s*")
_VALUE = re.compile(r"\$?[a-z][a-z0-9-]*|-?\d+(?:\.\d+)?")


class _Lexeme(NamedTuple):
    kind: str
    text: str
    column: int


@cache
def parse(text: str) -> Expression:
    """The parsed form of an expression.

    Raises ExpressionFault with the 0-based column of the first fault.
    """
    if len(text) > MAX_LENGTH:
        raise ExpressionFault(f"the expression is longer than {MAX_LENGTH} characters; split it", 0)
    reader = _Reader(text)
    found = reader.expression(0)
    if (rest := reader.peek()) is not None:
        raise ExpressionFault(f"unexpected `{rest.text}`", rest.column)
    return found


class _Reader:
    """Walks once over the lexemes of one expression."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lexemes = list(_lexemes(text))
        self.at = 0

    def peek(self, *kinds: str) -> _Lexeme | None:
        if self.at >= len(self.lexemes):
            return None
        lexeme = self.lexemes[self.at]
        return lexeme if not kinds or lexeme.kind in kinds or lexeme.text in kinds else None

    def take(self) -> _Lexeme:
        self.at += 1
        return self.lexemes[self.at - 1]

    def expression(self, depth: int) -> Expression:
        if depth > MAX_DEPTH:
            raise ExpressionFault(f"parentheses are nested deeper than {MAX_DEPTH}", self._column())
        parts = [self.sequence(depth)]
        joint = self.peek("gap", "&")
        if joint is None:
            return parts[0]
        while self.peek(joint.text):
            self.take()
            parts.append(self.sequence(depth))
        if len(parts) > MAX_PARTS:
            raise ExpressionFault(f"more than {MAX_PARTS} parts are joined by `{joint.text}`; split it", joint.column)
        if (mixed := self.peek("gap", "&")) is not None:
            raise ExpressionFault("`..` and `&` cannot stand side by side; put one in parentheses", mixed.column)
        return Chain(tuple(parts)) if joint.kind == "gap" else Together(tuple(parts))

    def sequence(self, depth: int) -> Expression:
        items: list[Expression] = []
        while (lexeme := self.peek()) is not None and lexeme.text not in ("|", ")", "&") and lexeme.kind != "gap":
            item = self.item(depth)
            if self.peek("?"):
                self.take()
                item = Maybe(item)
            items.append(item)
        if not items:
            raise ExpressionFault("a word, list or name is missing here", self._column())
        items = _joined(items)
        return items[0] if len(items) == 1 else Sequence(tuple(items))

    def item(self, depth: int) -> Expression:
        lexeme = self.take()
        match lexeme.kind, lexeme.text:
            case "exact", text:
                return _exact(text, lexeme.column)
            case "prefix", text:
                return _prefix(text[:-1], lexeme.column)
            case "word", text:
                return _words(text, lexeme.column)
            case "mark", text:
                return Marked(text, self.tests(text) if self._touches("[") else ())
            case _, "(":
                return self.choice(depth, lexeme.column)
            case _, "[":
                return self.inflected(lexeme.column)
        raise ExpressionFault(f"unexpected `{lexeme.text}`", lexeme.column)

    def choice(self, depth: int, opened: int) -> Expression:
        options = [self.option(depth + 1)]
        while self.peek("|"):
            self.take()
            options.append(self.option(depth + 1))
        self.close(")", opened)
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def option(self, depth: int) -> Expression:
        one, after = (*self.lexemes[self.at : self.at + 2], None, None)[:2]
        is_word = one and after and one.kind == "word" and after.text in ("|", ")")  # as most are
        return self.item(depth) if is_word and depth <= MAX_DEPTH else self.expression(depth)

    def inflected(self, opened: int) -> Expression:
        options: list[Expression] = []
        while True:
            words: list[str] = []
            column = self._column()
            while (lexeme := self.peek("word")) is not None:
                words.extend(norms(lexeme.text))
                self.take()
            if not words:
                raise ExpressionFault("`[…]` holds plain words, separated by `|`", column)
            options.append(Words(phrase_forms(tuple(words))))
            if not self.peek("|"):
                break
            self.take()
        if (odd := self.peek()) is not None and odd.text != "]":
            raise ExpressionFault("`[…]` holds plain words, separated by `|`", odd.column)
        self.close("]", opened)
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def tests(self, name: str) -> tuple[Test, ...]:
        opened = self.take()
        if name.startswith("$"):
            raise ExpressionFault(f"`{name}` takes no tests; only names with `@` do", opened.column)
        end = self.text.find("]", opened.column)
        if end < 0:
            raise ExpressionFault("`[` is never closed", opened.column)
        found = list(_tests(self.text, opened.column + 1, end))
        while (lexeme := self.peek()) is not None and lexeme.column <= end:
            self.take()
        return tuple(found)

    def close(self, sign: str, opened: int) -> None:
        if not self.peek(sign):
            raise ExpressionFault(f"`{self.text[opened]}` is never closed by `{sign}`", opened)
        self.take()

    def _touches(self, sign: str) -> bool:
        before = self.lexemes[self.at - 1]
        following = self.peek(sign)
        return following is not None and following.column == before.column + len(before.text)

    def _column(self) -> int:
        return self.lexemes[self.at].column if self.at < len(self.lexemes) else len(self.text)


def _lexemes(text: str) -> list[_Lexeme]:
    found = []
    for match in _LEXEME.finditer(text):
        kind = "prefix" if match.lastgroup == "word" and match[0].endswith("*") else match.lastgroup
        if kind == "gap" and len(match[0]) > 2:
            raise ExpressionFault("a gap is written with two dots; put literal dots in double quotes", match.start())
        if kind == "odd":
            raise ExpressionFault(f"`{match[0]}` means nothing here; put literal marks in double quotes", match.start())
        if kind:
            found.append(_Lexeme(kind, match[0], match.start()))
    return found


def _tests(text: str, start: int, end: int) -> list[Test]:
    found = []
    while start < end:
        match = _TEST.match(text, start, end)
        if match is None:
            raise ExpressionFault("a test reads `attribute=value`, with `=`, `!=`, `>=` or `<=`", start)
        values = tuple(value.strip() for value in match[3].split("|"))
        for value in values:
            if not _VALUE.fullmatch(value):
                raise ExpressionFault(f"`{value}` is no name, number or `$vocabulary`", match.start(3))
        found.append(Test(match[1], match[2], values))
        start = match.end()
        if start < end and text[start] == ",":
            start += 1
    if not found:
        raise ExpressionFault("`[]` holds no test", start)
    return found


def _exact(text: str, column: int) -> Expression:
    if len(text) < 3 or not text.endswith('"') or not norms(text[1:-1]):
        raise ExpressionFault('a quoted text needs a word or mark that can be found, and a closing `"`', column)
    return Exact(text[1:-1])


def _words(text: str, column: int) -> Expression:
    if not (found := words_of(text)).forms:
        raise ExpressionFault(f"`{text}` holds no word", column)
    return found


def _prefix(text: str, column: int) -> Expression:
    found = norms(text)
    if len(found) != 1 or len(found[0]) < 3:
        raise ExpressionFault("a prefix is one word of at least three letters before `*`", column)
    prefix = found[0]
    if prefix.endswith(("is", "ys")):  # `organis*` also begins `organize`, whose norm has a z
        return Choice((Prefix(prefix), Prefix(prefix[:-1] + "z")))
    return Prefix(prefix)


def _joined(items: list[Expression]) -> list[Expression]:
    """Neighbouring words become one run, so that they can match joined up (`game changer`, `gamechanger`)."""
    found = items[:1]
    for before, item in pairwise(items):
        if isinstance(before, Words) and isinstance(item, Words) and isinstance(found[-1], Words):
            found[-1] = Words(found[-1].forms + item.forms)
        else:
            found.append(item)
    return found
