"""The grammar of expressions: what each construct becomes, and where a fault stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimlint.errors import ExpressionFault
from claimlint.expressions.inflection import phrase_forms
from claimlint.expressions.syntax import MAX_DEPTH, MAX_LENGTH, parse
from claimlint.model.expression import (
    Chain,
    Choice,
    Exact,
    Expression,
    Marked,
    Maybe,
    Prefix,
    Sequence,
    Together,
    Words,
)
from claimlint.model.expression import (
    Test as Trial,
)


def words(*norms: str) -> Words:
    return Words(tuple(frozenset({norm}) for norm in norms))


def inflected(*norms: str) -> Words:
    return Words(phrase_forms(norms))


CONSTRUCTS: list[tuple[str, Expression]] = [
    ("cure", words("cure")),
    ("Side Effect", words("side", "effect")),
    ("side-effect", words("side", "effect")),
    ("tumour", words("tumor")),
    ("don't", words("do", "n't")),
    ("cannot", words("can", "not")),
    ("0.5", words("0.5")),
    ("suicid*", Prefix("suicid")),
    ("haemorrh*", Prefix("hemorrh")),
    ("organis*", Choice((Prefix("organis"), Prefix("organiz")))),
    ('"MS"', Exact("MS")),
    ('"a | b [c] (d)? .. $e @f & g*"', Exact("a | b [c] (d)? .. $e @f & g*")),
    ("[cure]", inflected("cure")),
    ("[ward off]", inflected("ward", "off")),
    ("[ward off|stop]", Choice((inflected("ward", "off"), inflected("stop")))),
    ("[no longer] cure", Words((*inflected("no", "longer").forms, *words("cure").forms))),
    ("(a|b c)", Choice((words("a"), words("b", "c")))),
    ("(a)", words("a")),
    ("((a|b)|c)", Choice((Choice((words("a"), words("b"))), words("c")))),
    ("a?", Maybe(words("a"))),
    ("a b? c", Sequence((words("a"), Maybe(words("b")), words("c")))),
    ("(a|b)? c", Sequence((Maybe(Choice((words("a"), words("b")))), words("c")))),
    ("(a? b?)", Sequence((Maybe(words("a")), Maybe(words("b"))))),
    ("$condition", Marked("$condition")),
    ("$cure-verb pain", Sequence((Marked("$cure-verb"), words("pain")))),
    ("@claim", Marked("@claim")),
    ("@claim[verb=$cure]", Marked("@claim", (Trial("verb", "=", ("$cure",)),))),
    (
        "@claim[verb=$cure, outcome != none,size>=30,size<=-1.5]",
        Marked(
            "@claim",
            (
                Trial("verb", "=", ("$cure",)),
                Trial("outcome", "!=", ("none",)),
                Trial("size", ">=", ("30",)),
                Trial("size", "<=", ("-1.5",)),
            ),
        ),
    ),
    ("@study[design=rct|cohort|any]", Marked("@study", (Trial("design", "=", ("rct", "cohort", "any")),))),
    ("@claim[source.status=found]", Marked("@claim", (Trial("source.status", "=", ("found",)),))),
    ("@claim [a]", Sequence((Marked("@claim"), inflected("a")))),
    ("a .. b", Chain((words("a"), words("b")))),
    ("a..b", Chain((words("a"), words("b")))),
    ("a .. b c .. d", Chain((words("a"), words("b", "c"), words("d")))),
    ("a & b & c", Together((words("a"), words("b"), words("c")))),
    ("(a .. b) & c", Together((Chain((words("a"), words("b"))), words("c")))),
    ("(a & b) .. c", Chain((Together((words("a"), words("b"))), words("c")))),
    ("x (a .. b|c)", Sequence((words("x"), Choice((Chain((words("a"), words("b"))), words("c")))))),
]


@pytest.mark.parametrize(("text", "parsed"), CONSTRUCTS, ids=[text for text, _ in CONSTRUCTS])
def test_constructs(text: str, parsed: Expression) -> None:
    assert parse(text) == parsed


FAULTS = [
    ("", 0, "missing"),
    ("   ", 3, "missing"),
    ("a ..", 4, "missing"),
    (".. a", 0, "missing"),
    ("a & ", 4, "missing"),
    ("a | b", 2, "unexpected `|`"),
    ("a (b", 2, "never closed by `)`"),
    ("a [b", 2, "never closed by `]`"),
    ("(a|)", 3, "missing"),
    ("()", 1, "missing"),
    ("[]", 1, "plain words"),
    ("[a|]", 3, "plain words"),
    ("[a?]", 2, "plain words"),
    ("[a (b)]", 3, "plain words"),
    ('["a"]', 1, "plain words"),
    ("a )", 2, "unexpected `)`"),
    ("a ]", 2, "unexpected `]`"),
    ("?", 0, "unexpected `?`"),
    ("a??", 2, "unexpected `?`"),
    ("a .. b & c", 7, "side by side"),
    ("a & b .. c", 6, "side by side"),
    (" .. ".join("a" * 11), 2, "more than 10 parts"),
    ("a ... b", 2, "two dots"),
    ('cure "all', 5, "closing"),
    ('""', 0, "a word or mark"),
    ('a "\'"', 2, "a word or mark"),
    ("ab*", 0, "three letters"),
    ("pre-prin*", 0, "one word"),
    ("a *", 2, "means nothing"),
    ("a $", 2, "means nothing"),
    ("$Condition", 0, "means nothing"),
    ("a @", 2, "means nothing"),
    ("a '", 2, "holds no word"),
    ("@claim[]", 7, "holds no test"),
    ("@claim[verb]", 7, "attribute=value"),
    ("@claim[verb=a, outcome]", 14, "attribute=value"),
    ("@claim[verb=A]", 12, "no name"),
    ("@claim[verb=a", 6, "never closed"),
    ("$cure[verb=a]", 5, "takes no tests"),
    ("(" * (MAX_DEPTH + 1) + "a" + ")" * (MAX_DEPTH + 1), MAX_DEPTH + 1, "nested deeper"),
    ("a " * MAX_LENGTH, 0, "longer than"),
]


@pytest.mark.parametrize(("text", "column", "message"), FAULTS, ids=[text[:24] for text, *_ in FAULTS])
def test_faults_name_their_column(text: str, column: int, message: str) -> None:
    with pytest.raises(ExpressionFault) as caught:
        parse(text)
    assert message in caught.value.message
    assert caught.value.column == column


def fault_of(text: str) -> ExpressionFault | None:
    try:
        parse(text)
    except ExpressionFault as fault:
        return fault
    return None


SIGNS = st.text(alphabet="ab*?|&.()[]\"$@=!<>, -'_1", max_size=60)


@given(st.one_of(SIGNS, st.text(max_size=60)))
def test_any_text_parses_or_is_at_fault_within_it(text: str) -> None:
    fault = fault_of(text)
    assert fault is None or (0 <= fault.column <= len(text) and fault.message)


@pytest.mark.parametrize(
    "unit", ["(", "[", "a? ", "(a|", '"', "@a[b=", "@a[b= ", "a..", "[a|", "@a[b=c,", "- ", ".", "$a ", " "]
)
def test_the_longest_texts_parse_or_are_at_fault_within_them(unit: str) -> None:
    text = unit * (MAX_LENGTH // len(unit))
    for candidate in (text, text + "x" * (MAX_LENGTH - len(text)), text[:-1] + "]"):
        fault = fault_of(candidate)
        assert fault is None or 0 <= fault.column <= len(candidate)
