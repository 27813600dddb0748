"""Word lists: what a line may be, what it is called, and what is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimlint.errors import Fault
from claimlint.expressions.plain_terms import name_of, plain_term
from claimlint.expressions.spelling import norms
from claimlint.expressions.syntax import parse
from claimlint.model.rule import Pack, Term

Loaded = Callable[[Mapping[str, str | bytes]], Pack]
Faults = Callable[[Mapping[str, str | bytes]], list[Fault]]
PATH = "house/vocab/remedy.txt"


def terms(loaded: Loaded, text: str) -> tuple[Term, ...]:
    return loaded({"vocab/remedy.txt": text}).vocabularies["remedy"].terms


def test_lines_are_terms_comments_and_blanks_are_not(loaded: Loaded) -> None:
    found = terms(loaded, "# Own list.\n\n  green tea  # a drink\n~ cold plunge\n[cold bath|ice bath]\n# the end\n")
    assert found == (
        Term("green tea", parse("green tea"), line=3),
        Term("cold plunge", parse("cold plunge"), ambiguous=True, line=4),
        Term("cold bath", parse("[cold bath|ice bath]"), line=5),
    )


def test_a_hash_within_a_word_or_quotes_is_no_comment(loaded: Loaded) -> None:
    assert [term.name for term in terms(loaded, '# Own list.\n"no. #1"\n"#1 tea" # best\n')] == ["no . # 1", "# 1 tea"]


def test_a_list_may_include_another(loaded: Loaded) -> None:
    found = terms(loaded, "# Own list.\n$cure\n$condition .. tea\n")
    assert [(term.name, term.expression) for term in found] == [
        ("cure", parse("$cure")),
        ("condition tea", parse("$condition .. tea")),
    ]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Green Tea", "green tea"),
        ("[ward off|stave off]", "ward off"),
        ('"MS"', "ms"),
        ("(heart attack|[infarct])", "heart attack"),
        ("([heart attack]|MI)", "heart attack"),
        ("type 2 diabetes (mellitus)?", "type 2 diabetes"),
        ("not .. (medical|health) advice", "not medical advice"),
        ("oestrogen", "estrogen"),
        ("suicid*", "suicid"),
    ],
)
def test_a_term_is_called_by_its_first_alternative(loaded: Loaded, line: str, name: str) -> None:
    assert [term.name for term in terms(loaded, f"# Own list.\n{line}\n")] == [name]


def test_the_digest_follows_the_text(loaded: Loaded) -> None:
    digests = {loaded({"vocab/remedy.txt": f"# {n}\ntea\n"}).vocabularies["remedy"].digest for n in (1, 2, 2)}
    assert len(digests) == 2


@pytest.mark.parametrize(
    ("text", "line", "column", "sentence"),
    [
        ("# Own.\ntea\n  [mint tea\n", 3, 3, "never closed"),
        ("# Own.\n~ mint .. $conditoin\n", 2, 11, "did you mean `$condition`?"),
        ("# Own.\nmint .. @claim\n", 2, 9, "a vocabulary cannot use `@claim`"),
        ("# Own.\nmint?\n", 2, 1, "everything in this expression is optional"),
        ("# Own.\ntea\nmint\n~ Tea # again\n", 4, 3, "`Tea` stands twice, first on line 2"),
        ("tea\n", 1, 1, "says where this list comes from"),
        ("# Own.\n", 1, 1, "holds no terms"),
        ("# Own.\ntea\n$remedy\n", 3, 1, "include each other: $remedy > $remedy"),
    ],
)
def test_a_fault_in_a_list_is_refused_at_its_place(
    faults: Faults, text: str, line: int, column: int, sentence: str
) -> None:
    (found,) = faults({"vocab/remedy.txt": text})
    assert (found.path, found.line, found.column) == (PATH, line, column)
    assert sentence in found.message


def test_case_tells_quoted_terms_apart(loaded: Loaded) -> None:
    assert len(terms(loaded, '# Own.\n"AIDS"\n"aids"\n')) == 2


def test_every_circle_of_lists_is_reported_once(faults: Faults) -> None:
    found = faults(
        {
            "vocab/a.txt": "# Own.\ntea\n(mint|$b)\n",
            "vocab/b.txt": "# Own.\n$a\n",
            "vocab/c.txt": "# Own.\n$d\n",
            "vocab/d.txt": "# Own.\n$c\n",
            "vocab/e.txt": "# Own.\n$a\n",
        }
    )
    assert len(found) == 2
    assert {frozenset(fault.message.split(": ")[1].split(" > ")) for fault in found} == {
        frozenset({"$a", "$b"}),
        frozenset({"$c", "$d"}),
    }


_word = st.from_regex(r"[A-Za-z]{1,8}|cannot|oestrogen|[a-z]{2,5}-[a-z]{2,5}|don't|10mg|B12", fullmatch=True)
_phrase = st.lists(_word, min_size=1, max_size=3).map(" ".join)
_options = st.lists(_phrase, min_size=1, max_size=3).map("|".join)
_option = st.one_of(_phrase, _options.map("[{}]".format), _phrase.map('"{}"'.format))


@given(st.one_of(_option, st.lists(_option, min_size=1, max_size=3).map("|".join).map("({})".format)))
def test_plain_lines_read_as_the_parser_reads_them(line: str) -> None:
    found = plain_term(line)
    if found is not None:
        assert (found.expression, found.name) == (parse(line), name_of(line))


@given(_phrase)
def test_the_name_of_plain_words_is_their_norms(line: str) -> None:
    assert name_of(line) == " ".join(norms(line))
