"""The page in a real browser: pasting, dropping, typing, filters, keys, hostile drafts, small screens and the dark."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from tests.outputs.browser import Browser
from tests.outputs.hostile import drafts
from tests.readers.word_files import p, r, unzipped, word_file
from tests.serving.server import Server

pytestmark = pytest.mark.browser

CURE = "Our herbal drops cure diabetes."
HTML = b"<h1>Tea</h1>\n<p>Our tea cures asthma.</p>\n<script>window.pwned = 1</script>\n"
_PUT = (
    "const draft = document.getElementById('draft'); draft.value = arguments[0];"
    "draft.dispatchEvent(new Event('input', {bubbles: true}))"
)
_DROP = (
    "const [name, bytes] = arguments, dropped = new DataTransfer();"
    "for (const one of [name].flat()) dropped.items.add(new File([new Uint8Array(bytes)], one));"
    "for (const kind of ['dragover', 'drop'])"
    "  document.body.dispatchEvent("
    "    new DragEvent(kind, {dataTransfer: dropped, bubbles: true, cancelable: true}))"
)
_MARKED = (
    "return [...document.querySelectorAll('#backdrop mark')].map((one) => [one.textContent, one.dataset.look,"
    " one.classList.contains('off')])"
)
_CARDS = (
    "return [...document.querySelectorAll('.card')].filter((one) => one.offsetParent).map((one) => one.textContent)"
)
_WIDE = (
    "return [...document.querySelectorAll('body *')].filter((one) => {"
    "  const box = one.getBoundingClientRect();"
    "  return box.width && (box.right > innerWidth + 1 || box.left < -1) && !one.closest('.unseen, thead, .skip');"
    "}).map((one) => one.outerHTML.slice(0, 120))"
)
_LIVE = (
    "return document.querySelectorAll('main :is(script, iframe, img, object, embed, link, style, base, svg)').length"
)


class Page:
    """The page as an editor uses it."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self.browser, self.server = browser, server

    def show(self, width: int = 1280, scheme: str = "light") -> Page:
        """Loads it anew, with an empty window and an empty console."""
        self.browser.show("about:blank")
        self.browser.complaints()
        self.browser.show(self.server.address, width, scheme=scheme)
        self.until("return document.body.dataset.state === 'empty' && document.getElementById('draft').value === ''")
        return self

    def until(self, script: str, *arguments: object) -> None:
        """Waits until a script in the page returns something true."""
        WebDriverWait(self.browser.driver, 60, 0.05).until(lambda _: self.browser.run(script, *arguments))

    def ready(self) -> None:
        """Waits for the findings of what stands there."""
        self.until("return document.body.dataset.state === 'ready'")

    def put(self, text: str) -> None:
        """Puts a text into the window, and waits for its findings."""
        self.browser.run(_PUT, text)
        self.ready()

    def drop(self, name: str | list[str], data: bytes) -> None:
        """Drops a file on the page."""
        self.browser.run(_DROP, name, list(data))

    def keys(self, *keys: str) -> None:
        """Presses keys where the focus is."""
        ActionChains(self.browser.driver).send_keys(*keys).perform()

    def clipboard(self, *commands: str) -> None:
        """What the keys for cut, copy and paste do, whatever they are on this system."""
        for command in commands:
            for kind in ("keyDown", "keyUp"):
                done = {"commands": [command]} if kind == "keyDown" else {}
                self.browser.send("Input.dispatchKeyEvent", {"type": kind, "key": "Unidentified", **done})

    def marked(self) -> list[list[object]]:
        """The marked words, with their look, and whether a filter hides them."""
        found: list[list[object]] = self.browser.run(_MARKED)
        return found

    def cards(self) -> list[str]:
        """What the cards say that can be seen."""
        found: list[str] = self.browser.run(_CARDS)
        return found

    def text(self, selector: str) -> str:
        """The words of an element."""
        return str(self.browser.run("return document.querySelector(arguments[0]).textContent", selector))


@pytest.fixture(scope="module")
def loaded(browser: Browser, server: Server) -> Page:
    return Page(browser, server)


@pytest.fixture
def page(loaded: Page) -> Page:
    return loaded.show()


@pytest.fixture(scope="module")
def post(checkout: Path) -> str:
    return (checkout / "examples" / "clinic-post.md").read_text(encoding="utf-8")


