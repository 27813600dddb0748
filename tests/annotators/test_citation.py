"""Every form of citation, and brackets and figures that are none."""

from __future__ import annotations

import pytest

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


def test_pandoc_keys_resolve_when_the_front_matter_names_a_bibliography() -> None:
    assert [
        words for words, _ in marked("---\nbibliography: refs.bib\n---\n\nNaps help [@alder2020].\n", "@source")
    ] == ["[@alder2020]"]
    assert marked("Naps help [@alder2020].\n", "@source") == []


def test_references_hold_no_citations() -> None:
    assert marked(REFERENCES, "@citation") == []
