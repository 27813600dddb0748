"""Every form of citation, and brackets and figures that are none."""

from __future__ import annotations

import pytest

from claimlint.model.reference import Entry
from tests.annotators.sources_reading import marked

REFERENCES = """

## References

1. Alder J, Birch K. Naps and mood: a meta-analysis. Sleep Notes. 2020;12:3-9.
2. Cedar M. Warm feet. Sleep Notes. 2021;13:1-2.
3. World Health Organization. Sleep report. 2019. https://www.who.int/sleep/report
4. Elm P, Fir Q. Cool rooms: a cohort study. Sleep Notes. 2021;13:5-8.
5. Light in winter. ClinicalTrials.gov. NCT04512345.
"""
FORMS = [
    ("Naps help (doi:10.1016/j.sln.2020.01.001).", "doi", "doi:10.1016/j.sln.2020.01.001"),
    ("Naps help, see 10.1016/S0140-6736(20)30183-5.", "doi", "10.1016/S0140-6736(20)30183-5"),
    ("Naps help (https://doi.org/10.1016/j.sln.2020.01.001).", "doi", "https://doi.org/10.1016/j.sln.2020.01.001"),
    ("Naps help (PMID: 31234567).", "pmid", "PMID: 31234567"),
    ("Naps help (PMC5412345).", "pmcid", "PMC5412345"),
    ("The trial NCT04512345 is open.", "trial", "NCT04512345"),
    ("The trial ISRCTN12345678 is open.", "trial", "ISRCTN12345678"),
    ("The [CDC](https://www.cdc.gov/sleep/data.html) counts naps.", "link", "CDC"),
    ("Naps help (https://www.nice.org.uk/guidance/ng222).", "link", "https://www.nice.org.uk/guidance/ng222"),
    ("Naps help [2].", "numbered", "[2]"),
    ("Naps help [1, 2].", "numbered", "[1, 2]"),
    ("Naps help [1\u20133].", "numbered", "[1\u20133]"),
    ("Naps help.[2]", "numbered", "[2]"),
    ("Naps help (2).", "numbered", "(2)"),
    ("Naps help (1, 2).", "numbered", "(1, 2)"),
    ("Naps help.\u00b2", "numbered", "\u00b2"),
    ("Naps help<sup>2</sup>.", "numbered", "\u00b2"),
    ("Naps help (Alder & Birch, 2020).", "author-year", "Alder & Birch, 2020"),
    ("Naps help (Alder et al., 2020).", "author-year", "Alder et al., 2020"),
    ("Naps help (see Cedar, 2021).", "author-year", "see Cedar, 2021"),
    ("Alder and Birch (2020) found that naps help.", "author-year", "Alder and Birch (2020)"),
    ("Cedar (2021) found that feet matter.", "author-year", "Cedar (2021)"),
    ("Sleep is short (World Health Organization, 2019).", "author-year", "World Health Organization, 2019"),
    ("A 2020 meta-analysis found that naps help.", "textual", "A 2020 meta-analysis"),
    ("A large 2021 cohort study found the same.", "textual", "A large 2021 cohort study"),
    ("A meta-analysis published in 2020 found that naps help.", "textual", "meta-analysis published in 2020"),
    ("Alder and colleagues found that naps help.", "textual", "Alder and colleagues"),
]
NO_CITATIONS = [
    "He said it was \u201cgood [sic]\u201d.",
    "- [x] Done\n- [ ] Open",
    "The law [1990] changed.",
    "The flat has 30 m\u00b2.",
    "Use x\u00b2 and 10\u00b3.",
    "A BMI over 30 kg/m\u00b2 matters.",
    "Write to [us](mailto:post@clinic.test) or [call](tel:123).",
    "In May (2020) we moved.",
    "Take (1) water and (2) rest.",
    "A 2018 trial was stopped.",
    "A 2021 paper was read.",
    "See [below](#more).",
]


@pytest.mark.parametrize(("sentence", "form", "words"), FORMS)
def test_each_form_is_found(sentence: str, form: str, words: str) -> None:
    found = [
        (one, mark.attributes["form"], mark.attributes["resolves"])
        for one, mark in marked(sentence + REFERENCES, "@citation")
    ]
    assert set(found) == {(words, form, "yes")}


@pytest.mark.parametrize("sentence", NO_CITATIONS)
def test_other_brackets_and_figures_are_none(sentence: str) -> None:
    assert marked(sentence + REFERENCES, "@citation") == []


@pytest.mark.parametrize(
    "sentence", ["Naps help [9].", "Naps help (Larch et al., 2018).", "Naps help.[^z]", "See [here]()."]
)
def test_what_leads_nowhere_does_not_resolve(sentence: str) -> None:
    [(_, mark)] = marked(sentence + REFERENCES, "@citation")
    assert mark.attributes["resolves"] == "no"
    assert marked(sentence + REFERENCES, "@source") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The trial NCT04512345 is open.",
        "The trial is open [5].",
        "Buy it in [our shop](/shop/tea).",
        "Buy it in [the shop](https://tea.test/products/green).",
        "Read [our page](about.html).",
        "The [agency](https://www.cdc.gov/) says so.",
        "See [example](https://www.example.com/study).",
    ],
)
def test_registrations_shops_and_own_pages_are_no_source(sentence: str) -> None:
    assert marked(sentence + REFERENCES, "@source") == []