def test_an_empty_page_asks_for_a_draft(page: Page) -> None:
    assert page.cards() == []
    assert page.text("#summary") == ""
    assert not page.browser.driver.find_element(By.ID, "report").is_enabled()
    assert page.browser.complaints() == []


def test_pasted_text_is_checked(page: Page) -> None:
    draft = page.browser.driver.find_element(By.ID, "draft")
    draft.send_keys(CURE)
    page.clipboard("selectAll", "cut")
    page.until("return document.body.dataset.state === 'empty' && document.getElementById('draft').value === ''")
    assert page.cards() == []
    page.clipboard("paste")
    page.ready()
    assert draft.get_attribute("value") == CURE
    assert ["cure diabetes", "error", False] in page.marked()
    card = next(one for one in page.cards() if "“cure diabetes”" in one)
    assert "Instead" in card
    assert "Why, and on whose authority" in card
    assert page.text("#status").startswith("Blocked: ")
    assert "cure diabetes" in page.text("#sheets [data-label=Claim]")
    assert page.text("#sheets").count("References") == 1
    assert page.browser.driver.title == "Blocked: draft.md (claimlint)"


def test_marks_follow_their_words_until_the_answer(page: Page) -> None:
    page.put(f"{CURE} And more.")
    page.browser.run("window.fetch = () => new Promise(() => {})")
    draft = page.browser.driver.find_element(By.ID, "draft")
    draft.send_keys(Keys.CONTROL + Keys.HOME)
    draft.send_keys("Now 😀 ")
    assert page.browser.run("return document.body.dataset.state") == "waiting"
    assert ["cure diabetes", "error", False] in page.marked()
    draft.send_keys(Keys.CONTROL + "a", Keys.DELETE)
    assert page.marked() == []


def test_the_answer_to_an_older_text_is_dropped(page: Page) -> None:
    page.browser.run(
        "window.held = []; window.told = []; const real = window.fetch;"
        "window.fetch = (address, asked) => {"
        "  const answer = real(address, {...asked, signal: undefined});"  # an answer that no abort could stop
        "  return new Promise((done) => window.held.push(() => answer.then(done))); };"
        "new MutationObserver(() => window.told.push(document.getElementById('status').textContent))"
        "  .observe(document.getElementById('status'), {childList: true})"
    )
    page.browser.run(_PUT, CURE)
    page.until("return window.held.length === 1")
    page.browser.run(_PUT, "A quiet text about tea.")
    page.until("return window.held.length === 2")
    page.browser.run("window.held[1]()")
    page.ready()
    page.browser.run("window.held[0]()")
    time.sleep(1)
    assert page.marked() == []
    assert page.browser.run("return window.told.length") == 1
    assert page.text("#status").startswith("Passed: ")


def test_fast_typing_ends_with_the_findings_of_the_whole(page: Page) -> None:
    draft = page.browser.driver.find_element(By.ID, "draft")
    for word in ("Our tea ", "cures asthma, ", "and our drops ", "cure diabetes", "."):
        draft.send_keys(word)
    page.ready()
    assert [words for words, *_ in page.marked()] == ["cures asthma", "cure diabetes"]


def test_a_dropped_file_is_opened(page: Page) -> None:
    page.drop("Tea.HTML", HTML)
    page.ready()
    assert page.browser.run("return document.getElementById('draft').value") == HTML.decode()
    assert page.text("#name") == "Tea.html"
    assert page.browser.run("return document.getElementById('format').value") == ".html"
    assert ["cures asthma", "error", False] in page.marked()
    assert page.browser.run("return window.pwned") is None
    page.drop("notes.md", b"\xef\xbb\xbfA quiet text.\r\nAbout tea.")
    page.until("return document.getElementById('name').textContent === 'notes.md'")
    page.ready()
    assert page.browser.run("return document.getElementById('draft').value") == "A quiet text.\nAbout tea."


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("scan.pdf", b"%PDF-1.7", "cannot read files that end in .pdf"),
        ("old.md", b"Caf\xe9", "is not UTF-8 text"),
        ("two", b"", "cannot read files without an ending"),
    ],
)
def test_a_file_that_cannot_be_read_is_said(page: Page, name: str, data: bytes, said: str) -> None:
    page.drop(name, data)
    page.ready()
    assert said in page.text("#findings .alarm")
    assert page.text("#status").startswith("Unchecked: ")
    page.browser.driver.find_element(By.ID, "clear").click()
    page.until("return document.body.dataset.state === 'empty'")
    assert page.browser.driver.find_element(By.ID, "draft").is_displayed()


