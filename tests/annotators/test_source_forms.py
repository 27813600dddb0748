"""Sources in the dresses that posts give them: addresses without a scheme, entries of any shape, names and years."""

from __future__ import annotations

import pytest

from claimlint.engine.reference_ledger import reference_ledger
from claimlint.engine.review import review
from tests.annotators.sources_reading import marked, sources

REFERENCES = """

## References

1. World Health Organization. Sleep in adults. 2021. https://www.who.int/sleep/adults
2. Centers for Disease Control and Prevention (CDC). Naps. 2020. https://www.cdc.gov/naps/data
3. National Institute for Health and Care Excellence. Insomnia. 2019. https://www.nice.org.uk/guidance/ng222
4. U.S. Food and Drug Administration. Sleep aids. 2018. https://www.fda.gov/sleep/aids
5. O\u2019Fir P. Night work. J Rest. 2012;3:1-9.
6. Van den Elm K, Birch C, et al. Nurses. J Rest. 2015;4:1-9.
7. de la Cruz M, Alder B. Rooms. J Rest. 2016;5:1-9.
8. D'Oak R. Light. J Rest. 2017;6:1-9.
9. Alder J, Birch K. Naps. J Rest. 2019;7:1-9.
10. American College of Sleep and Rest. Position paper. 2014. https://acsr.test/position/paper
"""

BARE = [
    ("doi.org/10.1016/j.sln.2020.01.001", "doi"),
    ("dx.doi.org/10.1016/j.sln.2020.01.001", "doi"),
    ("pubmed.ncbi.nlm.nih.gov/31234567", "pmid"),
    ("www.ncbi.nlm.nih.gov/pubmed/31234567", "pmid"),
    ("ncbi.nlm.nih.gov/pmc/articles/PMC5412345", "pmcid"),
    ("pmc.ncbi.nlm.nih.gov/articles/PMC5412345/", "pmcid"),
    ("clinicaltrials.gov/study/NCT04512345", "trial"),
    ("europepmc.org/article/med/31234567", "pmid"),
    ("who.int/news-room/fact-sheets/detail/sleep", "link"),
    ("www.nhs.uk/conditions/insomnia/", "link"),
]


@pytest.mark.parametrize(("address", "form"), BARE)
@pytest.mark.parametrize("around", ["Naps help, see {}.", "Naps help ({})."])
def test_an_address_without_a_scheme_is_a_citation(address: str, form: str, around: str) -> None:
    assert [(words, mark.attributes["form"]) for words, mark in marked(around.format(address), "@citation")] == [
        (address, form)
    ]


@pytest.mark.parametrize(
    "words",
    ["Naps and/or walks help.", "Ask at a.m./p.m. times.", "Write index.html/naps here.", "Use vs./or.", "1.5/2.5 mg"],
)
def test_a_stroke_alone_makes_no_address(words: str) -> None:
    assert marked(words, "@citation") == []


def _dois(text: str) -> list[str]:
    draft = f"## References\n\n1. Alder J, Birch K. Naps. J Rest. 2019;7:1-9. {text}\n"
    return [str(mark.attributes.get("doi")) for _, mark in marked(draft, "@reference")]


@pytest.mark.parametrize(
    "address",
    [
        "https://www.medrxiv.org/content/10.1101/2020.12.10.20246447v1",
        "https://www.medrxiv.org/content/10.1101/2020.12.10.20246447v3.full",
        "https://www.medrxiv.org/content/10.1101/2020.12.10.20246447v2.full.pdf",
        "https://www.medrxiv.org/content/10.1101/2020.12.10.20246447v2.full-text",
        "https://www.medrxiv.org/content/medrxiv/early/2020/12/11/10.1101/2020.12.10.20246447.full.pdf",
        "https://www.medrxiv.org/content/10.1101/2020.12.10.20246447v1.supplementary-material",
        "https://www.medrxiv.org/content/10.1101/2020.12.10.20246447v1?rss=1",
        "doi:10.1101/2020.12.10.20246447v1",
    ],
)
def test_the_version_of_a_server_address_is_no_part_of_the_doi(address: str) -> None:
    assert _dois(address) == ["10.1101/2020.12.10.20246447"]


