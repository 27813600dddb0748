"""Where expressions match: spans from the first to the last matched token, and what they captured."""

from __future__ import annotations

import pytest

from claimlint.expressions.matching import find, find_any
from claimlint.expressions.syntax import parse
from claimlint.language.reading import read_language
from claimlint.model.text import AnnotatedText, Mark, Phrase, Span
from tests.language.documents import document


def found(expression: str, *texts: str) -> list[str]:
    text = read_language(document(*texts))
    return [text.words(match.start, match.end) for match in find(parse(expression), text)]


#: Expression, text with `<<…>>` around every match.
CASES = [
    # words, whatever their case, marks and joints
    ("cure", "A <<cure>>, the <<Cure>>, “<<CURE>>” but not curettage."),
    ("side effect", "One <<side effect>>, a <<side-effect>>, <<Side\u2011Effect>>; sides, effect."),
    ("side-effect", "One <<side effect>> or <<side-effect>>."),
    ("gamechanger", "A <<game changer>>, a <<game-changer>>, a <<gamechanger>>."),
    ("game changer", "A <<game changer>>, a <<game-changer>>, a <<gamechanger>>."),
    ("preprint", "A <<preprint>> or <<pre-print>>."),
    ("pre-print server", "A <<preprint server>>, a <<pre-print server>>."),
    ("maybe", "<<Maybe>> it may be."),
    ("may be", "Maybe it <<may be>>."),
    ("avoid", "<<Avoid>> a void."),
    ("a void", "Avoid <<a void>>."),
    ("don't cure", "They <<don’t cure>> and <<don't cure>>."),
    ("cannot cure", "It <<cannot cure>>, it <<can not cure>>."),
    ("crohn's disease", "<<Crohn’s disease>>, <<Crohn's Disease>>."),
    ("tumour", "A <<tumor>> or <<tumour>>."),
    ("organised by", "<<Organized by>> us, <<organised-by>> them."),
    ("10 mg", "Take <<10mg>>, <<10 mg>> or <<10-mg>> doses."),
    ("50 %", "About <<50%>> or <<50 %>>."),
    ("cancer ,", "In <<cancer,>> yes."),
    # inflection
    ("[cure]", "<<Cure>>, <<cures>>, <<cured>>, <<curing>>, curable."),
    ("[ward off]", "It <<wards off>> and <<warded off>>, <<warding off>>."),
    ("[side effect|harm]", "<<Side effects>> and <<harms>>."),
    ("[diagnosis of]", "<<Diagnoses of>> cancer."),
    # prefixes and exact text
    ("suicid*", "<<Suicide>>, <<suicidal>>, not sui."),
    ("organis*", "<<Organize>>, <<organise>>, <<organisation>>, <<Organism>>, organ."),
    ("anti suicid*", "<<Anti-suicidal>>."),
    ('"MS"', "<<MS>> or ms, MSc, M.S."),
    ('"IT is"', "<<IT is>> not: it is, IT  is."),
    ('"100%"', "Up to <<100%>>, not 100 %."),
    ('"game-changer"', "A <<game-changer>>, no game changer, no game-changers."),
    ('"(c)"', "All <<(c)>> 2020."),
    ('"\'reset\' button"', "A '<<reset' button>>."),
    ('"Dr. No"', "Ask <<Dr. No>> today."),
    # optional, choices
    ("may also? help", "It <<may help>>, it <<may also help>>, it may not help."),
    ("may (well|very well)? help", "It <<may very well help>>; it <<may help>>."),
    ("cure?", "No <<cure>>."),
    ("a? cure", "<<A cure>>, the <<cure>>."),
    ("cure all?", "A <<cure all>> or <<cure>>"),
    ("(cure|cure all)", "A <<cure all>>."),
    ("(cure|cure all) all", "A <<cure all all>> or <<cure all>>."),
    ("(pain? relief?) now", "<<Pain relief now>>, <<relief now>>, <<now>>."),
    ("no (proof|(good|clear) evidence)", "<<No proof>>, <<no clear evidence>>, no evidence."),
    ("cure cure", "<<cure cure>> cure."),
    # gaps
    ("cures .. pain", "It <<cures your old pain>>, pain."),
    ("cures .. pain", "It <<cures pain>>."),
    ("cures .. pain", "It <<cures one two three four five six seven eight nine ten eleven twelve pain>>."),
    ("cures .. pain", "It cures one two three four five six seven eight nine ten eleven twelve thirteen pain."),
    ("cures .. pain", "It <<cures, (one), two three four five six seven eight nine ten eleven, twelve, pain>>."),
    ("cures .. pain", "It cures; pain stays."),
    ("cures .. pain", "It cures. Pain stays."),
    ("no .. cure .. known", "<<No good cure is known>>."),
    ("(no .. cure|nothing)", "<<No real cure>> is a cure. <<Nothing>> is."),
    ("no .. (cure|cure all)", "<<No real cure all>>."),
    ("no .. cure?", "<<No>> way. <<No real cure>>."),
    ("no? .. cure", "<<No real cure>>. A <<cure>>."),
    ("no .. real? .. cure", "<<No real and good cure>>; <<no cure>>."),
    ("it (cures .. pain) now", "<<It cures all pain now>>."),
    ("it cures .. pain", "It <<it cures pain>>."),
    # together
    ("pain & cures", "It <<cures pain>>. <<Pain it never cures>>."),
    ("pain & cures", "It cures; pain stays."),
    ("pain & cures & fast", "<<Fast it cures pain>>."),
    ("pain & (cures|heals)", "It <<heals pain>>."),
    ("(pain & cures) .. now", "It <<cures pain right now>>."),
    ("pain & cures fast?", "It cures fast: <<pain it cures fast>>."),
    ("pain & fast?", "<<Pain>>; <<fast pain>>."),
]  # fmt: skip