def test_two_files_at_once_and_large_ones_are_refused(page: Page) -> None:
    page.put(CURE)
    page.drop(["a.md", "b.md"], b"Text.")
    page.until("return document.getElementById('trouble').textContent.startsWith('One draft at a time')")
    assert page.browser.run("return document.getElementById('draft').value") == CURE
    page.browser.run(
        "const file = new File([new Uint8Array(5000001)], 'long.md'), dropped = new DataTransfer();"
        "dropped.items.add(file);"
        "document.body.dispatchEvent(new DragEvent('drop', {dataTransfer: dropped, bubbles: true, cancelable: true}))"
    )
    page.until("return document.getElementById('trouble').textContent.includes('5,000,001 bytes')")
    assert page.browser.driver.find_element(By.ID, "trouble").is_displayed()


def test_changes_that_are_not_saved_are_not_dropped_unasked(page: Page) -> None:
    page.put(CURE)
    page.browser.run("window.confirm = () => false")
    page.drop("tea.md", b"Tea.")
    page.browser.driver.find_element(By.ID, "clear").click()
    assert page.browser.run("return document.getElementById('draft').value") == CURE
    page.browser.run("window.confirm = () => true")
    page.drop("tea.md", b"Tea.")
    page.until("return document.getElementById('draft').value === 'Tea.'")


def test_profile_and_country_are_chosen_there(page: Page) -> None:
    page.put(CURE)
    assert page.text("#status").endswith("Profile publisher, country us.")
    for name, value in (("profile", "supplement"), ("jurisdiction", "UK")):
        page.browser.driver.find_element(By.ID, name).send_keys(value)
    page.until("return document.getElementById('status').textContent.endsWith('Profile supplement, country uk.')")


def test_filters_hide_findings_and_stay(page: Page, post: str) -> None:
    page.put(post)
    before = page.cards()
    looks = {look for _, look, _ in page.marked()}
    assert looks == {"error", "warning", "note"}
    box = page.browser.driver.find_element(By.CSS_SELECTOR, "input[value=warning]")
    box.send_keys(Keys.SPACE)
    assert 0 < len(page.cards()) < len(before)
    assert {off for _, look, off in page.marked() if look == "warning"} == {True}
    assert {off for _, look, off in page.marked() if look == "error"} == {False}
    assert page.text(".shown") == f"{len(page.cards())} of {len(before)} findings shown"
    page.put(f"{post}\n\n{CURE}")
    assert not page.browser.driver.find_element(By.CSS_SELECTOR, "input[value=warning]").is_selected()
    assert {off for _, look, off in page.marked() if look == "warning"} == {True}
    page.browser.driver.find_element(By.CSS_SELECTOR, "input[value=claims]").send_keys(Keys.SPACE)
    shown = "return [...document.querySelectorAll('.card:not([hidden])')].map((one) => one.dataset.family)"
    assert "claims" not in page.browser.run(shown)


def test_every_finding_is_marked_and_explained(page: Page, post: str) -> None:
    page.put(post)
    lost = (
        "return [...document.querySelectorAll('[data-jump]')].filter((one) =>"
        ' !document.querySelector(`#backdrop mark[data-for~="${one.dataset.jump}"]`)).length'
    )
    assert page.browser.run("return document.querySelectorAll('[data-jump]').length") > 10
    assert page.browser.run(lost) == 0
    assert page.browser.run("return document.getElementById('backdrop').textContent") == f"{post}\n"


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_marks_stand_behind_their_words(loaded: Page, post: str, width: int) -> None:
    loaded.show(width)
    loaded.put(f"{post}\n\tTabs, long words: {'a' * 300}\n\n")
    sizes = (
        "const [draft, behind] = ['draft', 'backdrop'].map((id) => document.getElementById(id));"
        "return [draft.clientWidth - behind.clientWidth, draft.scrollHeight - behind.scrollHeight]"
    )
    width_apart, height_apart = loaded.browser.run(sizes)
    assert width_apart == 0
    assert abs(height_apart) <= 1