def test_the_version_of_other_servers_is_part_of_the_doi() -> None:
    assert _dois("doi:10.21203/rs.3.rs-12345/v1") == ["10.21203/rs.3.rs-12345/v1"]
    assert _dois("https://doi.org/10.20944/preprints202101.0001.v2") == ["10.20944/preprints202101.0001.v2"]
    assert _dois("https://doi.org/10.64898/2025.12.19.695531v2") == ["10.64898/2025.12.19.695531"]


SICI = "10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2"


@pytest.mark.parametrize(
    ("written", "doi"),
    [
        ("doi:10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2", SICI),
        ("https://doi.org/10.1002/(SICI)1097-0258(19980815/30)17:15/16%3C1661::AID-SIM968%3E3.0.CO;2-2", SICI),
        ("doi:10.1002/(SICI)1097-0258(19980815/30)17:15/16&lt;1661::AID-SIM968&gt;3.0.CO;2-2", SICI),
        ("doi:10.1000.10/123", "10.1000.10/123"),
        ("https://doi.org/10.1000.10.2/abc", "10.1000.10.2/abc"),
        ("10.1002.44/j.rest.1", "10.1002.44/j.rest.1"),
    ],
)
def test_old_and_subdivided_dois_are_read_to_their_end(written: str, doi: str) -> None:
    assert _dois(written) == [doi]


ENTRIES = [
    "WHO fact sheet on obesity.",
    "Alder, Chelsea & Birch, Kim. (2011). Sleep and work. Rest Quarterly 4, 1-9.",
    "Leaflet of the Sleep Trust, second printing",
    "Interview with the head nurse, 4 May 2022",
    "Naps at work, in: The Big Book of Rest",
    "*Rest and Work*, chapter 4",
]


@pytest.mark.parametrize("entry", ENTRIES)
@pytest.mark.parametrize("number", ["2. ", "[2] ", "(2) ", "2) "])
def test_a_numbered_line_under_references_is_an_entry(entry: str, number: str) -> None:
    first = number.replace("2", "1") + "Alder B. Sleep. J Rest. 2019;1:2-3. doi:10.1000/182"
    draft = f"Adults sleep less [2].\n\n## References\n\n{first}\n\n{number}{entry}\n"
    assert [mark.attributes.get("number") for _, mark in marked(draft, "@reference")] == [1, 2]
    assert [mark.attributes["resolves"] for _, mark in marked(draft, "@citation")] == ["yes"]


@pytest.mark.parametrize(
    "draft",
    [
        "## Notes\n\n1. We use the word loosely.\n2. Ask your doctor first.\n",
        "## Tips\n\n1. WHO fact sheet on obesity.\n2. Leaflet of the Sleep Trust\n",
        "Two things help:\n\n1. Naps, short ones\n2. Cool rooms\n",
    ],
)
def test_other_numbered_lines_are_no_entries(draft: str) -> None:
    assert marked(draft, "@reference") == []


@pytest.mark.parametrize(
    "entry",
    [
        "[1] [Sleep and stroke](https://journal.test/sleep)",
        "<sup>1</sup> [Sleep and stroke](https://journal.test/sleep)",
        "[1]: Sleep and stroke, https://journal.test/sleep",
        "[1] Sleep and stroke: https://journal.test/sleep",
        "[1] <https://journal.test/sleep>",
        "\u00b9 [Sleep and stroke](https://journal.test/sleep), Journal of Rest",
    ],
)
def test_a_marked_line_with_a_link_is_an_entry_without_a_heading(entry: str) -> None:
    draft = f"Short sleep raises the risk of stroke [1].\n\n{entry}\n"
    assert [mark.attributes.get("number") for _, mark in marked(draft, "@reference")] == [1]
    citations = [mark.attributes for _, mark in marked(draft, "@citation")]
    assert [(one["form"], one["resolves"]) for one in citations] == [("numbered", "yes")]