@pytest.mark.parametrize("sentence", [one for one, form, _ in FORMS if form != "trial"])
def test_what_resolves_is_a_source(sentence: str) -> None:
    assert marked(sentence + REFERENCES, "@source")


def test_the_house_s_own_host_is_no_source() -> None:
    draft = "---\ncanonical: https://www.napclinic.test/blog/naps\n---\n\nNaps help ([more](https://napclinic.test/blog/feet)).\n"
    assert marked(draft, "@source") == []


def test_a_range_names_every_entry() -> None:
    assert [mark.attributes["entry"] for _, mark in marked("Naps help [1-3]." + REFERENCES, "@citation")] == [
        "1",
        "2",
        "3",
    ]


def test_a_footnote_counts_when_it_names_a_source() -> None:
    sourced = "Naps help.[^a]\n\n[^a]: Cedar M. Warm feet. Sleep Notes. 2021;13:1-2.\n"
    remark = "Naps help.[^a]\n\n[^a]: Not every nap, of course.\n"
    assert [words for words, _ in marked(sourced, "@source")] == ["[^a]"]
    assert marked(remark, "@source") == []


ALDER = Entry("article", surname="Alder", year=2020, title="Naps: a meta-analysis", doi="10.1016/j.sln.2020.01.001")
PLAN = Entry("registration", surname="Cedar", year=2021, title="The plan of a trial", trial="NCT04512345")
FILED = {"alder2020": ALDER, "plan": PLAN}


@pytest.mark.parametrize(
    ("sentence", "marker"),
    [
        ("Naps help [@alder2020].", "[@alder2020]"),
        ("Naps help [see @alder2020, p. 3].", "[see @alder2020, p. 3]"),
        ("Alder says that naps help [-@alder2020].", "[-@alder2020]"),
        ("Naps help [@{alder2020}].", "[@{alder2020}]"),
        ("@alder2020 found that naps help.", "@alder2020"),
        ("A 2020 meta-analysis found that naps help.", "A 2020 meta-analysis"),
        ("Alder (2020) found that naps help.", "Alder (2020)"),
        ("Naps help (doi:10.1016/j.sln.2020.01.001).", "10.1016/j.sln.2020.01.001"),
    ],
)
def test_what_names_an_entry_of_the_bibliography_file_is_a_source(sentence: str, marker: str) -> None:
    found = [(words, mark.attributes["entry"]) for words, mark in marked(sentence, "@source", FILED)]
    assert [(words.removeprefix("doi:"), entry) for words, entry in found] == [(marker, "@alder2020")]


def test_keys_that_the_bibliography_does_not_hold_dangle() -> None:
    found = marked("Naps help [@alder2020; @cedar2021].", "@citation", FILED)
    assert [mark.attributes["resolves"] for _, mark in found] == ["yes", "no"]
    assert marked("Naps help [@alder2020].", "@source") == []


def test_a_registration_in_the_bibliography_file_is_no_source() -> None:
    assert marked("Naps are being tested [@plan].", "@source", FILED) == []


@pytest.mark.parametrize("text", ["Write to naps@clinic.test.", "Follow @napclinic.", "Ask [the team @napclinic]."])
def test_addresses_and_handles_are_no_keys(text: str) -> None:
    assert marked(text, "@citation", FILED) == []


def test_an_address_in_the_text_points_to_the_entry_that_has_it() -> None:
    linked = "Naps help ([study](https://doi.org/10.1016/j.sln.2020.01.001))."
    entry = "\n\n## References\n\n1. Alder J. Naps. Sleep Notes. 2020;1:2-3. doi:10.1016/j.sln.2020.01.001\n"
    assert [mark.attributes["entry"] for _, mark in marked(linked + entry, "@source")] == ["1"]
    assert marked(linked + entry, "@unused") == []


def test_a_pointer_that_fits_two_entries_points_nowhere() -> None:
    assert marked("A 2021 study found that naps help." + REFERENCES, "@citation") == []


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Naps help (doi:10.1056/NEJMoa2034577).", "article"),
        ("Naps help (doi:10.1101/2024.05.05.24306666).", "preprint"),
        ("Naps help (doi:10.17605/OSF.IO/AB3DE).", "registration"),
        ("Naps help (doi:10.5281/zenodo.7654321).", None),
        ("Naps help [1].", "article"),
        ("Naps help (https://www.who.int/sleep).", None),
    ],
)
def test_what_is_known_of_the_source_is_told(sentence: str, status: str | None) -> None:
    [(_, mark)] = marked(sentence + REFERENCES, "@citation")
    assert mark.attributes.get("status") == status


def test_the_age_of_a_source_counts_from_the_day_of_the_check() -> None:
    assert [mark.attributes["age"] for _, mark in marked("Naps help [1, 2]." + REFERENCES, "@citation")] == [6, 5]


def test_references_hold_no_citations() -> None:
    assert marked(REFERENCES, "@citation") == []
