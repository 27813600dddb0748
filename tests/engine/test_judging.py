"""The rule form, key by key: a rule written in YAML, a post, and what is reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimlint.engine.judging import judge
from claimlint.model.report import Finding
from claimlint.model.setting import Setting
from claimlint.packs import load
from tests.texts import DAY, marked

BODY = """
title: A test
level: warning
message: "“{found}” was found."
advice: Change it.
why: Because.
authority: [editorial-practice]
bad: ["one <<zebra>>", "two <<zebra>>"]
good: ["a lion", "a goat"]
"""


def report(
    folder: Path,
    rule: str,
    post: str,
    profile: str = "publisher",
    country: str = "us",
    provides: tuple[str, ...] = (),
) -> list[Finding]:
    """What one rule, given as the keys that differ from BODY, reports of a post."""
    lines = [line for line in BODY.strip().splitlines() if not any(line.startswith(k + ":") for k in _keys(rule))]
    (folder / "house").mkdir(exist_ok=True)
    (folder / "house" / "zebra.yaml").write_text("\n".join(lines) + "\n" + rule, encoding="utf-8")
    pack = load([folder])
    mine = tuple(one for one in pack.rules if one.id.startswith("house/"))
    text = marked(post, pack.vocabularies)
    return list(judge(text, mine, pack, Setting(pack.vocabularies, DAY, profile, country, provides=provides)))


def _keys(rule: str) -> list[str]:
    return [line.split(":")[0] for line in rule.splitlines() if line and not line.startswith((" ", "-"))]


def excerpts(found: list[Finding]) -> list[str]:
    return [one.excerpt for one in found]


def test_find_reports_the_words_and_their_place(tmp_path: Path) -> None:
    (found,) = report(tmp_path, "find: zebra", "First line.\n\nA *zebra* ran.")
    assert (found.excerpt, found.start.line, found.start.column, found.start.offset) == ("zebra", 3, 4, 16)
    assert (found.message, found.scope, found.level) == ("“zebra” was found.", "span", "warning")


def test_overlapping_matches_of_one_rule_are_one_finding(tmp_path: Path) -> None:
    found = report(tmp_path, "find: [zebra, striped zebra, zebra foal]", "A striped zebra foal.")
    assert excerpts(found) == ["striped zebra"]


@pytest.mark.parametrize(
    ("scope", "post", "reported"),
    [
        ("match", "A zebra in the zoo.", True),
        ("clause", "A zebra ran; the zoo closed.", True),
        ("clause", "A zebra ran to the zoo.", False),
        ("sentence", "A zebra ran; the zoo closed.", False),
        ("sentence", "A zebra ran. The zoo closed.", True),
        ("nearby", "A zebra ran. The zoo closed.", False),
        ("nearby", "A zebra ran. It was late. The zoo closed.", True),
        ("paragraph", "A zebra ran. It was late. The zoo closed.", False),
        ("paragraph", "A zebra ran.\n\nThe zoo closed.", True),
        ("section", "# One\n\nA zebra ran.\n\nThe zoo closed.", False),
        ("section", "# One\n\nA zebra ran.\n\n## Two\n\nThe zoo closed.", True),
        ("document", "# One\n\nA zebra ran.\n\n## Two\n\nThe zoo closed.", False),
    ],
)
def test_without_looks_as_far_as_its_scope(tmp_path: Path, scope: str, post: str, reported: bool) -> None:
    assert bool(report(tmp_path, f"find: zebra\nwithout: {{{scope}: zoo}}", post)) is reported
    assert bool(report(tmp_path, f"find: zebra\nwith: {{{scope}: zoo}}", post)) is not reported


def test_match_scope_overlaps_the_found_words(tmp_path: Path) -> None:
    rule = "find: zebra\nwithout: {match: zebra crossing}"
    assert excerpts(report(tmp_path, rule, "A zebra at the zebra crossing.")) == ["zebra"]


def test_every_scope_under_with_must_hold(tmp_path: Path) -> None:
    rule = "find: zebra\nwith: {sentence: zoo, document: lion}"
    assert not report(tmp_path, rule, "A zebra in the zoo.")
    assert report(tmp_path, rule, "A zebra in the zoo. A lion.")


def test_a_scope_may_ask_for_several(tmp_path: Path) -> None:
    rule = "find: zebra\nwith: {document: {find: lion, at-least: 2}}"
    assert not report(tmp_path, rule, "A zebra and a lion.")
    assert report(tmp_path, rule, "A zebra, a lion and a lion.")


def test_same_means_that_both_speak_of_one_thing(tmp_path: Path) -> None:
    rule = "find: $drug zebra\nwithout: {document: {find: $drug lion, same: drug}}"
    assert not report(tmp_path, rule, "A sertraline zebra. A sertraline lion.")
    assert report(tmp_path, rule, "A sertraline zebra. A naproxen lion.")


def test_same_may_have_two_names(tmp_path: Path) -> None:
    rule = "find: $condition zebra\nwith: {document: {find: '@claim', same: condition as outcome}}"
    assert report(tmp_path, rule, "A migraine zebra. Magnesium eases migraine.")
    assert not report(tmp_path, rule, "A migraine zebra. Magnesium eases asthma.")


@pytest.mark.parametrize(
    ("part", "post", "reported"),
    [
        ("title", "# A zebra\n\nText.", True),
        ("title", "Text.\n\nA zebra.", False),
        ("heading", "# One\n\n## A zebra\n\nText.", True),
        ("list", "- a zebra\n", True),
        ("table", "| a |\n|---|\n| zebra |\n", True),
        ("quote", "> a zebra\n", True),
        ("front-matter", "---\ndescription: A zebra\n---\nText.", True),
        ("front-matter", "A zebra.", False),
        ("opening", "A zebra.\n\nText.\n\nEnd.", True),
        ("closing", "A zebra.\n\nText.\n\nEnd.", False),
        ("closing", "Text.\n\nA zebra.", True),
    ],
)
def test_in_names_parts_of_a_post(tmp_path: Path, part: str, post: str, reported: bool) -> None:
    assert bool(report(tmp_path, f"find: zebra\nin: [{part}]", post)) is reported


def test_unless_names_contexts_that_excuse(tmp_path: Path) -> None:
    rule = "find: zebra\nunless: [negated]"
    assert not report(tmp_path, rule, "There is no zebra.")
    assert report(tmp_path, rule, "Is there a zebra?")


def test_a_cue_that_the_rule_itself_names_is_no_excuse(tmp_path: Path) -> None:
    assert excerpts(report(tmp_path, "find: no zebra\nunless: [negated]", "There is no zebra.")) == ["no zebra"]


def test_per_document_reports_once_at_the_first_place(tmp_path: Path) -> None:
    (found,) = report(tmp_path, "find: zebra\nper: document", "One zebra.\n\nTwo zebra.")
    assert (found.scope, found.start.offset) == ("document", 4)


def test_per_sentence_and_per_attribute(tmp_path: Path) -> None:
    post = "A zebra and a zebra. A zebra."
    assert len(report(tmp_path, "find: zebra\nper: sentence", post)) == 2
    drugs = "Sertraline zebra, naproxen zebra, Sertraline zebra."
    assert len(report(tmp_path, "find: $drug zebra\nper: drug", drugs)) == 2


@pytest.mark.parametrize(
    ("at_least", "post", "reported"),
    [
        ("2", "A zebra.", False),
        ("2", "A zebra and a zebra.", True),
        ("2 sentences", "A zebra and a zebra.", False),
        ("2 sentences", "A zebra. A zebra.", True),
    ],
)
def test_at_least_counts_within_the_document(tmp_path: Path, at_least: str, post: str, reported: bool) -> None:
    assert bool(report(tmp_path, f"find: zebra\nper: document\nat-least: {at_least}", post)) is reported


def test_at_least_distinct_values(tmp_path: Path) -> None:
    rule = "find: $drug zebra\nper: document\nat-least: 2 distinct drug"
    assert not report(tmp_path, rule, "Sertraline zebra. Sertraline zebra.")
    assert report(tmp_path, rule, "Sertraline zebra. Naproxen zebra.")


LEVELS = """
find: zebra
levels:
  - {level: off, with: {sentence: goat}}
  - {level: error, with: {sentence: lion}}
  - {level: note, profiles: [pharma]}