NAMED = [
    ("Sleep is short (WHO, 2021).", "WHO, 2021", "1"),
    ("Sleep is short (CDC, 2020).", "CDC, 2020", "2"),
    ("Sleep is short (NICE, 2019).", "NICE, 2019", "3"),
    ("Sleep is short (FDA, 2018).", "FDA, 2018", "4"),
    ("Sleep is short (see ACSR, 2014).", "see ACSR, 2014", "10"),
    ("The WHO (2021) counts naps.", "WHO (2021)", "1"),
    ("O'Fir (2012) found less.", "O'Fir (2012)", "5"),
    ("O\u2019Fir (2012) found less.", "O\u2019Fir (2012)", "5"),
    ("Nurses slept less (O'Fir, 2012).", "O'Fir, 2012", "5"),
    ("Rooms were dark (D\u2019Oak, 2017).", "D\u2019Oak, 2017", "8"),
    ("D\u2019Oak (2017) agrees.", "D\u2019Oak (2017)", "8"),
    ("Van den Elm et al. (2015) found 31 nurses.", "Van den Elm et al. (2015)", "6"),
    ("As van den Elm et al. (2015) found, nurses nap.", "van den Elm et al. (2015)", "6"),
    ("Nurses nap (van den Elm et al., 2015).", "van den Elm et al., 2015", "6"),
    ("Nurses nap (Van den Elm et al, 2015).", "Van den Elm et al, 2015", "6"),
    ("De la Cruz and Alder (2016) measured rooms.", "De la Cruz and Alder (2016)", "7"),
    ("Rooms matter (de la Cruz & Alder, 2016).", "de la Cruz & Alder, 2016", "7"),
    ("In 2019, Alder and Birch reported that naps help.", "In 2019, Alder and Birch", "9"),
    ("In 2012 O'Fir reported that nurses nap.", "In 2012 O'Fir", "5"),
    ("In 2015, van den Elm and colleagues counted nurses.", "In 2015, van den Elm and colleagues", "6"),
    ("Alder and Birch reported in 2019 that naps help.", "Alder and Birch reported in 2019", "9"),
    ("Van den Elm and colleagues counted nurses.", "Van den Elm and colleagues", "6"),
]


@pytest.mark.parametrize(("sentence", "words", "entry"), NAMED)
def test_a_name_and_a_year_name_their_entry(sentence: str, words: str, entry: str) -> None:
    found = [(text, mark.attributes.get("entry")) for text, mark in marked(sentence + REFERENCES, "@citation")]
    assert found == [(words, entry)]


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2019, May and June were hot.",
        "In 2013 Alder moved.",
        "Sleep is short (UNO, 2021).",
        "Sleep is short (W, 2021).",
        "The CDC (1999) moved.",
    ],
)
def test_other_names_and_years_name_none(sentence: str) -> None:
    assert marked(sentence + REFERENCES, "@citation") == []


NUMBERED = [
    ("Half of all nurses nap (ref. 1).", ["1"]),
    ("Half of all nurses nap (refs. 1 and 2).", ["1", "2"]),
    ("Half of all nurses nap (refs 1, 3).", ["1", "3"]),
    ("Half of all nurses nap (reference 4).", ["4"]),
    ("Half of all nurses nap [ref. 2].", ["2"]),
    ("Half of all nurses nap [1, p. 5].", ["1"]),
    ("Half of all nurses nap [2, pp. 5\u20137].", ["2"]),
    ("Half of all nurses nap [3, chap. 2].", ["3"]),
    ("Half of all nurses nap [1, Table 2].", ["1"]),
    ("Half of all nurses nap [2: 17].", ["2"]),
    ("Half of all nurses nap^1^.", ["1"]),
    ("Half of all nurses nap.^1,3^", ["1", "3"]),
    ("Half of all nurses nap^[2]^.", ["2"]),
    ("Half of all nurses nap^1-3^.", ["1", "2", "3"]),
    ("Half of all nurses nap.^4^ So do we.", ["4"]),
    ("Half of all nurses nap\u00b9\u2074.", ["1", "4"]),
    ("Half of all nurses nap.\u00b2\u00b3", ["2", "3"]),
    ("Half of all nurses nap\u00b9\u2070.", ["10"]),
    ("Half of all nurses nap<sup>14</sup>.", ["1", "4"]),
    ("Half of all nurses nap<sup>1</sup><sup>4</sup>.", ["1", "4"]),
]


