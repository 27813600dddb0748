"""Reference entries in whole drafts: under headings, in paragraphs, lists and footnotes."""

from __future__ import annotations

import pytest

from tests.annotators.sources_reading import marked

ENTRY = "Alder J, Birch K. Naps and mood. Sleep Notes. 2020;12:3-9. doi:10.1016/j.sln.2020.01.001"
OTHER = "Cedar M. Warm feet. Sleep Notes. 2021;13:1-2."
HEADINGS = [
    "References", "Sources", "Bibliography", "Citations", "Further reading", "Works cited", "Reference list",
    "REFERENCES:",
    "7. References", "References and further reading", "Selected references",
]  # fmt: skip


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize(
    "shape", ["1. {}\n2. {}\n", "- {}\n- {}\n", "{}\n\n{}\n", "[1] {}\n[2] {}\n", "1) {}\n2) {}\n"]
)
def test_entries_under_a_heading_are_found(heading: str, shape: str) -> None:
    found = marked(f"# Naps\n\nText.\n\n## {heading}\n\n{shape.format(ENTRY, OTHER)}", "@reference")
    assert [words.removeprefix(f"[{n}] ") for n, (words, _) in enumerate(found, 1)] == [ENTRY, OTHER]


@pytest.mark.parametrize(
    "shape", ["**References**\n\n{}\n\n{}\n", "**Sources:**  \n[1] {}  \n[2] {}\n", "1. {}\n2. {}\n", "{}\n\n{}\n"]
)
def test_entries_need_no_heading(shape: str) -> None:
    first, second = ENTRY, OTHER.replace("13:1-2.", "13:1-2. doi:10.1016/j.sln.2021.02.002")
    found = marked(f"# Naps\n\nNaps are short.\n\n{shape.format(first, second)}", "@reference")
    assert [mark.attributes["surname"] for _, mark in found] == ["Alder", "Cedar"]


def test_numbers_come_from_the_text_or_the_list() -> None:
    for shape in ("3. {}\n4. {}", "[3] {}\n[4] {}", "[3] {}\n\n[4] {}"):
        found = marked("## References\n\n" + shape.format(ENTRY, OTHER), "@reference")
        assert [mark.attributes["number"] for _, mark in found] == [3, 4]


def test_a_footnote_is_an_entry_when_it_names_a_source() -> None:
    draft = f"Naps help.[^a] They are short.[^b]\n\n[^a]: {ENTRY}\n\n[^b]: We mean naps of twenty minutes or so.\n"
    assert [(mark.attributes["entry"], mark.attributes["year"]) for _, mark in marked(draft, "@reference")] == [
        ("^a", 2020)
    ]


def test_the_section_ends_with_the_next_heading() -> None:
    draft = (
        f"## References\n\n- {ENTRY}\n\n## About us\n\nWe opened in 2019, see https://clinic.example.net/about/us.\n"
    )
    assert len(marked(draft, "@reference")) == 1


def test_a_notice_below_the_references_is_no_entry() -> None:
    draft = f"## References\n\n1. {ENTRY}\n\nThis post is no medical advice. Call 988 if you are in crisis.\n"
    assert len(marked(draft, "@reference")) == 1


def test_food_sources_are_no_entries() -> None:
    assert marked("## Sources\n\n- Salmon\n- Eggs and milk\n- Fortified bread\n", "@reference") == []


@pytest.mark.parametrize(
    ("entry", "label"),
    [
        ("Elm P. Warm baths. medRxiv [Preprint]. 2023. doi:10.1101/2023.09.09.23295555", "yes"),
        ("Elm P. Warm baths. bioRxiv. 2023. doi:10.1101/2023.09.09.295555", "yes"),
        ("Elm P. Warm baths. 2023. doi:10.1101/2023.09.09.23295555", "no"),
        ("Elm P. Warm baths. SSRN Electronic Journal. 2023. doi:10.2139/ssrn.4123456", "no"),
        ("Elm P. Warm baths. Pre-print. 2023. https://osf.io/preprints/psyarxiv/ab1cd", "yes"),
        ("Elm P. [Warm baths](https://www.medrxiv.org/content/10.1101/2023.09.09.23295555v1). 2023.", "no"),
    ],
)
def test_a_preprint_s_entry_says_so_or_not(entry: str, label: str) -> None:
    [(_, mark)] = marked(f"## References\n\n1. {entry}\n", "@reference")
    assert (mark.attributes["status"], mark.attributes["label"]) == ("preprint", label)


def test_a_heading_labels_the_entries_below() -> None:
    draft = "## References\n\n### Preprints\n\n1. Elm P. Warm baths. 2023. doi:10.1101/2023.09.09.23295555\n"
    [(_, mark)] = marked(draft, "@reference")
    assert mark.attributes["label"] == "yes"


def test_what_follows_an_entry_is_read_as_one() -> None:
    second = "Do warm feet help? 4 May 2023, PREPRINT (Version 2) posted on Research Square []"
    draft = f"Text.\n\n{ENTRY}\n\n{second}\n\nCall us.\n"
    assert [mark.attributes["status"] for _, mark in marked(draft, "@reference")] == ["article", "preprint"]


def test_running_text_with_a_doi_is_no_entry() -> None:
    assert marked("Naps help nurses (https://doi.org/10.1016/j.sln.2020.01.001).\n", "@reference") == []


@pytest.mark.parametrize(
    ("labels", "gaps"),
    [("1 2 3", ""), ("1 2 4", "4"), ("2 3 9 10", "9"), ("5 6", ""), ("1 3 5", "3 5")],
)
@pytest.mark.parametrize("shape", ["[{}] {}\n\n", "{}. {}\n"])
def test_numbers_that_are_skipped_leave_a_gap(labels: str, gaps: str, shape: str) -> None:
    draft = "## References\n\n" + "".join(shape.format(label, OTHER) for label in labels.split())
    found = [str(mark.attributes["number"]) for _, mark in marked(draft, "@reference") if "gap" in mark.attributes]
    assert found == gaps.split()


@pytest.mark.parametrize(
    ("entry", "future"),
    [
        ("Elm P. Warm baths. Sleep Notes. 2026;1:2-3.", False),
        ("Elm P. Warm baths. Sleep Notes. 2027;1:2-3.", True),
        ("Elm P. Sleep in 2050. Sleep Notes. 2019;1:2-3.", False),
        ("NHS. The plan for 2030. https://www.nhs.uk/plan (accessed 3 May 2024).", False),
    ],
)
def test_a_year_to_come_is_told(entry: str, future: bool) -> None:
    [(_, mark)] = marked(f"## References\n\n1. {entry}\n", "@reference")
    assert ("future" in mark.attributes) == future


@pytest.mark.parametrize("number", ["arXiv:2305.01234", "PPR712345"])
def test_a_preprint_without_a_doi_can_be_looked_up(number: str) -> None:
    [(_, mark)] = marked(f"## References\n\n1. Elm P. Warm baths. 2023. {number}\n", "@reference")
    assert (mark.attributes["located"], mark.attributes["accession"]) == ("yes", number)
