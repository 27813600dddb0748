"""Preprints that a text cites or names, and mentions of servers that cite nothing."""

from __future__ import annotations

import pytest

from claimlint.model.reference import Entry
from tests.annotators.sources_reading import marked

CITED = [
    (
        "A trial found less pain (https://doi.org/10.1101/2023.04.18.23288888).",
        "https://doi.org/10.1101/2023.04.18.23288888",
        "doi",
    ),
    ("A trial found less pain (doi:10.21203/rs.3.rs-4455667/v1).", "doi:10.21203/rs.3.rs-4455667/v1", "doi"),
    ("See [this trial](https://www.medrxiv.org/content/10.1101/2023.04.18.23288888v1.full.pdf).", "this trial", "url"),
    ("See [this trial](https://doi.org/10.31234/osf.io/ab1cd).", "this trial", "doi"),
    ("The record PPR712345 has more.", "PPR712345", "doi"),
    ("The model is described in arXiv:2301.01234.", "arXiv:2301.01234", "doi"),
    ("New research on medRxiv shows less pain.", "medRxiv", "name"),
    ("A bioRxiv paper shows less pain.", "bioRxiv", "name"),
    ("The study, posted to Research Square, shows less pain.", "Research Square", "name"),
    ("The team uploaded its findings to SSRN last week.", "SSRN", "name"),
    ("In a study (medRxiv, 2023), pain was less.", "medRxiv", "name"),
    ("The results appeared on PsyArXiv in March.", "PsyArXiv", "name"),
]
NOT_CITED = [
    "medRxiv was founded in 2019.",
    "Preprint servers such as medRxiv and bioRxiv grew quickly.",
    "Researchers use sites like arXiv to share papers.",
    "medRxiv screens papers before it posts them.",
    "Many bioRxiv papers are later published.",
    "See https://doi.org/10.1101/gr.277777.122 for the map.",
    "See https://doi.org/10.2196/16978 for the app.",
    "See https://doi.org/10.12688/f1000research.12345.1 for the survey.",
    "See https://doi.org/10.7554/eLife.12345 for the mice.",
    "The plan is at https://doi.org/10.17605/OSF.IO/AB3DE for all to read.",
    "The method is at https://doi.org/10.21203/rs.3.pex-1234/v1 for all to read.",
    "The data are at https://doi.org/10.5281/zenodo.7654321 for all to read.",
    "The [home page](https://www.medrxiv.org/) lists new work.",
    "The research square in the middle of town is closed.",
]


@pytest.mark.parametrize(("sentence", "words", "by"), CITED)
def test_a_cited_preprint_is_marked(sentence: str, words: str, by: str) -> None:
    found = marked(sentence, "@preprint")
    assert (words, by, "text") in [(one, mark.attributes["by"], mark.attributes["place"]) for one, mark in found]


@pytest.mark.parametrize("sentence", NOT_CITED)
def test_what_cites_no_preprint_is_not_marked(sentence: str) -> None:
    assert marked(sentence, "@preprint") == []


@pytest.mark.parametrize("marker", ["[1]", "(1).", "\u00b9", "(Alder, 2024)", "[^1]"])
def test_a_marker_of_a_preprint_s_entry_is_marked(marker: str) -> None:
    entry = "Alder J. Yoga for the back. 2024. doi:10.1101/2024.03.03.24303456"
    end = f"[^1]: {entry}" if "^" in marker else f"## References\n\n1. {entry}"
    found = marked(f"Yoga eased pain {marker}\n\n{end}\n", "@preprint")
    text = [mark.attributes for _, mark in found if mark.attributes["place"] == "text"]
    assert [(one["by"], one["server"]) for one in text] == [("marker", "medRxiv")]
    assert [mark.attributes["by"] for _, mark in found if mark.attributes["place"] == "reference"] == ["doi"]


def test_a_marker_of_an_article_is_not_marked() -> None:
    assert (
        marked(
            "Yoga eased pain [1].\n\n## References\n\n1. Alder J. Yoga. Spine. 2024;3:4-9. doi:10.1016/j.s.2024.3\n",
            "@preprint",
        )
        == []
    )


def test_a_key_of_a_preprint_in_the_bibliography_file_is_marked() -> None:
    filed = {"elm": Entry("preprint", surname="Elm", year=2024, server="medRxiv"), "fir": Entry("article")}
    found = marked("Yoga eased pain [@elm; @fir].", "@preprint", filed)
    assert [(words, mark.attributes["server"]) for words, mark in found] == [("[@elm; @fir]", "medRxiv")]


@pytest.mark.parametrize("sentence", ["bioRxiv checks papers before it posts them.", "SSRN lists studies by topic."])
def test_a_server_that_does_something_cites_nothing(sentence: str) -> None:
    assert marked(sentence, "@preprint") == []