@pytest.mark.parametrize(("sentence", "entries"), NUMBERED)
def test_numbers_in_any_dress_name_their_entries(sentence: str, entries: list[str]) -> None:
    found = [mark.attributes for _, mark in marked(sentence + REFERENCES, "@citation")]
    assert [one.get("entry") for one in found] == entries
    assert {one["resolves"] for one in found} == {"yes"}


@pytest.mark.parametrize(
    "sentence",
    [
        "We ref. the match.",
        "The reference range is 3 to 5.",
        "A reference 12 years old.",
        "Use 10^3^ cells and x^2^.",
        "Odds were [1: many].",
    ],
)
def test_other_numbers_name_none(sentence: str) -> None:
    assert marked(sentence + REFERENCES, "@citation") == []


TAGS = [
    ("Half of all nurses nap {% cite alder2019 %}.", ["[@alder2019]"]),
    ("Half of all nurses nap {% cite alder2019 birch2020 --locator 5 %}.", ["[@alder2019;@birch2020]"] * 2),
    ('Half of all nurses nap {{< cite "alder2019" >}}.', ["[@alder2019]"]),
    ('Half of all nurses nap {{< cite key="alder2019" >}}.', ["[@alder2019]"]),
    ("Half of all nurses nap {{% cite alder2019, birch2020 %}}.", ["[@alder2019;@birch2020]"] * 2),
    ("Half of all nurses nap {%- citet alder2019 -%}.", ["[@alder2019]"]),
]


@pytest.mark.parametrize(("sentence", "words"), TAGS)
def test_a_tag_that_cites_is_a_citation(sentence: str, words: list[str]) -> None:
    found = marked(sentence, "@source")
    assert [text for text, _ in found] == words
    assert {mark.attributes["form"] for _, mark in found} == {"key"}


def test_a_tag_that_cites_no_work_is_none() -> None:
    assert marked('Half of all nurses nap {{< cite page="/naps" view="4" >}} {% include naps %}.', "@citation") == []


OWN_PAGES = [
    '[naps]({{< ref "naps.md" >}})',
    '[naps]({{< relref "naps.md" >}}#more)',
    '[naps](<{{< ref "two naps.md" >}}>)',
    "[naps]({% post_url 2020-01-01-naps %})",
    "[naps]({% link _posts/naps.md %})",
    '[naps]({{ "/naps" | relative_url }})',
    '<a href="{{< ref "naps.md" >}}">naps</a>',
]


@pytest.mark.parametrize("link", OWN_PAGES)
def test_a_link_by_shortcode_leads_to_an_own_page(link: str) -> None:
    found = marked(f"Read about {link} today.", "@citation")
    assert [words for words, _ in found] == ["naps"]
    assert found[0][1].attributes["target"]
    assert marked(f"Read about {link} today.", "@source") == []


@pytest.mark.parametrize("prefix", ["10.31219", "10.31234", "10.31236", "10.35542", "10.31730"])
def test_every_doi_of_a_server_on_osf_is_a_preprint(prefix: str) -> None:
    (found,) = marked(f"Naps help (https://doi.org/{prefix}/osf.io/abc12).", "@preprint")
    assert found[1].attributes["status"] == "preprint"
    assert marked("Naps help (https://doi.org/10.17605/osf.io/abc12).", "@preprint") == []


def test_a_reviewer_is_shown_the_references_of_the_ledger() -> None:
    text = sources(f"Naps help (doi:10.1016/j.sln.2020.01.001), says the [CDC](https://www.cdc.gov/x) [1].{REFERENCES}")
    ledger = reference_ledger("draft.md", text, {}).references
    shown = review(text).references
    assert [(one.text, one.place) for one in shown] == [(one.text, one.place) for one in ledger]
    assert {one.place for one in shown} == {"list", "text"}