def test_keys_go_from_finding_to_finding(page: Page) -> None:
    page.put("Our tea cures asthma. 😀 Our drops cure diabetes.")
    page.browser.driver.find_element(By.ID, "draft").send_keys(Keys.CONTROL + Keys.HOME)
    chosen = "const draft = document.activeElement; return draft.value.slice(draft.selectionStart, draft.selectionEnd)"
    for expected in ("cures asthma", "cure diabetes", "cures asthma"):
        page.keys(Keys.F8)
        assert page.browser.run(chosen) == expected
    ActionChains(page.browser.driver).key_down(Keys.SHIFT).send_keys(Keys.F8).key_up(Keys.SHIFT).perform()
    assert page.browser.run(chosen) == "cure diabetes"
    page.until("return document.querySelector('.card.on')?.textContent.includes('“cure diabetes”')")


def test_a_finding_leads_to_its_words(page: Page, post: str) -> None:
    page.put(post)
    button = page.browser.driver.find_elements(By.CSS_SELECTOR, "[data-jump]")[-1]
    words = page.browser.run("return arguments[0].closest('.card').querySelector('.quote mark').textContent", button)
    button.send_keys(Keys.ENTER)
    assert page.browser.run("return document.activeElement.id") == "draft"
    chosen = page.browser.run(
        "const draft = document.activeElement; return draft.value.slice(draft.selectionStart, draft.selectionEnd)"
    )
    assert chosen == words
    seen = "const box = document.querySelector(arguments[0]).getBoundingClientRect(); return [box.top, box.bottom]"
    top, bottom = page.browser.run(seen, f'#backdrop mark[data-for~="{button.get_attribute("data-jump")}"]')
    assert 0 <= top < bottom <= 900


def test_keyboard_reaches_everything(page: Page) -> None:
    page.put(CURE)
    order = []
    page.browser.run("document.activeElement.blur()")
    for _ in range(80):
        page.keys(Keys.TAB)
        one = page.browser.run(
            "const one = document.activeElement; return one.id || `${one.localName}.${one.className}`"
        )
        if one.startswith("body"):
            break
        order.append(one)
    assert order[0] == "a.skip"
    wanted = ["profile", "jurisdiction", "format", "open", "save", "report", "clear", "previous", "next", "draft"]
    assert [one for one in order if one in wanted] == wanted
    cards = page.browser.run("return document.querySelectorAll('.card').length")
    assert order.count("summary.") == cards
    assert order.count("button.") == page.browser.run("return document.querySelectorAll('.card button').length")


def test_what_is_unfolded_stays_so_while_typing(page: Page) -> None:
    page.put(CURE)
    page.browser.driver.find_element(By.CSS_SELECTOR, ".card summary").click()
    page.put(f"{CURE} And so on.")
    assert page.browser.run("return document.querySelector('.card details').open")


