"""BibTeX and CSL: entries of bibliography files, field by field, and files that are none."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping

import pytest

from claimlint.model.reference import Entry
from claimlint.sources.bibtex import read_bibtex
from claimlint.sources.csl import read_csl_items, read_csl_json
from claimlint.sources.listed_entry import BibliographyFault

BIB = r"""
@string{ sn = "Sleep Notes" }
@comment{kept by hand}
@Article{alder,
  author  = {Alder, Jo and Birch, Kim},
  title   = {{N}aps and m{\"o}od: a meta-analysis},
  journal = sn, year = 2020, volume = 12, pages = {3--9},
  doi     = {https://doi.org/10.1016/j.sln.2020.01.001},
  pmid    = {31234567}
}
@misc{pre, author = {van der Elm, P.}, title = {Warm baths}, year = {2024}, eprint = {2301.01234},
  archivePrefix = {arXiv}}
@article{med, author={Fir, Q.}, title={Cold baths}, journal={medRxiv}, date={2023-05-01},
  doi={10.1101/2023.04.18.23288888}}
@book{book, author = "Mahogany, R.", title = "The quiet night", publisher = "Hollow Tree", year = 2018,
  isbn = {978-1-23456-789-7}}
@online{web, author = {{World Health Organization}}, title = {Sleep}, year = 2019, url = {https://www.who.int/sleep}}
@article{plain, author={Oak, W.}, title={Noise}, journal={Ear Notes}, year={1999}}
@misc{plan, title={The plan of a trial}, howpublished={ClinicalTrials.gov NCT04512345}, year=2021}
@article{alder, title={The second of its key}, year=2021}
"""
KEYS = ("alder", "pre", "med", "book", "web", "plain", "plan")


@pytest.fixture(scope="module")
def entries() -> Mapping[str, Entry]:
    return read_bibtex(BIB, KEYS)


@pytest.mark.parametrize(
    ("key", "fields"),
    [
        ("alder", {"status": "article", "surname": "Alder", "year": 2020, "container": "Sleep Notes"}),
        ("alder", {"title": "Naps and möod: a meta-analysis", "doi": "10.1016/j.sln.2020.01.001", "pmid": "31234567"}),
        ("pre", {"status": "preprint", "surname": "van der Elm", "accession": "arXiv:2301.01234", "labelled": True}),
        ("med", {"status": "preprint", "server": "medRxiv", "year": 2023, "doi": "10.1101/2023.04.18.23288888"}),
        ("book", {"status": "book", "surname": "Mahogany", "year": 2018, "title": "The quiet night"}),
        ("web", {"status": "web", "surname": "World Health Organization", "url": "https://www.who.int/sleep"}),
        ("plain", {"status": "article", "surname": "Oak", "year": 1999, "labelled": False}),
        ("plan", {"status": "registration", "trial": "NCT04512345", "year": 2021}),
    ],
)
def test_the_fields_of_a_bibtex_entry(entries: Mapping[str, Entry], key: str, fields: dict[str, object]) -> None:
    assert {name: getattr(entries[key], name) for name in fields} == fields


def test_only_wanted_entries_are_read() -> None:
    assert read_bibtex(BIB, ("web", "none")).keys() == {"web"}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("@article{a, title={never closed\n", 1),
        ("@article{a, title={x}}\n\n@article{b, title={y\n\n@article{c, title={z}}\n", 3),
        ("This is a letter.\n", 1),
    ],
)
def test_a_broken_bibtex_file_is_a_fault_with_its_line(text: str, line: int) -> None:
    with pytest.raises(BibliographyFault) as caught:
        read_bibtex(text, ("a", "b", "c"))
    assert caught.value.line == line


def test_an_empty_file_holds_no_entries() -> None:
    assert read_bibtex("\n", ("a",)) == {}


def test_faults_are_not_printed(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(BibliographyFault):
        read_bibtex("@article{a, title={never closed\n", ("a",))
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("unit", ["@article{a,", "{", "@", '"', "a={", '@string{a="', "\\", "%\n"])
def test_hostile_bibtex_is_read_or_refused(unit: str) -> None:
    text = unit * (50_000 // len(unit))
    with contextlib.suppress(BibliographyFault):
        assert read_bibtex(text, ("a",)) == {}


CSL = [
    {
        "id": "alder",
        "type": "article-journal",
        "title": "Naps",
        "author": [{"family": "Alder", "given": "Jo"}],
        "issued": {"date-parts": [[2020, 3]]},
        "container-title": "Sleep Notes",
        "DOI": "10.1016/j.sln.2020.01.001",
        "PMCID": "5412345",
    },
    {
        "id": "elm",
        "type": "article",
        "author": [{"literal": "Elm Group"}],
        "issued": {"raw": "2024"},
        "genre": "preprint",
    },
    {"id": 7, "type": "webpage", "URL": "https://www.who.int/sleep", "issued": 2019},
    {
        "id": "yaml",
        "type": "book",
        "author": {"family": "Gogh", "non-dropping-particle": "van"},
        "issued": {"year": 1999},
    },
]


@pytest.mark.parametrize(
    ("key", "fields"),
    [
        ("alder", {"status": "article", "surname": "Alder", "year": 2020, "pmcid": "PMC5412345"}),
        ("elm", {"status": "preprint", "surname": "Elm Group", "year": 2024, "labelled": True}),
        ("7", {"status": "web", "url": "https://www.who.int/sleep", "year": 2019}),
        ("yaml", {"status": "book", "surname": "van Gogh", "year": 1999}),
    ],
)
@pytest.mark.parametrize("wrapped", [False, True])
def test_the_fields_of_a_csl_item(key: str, fields: dict[str, object], wrapped: bool) -> None:
    entry = read_csl_json(json.dumps({"items": CSL} if wrapped else CSL), (key,))[key]
    assert {name: getattr(entry, name) for name in fields} == fields


@pytest.mark.parametrize("text", ["", "{", "[1, 2]", '"text"', "[" * 100_000, '{"items": 3}'])
def test_what_is_no_csl_is_a_fault(text: str) -> None:
    with pytest.raises(BibliographyFault):
        read_csl_json(text, ("a",))


@pytest.mark.parametrize("value", [None, 3, [], {}, [[]], [None], {"date-parts": [[None]]}, "x", True])
def test_odd_values_are_read_as_far_as_they_go(value: object) -> None:
    item = {"id": "a", "author": value, "issued": value, "title": value, "DOI": value, "type": value}
    assert read_csl_items([item], ("a",)).keys() == {"a"}
