"""No draft breaks out of a report: every format is read by a parser of its own, and says what the report says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from pyromark import Options, events_with_range

from claimlint.model.report import FileReport, Finding, Report
from claimlint.outputs import Style, renderer
from claimlint.outputs._order import leading
from claimlint.outputs.github.summary import summary
from tests.outputs.actions_runner import obeyed
from tests.outputs.hostile import drafts, hostile_report, hostile_waivers

#: A part of the first and of the last is hidden by what is never closed.
UNREAD = ["comment-unclosed.md", "nul.md", "script-unclosed.md"]
REPORTS = {"found": hostile_report, "waived": hostile_waivers}
#: What no format that is read as text lets through: controls other than LF, and what turns or hides text.
HIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


@pytest.fixture(params=REPORTS)
def hostile(request: pytest.FixtureRequest) -> Report:
    return REPORTS[request.param]()


def shown(report: Report, form: str, *, colour: bool = False) -> str:
    text = renderer(form)(report, Style(80, colour))
    text.encode("utf-8")
    return text


def found(report: Report) -> Iterator[tuple[FileReport, Finding]]:
    for file in sorted(report.files, key=lambda file: file.path):
        for finding in leading(file):
            yield file, finding


def test_there_are_enough_drafts_and_they_are_found_out() -> None:
    assert len(drafts()) >= 60
    silent = [file.path for file in hostile_report().files if not file.findings and file.error is None]
    assert len(silent) <= 12, silent
    assert [file.path for file in hostile_report().files if file.error] == UNREAD
    assert sum(1 for _ in found(hostile_report())) > len(drafts())


@pytest.mark.parametrize("colour", [False, True])
def test_terminal(hostile: Report, colour: bool) -> None:
    text = shown(hostile, "terminal", colour=colour)
    bare = re.sub(r"\x1b\[[0-9;]+m", "", text) if colour else text
    assert not HIDDEN.search(bare)


def test_json(hostile: Report) -> None:
    files = json.loads(shown(hostile, "json"))["files"]
    for given, told in zip(sorted(hostile.files, key=lambda file: file.path), files, strict=True):
        assert told["path"] == given.path
        for finding in told["findings"]:
            assert given.source is not None
            text = given.source.text
            assert finding["excerpt"] == text[finding["start"]["offset"] : finding["end"]["offset"]]


def test_sarif(hostile: Report) -> None:
    (run,) = json.loads(shown(hostile, "sarif"))["runs"]
    assert len(run["results"]) == sum(1 for _ in found(hostile))
    for place in every(run, "artifactLocation"):
        assert re.fullmatch(r"(?:[\w.~/-]|%[0-9A-F]{2})+", place["uri"], re.ASCII)
    for message in (*every(run, "message"), *every(run, "help")):
        assert not re.search(r"(?<!\\)[\[\]]", message["text"].replace("\\\\", ""))
        assert re.sub(r"\{\{|\}\}", "", message["text"]).count("{") == 0
    assert run["invocations"][0]["executionSuccessful"] is False


def every(value: Any, key: str) -> Iterator[Any]:
    """All values of a key, however deep."""
    if isinstance(value, dict):
        if key in value:
            yield value[key]
        for one in value.values():
            yield from every(one, key)
    elif isinstance(value, list):
        for one in value:
            yield from every(one, key)


def test_gitlab(hostile: Report) -> None:
    issues = json.loads(shown(hostile, "gitlab"))
    assert len(issues) == sum(1 for _ in found(hostile)) + len(UNREAD)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    assert not any(HIDDEN.search(issue["description"] + issue["location"]["path"]) for issue in issues)


def test_rdjson(hostile: Report) -> None:
    diagnostics = json.loads(shown(hostile, "rdjson"))["diagnostics"]
    placed = [one for one in diagnostics if "range" in one["location"]]
    for (file, finding), told in zip(found(hostile), placed, strict=True):
        assert file.source is not None
        start, end = told["location"]["range"]["start"], told["location"]["range"]["end"]
        lines = re.split("\r\n|\r|\n", file.source.text)
        line = lines[start["line"] - 1].encode()
        if start["line"] == end["line"]:
            assert line[start["column"] - 1 : end["column"] - 1].decode() == finding.excerpt
        assert not HIDDEN.search(told["message"] + told["original_output"])


def test_junit(hostile: Report) -> None:
    root = ET.fromstring(shown(hostile, "junit"))  # noqa: S314 - our own text, and what it may hold is tested here
    assert [element.tag for element in root] == ["testsuite"] * len(hostile.files)
    allowed = {"testsuites", "testsuite", "testcase", "failure", "error", "skipped", "system-out"}
    assert {element.tag for element in root.iter()} <= allowed
    of_findings = [case for case in root.iter("testcase") if case.get("line")]
    assert len(of_findings) == sum(1 for _ in found(hostile))
    assert root.get("errors") == str(len(UNREAD))


def test_github(hostile: Report) -> None:
    commands = obeyed(shown(hostile, "github"))
    names = [command.name for command in commands]
    annotations = [command for command in commands if command.name in ("error", "warning", "notice")]
    assert names[len(annotations) :] == ["group", "stop-commands", "endgroup"]
    assert all(names.count(level) <= 10 for level in ("error", "warning", "notice"))
    assert {key for one in annotations for key in one.properties} <= {
        "file", "line", "endLine", "col", "endColumn", "title",
    }  # fmt: skip
    assert any("more errors" in one.message for one in annotations)


def test_each_file_is_safe_in_the_log(hostile: Report) -> None:
    for file in hostile.files:
        one = Report(hostile.version, "", hostile.as_of, "error", (file,), profile="clinic", jurisdiction="us")
        for command in obeyed(shown(one, "github")):
            assert command.name in ("error", "warning", "notice", "group", "stop-commands", "endgroup")
            if "line" in command.properties:
                assert command.properties["line"].isdigit()


def test_job_summary(hostile: Report) -> None:
    text = summary(hostile, Style(), 2**20)
    assert not HIDDEN.search(text)
    options = Options.ENABLE_TABLES | Options.ENABLE_GFM | Options.ENABLE_STRIKETHROUGH | Options.ENABLE_MATH
    events = [event for event, _ in events_with_range(text, options=options)]
    opened = [event["Start"] for event in events if isinstance(event, dict) and "Start" in event]
    names = [one if isinstance(one, str) else next(iter(one)) for one in opened]
    assert set(names) <= {
        "Heading",
        "Paragraph",
        "Table",
        "TableHead",
        "TableRow",
        "TableCell",
        "Strong",
        "List",
        "Item",
    }
    rows = sum(1 for _ in found(hostile)) + len(UNREAD)
    assert names.count("TableRow") == rows
    assert names.count("TableCell") == 4 * (rows + 1)
    leaves = {next(iter(event)) for event in events if isinstance(event, dict)}
    assert leaves <= {"Start", "End", "Text"}


class _Page(HTMLParser):
    """What stands on a page: elements with their attributes, and whether they are closed in order."""

    VOID = frozenset({"meta", "br", "hr", "input"})

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.misplaced: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.misplaced.append(tag)


ATTRIBUTES = set(
    "lang charset http-equiv content name id class tabindex aria-label aria-labelledby href rel title data-for "
    "data-level data-family data-label role scope start type value checked hidden".split()
)
ELEMENTS = set(
    "html head meta title style body a header div p h1 h2 h3 h4 h5 h6 strong ul li b nav ol span section fieldset "
    "legend label input main article details summary mark table thead tbody tr th td dl dt dd code em del blockquote "
    "pre sup br hr footer script i sub u s ins small q cite kbd samp var".split()
)


def read(page: str) -> _Page:
    parser = _Page()
    parser.feed(page)
    parser.close()
    return parser


def unsafe(page: _Page) -> list[str]:
    """What a page of ours never holds."""
    faults = [f"<{tag}>" for tag, _ in page.elements if tag not in ELEMENTS]
    for tag, attributes in page.elements:
        faults += [f"<{tag} {name}>" for name in attributes if name not in ATTRIBUTES]
        target = attributes.get("href")
        if target is not None and not re.match(r"#|https?://", target):
            faults.append(f"<{tag} href={target}>")
    return faults


def test_html(hostile: Report) -> None:
    text = shown(hostile, "html")
    page = read(text)
    assert unsafe(page) == []
    assert (page.misplaced, page.open) == ([], [])
    tags = [tag for tag, _ in page.elements]
    assert (tags.count("script"), tags.count("style"), tags.count("body")) == (1, 1, 1)
    assert not HIDDEN.search(text)
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    cards = [attributes for tag, attributes in page.elements if "card" in (attributes.get("class") or "").split()]
    assert len(cards) == sum(1 for _ in found(hostile))


def test_every_link_on_the_page_leads_somewhere(hostile: Report) -> None:
    page = read(shown(hostile, "html"))
    ids = {attributes.get("id") for _, attributes in page.elements}
    leads = {attributes["href"] for _, attributes in page.elements if (attributes.get("href") or "").startswith("#")}
    lost = {lead for lead in leads if lead and lead[1:] not in ids}
    assert lost == set()