def test_nothing_of_a_hostile_draft_runs_or_loads(page: Page) -> None:
    page.browser.run("window.confirm = () => true")
    for name, text in drafts().items():
        page.drop(name, text.encode())
        page.until("return document.getElementById('name').textContent.length > 0")
        page.ready()
        page.browser.run(
            "for (const one of document.querySelectorAll('#findings *, #sheets *, #backdrop *, #summary *'))"
            "  for (const name of ['mouseover', 'focus', 'toggle', 'error', 'load', 'start'])"
            "    one.dispatchEvent(new Event(name, {bubbles: true}))"
        )
        assert page.browser.run("return window.pwned") is None, name
        assert page.browser.run(_LIVE) == 0, name
        assert page.browser.run("return location.href") == page.server.address
    assert page.browser.complaints() == []
    loaded = page.browser.run("return performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert all(name.startswith(page.server.address) for name in loaded)


def test_hostile_drafts_as_their_readers_see_them(page: Page) -> None:
    page.browser.run("window.confirm = () => true")
    for name, text in drafts().items():
        page.drop(f"{name}.md", text.encode() + b"\xff\x00")  # no text, so the page shows what the server makes of it
        page.ready()
        told = json.loads(page.server.check(text, name=name, view="paper").body)["html"]
        page.browser.run("document.getElementById('findings').innerHTML = arguments[0]", told)
        assert page.browser.run("return window.pwned") is None, name
    assert page.browser.complaints() == []


def test_the_policy_lets_no_other_script_run(page: Page) -> None:
    page.browser.run(
        "const one = document.createElement('script'); one.textContent = 'window.x = 1'; document.body.append(one);"
        "const two = document.createElement('img'); two.src = 'https://example.org/x.png'; document.body.append(two);"
        "document.body.setAttribute('onclick', 'window.x = 1'); document.body.click()"
    )
    assert page.browser.run("return window.x") is None
    assert any("Content Security Policy" in complaint for complaint in page.browser.complaints())


def test_the_report_is_saved(page: Page, tmp_path: Path) -> None:
    page.browser.send("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    page.drop("tea time.md", CURE.encode())
    page.ready()
    page.browser.driver.find_element(By.ID, "report").click()
    saved = tmp_path / "tea time-report.html"
    WebDriverWait(page.browser.driver, 60, 0.05).until(lambda _: saved.exists())
    assert saved.read_bytes() == page.server.check(CURE, "/report", name="tea time.md").body
    page.browser.driver.find_element(By.ID, "draft").send_keys(" Or not.")
    page.ready()
    page.browser.driver.find_element(By.ID, "save").click()
    text = tmp_path / "tea time.md"
    WebDriverWait(page.browser.driver, 60, 0.05).until(lambda _: text.exists())
    assert sorted(text.read_text(encoding="utf-8").split()) == sorted(f"{CURE} Or not.".split())


def test_a_word_file_is_shown_and_saved_with_comments(page: Page, axe: str, tmp_path: Path) -> None:
    headings = p(r("Tea"), style="H1") + p(r("Breathing"), style="H2")
    word = word_file(headings + p(r("Our tea "), r("cures asthma.")) + p(r("<script>pwned=1")))
    page.browser.send("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    page.drop("tea.docx", word)
    page.ready()
    assert not page.browser.driver.find_element(By.ID, "draft").is_displayed()
    assert page.text(".paper .text mark") == "cures asthma"
    card = next(one for one in page.cards() if "promises a cure" in one)
    assert "paragraph 3, Tea › Breathing" in card
    assert page.browser.run(_LIVE) == 0
    assert page.browser.accessibility(axe) == []
    page.browser.driver.find_element(By.CSS_SELECTOR, ".paper .text mark").click()
    assert "promises a cure" in page.browser.run("return document.activeElement.textContent")
    page.browser.driver.find_element(By.ID, "reviewed").click()
    saved = tmp_path / "tea-reviewed.docx"
    WebDriverWait(page.browser.driver, 60, 0.05).until(lambda _: saved.exists())
    assert b'w:author="claimlint"' in unzipped(saved.read_bytes())["word/comments.xml"]
    page.drop("tea.docx", b"no Word file")
    page.until("return document.getElementById('status').textContent.startsWith('Unchecked')")
    assert not page.browser.driver.find_element(By.ID, "reviewed").is_displayed()
    page.browser.driver.find_element(By.ID, "clear").click()
    page.put(CURE)
    assert ["cure diabetes", "error", False] in page.marked()
    assert not page.browser.driver.find_element(By.ID, "reviewed").is_displayed()
    assert page.browser.complaints() == []


def test_it_says_when_nobody_answers(page: Page) -> None:
    page.put(CURE)
    page.browser.run("window.fetch = () => Promise.reject(new TypeError('Failed to fetch'))")
    page.browser.run(_PUT, f"{CURE} More.")
    page.until("return document.body.dataset.state === 'failed'")
    assert "start it again with claimlint serve" in page.text("#trouble")
    assert page.browser.run("return document.getElementById('draft').value") == f"{CURE} More."


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_accessible_and_no_wider_than_the_window(loaded: Page, axe: str, post: str, width: int, scheme: str) -> None:
    page = loaded.show(width, scheme)
    assert page.browser.accessibility(axe) == []
    assert page.browser.run(_WIDE) == []
    page.put(post)
    page.browser.run("for (const one of document.querySelectorAll('details')) one.open = true")
    page.browser.run("document.getElementById('next').click()")
    assert page.browser.accessibility(axe) == []
    assert page.browser.run("return document.documentElement.scrollWidth") <= width
    assert page.browser.run(_WIDE) == []
    dark = page.browser.run("return getComputedStyle(document.body).backgroundColor")
    assert dark == ("rgb(21, 25, 29)" if scheme == "dark" else "rgb(244, 242, 237)")


def test_a_file_that_cannot_be_read_leaves_the_page_accessible(page: Page, axe: str) -> None:
    page.drop("scan.pdf", b"%PDF-1.7")
    page.ready()
    assert page.browser.accessibility(axe) == []


def test_on_a_telephone_the_finding_under_the_caret_is_named(loaded: Page) -> None:
    page = loaded.show(320)
    page.put(CURE)
    page.browser.run("document.getElementById('next').click()")
    page.until("return document.getElementById('peek').checkVisibility()")
    assert page.text("#peek p").startswith("Finding ")
    page.browser.driver.find_element(By.CSS_SELECTOR, "#peek button").click()
    assert "“cure diabetes”" in page.browser.run("return document.activeElement.textContent")


_PASTE = (
    "const held = new DataTransfer();"
    "held.setData('text/html', arguments[0]); held.setData('text/plain', arguments[1]);"
    "const draft = document.getElementById('draft'); draft.focus();"
    "return draft.dispatchEvent(new ClipboardEvent('paste', {clipboardData: held, bubbles: true, cancelable: true}))"
)


def unexpected(page: Page) -> list[str]:
    """What the console says, without that the page's policy kept something of the clipboard from having an effect."""
    return [one for one in page.browser.complaints() if "/paste.js" not in one or "has been blocked" not in one]


DOCS = (
    '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1">'
    '<h2 dir="ltr"><span>Warm feet</span>'
    '</h2><p dir="ltr"><span>Our tea </span><span style="font-weight:700">cures asthma</span><span>, says </span>'
    '<a href="https://example.org/a(1)"><span>a trial</span></a><span>.</span></p>'
    '<ul><li dir="ltr"><p><span>Tea</span>'
    "</p></li><ul><li><p><span>Green tea</span></p></li></ul><li><p><span>Wool</span></p></li></ul>"
    "<table><tr><td><p>Dose</p></td><td><p>Effect</p></td></tr><tr><td><p>1 cup</p></td><td><p>warm | dry</p></td></tr>"
    "</table></b>"
)
WORD = (
    "<html><head><style>p {color: red}</style></head><body><!--StartFragment--><h1>Socks</h1>"
    "<p class=MsoListParagraphCxSpFirst style='text-indent:-18pt;mso-list:l0 level1 lfo1'><![if !supportLists]>"
    "<span style='mso-list:Ignore'>1.<span>  </span></span><![endif]>Knit</p>"
    "<p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o </span>Purl</p><p>1. No list.</p>"
    '<p role="heading" aria-level="3">Wool</p><!--EndFragment--></body></html>'
)
NOTION = '<h3>Rest</h3><blockquote>Sleep *well*.</blockquote><ol start="3"><li>Lie down</li><li>Sleep</li></ol>'
WORDPRESS = (
    '<!-- wp:paragraph --><p>See <a href="/about">us</a>,<br>or <a href="javascript:alert(1)">them</a>.</p>'
    "<!-- /wp:paragraph --><hr>"
)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (DOCS, "## Warm feet\n\nOur tea **cures asthma**, says [a trial](https://example.org/a%281%29).\n\n"
         "- Tea\n  - Green tea\n- Wool\n\n| Dose | Effect |\n| --- | --- |\n| 1 cup | warm \\| dry |"),
        (WORD, "# Socks\n\n1. Knit\n   - Purl\n\n1\\. No list.\n\n### Wool"),
        (NOTION, "### Rest\n\n> Sleep \\*well\\*.\n\n3. Lie down\n4. Sleep"),
        (WORDPRESS, "See us,  \nor them.\n\n---"),
    ],
    ids=["Google Docs", "Word", "Notion", "WordPress"],
)  # fmt: skip
def test_rich_text_keeps_its_structure(page: Page, html: str, text: str) -> None:
    assert page.browser.run(_PASTE, html, "plain") is False
    assert page.browser.run("return document.getElementById('draft').value") == text
    page.ready()
    assert unexpected(page) == []


def test_what_is_pasted_can_be_undone(page: Page) -> None:
    page.browser.run(_PASTE, DOCS, "plain")
    page.clipboard("undo")
    page.until("return document.getElementById('draft').value === ''")


def test_plain_text_with_colours_and_other_formats_are_pasted_plain(page: Page) -> None:
    assert page.browser.run(_PASTE, "<div style='color:red'><span># Source</span></div>", "# Source") is True
    page.browser.driver.find_element(By.ID, "format").send_keys("HTML")
    assert page.browser.run(_PASTE, DOCS, "plain") is True


def test_nothing_of_the_clipboard_runs_or_is_loaded(page: Page) -> None:
    page.browser.run("window.asked = []; new PerformanceObserver((all) => asked.push(...all.getEntries().map((one) =>"
                     " one.name))).observe({type: 'resource'})")  # fmt: skip
    page.browser.run(
        _PASTE,
        "<h1>Tea</h1><script>window.pwned = 1</script><img src='https://example.org/x.png' onerror='window.pwned = 2'>"
        "<svg onload='window.pwned = 3'><a href='https://example.org'>s</a></svg><iframe srcdoc='<b>x'></iframe>"
        "<p onclick='window.pwned = 4'>Our drops <span style='display:none'>never</span>cure diabetes.</p>"
        "<p>&lt;script&gt;window.pwned = 5&lt;/script&gt;</p>",
        "plain",
    )
    text = page.browser.run("return document.getElementById('draft').value")
    assert text == "# Tea\n\nOur drops cure diabetes.\n\n\\<script>window.pwned = 5\\</script>"
    page.ready()
    assert page.browser.run("return window.pwned") is None
    assert [one for one in page.browser.run("return window.asked") if "example" in one] == []
    assert unexpected(page) == []


def test_a_clipboard_that_is_too_large_is_pasted_as_plain_text(page: Page) -> None:
    assert page.browser.run(f"arguments = ['<li>' + 'x'.repeat(5000001), 'x']; {_PASTE}") is True
    page.put(CURE)
    assert "pasted as plain text" in page.text("#trouble")


def test_a_clipboard_of_five_megabytes_is_read(page: Page) -> None:
    page.browser.run("window.fetch = () => new Promise(() => {})")
    deep = "'<h1>Tea</h1>' + '<div>'.repeat(2000) + '<p>Tea <b>and</b> rest.</p>'.repeat(180000)"
    assert page.browser.run(f"arguments = [{deep}, 'x']; {_PASTE}") is False
    assert page.browser.run("return document.getElementById('draft').value.length") > 3_000_000


def test_a_statement_is_copied_and_inserted(page: Page) -> None:
    page.put("Our tea cures asthma.\n\nRest helps.\n")
    page.browser.send("Browser.grantPermissions", {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]})
    text = page.text(".card .paste")
    page.browser.run("document.querySelector('[data-copy]').click()")
    page.until("return document.querySelector('[data-copy]').textContent === 'Copied'")
    assert page.browser.driver.execute_async_script(
        "const done = arguments[0]; navigator.clipboard.readText().then(done, (fault) => done(String(fault)))"
    ) == text  # fmt: skip
    page.browser.run("document.querySelector('[data-insert]').click()")
    assert text in page.browser.run("return document.getElementById('draft').value").splitlines()
    page.ready()


def test_slow_work_is_shown(page: Page) -> None:
    page.browser.run("window.fetch = () => new Promise(() => {})")
    page.browser.run(_PUT, CURE)
    page.until("return document.getElementById('working').checkVisibility()")
    assert page.text("#working .what") == "Checking …"
    page.until("return document.querySelector('#working .seconds').textContent.includes('seconds so far')")
    page.browser.run("window.confirm = () => true")
    page.browser.driver.find_element(By.ID, "clear").click()
    assert not page.browser.driver.find_element(By.ID, "working").is_displayed()


def test_on_a_telephone_findings_follow_their_paragraph(loaded: Page) -> None:
    page = loaded.show(360)
    page.put(f"{CURE}\n\nRest helps.\n\nOur tea cures asthma.")
    assert ["cure diabetes", "error", False] in page.marked()
    order = page.browser.run(
        "return [...document.querySelectorAll('#findings .paper :is(.text, .card .title)')].map((one) => one.innerText)"
    )
    first, second = (next(n for n, one in enumerate(order) if words in one) for words in ("herbal drops", "Our tea"))
    assert any("cure" in one.lower() for one in order[first + 1 : second])