bad:
  - a <<zebra>>
  - {text: a <<zebra>> and a lion, level: error}
  - {text: a <<zebra>>, level: note, profile: pharma}
"""


@pytest.mark.parametrize(
    ("post", "profile", "levels"),
    [
        ("A zebra.", "clinic", ["warning"]),
        ("A zebra and a lion.", "clinic", ["error"]),
        ("A zebra, a goat and a lion.", "clinic", []),
        ("A zebra.", "pharma", ["note"]),
        ("A zebra and a lion.", "pharma", ["error"]),
    ],
)
def test_the_first_level_that_fits_wins(tmp_path: Path, post: str, profile: str, levels: list[str]) -> None:
    assert [one.level for one in report(tmp_path, LEVELS, post, profile)] == levels


def test_rules_hold_for_profiles_and_countries(tmp_path: Path) -> None:
    rule = "find: zebra\nprofiles: [clinic]\njurisdictions: [uk]"
    assert report(tmp_path, rule, "A zebra.", "clinic", "uk")
    assert not report(tmp_path, rule, "A zebra.", "clinic", "us")
    assert not report(tmp_path, rule, "A zebra.", "publisher", "uk")


def test_messages_fit_the_reader_and_name_what_was_found(tmp_path: Path) -> None:
    rule = """
