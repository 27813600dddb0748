"""Every preprint server's DOI and address, and every look-alike that is no preprint."""

from __future__ import annotations

import pytest

from claimlint.sources.identifiers import identifiers
from claimlint.sources.preprint_servers import deposit_of_doi, deposit_of_url, servers
from claimlint.sources.reference_entry import read_entry
from tests.texts import shipped

PREPRINT_DOIS = {
    "10.1101/274654": "bioRxiv",
    "10.1101/19008045": "medRxiv",
    "10.1101/2020.03.15.992883": "bioRxiv",
    "10.1101/2022.08.09.22278588": "medRxiv",
    "10.1101/2022.08.09.22278588v2": "medRxiv",
    "10.1101/2022.08.09.22278588v2.full": "medRxiv",
    "10.64898/2025.12.30.697001": "bioRxiv",
    "10.64898/2026.01.14.26343111": "medRxiv",
    "10.21203/rs.3.rs-5550123/v1": "Research Square",
    "10.21203/rs.2.11234/v3": "Research Square",
    "10.31219/osf.io/ab3de": "OSF Preprints",
    "10.31234/osf.io/ab3de_v2": "PsyArXiv",
    "10.31235/osf.io/ab3de": "SocArXiv",
    "10.31222/osf.io/ab3de": "MetaArXiv",
    "10.35542/osf.io/ab3de": "EdArXiv",
    "10.31730/osf.io/ab3de": "AfricArXiv",
    "10.37044/osf.io/ab3de": "BioHackrXiv",
    "10.31233/osf.io/ab3de": "PaleorXiv",
    "10.31223/X5AB12": "EarthArXiv",
    "10.31224/2345": "engrXiv",
    "10.32942/X2AB12": "EcoEvoRxiv",
    "10.31220/agriRxiv.2024.00234": "agriRxiv",
    "10.3897/arphapreprints.e12345": "ARPHA Preprints",
    "10.21467/preprints.321": "AIJR Preprints",
    "10.20944/preprints202405.0123.v1": "Preprints.org",
    "10.2139/ssrn.4433221": "SSRN",
    "10.48550/arXiv.2301.01234": "arXiv",
    "10.22541/au.171234567.12345678/v1": "Authorea",
    "10.22541/essoar.171234567.12345678/v1": "Authorea",
    "10.26434/chemrxiv-2024-abcde": "ChemRxiv",
    "10.33774/chemrxiv-2021-abcde": "ChemRxiv",
    "10.33774/coe-2021-abcde": "Cambridge Open Engage",
    "10.2196/preprints.54321": "JMIR Preprints",
    "10.1590/SciELOPreprints.6789": "SciELO Preprints",
    "10.36227/techrxiv.23456789.v1": "TechRxiv",
    "10.7287/peerj.preprints.3210v1": "PeerJ Preprints",
    "10.12688/verixiv.123.1": "VeriXiv",
    "10.7554/eLife.91234.1": "eLife",
    "10.1099/acmi.0.000765.v1": "Access Microbiology",
    "10.51094/jxiv.345": "Jxiv",
    "10.31124/advance.12345678.v1": "Sage Advance",
    "10.5194/egusphere-2024-1234": "EGUsphere",
    "10.3762/bxiv.2023.12.v1": "Beilstein Archives",
    "10.3386/w31234": "NBER",
    "10.32388/ABC123": "Qeios",
    "10.55458/neurolibre.00031": "NeuroLibre",
    "10.57844/arcadia-ab12-cd34": "Arcadia",
    "10.62329/abcd1234": "Curvenote",
}
OTHER_DOIS = [
    "10.1101/gr.277777.122",
    "10.1101/cshperspect.a041234",
    "10.1101/gad.351234.123",
    "10.1101/lm.053000.120",
    "10.1101/mcs.a006123",
    "10.1101/pdb.prot108123",
    "10.1101/sqb.2019.84.039123",
    "10.1261/rna.079123.122",
    "10.2196/16978",
    "10.2196/54321",
    "10.1590/0102-311X00012345",
    "10.1590/1516-4446-2022-0001",
    "10.12688/f1000research.12345.1",
    "10.12688/wellcomeopenres.12345.2",
    "10.7554/eLife.12345",
    "10.7554/eLife.12345.001",
    "10.17605/OSF.IO/AB3DE",
    "10.21203/rs.3.pex-1234/v1",
    "10.7717/peerj.12345",
    "10.12688/mep.19123.1",
    "10.15694/mep.2020.000123.1",
    "10.3310/nihropenres.13212.1",
    "10.35241/emeraldopenres.13212.1",
    "10.21070/ups.1234",
    "10.60763/africarxiv/123",
    "10.3390/nu14051234",
    "10.5281/zenodo.7654321",
    "10.6084/m9.figshare.7654321",
    "10.23668/psycharchives.1234",
    "10.14293/S2199-1006.1",
    "10.1056/NEJMoa2030001",
    "10.1016/S0140-6736(20)30183-5",
    "10.1099/jmm.0.001234",
    "10.3762/bjoc.19.1",
    "10.5194/bg-21-1-2024",
]
PREPRINT_URLS = {
    "https://www.medrxiv.org/content/10.1101/2022.08.09.22278588v1.full.pdf": "medRxiv",
    "http://biorxiv.org/content/early/2018/03/03/274654": "bioRxiv",
    "https://www.researchsquare.com/article/rs-5550123/v1": "Research Square",
    "https://assets.researchsquare.com/files/rs-5550123/v1/abc.pdf": "Research Square",
    "https://osf.io/preprints/psyarxiv/ab3de_v1": "OSF Preprints",
    "https://osf.io/preprints/ab3de": "OSF Preprints",
    "psyarxiv.com/ab3de": "PsyArXiv",
    "https://www.preprints.org/manuscript/202405.0123/v1": "Preprints.org",
    "https://papers.ssrn.com/sol3/papers.cfm?abstract_id=4433221": "SSRN",
    "https://ssrn.com/abstract=4433221": "SSRN",
    "https://arxiv.org/abs/2301.01234": "arXiv",
    "https://arxiv.org/pdf/2301.01234v2": "arXiv",
    "https://www.authorea.com/users/12345/articles/67890": "Authorea",
    "https://chemrxiv.org/engage/chemrxiv/article-details/65abc": "ChemRxiv",
    "https://preprints.jmir.org/preprint/54321": "JMIR Preprints",
    "https://preprints.scielo.org/index.php/scielo/preprint/view/6789": "SciELO Preprints",
    "https://www.techrxiv.org/articles/preprint/abc/23456789": "TechRxiv",
    "https://peerj.com/preprints/3210/": "PeerJ Preprints",
    "https://www.qeios.com/read/ABC123": "Qeios",
    "https://verixiv.org/articles/1-23": "VeriXiv",
    "https://elifesciences.org/reviewed-preprints/91234": "eLife",
    "https://europepmc.org/article/PPR/PPR712345": "Europe PMC",
    "https://www.nber.org/papers/w31234": "NBER",
    "https://essopenarchive.org/doi/full/10.22541/essoar.1": "ESS Open Archive",
}
OTHER_URLS = [
    "https://www.medrxiv.org/",
    "https://www.medrxiv.org/about-medrxiv",
    "https://osf.io/ab3de/",
    "https://osf.io/preprints",
    "https://elifesciences.org/articles/12345",
    "https://peerj.com/articles/12345/",
    "https://www.researchsquare.com/",
    "https://protocolexchange.researchsquare.com/article/pex-1234/v1",
    "https://www.nature.com/articles/s41586-020-2012-7",
    "https://f1000research.com/articles/9-123",
    "https://example.org/medrxiv.org/content/2020",
    "https://europepmc.org/article/MED/12345678",
    "https://info.arxiv.org/about/index.html",
]


