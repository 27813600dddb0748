"""Tables of knowledge: rows become word lists with a source and a day of checking, and every fault has its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from claimlint.errors import Fault
from claimlint.model.rule import Fact, Pack

from .conftest import rule

Loaded = Callable[[Mapping[str, str | bytes]], Pack]
Faults = Callable[[Mapping[str, str | bytes]], list[Fault]]
TABLE = """# Where to call.
us:
  terms: [call 911, dial 911]
  says: call 911
  source: A leaflet
  checked: 2026-03-04
uk: {terms: call 999, says: call 999, source: hearsay, checked: never}
"""


def messages(found: list[Fault]) -> str:
    return "\n".join(map(str, found))


def test_a_row_becomes_a_word_list_with_its_fact(loaded: Loaded) -> None:
    pack = loaded({"knowledge/emergency.yaml": TABLE})
    checked, unchecked = pack.vocabularies["emergency-us"], pack.vocabularies["emergency-uk"]
    assert checked.fact == Fact("emergency", "us", "A leaflet", date(2026, 3, 4), "call 911", line=3)
    assert [term.name for term in checked.terms] == ["call 911", "dial 911"]
    assert unchecked.fact is not None
    assert unchecked.fact.checked is None
    assert [fact.name for fact in pack.facts] == ["uk", "us"]


def test_the_table_is_a_list_of_all_its_rows(loaded: Loaded) -> None:
    table = loaded({"knowledge/emergency.yaml": TABLE}).vocabularies["emergency"]
    assert [term.name for term in table.terms] == ["emergency-us", "emergency-uk"]
    assert table.fact is None


def test_rules_and_lists_may_name_rows(loaded: Loaded) -> None:
    files = {
        "knowledge/emergency.yaml": TABLE,
        "vocab/help.txt": "# Own list.\n$emergency\nambulance\n",
        "claims/a.yaml": rule(find="$emergency-uk", without="{document: $help}"),
    }
    assert [one.id for one in loaded(files).rules] == ["claims/a"]


def test_a_row_without_terms_is_known_and_never_found(loaded: Loaded) -> None:
    pack = loaded({"knowledge/approved.yaml": "mdma: {source: A letter, checked: 2026-03-04}\n"})
    assert pack.vocabularies["approved-mdma"].terms == ()


def test_faults_have_their_places(faults: Faults) -> None:
    broken = """us:
  terms: [call $nobody, (open]
  checked: yesterday
  sources: A leaflet
"Call Us": {source: x, checked: never}
"""
    found = messages(faults({"knowledge/emergency.yaml": broken}))
    for expected in (
        "house/knowledge/emergency.yaml:2:16: there is no vocabulary `$nobody`",
        "house/knowledge/emergency.yaml:3:12: `yesterday` is no day",
        "house/knowledge/emergency.yaml:4:3: unknown key `sources`; did you mean `source`?",
        "house/knowledge/emergency.yaml:5:1: `Call Us` names no row",
    ):
        assert expected in found
    assert "the key `source` is missing" in found


def test_what_annotators_mark_belongs_in_rules(faults: Faults) -> None:
    (fault,) = faults({"knowledge/emergency.yaml": TABLE.replace("call 911,", '"@claim help",')})
    assert (fault.line, "begins with `@`" in fault.message) == (3, True)


def test_a_row_may_not_have_the_name_of_a_list(faults: Faults) -> None:
    found = messages(faults({"knowledge/emergency.yaml": TABLE, "vocab/emergency-us.txt": "# Own list.\nhelp\n"}))
    assert "the vocabulary `emergency-us` exists already" in found


def test_a_table_is_a_group_of_rows(faults: Faults) -> None:
    assert "a table of knowledge is a group of rows" in messages(faults({"knowledge/emergency.yaml": "- us\n- uk\n"}))


def test_texts_may_ask_for_what_a_row_says(loaded: Loaded, faults: Faults) -> None:
    of_found = rule(find="$emergency", paste="'{emergency.says}!'")
    assert loaded({"knowledge/emergency.yaml": TABLE, "claims/a.yaml": of_found}).rules[0].paste
    (fault,) = faults({"knowledge/emergency.yaml": TABLE, "claims/a.yaml": rule(paste="'{emergency.says}!'")})
    assert "gives no `emergency.says`" in fault.message
    silent = TABLE.replace("says: call 999, ", "")
    (fault,) = faults({"knowledge/emergency.yaml": silent, "claims/a.yaml": of_found})
    assert "gives no `emergency.says`" in fault.message


def test_words_for_every_country_are_whole_enough_to_be_added(loaded: Loaded, faults: Faults) -> None:
    rows = "".join(f"{one}: {{says: call, source: x, checked: never}}\n" for one in ("us", "uk", "eu", "au", "ca"))
    added = rule(paste="'Please {emergency.says}.'", fix="end")
    assert loaded({"knowledge/emergency.yaml": rows, "claims/a.yaml": added}).rules[0].fix == "end"
    found = faults({"knowledge/emergency.yaml": TABLE, "claims/a.yaml": added})
    assert "so `{emergency.says}` cannot be part of it" in messages(found)


def test_a_statement_is_owed_by_a_whole_post(loaded: Loaded, faults: Faults) -> None:
    assert loaded({"claims/a.yaml": rule(statement="crisis-line", per="document")}).rules[0].statement == "crisis-line"
    (fault,) = faults({"claims/a.yaml": rule(statement="crisis-line")})
    assert "`per: document`" in fault.message
