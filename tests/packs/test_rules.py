"""Every key of a rule, and its family's defaults, arrive in the loaded rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from claimlint.errors import Fault
from claimlint.expressions.syntax import parse
from claimlint.model.rule import (
    STANDARD_CONTEXTS,
    AuthorityRef,
    Condition,
    Count,
    LevelChoice,
    Pack,
    Rule,
    Scoped,
    Shared,
    Wording,
)

from .conftest import rule

Loaded = Callable[[Mapping[str, str | bytes]], Pack]


def one(loaded: Loaded, text: str, family: str | None = None) -> Rule:
    files = {"claims/tall-tale.yaml": text} | ({"claims/family.yaml": family} if family else {})
    (found,) = loaded(files).rules
    return found


def test_a_rule_takes_its_id_from_its_path(loaded: Loaded) -> None:
    found = one(loaded, rule())
    assert (found.id, found.family, found.path) == ("claims/tall-tale", "claims", "house/claims/tall-tale.yaml")


def test_plain_keys_arrive_as_they_are_written(loaded: Loaded) -> None:
    found = one(loaded, rule(why="|\n  First line.\n  Second line."))
    assert (found.title, found.level, found.per) == ("Says too much", "warning", "finding")
    assert found.why == "First line.\nSecond line."
    assert found.message == (Wording("“{found}” says too much."),)
    assert found.advice == (Wording("Say less."),)
    assert found.when == Condition()
    assert (found.levels, found.yields_to) == ((), ())


def test_find_is_one_expression_or_several(loaded: Loaded) -> None:
    assert one(loaded, rule(find="miracle tea")).find == (parse("miracle tea"),)
    assert one(loaded, rule(find="\n  - miracle tea\n  - '[wonder]'")).find == (parse("miracle tea"), parse("[wonder]"))


def test_a_condition_takes_all_its_keys(loaded: Loaded) -> None:
    found = one(
        loaded,
        rule(
            in_="[heading, title]",
            with_="{sentence: $cure, reach: ['@source', '@study']}",
            without="{document: {find: '@claim', same: [treatment, verb as outcome], at-least: 3}}",
            unless="[negated, quoted]",
            at_least="5 distinct outcome",
            profiles="[clinic, pharma]",
            jurisdictions="uk",
        ),
    )
    assert found.when == Condition(
        parts=("heading", "title"),
        with_=(Scoped("sentence", (parse("$cure"),)), Scoped("reach", (parse("@source"), parse("@study")))),
        without=(
            Scoped("document", (parse("@claim"),), (Shared("treatment", "treatment"), Shared("verb", "outcome")), 3),
        ),
        unless=("negated", "quoted"),
        at_least=Count(5, "outcome"),
        profiles=("clinic", "pharma"),
        jurisdictions=("uk",),
    )


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("3", Count(3)),
        ("3 findings", Count(3)),
        ("1 sentence", Count(1, "sentences")),
        ("2 sentences", Count(2, "sentences")),
        ("4 distinct treatment", Count(4, "treatment")),
    ],
)
def test_at_least_counts_findings_sentences_or_values(loaded: Loaded, text: str, count: Count) -> None:
    assert one(loaded, rule(at_least=text)).when.at_least == count


def test_standard_is_spelt_out_and_may_be_joined(loaded: Loaded) -> None:
    assert set(one(loaded, rule(unless="standard")).when.unless) == set(STANDARD_CONTEXTS)
    assert set(one(loaded, rule(unless="[standard, quoted]")).when.unless) == {*STANDARD_CONTEXTS, "quoted"}


@pytest.mark.parametrize("per", ["finding", "sentence", "document", "treatment"])
def test_per_names_a_unit_or_an_attribute(loaded: Loaded, per: str) -> None:
    assert one(loaded, rule(per=per)).per == per


def test_per_may_name_a_vocabulary_that_find_uses(loaded: Loaded) -> None:
    assert one(loaded, rule(find="$condition .. tea", per="condition")).per == "condition"


def test_levels_keep_their_order_and_off_needs_no_quotes(loaded: Loaded) -> None:
    found = one(
        loaded,
        rule(
            levels="\n  - {level: off, with: {reach: '@source'}}\n  - {level: error, profiles: clinic}",
            bad="\n  - Our tea <<mends asthma>>.\n  - {text: It <<heals gout>>., profile: clinic, level: error}",
        ),
    )
    assert found.levels == (
        LevelChoice("off", Condition(with_=(Scoped("reach", (parse("@source"),)),))),
        LevelChoice("error", Condition(profiles=("clinic",))),
    )


def test_wordings_and_authorities_may_be_meant_for_some(loaded: Loaded) -> None:
    found = one(
        loaded,
        rule(
            message="\n  - {text: 'For {treatment}.', for: [clinic, us]}\n  - For all.",
            advice="\n  - {text: A., for: [clinic, publisher]}\n  - {text: B., for: [supplement, pharma]}",
            authority="\n  - editorial-practice §2 (b)\n  - {key: editorial-practice, section: p. 4, for: uk}",
        ),
    )
    assert found.message == (Wording("For {treatment}.", ("clinic", "us")), Wording("For all."))
    assert found.advice == (Wording("A.", ("clinic", "publisher")), Wording("B.", ("supplement", "pharma")))
    assert found.authority == (
        AuthorityRef("editorial-practice", "§2 (b)"),
        AuthorityRef("editorial-practice", "p. 4", ("uk",)),
    )


def test_a_rule_may_hold_the_statement_that_a_post_lacks(loaded: Loaded) -> None:
    text = "\n  - {text: Call 112., for: [eu, uk]}\n  - Ask for help."
    found = one(loaded, rule(paste=text, fix="end"))
    assert found.paste == (Wording("Call 112.", ("eu", "uk")), Wording("Ask for help."))
    assert (found.fix, one(loaded, rule()).paste, one(loaded, rule()).fix) == ("end", (), "")


def test_what_is_added_as_it_stands_is_there_and_whole(faults: Callable[[Mapping[str, str]], list[Fault]]) -> None:
    (missing,) = faults({"claims/a.yaml": rule(fix="end")})
    assert "`paste`" in missing.message
    (unfilled,) = faults({"claims/a.yaml": rule(fix="end", paste="Ask about {treatment}.")})
    assert "`{treatment}` cannot be part of it" in unfilled.message
    (unknown,) = faults({"claims/a.yaml": rule(paste="Ask about {treatmnt}.")})
    assert "did you mean `treatment`" in unknown.message


def test_examples_lose_their_marks_and_keep_the_span(loaded: Loaded) -> None:
    found = one(
        loaded,
        rule(
            bad="\n  - Our tea <<mends asthma>>."
            "\n  - text: |\n      # Tea\n\n      It <<heals>> all.\n    jurisdiction: uk",
            good="\n  - Tea is warm.\n  - {text: Tea is tea., profile: pharma, level: off}",
        ),
    )
    first, second = found.bad
    assert (first.text, first.span, first.line) == ("Our tea mends asthma.", (8, 20), 9)
    assert (second.text, second.jurisdiction, second.line) == ("# Tea\n\nIt heals all.", "uk", 10)
    assert second.span is not None
    assert second.text[slice(*second.span)] == "heals"
    assert (found.good[1].text, found.good[1].profile, found.good[1].span) == ("Tea is tea.", "pharma", None)


def test_yields_to_names_other_rules(loaded: Loaded) -> None:
    pack = loaded({"claims/a.yaml": rule(yields_to="claims/b"), "claims/b.yaml": rule(yields_to="[claims/a]")})
    assert [found.yields_to for found in pack.rules] == [("claims/b",), ("claims/a",)]


def test_words_that_yaml_would_misread_stay_text(loaded: Loaded) -> None:
    found = one(loaded, rule(title="12:30", find="[on it, 2024-05-31, no tea]", why="1.10"))
    assert (found.title, found.why) == ("12:30", "1.10")
    assert found.find == (parse("on it"), parse("2024-05-31"), parse("no tea"))


def test_a_family_fills_in_what_a_rule_leaves_out(loaded: Loaded) -> None:
    family = "level: error\nunless: standard\nprofiles: clinic\nadvice: Ask the family.\nwhy: The family knows.\n"
    found = one(loaded, rule(level=None, advice=None, unless="quoted"), family)
    assert (found.level, found.advice) == ("error", (Wording("Ask the family."),))
    assert found.why == "Because it misleads."
    assert found.when == Condition(unless=("quoted",), profiles=("clinic",))


def test_the_digest_follows_the_rule_and_its_family(loaded: Loaded) -> None:
    first = one(loaded, rule(), "profiles: clinic\n").digest
    assert one(loaded, rule(), "profiles: clinic\n").digest == first
    assert one(loaded, rule(), "profiles: pharma\n").digest != first
    assert one(loaded, rule(title="Another"), "profiles: clinic\n").digest != first


def test_rules_come_sorted_and_notes_are_passed_over(loaded: Loaded) -> None:
    pack = loaded({"b/z.yaml": rule(), "a/y.yaml": rule(), "a/README.md": "x", "NOTES.md": "x", "a/.swp": "x"})
    assert [found.id for found in pack.rules] == ["a/y", "b/z"]


def test_a_byte_order_mark_and_foreign_line_ends_are_welcome(loaded: Loaded) -> None:
    text = rule().replace("\n", "\r\n")
    assert one(loaded, "\ufeff" + text).bad[0].line == 9
