"""The page in a real browser: nothing of a draft runs, everything is reachable, and it fits screens and paper."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from claimlint.config import Config, RunOptions
from claimlint.discovery import Draft, Drafts
from claimlint.linter import lint
from claimlint.model.report import NEEDS, FileReport, Report, Waiver
from claimlint.outputs import Style, renderer
from tests.outputs.browser import Browser
from tests.outputs.hostile import hostile_report, hostile_waivers

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def examples(checkout: Path) -> Report:
    """All example posts, each with a finding waived, and a file that cannot be checked."""
    config = Config(profile="clinic")
    paths = [*sorted((checkout / "examples").glob("*.md")), checkout / "examples" / "missing.md"]
    drafts = tuple(Draft(path.name, path, config) for path in paths)
    report = lint(Drafts(drafts), RunOptions(date(2026, 1, 15), needs=NEEDS))
    return replace(report, files=tuple(_with_waiver(file) if file.findings else file for file in report.files))


def _with_waiver(file: FileReport) -> FileReport:
    waived = replace(file.findings[-1], waiver=Waiver("agreed with counsel", "the editor", date(2027, 1, 1)))
    return replace(file, findings=(*file.findings[:-1], waived))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, examples: Report) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    alone = next(file for file in examples.files if file.path == "clinic-post.md")
    reports = {
        "examples": examples,
        "alone": replace(examples, files=(alone,)),
        "hostile": hostile_report(),
        "waived": hostile_waivers(),
        "empty": replace(examples, files=()),
        "some hostile": replace(hostile_report(), files=hostile_report().files[::5]),
    }
    for name, report in reports.items():
        (folder / f"{name}.html").write_text(renderer("html")(report, Style()), encoding="utf-8")
    return {name: folder / f"{name}.html" for name in reports}


@pytest.mark.parametrize("name", ["hostile", "waived"])
def test_nothing_of_a_draft_runs_or_loads(browser: Browser, pages: dict[str, Path], name: str) -> None:
    browser.show(pages[name])
    assert browser.run("return window.pwned") is None
    assert browser.complaints() == []
    loaded = "return performance.getEntriesByType('resource').map((entry) => entry.name)"
    assert browser.run(loaded) == []
    assert browser.run("return location.href") == pages[name].as_uri()
    assert browser.run("return document.title").startswith("Unchecked: ")
    # The page is whole: nothing of a draft ended an element of ours.
    assert browser.run("return [...document.body.children].map((one) => one.localName).join(' ')") == (
        "a header nav section main footer script"
    )
    posts, read = len(hostile_report().files), sum(file.error is None for file in hostile_report().files)
    assert browser.run("return document.querySelectorAll('main > article.post').length") == posts
    assert (
        browser.run("return document.querySelectorAll('main .sign').length") == read
    )  # nobody signs a post that could not be read
    assert browser.run("return document.querySelectorAll('main > :not(article.post)').length") == 0


def test_every_handle_of_a_hostile_page_stays_harmless(browser: Browser, pages: dict[str, Path]) -> None:
    browser.show(pages["hostile"])
    browser.run(
        "for (const one of document.querySelectorAll('main *'))"
        "  for (const name of ['mouseover', 'focus', 'click', 'toggle', 'error', 'load', 'start'])"
        "    if (!(one.localName === 'a')) one.dispatchEvent(new Event(name, {bubbles: true}))"
    )
    assert browser.run("return window.pwned") is None
    assert browser.complaints() == []


def test_the_policy_lets_no_other_script_run(browser: Browser, pages: dict[str, Path]) -> None:
    browser.show(pages["alone"])
    browser.run(
        "const one = document.createElement('script'); one.textContent = 'window.x = 1'; document.body.append(one)"
    )
    browser.run(
        "const one = document.createElement('img'); one.src = 'https://example.org/x.png'; document.body.append(one)"
    )
    browser.run("document.body.setAttribute('onclick', 'window.x = 1'); document.body.click()")
    assert browser.run("return window.x") is None
    assert any("Content Security Policy" in complaint for complaint in browser.complaints())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["examples", "alone", "empty"])
def test_accessible(browser: Browser, pages: dict[str, Path], axe: str, name: str, scheme: str) -> None:
    browser.show(pages[name], scheme=scheme)
    browser.run("for (const one of document.querySelectorAll('details')) one.open = true")
    assert browser.accessibility(axe) == []


def test_accessible_on_a_telephone(browser: Browser, pages: dict[str, Path], axe: str) -> None:
    browser.show(pages["alone"], width=320)
    assert browser.accessibility(axe) == []


def test_hostile_posts_leave_the_page_accessible(browser: Browser, pages: dict[str, Path], axe: str) -> None:
    browser.show(pages["some hostile"])
    # The posts' own headings may skip levels or be empty; that is theirs to mend.
    assert browser.accessibility(axe, "heading-order", "empty-heading", "empty-table-header") == []


@pytest.mark.parametrize(
    ("name", "width"),
    [*(("examples", width) for width in (320, 375, 768, 1280, 2000)), ("hostile", 320), ("hostile", 1280)],
)
def test_nothing_is_wider_than_the_window(browser: Browser, pages: dict[str, Path], name: str, width: int) -> None:
    browser.show(pages[name], width=width)
    assert browser.run("return document.documentElement.scrollWidth") <= width
    wide = (
        "return [...document.querySelectorAll('body *')].filter((one) => {"
        "  const box = one.getBoundingClientRect();"
        "  return box.width && (box.right > innerWidth + 1 || box.left < -1) && !one.closest('.unseen, thead');"
        "}).map((one) => one.outerHTML.slice(0, 120))"
    )
    assert browser.run(wide) == []


def test_every_finding_is_marked_and_explained_beside(
    browser: Browser, pages: dict[str, Path], examples: Report
) -> None:
    browser.show(pages["examples"])
    cards = browser.run("return document.querySelectorAll('.card').length")
    assert cards == sum(finding.under is None for file in examples.files for finding in file.findings)
    unmarked = (
        "return [...document.querySelectorAll('.card')].filter((card) =>"
        ' !document.querySelector(`.text mark[data-for~="${card.id}"]`)).map((card) => card.textContent)'
    )
    assert browser.run(unmarked) == []
    beside = (
        "return [...document.querySelectorAll('.row .card')].every((card) =>"
        " card.closest('.row').querySelector(`.text mark[data-for~=\"${card.id}\"]`))"
    )
    assert browser.run(beside)


def test_filters_hide_cards_and_marks(browser: Browser, pages: dict[str, Path]) -> None:
    browser.show(pages["alone"])
    visible = "return [...document.querySelectorAll(`.card.${arguments[0]}`)].filter((one) => one.offsetParent).length"
    assert browser.run(visible, "warning") > 0
    box = browser.driver.find_element(By.CSS_SELECTOR, "input[value=warning]")
    box.send_keys(Keys.SPACE)
    assert browser.run(visible, "warning") == 0
    assert browser.run(visible, "error") > 0
    assert browser.run("return document.querySelector('.shown').textContent").endswith("findings shown")
    off = "return [...document.querySelectorAll('.text mark')].filter((one) => one.classList.contains('off')).length"
    assert browser.run(off) > 0
    box.send_keys(Keys.SPACE)
    assert browser.run(off) == 0
    assert browser.run("return document.querySelector('.shown').textContent") == ""
    browser.driver.find_element(By.CSS_SELECTOR, "input[value=claims]").send_keys(Keys.SPACE)
    families = (
        "return [...new Set([...document.querySelectorAll('.card:not([hidden])')].map((one) => one.dataset.family))]"
    )
    assert "claims" not in browser.run(families)
    assert "hype" in browser.run(families)


def test_keyboard_reaches_everything(browser: Browser, pages: dict[str, Path]) -> None:
    browser.show(pages["alone"])
    order = []
    for _ in range(400):
        ActionChains(browser.driver).send_keys(Keys.TAB).perform()
        one = browser.run("const one = document.activeElement; return `${one.localName}.${one.className}`")
        if one.startswith("body"):
            break
        order.append(one)
    assert order[0] == "a.skip"
    assert order[1] == "input."
    assert order.count("summary.") == browser.run("return document.querySelectorAll('.card').length")
    badges = browser.run("return document.querySelectorAll('a.badge').length")
    assert sum(one.startswith("a.badge") for one in order) == badges


def test_skip_link_and_badges_lead_where_they_say(browser: Browser, pages: dict[str, Path]) -> None:
    browser.show(pages["alone"])
    ActionChains(browser.driver).send_keys(Keys.TAB, Keys.ENTER).perform()
    assert browser.run("return document.activeElement.id") == "main"
    badge = browser.driver.find_element(By.CSS_SELECTOR, "a.badge")
    badge.send_keys(Keys.ENTER)
    target = str(badge.get_attribute("data-for"))
    assert browser.run("return location.hash") == f"#{target}"
    assert browser.run("return document.querySelector(':target').id") == target


def test_a_click_on_words_goes_to_their_card(browser: Browser, pages: dict[str, Path]) -> None:
    browser.show(pages["alone"])
    mark = browser.driver.find_element(By.CSS_SELECTOR, ".row p mark")
    browser.run("arguments[0].scrollIntoView({block: 'center'})", mark)
    mark.click()
    keys = str(mark.get_attribute("data-for")).split()
    assert browser.run("return document.activeElement.id") in keys
    assert "on" in str(mark.get_attribute("class")).split()


def test_works_without_its_script(browser: Browser, pages: dict[str, Path]) -> None:
    browser.send("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.show(pages["alone"])
        tree = browser.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
        query = {"nodeId": tree, "selector": ".filters[hidden]"}
        assert browser.send("DOM.querySelector", query)["nodeId"] != 0
        cards = browser.send("DOM.querySelectorAll", {"nodeId": tree, "selector": ".card:not([hidden])"})
        assert len(cards["nodeIds"]) > 20
    finally:
        browser.send("Emulation.setScriptExecutionDisabled", {"value": False})


def test_paper_holds_reasons_and_a_place_to_sign(browser: Browser, pages: dict[str, Path], tmp_path: Path) -> None:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not here; on Debian: apt-get install poppler-utils")
    browser.show(pages["alone"], scheme="dark")
    (tmp_path / "page.pdf").write_bytes(browser.paper())
    done = subprocess.run(
        [program, "-layout", tmp_path / "page.pdf", "-"], capture_output=True, encoding="utf-8", check=True
    )
    text = " ".join(done.stdout.split())
    for expected in ("Sign-off", "Signature", "SHA-256 of the text", "Publish as it is", "Health Products Compliance"):
        assert expected in text
    assert "Skip to the post" not in text
    assert done.stdout.count("\f") <= 12