@pytest.mark.parametrize(("expression", "marked"), CASES, ids=[f"{case[0]}-{n}" for n, case in enumerate(CASES)])
def test_matches(expression: str, marked: str) -> None:
    expected = [part.split(">>")[0] for part in marked.split("<<")[1:]]
    assert found(expression, marked.replace("<<", "").replace(">>", "")) == expected


@pytest.mark.parametrize(
    "expression", ["cures pain", "cures .. pain", "cures & pain", "curespain", '"cures pain"', "cures (all? pain)"]
)
def test_nothing_matches_across_blocks(expression: str) -> None:
    assert found(expression, "It cures", "pain") == []


@pytest.mark.parametrize("expression", ["cures pain?", "cures .. pain?", "cures & pain?", "cures (all? pain?)"])
def test_what_may_be_absent_may_be_so_at_the_end(expression: str) -> None:
    assert found(expression, "It cures") == ["cures"]
    assert found(expression, "It cures", "pain") == ["cures"]
    assert found(expression, "It cures", "all else") == ["cures"]


def test_an_optional_word_alone_is_never_an_empty_match() -> None:
    assert found("(cures pain)?", "It cures nothing.") == []
    assert found("cures? pain?", "It cures pain, pain.") == ["cures pain", "pain"]


def test_an_empty_document_holds_nothing() -> None:
    for expression in ("a", "a?", "a .. b", "a & b", '"a"', "aaa*", "$a"):
        assert found(expression) == []
        assert found(expression, "") == []


def marked_text() -> AnnotatedText:
    """`Zinc cures colds fast; ginger eases flu.` with conditions, treatments and two claims."""
    text = read_language(document("Zinc cures colds fast; ginger eases flu."))
    cold = Phrase(2, 3, "colds", "cold")
    flu = Phrase(7, 8, "flu", "flu")
    return text.marked(
        [
            Mark("$condition", 2, 3, {"term": "cold"}),
            Mark("$condition", 2, 4, {"term": "cold fast"}),
            Mark("$condition", 7, 8, {"term": "flu"}),
            Mark("$curable", 2, 3, {"term": "cold"}),
            Mark("@claim", 0, 3, {"strength": "direct", "outcome": cold, "size": 30, "design": ("rct", "open")}),
            Mark("@claim", 5, 8, {"strength": "conditional", "outcome": flu, "size": 2.5}),
        ]
    )


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("$condition", ["colds fast", "flu"]),
        ("$nothing", []),
        ("[cure] $condition", ["cures colds fast"]),
        ("$condition fast", ["colds fast"]),
        ("$condition ;", ["colds fast;"]),
        ("(eases|cures) .. $condition", ["cures colds fast", "eases flu"]),
        ("@claim", ["Zinc cures colds", "ginger eases flu"]),
        ("@claim fast", ["Zinc cures colds fast"]),
        ("@claim[strength=direct]", ["Zinc cures colds"]),
        ("@claim[strength!=direct]", ["ginger eases flu"]),
        ("@claim[strength=direct|conditional]", ["Zinc cures colds", "ginger eases flu"]),
        ("@claim[outcome=flu]", ["ginger eases flu"]),
        ("@claim[outcome=$curable]", ["Zinc cures colds"]),
        ("@claim[outcome=$condition, strength=conditional]", ["ginger eases flu"]),
        ("@claim[size>=2.5]", ["Zinc cures colds", "ginger eases flu"]),
        ("@claim[size>=3]", ["Zinc cures colds"]),
        ("@claim[size<=3]", ["ginger eases flu"]),
        ("@claim[size=30]", ["Zinc cures colds"]),
        ("@claim[size>=many]", []),
        ("@claim[strength>=2]", []),
        ("@claim[design=rct]", ["Zinc cures colds"]),
        ("@claim[design=any]", ["Zinc cures colds"]),
        ("@claim[design=none]", ["ginger eases flu"]),
        ("@claim[design!=rct]", ["ginger eases flu"]),
        ("@claim[design!=none]", ["Zinc cures colds"]),
    ],
)
def test_marks_and_their_tests(expression: str, expected: list[str]) -> None:
    text = marked_text()
    assert [text.words(match.start, match.end) for match in find(parse(expression), text)] == expected


def test_a_match_tells_its_pieces_and_marks() -> None:
    text = marked_text()
    (match,) = find(parse("zinc .. $condition ;"), text)
    assert (match.start, match.end) == (0, 5)
    assert match.pieces == ((0, 1), (2, 4), (4, 5))
    assert match.marks == (("$condition", 2, 4),)
    (match,) = find(parse("fast & zinc"), text)
    assert match.pieces == ((0, 1), (3, 4))


def test_within_keeps_what_lies_inside_a_span() -> None:
    text = read_language(document("cure all cure all cure"))
    spans = [Span(0, 1), Span(2, 4)]
    assert [(m.start, m.end) for m in find(parse("cure all?"), text, spans)] == [(0, 1), (2, 4)]
    assert find(parse("cure all"), text, []) == []


def test_several_expressions_together_keep_overlaps_in_reading_order() -> None:
    text = read_language(document("a cure all for pain"))
    expressions = [parse(one) for one in ("cure", "all for", "cure all", "a cure")]
    assert [(m.start, m.end) for m in find_any(expressions, text)] == [(0, 2), (1, 3), (1, 2), (2, 4)]


def test_a_repeated_part_is_judged_afresh_at_every_place() -> None:
    assert found("(a|b) (a|b)", "a b a b") == ["a b", "a b"]
    assert found("a .. (b|c) .. (b|c)", "a b c") == ["a b c"]