@pytest.mark.parametrize(("doi", "server"), PREPRINT_DOIS.items())
def test_the_shape_of_a_doi_tells_its_server(doi: str, server: str) -> None:
    deposit = deposit_of_doi(doi)
    assert deposit is not None
    assert deposit.is_preprint
    assert deposit.server == server


@pytest.mark.parametrize("doi", OTHER_DOIS)
def test_a_journal_s_or_mixed_doi_is_no_preprint(doi: str) -> None:
    deposit = deposit_of_doi(doi)
    assert deposit is None or not deposit.is_preprint


@pytest.mark.parametrize(("url", "server"), PREPRINT_URLS.items())
def test_the_host_and_path_of_an_address_tell_the_server(url: str, server: str) -> None:
    deposit = deposit_of_url(url)
    assert deposit is not None
    assert deposit.is_preprint
    assert deposit.server == server


@pytest.mark.parametrize("url", OTHER_URLS)
def test_other_addresses_are_no_preprints(url: str) -> None:
    deposit = deposit_of_url(url)
    assert deposit is None or not deposit.is_preprint


def test_every_doi_server_of_the_table_is_tested() -> None:
    tested = set(PREPRINT_DOIS.values()) | set(PREPRINT_URLS.values())
    assert servers() - tested == set()


def test_the_word_list_of_servers_and_the_table_name_the_same_servers() -> None:
    known = {name.casefold() for name in servers()}
    listed = {term.name.casefold() for term in shipped().vocabularies["preprint-server"].terms}
    assert listed <= known
    assert [
        name for name in servers() if name.endswith(("Rxiv", "rXiv", "arXiv")) and name.casefold() not in listed
    ] == []