find: $drug zebra
message: [{text: "For clinics: {drug}.", for: [clinic]}, "For all: {drug}."]
bad: ["a <<sertraline zebra>>", "A <<naproxen zebra>>"]
"""
    assert report(tmp_path, rule, "A Zoloft zebra.", "clinic")[0].message == "For clinics: Zoloft."
    assert report(tmp_path, rule, "A Zoloft zebra.")[0].message == "For all: Zoloft."


def test_reference_entries_are_no_prose(tmp_path: Path) -> None:
    post = "A lion.\n\n## References\n\n1. Smith J. A zebra in the zoo. J Zoo. 2019;3:1-9. doi:10.1000/182\n"
    assert not report(tmp_path, "find: zebra", post)
    assert report(tmp_path, "find: zebra\nin: [reference]", post)


def test_equal_sentences_get_different_fingerprints(tmp_path: Path) -> None:
    first, second = report(tmp_path, "find: zebra", "A zebra.\n\nA zebra.")
    assert first.fingerprint != second.fingerprint
    (moved, _) = report(tmp_path, "find: zebra", "Words before.\n\nA **zebra**.\n\nA zebra.")
    assert moved.fingerprint == first.fingerprint


def test_a_duty_of_the_whole_post_has_one_fingerprint_whichever_sentence_comes_first(tmp_path: Path) -> None:
    (one,) = report(tmp_path, "find: zebra\nper: document", "A zebra.\n\nA striped zebra.")
    (moved,) = report(tmp_path, "find: zebra\nper: document", "A striped zebra.\n\nA zebra.")
    assert one.sentence != moved.sentence
    assert one.fingerprint == moved.fingerprint


def test_the_text_to_paste_is_filled_and_leaves_gaps_for_what_is_unknown(tmp_path: Path) -> None:
    rule = "paste: Ask about {treatment} for {condition}.\nfind: ['@use', zebra]"
    assert [one.paste for one in report(tmp_path, rule, "Zoloft is given for depression. A zebra ran.")] == [
        "Ask about Zoloft for depression.",
        "Ask about [treatment] for [condition].",
    ]


def test_the_text_to_paste_fits_its_reader(tmp_path: Path) -> None:
    rule = "paste: [Call 112., {text: Call 999., for: [uk]}]\nfind: zebra"
    told = [report(tmp_path, rule, "A zebra.", country=country)[0].paste for country in ("eu", "uk")]
    assert told == ["Call 112.", "Call 999."]
    assert report(tmp_path, "find: zebra", "A zebra.")[0].paste == ""


def table(folder: Path, text: str) -> None:
    """Writes a table of knowledge beside the rule."""
    (folder / "knowledge").mkdir()
    (folder / "knowledge" / "beast.yaml").write_text(text, encoding="utf-8")


BEASTS = """
zebra: {terms: zebra, says: it has stripes, source: a book, checked: 2026-01-02}
okapi: {terms: okapi, says: it hides, source: hearsay, checked: never}
uk: {terms: badger, says: it digs, source: a book, checked: 2026-01-02}
"""


@pytest.mark.parametrize("find", ["$beast", "the $beast", "(ran|$beast-okapi|$beast-zebra)"])
def test_a_finding_that_rests_on_an_unchecked_fact_is_at_most_a_warning(tmp_path: Path, find: str) -> None:
    table(tmp_path, BEASTS)
    rule = f"find: {find}\nlevel: error"
    assert [one.level for one in report(tmp_path, rule, "See the zebra.")] == ["error"]
    assert [one.level for one in report(tmp_path, rule, "See the okapi.")] == ["warning"]
    assert [one.level for one in report(tmp_path, rule.replace("error", "note"), "See the okapi.")] == ["note"]


def test_a_rule_that_asks_for_no_fact_keeps_its_level(tmp_path: Path) -> None:
    table(tmp_path, BEASTS)
    assert [one.level for one in report(tmp_path, "find: okapi\nlevel: error", "See the okapi.")] == ["error"]


def test_texts_say_what_the_found_row_says_else_the_row_of_the_country(tmp_path: Path) -> None:
    table(tmp_path, BEASTS)
    rule = "find: [$beast, lion]\npaste: 'Know: {beast.says}.'"
    said = [report(tmp_path, rule, post, country="uk")[0].paste for post in ("A zebra.", "An okapi.", "A lion.")]
    assert said == ["Know: it has stripes.", "Know: it hides.", "Know: it digs."]
    assert report(tmp_path, rule, "A lion.")[0].paste == "Know: [beast.says]."


def test_a_site_that_provides_a_statement_owes_it_in_no_text(tmp_path: Path) -> None:
    rule = "find: zebra\nper: document\nstatement: stripes"
    assert report(tmp_path, rule, "A zebra.", provides=("stripes",)) == []
    assert report(tmp_path, rule, "A zebra.", provides=("spots",))
