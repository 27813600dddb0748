"""`claimlint verify`: what registries answer, and what the lock file, `check` and the exit status make of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import stamina

from tests.cli.conftest import Claimlint
from tests.registry_server import Answer, Registries, serving, work

DOI = "10.1016/j.spn.2019.01.001"
WORK = f"/crossref/works/{DOI.replace('/', '%2F')}"
TITLE = "Stretching for back pain in office workers"
ENTRY = f"Alder J. {TITLE}. Spine Notes. 2019;4:1-9."
DAY = "--as-of=2026-11-28"


@pytest.fixture
def registries(folder: Path) -> Iterator[Registries]:
    with serving() as running, stamina.set_testing(True, attempts=2, cap=True):
        (folder / "claimlint.yaml").write_text(f"contact: editor@example.org\n{running.settings}", encoding="utf-8")
        running.on(WORK, work(DOI, TITLE))
        yield running


def post(folder: Path, *entries: str, text: str = "Stretching eases back pain [1].") -> None:
    listed = "\n".join(f"{number}. {entry}" for number, entry in enumerate(entries, 1))
    (folder / "post.md").write_text(f"{text}\n\n## References\n\n{listed}\n", encoding="utf-8")


def verified(claimlint: Claimlint, *arguments: str, status: int = 0) -> list[dict[str, Any]]:
    ran = claimlint("verify", "post.md", DAY, "--format", "json", *arguments)
    assert ran.status == status, (ran.out, ran.err)
    return list(json.loads(ran.out)["files"][0]["references"])


def locked(folder: Path) -> dict[str, Any]:
    data = json.loads((folder / "claimlint.lock").read_text(encoding="utf-8"))
    assert data["schema"] == "claimlint.lock/1"
    return dict(data["references"])


def rules(claimlint: Claimlint) -> list[tuple[str, str]]:
    ran = claimlint("check", "post.md", DAY, "--format", "json", "--select", "citations")
    found = json.loads(ran.out)["files"][0]["findings"]
    wanted = ("citations/doi-mismatch", "citations/retracted", "citations/unverified")
    return [(one["rule"], one["level"]) for one in found if one["rule"] in wanted]


def test_a_work_that_exists_is_verified_and_locked(folder: Path, claimlint: Claimlint, registries: Registries) -> None:
    post(folder, f"{ENTRY} doi:{DOI}")
    assert "1 reference not verified" in claimlint("check", "post.md", DAY).out
    [row] = verified(claimlint)
    assert (row["outcome"], row["verified"]) == ("verified", True)
    entry = locked(folder)[f"doi:{DOI}"]
    assert entry == {
        "state": "found", "registry": "Crossref", "checked": "2026-11-28", "titles": [TITLE], "authors": ["Alder"],
        "years": [2019], "container": "Spine Notes",
    }  # fmt: skip
    assert registries.paths == [f"{WORK}?mailto=editor%40example.org"]
    assert [one.split(" ")[1] for one in registries.agents] == ["(mailto:editor@example.org)"]
    assert "not verified" not in claimlint("check", "post.md", DAY).out
    assert rules(claimlint) == []
    assert json.loads(claimlint("refs", "post.md", "--format", "json").out)["files"][0]["references"][0]["verified"]


def test_what_is_known_is_not_asked_again_until_it_is_old(
    folder: Path, claimlint: Claimlint, registries: Registries
) -> None:
    post(folder, f"{ENTRY} doi:{DOI}")
    verified(claimlint)
    verified(claimlint)
    assert len(registries.asked) == 1
    verified(claimlint, "--refresh")
    assert len(registries.asked) == 2
    claimlint("verify", "post.md", "--as-of=2026-12-20", "--max-age=30")
    assert len(registries.asked) == 2
    claimlint("verify", "post.md", "--as-of=2026-12-20", "--max-age=7")
    assert len(registries.asked) == 3


def test_what_nobody_knows_is_missing(folder: Path, claimlint: Claimlint, registries: Registries) -> None:
    post(folder, f"{ENTRY} doi:10.1016/j.spn.2019.01.999")
    registries.on("/doi/api/handles/", Answer({"responseCode": 100}, status=404))
    [row] = verified(claimlint, status=1)
    assert (row["outcome"], row["answers"][0]["mismatch"]) == ("wrong", "missing")
    assert [path.split("/")[1] for path in registries.paths] == ["crossref", "datacite", "doi"]
    assert rules(claimlint) == [("citations/doi-mismatch", "error")]


def test_a_doi_of_another_agency_exists(folder: Path, claimlint: Claimlint, registries: Registries) -> None:
    post(folder, f"{ENTRY} doi:10.51094/jxiv.12")
    registries.on("/doi/api/handles/", Answer({"responseCode": 1, "handle": "10.51094/JXIV.12"}))
    [row] = verified(claimlint)
    assert (row["outcome"], row["answers"][0]["record"]["state"]) == ("verified", "exists")
    assert rules(claimlint) == []


def test_another_works_title_is_a_mismatch(folder: Path, claimlint: Claimlint, registries: Registries) -> None:
    post(folder, f"{ENTRY} doi:{DOI}")
    registries.on(WORK, work(DOI, "Cold air and asthma in skiers", "Fir", 2011))
    [row] = verified(claimlint, status=1)
    assert row["answers"][0]["mismatch"] == "another"
    assert rules(claimlint) == [("citations/doi-mismatch", "error")]
    shown = claimlint("check", "post.md", DAY).out
    assert "leads to another work" in " ".join(shown.split())


@pytest.mark.parametrize(
    ("update", "status", "level"),
    [
        ("retraction", 1, "error"), ("withdrawal", 1, "error"), ("removal", 1, "error"),
        ("expression_of_concern", 0, "warning"), ("correction", 0, "note"),
    ],
)  # fmt: skip
def test_notices(
    update: str, status: int, level: str, folder: Path, claimlint: Claimlint, registries: Registries
) -> None:
    notice = {"DOI": "10.1016/j.spn.2024.01.009", "type": update, "source": "publisher", "label": "Notice",
              "updated": {"date-parts": [[2024, 5, 31]]}}  # fmt: skip
    post(folder, f"{ENTRY} doi:{DOI}")
    title = f"RETRACTED: {TITLE}" if update == "retraction" else TITLE
    registries.on(WORK, work(DOI, title, more={"updated-by": [notice]}))
    [row] = verified(claimlint, status=status)
    [told] = row["answers"][0]["record"]["notices"]
    assert (told["day"], told["identifier"], told["source"]) == (
        "2024-05-31",
        "doi:10.1016/j.spn.2024.01.009",
        "Crossref",
    )
    assert rules(claimlint) == [("citations/retracted", level)]


def test_who_says_that_a_work_was_retracted_may_cite_it(
    folder: Path, claimlint: Claimlint, registries: Registries
) -> None:
    post(folder, f"{ENTRY} doi:{DOI}", text="The study on stretching and back pain was later retracted [1].")
    registries.on(WORK, work(DOI, TITLE, more={"updated-by": [{"DOI": "10.1016/j.n", "type": "retraction"}]}))
    verified(claimlint, status=1)
    assert rules(claimlint) == []


def test_preprints(folder: Path, claimlint: Claimlint, registries: Registries) -> None:
    one, other = "10.1101/2023.04.18.23288888", "10.1101/2023.04.18.23288889"
    post(folder, f"Alder J. Warm feet and sleep. medRxiv [preprint]. 2023. doi:{one}",
         f"Birch K. Cold feet and sleep. medRxiv [preprint]. 2023. doi:{other}")  # fmt: skip
    preprint: dict[str, Any] = {"type": "posted-content", "subtype": "preprint"}
    related = {"is-preprint-of": [{"id-type": "doi", "id": "10.1016/j.sleep.2024.01.001", "asserted-by": "subject"}]}
    registries.on(f"/crossref/works/{one.replace('/', '%2F')}",
                  work(one, "Warm feet and sleep", year=2023, more={"relation": related, **preprint}))  # fmt: skip
    registries.on(f"/crossref/works/{other.replace('/', '%2F')}",
                  work(other, "Cold feet and sleep", "Birch", 2023, more={"relation": {}, **preprint}))  # fmt: skip
    registries.on("/crossref/works/10.1016%2Fj.sleep.2024.01.001", work("10.1016/j.sleep.2024.01.001", "Warm feet"))
    published, unpublished = verified(claimlint)
    assert (published["outcome"], unpublished["outcome"]) == ("doubtful", "verified")
    record = published["answers"][0]["record"]
    assert (record["published"], record["published_in"]) == ("doi:10.1016/j.sleep.2024.01.001", "Spine Notes")
    assert rules(claimlint) == [("citations/retracted", "note")]


def test_pubmed_europe_pmc_and_arxiv(folder: Path, claimlint: Claimlint, registries: Registries) -> None:
    post(folder, "Alder J. Naps and mood. Sleep Notes. 2019;4:1-9. PMID: 31234567",
         "Birch K. Light and mood. Sleep Notes. 2020;4:1-9. PMC5412345",
         "Cedar M. Noise and mood. arXiv:2305.01234v1. 2023.",
         "Fir L. Rain and mood. 2019. PMID: 31999999")  # fmt: skip
    summary = {"uid": "31234567", "title": "Naps and mood.", "pubdate": "2019 Mar", "authors": [{"name": "Alder JM"}],
               "pubtype": ["Journal Article", "Retracted Publication"], "lang": ["eng"],
               "references": [{"reftype": "Retraction in", "pmid": "32000000"}]}  # fmt: skip
    registries.on("/pubmed/entrez/eutils/esummary.fcgi?db=pubmed&id=31234567",
                  Answer({"result": {"uids": ["31234567"], "31234567": summary}}))  # fmt: skip
    registries.on("/pubmed/entrez/eutils/esummary.fcgi?db=pubmed&id=31999999",
                  Answer({"result": {"31999999": {"error": "cannot get document summary"}}}))  # fmt: skip
    result = {"id": "28000000", "source": "MED", "pmcid": "PMC5412345", "title": "Light and mood.", "pubYear": "2020",
              "authorList": {"author": [{"lastName": "Birch", "initials": "K"}]},
              "commentCorrectionList":
                  {"commentCorrection": [{"id": "29", "source": "MED", "type": "Erratum in"}]}}  # fmt: skip
    registries.on("/europepmc/search", Answer({"hitCount": 1, "resultList": {"result": [result]}}))
    registries.on("/arxiv/api/query?id_list=2305.01234", Answer(
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:a="http://arxiv.org/schemas/atom"><entry>'
        "<id>http://arxiv.org/abs/2305.01234v3</id><title>Noise\n  and mood</title>"
        "<author><name>Mo Cedar</name></author>"
        "<published>2023-05-02T10:00:00Z</published><a:doi>10.1016/j.noise.2024.1</a:doi></entry></feed>"))  # fmt: skip
    naps, light, noise, rain = verified(claimlint, status=1)
    assert [notice["kind"] for notice in naps["answers"][0]["record"]["notices"]] == ["retraction"]
    assert light["answers"][0]["record"]["notices"][0]["identifier"] == "pmid:29"
    assert (noise["answers"][0]["record"]["newer"], noise["answers"][0]["record"]["published"]) == (
        "v3", "doi:10.1016/j.noise.2024.1",
    )  # fmt: skip
    assert rain["answers"][0]["mismatch"] == "missing"
    assert naps["answers"][0]["mismatch"] is light["answers"][0]["mismatch"] is noise["answers"][0]["mismatch"] is None


def test_datacite_is_asked_for_its_own_deposits(folder: Path, claimlint: Claimlint, registries: Registries) -> None:
    post(folder, "Oak, P. (2021). Diaries of sleepers. Zenodo. doi:10.5281/zenodo.4455667")
    told = {"titles": [{"title": "Diaries of sleepers"}], "creators": [{"name": "Oak, Pat", "familyName": "Oak"}],
            "publicationYear": 2021, "types": {"resourceTypeGeneral": "Dataset"}, "relatedIdentifiers": [
                {"relatedIdentifier": "10.5281/zenodo.5555555", "relatedIdentifierType": "DOI",
                 "relationType": "IsPreviousVersionOf"}]}  # fmt: skip
    registries.on("/datacite/dois/10.5281%2Fzenodo.4455667", Answer({"data": {"attributes": told}}))
    [row] = verified(claimlint)
    assert row["answers"][0]["remarks"] == ["has a newer version (doi:10.5281/zenodo.5555555)"]
    assert [path.split("/")[1] for path in registries.paths] == ["datacite"]


def test_an_entry_without_identifier_gets_a_proposal_and_stays_unverified(
    folder: Path, claimlint: Claimlint, registries: Registries
) -> None:
    post(folder, ENTRY, "Birch K. A paper that nobody wrote. Spine Notes. 2020;5:1-9.")
    other = work("10.1016/j.other", "Cold air and asthma", "Fir").body
    fitting = work(DOI, TITLE).body
    assert isinstance(other, dict)
    assert isinstance(fitting, dict)
    registries.on("/crossref/works?query.bibliographic=",
                  Answer({"message": {"items": [other["message"], fitting["message"]]}}))  # fmt: skip
    found, unfound = verified(claimlint)
    assert (found["outcome"], found["verified"]) == ("without-identifier", False)
    assert found["proposal"]["identifier"] == f"doi:{DOI}"
    assert "identifier" not in unfound["proposal"]
    assert all("Stretching+eases" not in path for path in registries.paths), "only the reference's own words are sent"
    assert "2 references not verified" in claimlint("check", "post.md", DAY).out
    asked = len(registries.asked)
    verified(claimlint)
    assert len(registries.asked) == asked


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(status=500), "out of order (status 500)"),
        (Answer(status=403), "refused the request (status 403)"),
        (Answer(status=429, headers={"Retry-After": "3600"}), "asks to wait 3,600 seconds"),
        (Answer('{"message": {"DOI": "10.10'), "is no answer (no JSON)"),
        (Answer("<!DOCTYPE html><title>Welcome</title>"), "is no answer (no JSON)"),
        (Answer({"message": []}), "is no answer (no work)"),
        (Answer("[" * 100_000), "is no answer (no JSON)"),
        (Answer(work(DOI, TITLE).bytes, cut=True), "broke off"),
        (Answer(status=302, headers={"Location": "http://localhost:9/x"}), "redirects to another host (localhost)"),
        (Answer(status=302, headers={"Location": WORK}), "redirects in circles"),
        (Answer(b" " * 8_000_001), "more than 8 MB"),
        (Answer(b"\x1f\x8b", headers={"Content-Encoding": "gzip"}), "in a form that was not asked for"),
    ],
)  # fmt: skip
def test_a_fault_keeps_what_is_known(
    answer: Answer, reason: str, folder: Path, claimlint: Claimlint, registries: Registries
) -> None:
    post(folder, f"{ENTRY} doi:{DOI}")
    verified(claimlint)
    before = (folder / "claimlint.lock").read_bytes()
    registries.on(WORK, answer)
    [row] = verified(claimlint, "--refresh", status=2)
    assert reason in row["answers"][0]["fault"]
    assert (row["outcome"], row["verified"]) == ("unanswered", False)
    assert row["answers"][0]["record"]["checked"] == "2026-11-28"
    assert (folder / "claimlint.lock").read_bytes() == before
    assert claimlint("verify", "post.md", DAY, "--refresh").status == 2


def test_what_fails_for_one_reference_is_learnt_for_the_others(
    folder: Path, claimlint: Claimlint, registries: Registries
) -> None:
    post(folder, f"{ENTRY} doi:10.1016/j.broken", f"{ENTRY} doi:{DOI}")
    registries.on("/crossref/works/10.1016%2Fj.broken", Answer(status=503))
    rows = verified(claimlint, status=2)
    assert [row["outcome"] for row in rows] == ["unanswered", "verified"]
    assert list(locked(folder)) == [f"doi:{DOI}"]


def test_without_a_network_nothing_is_lost(folder: Path, claimlint: Claimlint, registries: Registries) -> None:
    post(folder, f"{ENTRY} doi:{DOI}")
    verified(claimlint)
    before = (folder / "claimlint.lock").read_bytes()
    nowhere = registries.settings.replace(registries.address, "http://127.0.0.1:9")
    (folder / "claimlint.yaml").write_text(nowhere, encoding="utf-8")
    [row] = verified(claimlint, "--refresh", status=2)
    assert row["answers"][0]["fault"] == "Crossref cannot be reached"
    assert (folder / "claimlint.lock").read_bytes() == before
    (folder / "claimlint.lock").unlink()
    verified(claimlint, status=2)
    assert not (folder / "claimlint.lock").exists()


def test_a_request_to_wait_is_obeyed_and_tried_again(
    folder: Path, claimlint: Claimlint, registries: Registries
) -> None:
    post(folder, f"{ENTRY} doi:{DOI}")
    registries.on(WORK, Answer(status=429, headers={"Retry-After": "1"}), work(DOI, TITLE))
    [row] = verified(claimlint)
    assert row["outcome"] == "verified"
    (_, first), (_, second) = registries.asked
    assert second - first >= 0.9


def test_a_redirect_on_the_same_host_is_followed(folder: Path, claimlint: Claimlint, registries: Registries) -> None:
    post(folder, f"{ENTRY} doi:{DOI}")
    registries.on(WORK, Answer(status=301, headers={"Location": "/crossref/works/alias"}))
    registries.on("/crossref/works/alias", work(DOI, TITLE))
    [row] = verified(claimlint)
    assert row["outcome"] == "verified"


def test_a_declared_rate_is_kept_and_few_requests_run_at_once(
    folder: Path, claimlint: Claimlint, registries: Registries
) -> None:
    post(folder, *(f"{ENTRY} doi:10.1016/j.spn.{number}" for number in range(40)))
    answer = work(DOI, TITLE)
    declared = {"X-Rate-Limit-Limit": "50", "X-Rate-Limit-Interval": "1s"}
    registries.on("/crossref/works/", Answer(answer.bytes, headers=declared, delay=0.02))
    assert len(verified(claimlint)) == 40
    assert 1 < registries.most_at_once <= 16
    times = sorted(moment for _, moment in registries.asked)
    assert times[-1] - times[16] >= 0.4, "after the first answers at most 50 a second"


def test_a_slow_registry_is_given_up(
    folder: Path, claimlint: Claimlint, registries: Registries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimlint.verification.transport.PATIENCE", 0.2)
    post(folder, f"{ENTRY} doi:{DOI}")
    registries.on(WORK, Answer(work(DOI, TITLE).bytes, delay=1.0))
    [row] = verified(claimlint, status=2)
    assert "Crossref" in row["answers"][0]["fault"]


def test_a_registry_that_is_down_is_not_asked_for_ever(
    folder: Path, claimlint: Claimlint, registries: Registries
) -> None:
    post(folder, *(f"{ENTRY} doi:10.1016/j.spn.{number}" for number in range(60)))
    registries.on("/crossref/works/", Answer(status=503))
    rows = verified(claimlint, status=2)
    assert all(row["outcome"] == "unanswered" for row in rows)
    assert len(registries.asked) < 60
    assert "not asked again" in rows[-1]["answers"][0]["fault"]


def test_a_dry_run_prints_every_request_and_makes_none(
    folder: Path, claimlint: Claimlint, registries: Registries
) -> None:
    post(folder, f"{ENTRY} doi:{DOI}", "Birch K. Warm feet. Spine Notes. 2020;5:1-9.")
    ran = claimlint("verify", "post.md", "--dry-run")
    assert ran.status == 0
    lines = ran.out.splitlines()
    assert lines[0] == f"GET {registries.address}{WORK}?mailto=editor%40example.org"
    assert [line.split(": GET ")[0] for line in lines[1:3]] == ["    then, if it is unknown there"] * 2
    assert "query.bibliographic=Birch+K.+Warm+feet" in lines[3]
    assert len(lines) == 4
    assert registries.asked == []
    assert not (folder / "claimlint.lock").exists()


def test_text_from_registries_cannot_break_out(folder: Path, claimlint: Claimlint, registries: Registries) -> None:
    post(folder, f"{ENTRY} doi:{DOI}")
    registries.on(WORK, work(DOI, "Cold \x1b[31mair\u202e <i>and</i> &lt;b&gt;asthma\n::error::now", "Fir", 2011))
    ran = claimlint("verify", "post.md", DAY)
    assert ran.status == 1
    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out
    assert locked(folder)[f"doi:{DOI}"]["titles"] == ["Cold [31mair and asthma ::error::now"]


def test_unverified_references_block_only_where_the_house_wants_it(
    folder: Path, claimlint: Claimlint, registries: Registries
) -> None:
    post(folder, f"{ENTRY} doi:{DOI}")
    assert rules(claimlint) == []
    settings = (folder / "claimlint.yaml").read_text(encoding="utf-8")
    (folder / "claimlint.yaml").write_text(f"{settings}require-verified: true\n", encoding="utf-8")
    assert rules(claimlint) == [("citations/unverified", "error")]
    verified(claimlint)
    assert rules(claimlint) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("<<<<<<< ours\n", "claimlint.lock:1:1"),
        ('{"schema": "claimlint.lock/9", "references": {}}', "claimlint.lock: no lock file of this version"),
        (
            '{"schema": "claimlint.lock/1", "references": {\n"doi:10.1/x": {"state": "lost"}}}',
            "claimlint.lock:2: the entry",
        ),
        ('{"schema": "claimlint.lock/1", "references": {"doi:10.1/x": [1]}}', "claimlint.lock:1: the entry"),
        ('{"schema": "claimlint.lock/1", "references": {}, "references": {}}', "`references` stands twice"),
        ('{"schema": "claimlint.lock/1", "references": {"doi:10.1/x": {}, "doi:10.1/x": {}}}', "`doi:10.1/x` stands"),
        ('{"schema": "claimlint.lock/1", "references": {"doi:10.1/x": %s}}' % ("9" * 5000), "not the JSON of a lock"),
    ],
)
@pytest.mark.parametrize("command", ["check", "verify", "refs"])
def test_a_broken_lock_file_stops_everything_and_stays(
    command: str, text: str, place: str, folder: Path, claimlint: Claimlint, registries: Registries
) -> None:
    post(folder, f"{ENTRY} doi:{DOI}")
    (folder / "claimlint.lock").write_text(text, encoding="utf-8")
    ran = claimlint(command, "post.md")
    assert ran.status == 2
    assert place in ran.err
    assert "claimlint verify" in ran.err
    assert (folder / "claimlint.lock").read_text(encoding="utf-8") == text
    assert registries.asked == []


def test_the_lock_file_is_sorted_and_keeps_what_other_posts_need(
    folder: Path, claimlint: Claimlint, registries: Registries
) -> None:
    registries.on("/crossref/works/", work(DOI, TITLE))
    post(folder, f"{ENTRY} doi:10.1016/j.z")
    verified(claimlint)
    post(folder, f"{ENTRY} doi:10.1016/j.a", ENTRY)
    registries.on("/crossref/works?", Answer({"message": {"items": []}}))
    verified(claimlint)
    keys = list(locked(folder))
    assert keys[:2] == ["doi:10.1016/j.a", "doi:10.1016/j.z"]
    assert keys[2].startswith("text:")
    first = (folder / "claimlint.lock").read_bytes()
    verified(claimlint)
    assert (folder / "claimlint.lock").read_bytes() == first


COLUMNS = (
    "Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,RetractionDate,"
    "RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes"
)


def listed(*rows: tuple[str, str, str]) -> str:
    lines = [
        f'{number},"{TITLE}",;HSC,;A house,Spine Notes,Press,Nowhere,Jo Alder;Kim Birch,,Research,{day},'
        f"10.1016/j.spn.2024.09,0,3/1/2019 0:00,{doi},0,{nature},+Error;,No,"
        for number, (day, doi, nature) in enumerate(rows, 1)
    ]
    return "\n".join([COLUMNS, *lines, ""])


def test_the_list_of_retraction_watch_is_read_without_a_network(
    folder: Path, claimlint: Claimlint, registries: Registries
) -> None:
    post(folder, f"{ENTRY} doi:{DOI}", f"{ENTRY} doi:10.1016/j.back")
    rows = listed(("5/31/2024 0:00", DOI.upper(), "Retraction"), ("1/2/2020 0:00", "10.1016/j.back", "Retraction"),
                  ("1/2/2021 0:00", "10.1016/j.back", "Reinstatement"))  # fmt: skip
    (folder / "list.csv").write_bytes(b"\xef\xbb\xbf" + rows.encode() + b"9,\xff\xfe" + b"," * 18 + b"\n")
    gone, back = verified(claimlint, "--retractions", "list.csv", status=1)
    assert gone["answers"][0]["remarks"] == ["was retracted on 2024-05-31 (doi:10.1016/j.spn.2024.09)"]
    assert back["answers"][0]["remarks"] == []
    assert registries.asked == []
    assert rules(claimlint) == [("citations/retracted", "error")]
    assert "2 references not verified" in claimlint("check", "post.md", DAY).out
    gone, _ = verified(claimlint, status=1)
    assert gone["answers"][0]["record"]["registry"] == "Crossref"
    assert gone["answers"][0]["record"]["notices"][0]["source"] == "Retraction Watch list"


@pytest.mark.parametrize(
    ("name", "reason"),
    [("none.csv", "cannot be read"), ("claimlint.yaml", "no column `Title`"), (".", "cannot be read")],
)
def test_a_file_that_is_not_the_list_is_refused(
    name: str, reason: str, folder: Path, claimlint: Claimlint, registries: Registries
) -> None:
    post(folder, f"{ENTRY} doi:{DOI}")
    ran = claimlint("verify", "post.md", "--retractions", name)
    assert ran.status == 2
    assert reason in ran.err


@pytest.mark.parametrize(
    "address",
    ["http://api.example.org", "ftp://127.0.0.1", "https://a@example.org", "https://x/?q=1", "nowhere", "http://[::"],
)
def test_an_address_that_others_could_listen_to_is_refused(address: str, folder: Path, claimlint: Claimlint) -> None:
    (folder / "claimlint.yaml").write_text(f"registries:\n  crossref: '{address}'\n", encoding="utf-8")
    ran = claimlint("verify", "bad.md")
    assert ran.status == 2
    assert "claimlint.yaml:2:" in ran.err


def test_an_unreadable_draft_is_said_and_the_others_are_verified(
    folder: Path, claimlint: Claimlint, registries: Registries
) -> None:
    post(folder, f"{ENTRY} doi:{DOI}")
    (folder / "broken.md").write_bytes(b"\xff\xfe\xfa")
    ran = claimlint("verify", "post.md", "broken.md", DAY)
    assert ran.status == 2
    assert "1 verified" in ran.out
    assert "Unchecked" in ran.out


def test_dry_run_and_list_exclude_each_other(claimlint: Claimlint) -> None:
    ran = claimlint("verify", "bad.md", "--dry-run", "--retractions", "x.csv")
    assert (ran.status, "asks nobody" in ran.err) == (2, True)