#: Servers whose names alone say too little.
SAYING_LITTLE = {"Access Microbiology", "Arcadia", "Curvenote", "eLife", "Europe PMC", "NBER", "Qeios"}


@pytest.mark.parametrize("server", sorted(servers() - SAYING_LITTLE))
def test_an_entry_that_names_only_its_server_is_a_preprint(server: str) -> None:
    assert read_entry(f"Elm P. Warm baths. {server}. 2023.").status == "preprint"


@pytest.mark.parametrize(
    ("entry", "status"),
    [
        (
            "Elm P. Baths. F1000Research. 2023;12:3. [version 1; peer review: awaiting peer review] "
            "doi:10.12688/f1000research.1.1",
            "preprint",
        ),
        (
            "Elm P. Baths. F1000Research. 2023;12:3. [version 2; peer review: 2 approved] "
            "doi:10.12688/f1000research.1.2",
            "article",
        ),
        ("Elm P. Baths. eLife. 2023;12:e91234. doi:10.7554/eLife.91234", "article"),
        ("Elm P. Baths. eLife reviewed preprint. 2023. https://elifesciences.org/reviewed-preprints/91234", "preprint"),
        ("Elm P. Baths. bioRxiv. 2023. https://europepmc.org/article/PPR/PPR712345", "preprint"),
        ("Elm P. Baths [Preprint]. 2023. PMCID: PMC9999999", "preprint"),
        ("Elm P. Baths. NBER Working Paper 31234. 2023.", "preprint"),
        ("Elm P. Baths. Access Microbiology. 2023;5:3-9. doi:10.1099/acmi.0.000765.v3", "preprint"),
        ("Elm P. Baths. Access Microbiology. 2023;5:3-9. doi:10.1099/acmi.0.000765", "article"),
    ],
)
def test_entries_of_mixed_servers_are_told_by_their_status(entry: str, status: str) -> None:
    assert read_entry(entry).status == status


def test_escaped_slashes_are_read() -> None:
    found = identifiers("See https://doi.org/10.1101%2F2022.08.09.22278588 there.")
    assert [(one.kind, one.value) for one in found][1:] == [("doi", "10.1101/2022.08.09.22278588")]


@pytest.mark.parametrize(
    "unit", ["1", "10.1101/", "(", "[", ",", "https://", "10.1101/2022.", "PMID: ", "1,", "ISBN 1-"]
)
def test_a_megabyte_of_anything_is_read_to_its_end(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    assert all(0 <= one.start < one.end <= len(text) for one in identifiers(text))
    assert (deposit_of_doi(text) is not None) == unit.startswith("10.1101/")
    assert deposit_of_url(text) is None
