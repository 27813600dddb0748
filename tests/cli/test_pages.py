"""`claimlint rules --format markdown`: an index and a page for each family, current in the repository."""

from __future__ import annotations

import re
from pathlib import Path

import pyromark
import pytest

from tests.texts import shipped

from .conftest import Claimlint

HOSTILE = """\
title: "Says <script>alert(1)</script> | [x](javascript:alert(1))"
level: warning
levels: {level: note, profiles: [clinic]}
find: tea
without: {sentence: '"<b>"'}
message: Tea.
advice: "Use *water* and `<img src=x onerror=alert(1)>`."
why: "First. <script>alert(2)</script>"
authority: [own-paper § <i>2</i>, {key: editorial-practice, for: [clinic]}]
bad:
  - We | like <<tea>> </b><script>alert(3)</script>.
  - text: |
      ````
      </pre><script>alert(4)</script>
      ````

      We drink <<tea>> here.
    profile: clinic
    level: note
good:
  - "# We drink coffee."
  - Herbal.
"""


def written(claimlint: Claimlint, *options: str) -> dict[str, str]:
    ran = claimlint("rules", "--format", "markdown", "--output", "pages", *options)
    assert (ran.status, ran.err) == (0, "")
    found = {
        path.relative_to("pages").as_posix(): path.read_text(encoding="utf-8") for path in Path("pages").rglob("*.md")
    }
    assert ran.out == f"Wrote {len(found)} pages into pages.\n"
    return found


def test_the_pages_in_the_repository_are_current(claimlint: Claimlint, checkout: Path) -> None:
    made = written(claimlint)
    rules = checkout / "rules"
    there = {path.relative_to(rules).as_posix(): path.read_text(encoding="utf-8") for path in rules.rglob("README.md")}
    # After a change of a rule: claimlint rules --format markdown --output rules
    assert there == made


def test_the_index_names_every_rule_once_and_its_links_lead_somewhere(claimlint: Claimlint) -> None:
    made = written(claimlint)
    links = re.findall(r"^\| \[([^\]]+)\]\(([^#)]+)#([^)]+)\)", made["README.md"], re.MULTILINE)
    assert [rule for rule, _, _ in links] == sorted(rule.id for rule in shipped().named)
    for rule, page, anchor in links:
        assert rule.endswith(f"/{anchor}")
        assert f"\n## {anchor}\n" in made[page]


def test_a_page_tells_what_explain_tells(claimlint: Claimlint) -> None:
    page = pyromark.html(written(claimlint)["claims/README.md"])
    for rule in shipped().rules:
        if rule.family != "claims":
            continue
        for example in (*rule.bad, *rule.good):
            assert pyromark_text(example.text.split("\n")[0]) in pyromark_text(re.sub(r"</?b>", "", page)), example.text


def pyromark_text(text: str) -> str:
    """Letters and digits alone, as entities and quotes differ."""
    plain = re.sub(r"<[^>]*>|&lt;&lt;|&gt;&gt;|&\w+;", "", text)
    return re.sub(r"\W|_", "", plain)


def test_nothing_in_a_rule_becomes_markup(claimlint: Claimlint, folder: Path) -> None:
    (folder / "house" / "style").mkdir(parents=True)
    (folder / "house" / "style" / "tea.yaml").write_text(HOSTILE, encoding="utf-8")
    register = (
        "own-paper: {title: 'Paper | <script>alert(5)</script>', url: 'https://example.org/a_b', checked: never}\n"
    )
    (folder / "house" / "authorities.yaml").write_text(register, encoding="utf-8")
    (folder / "claimlint.yaml").write_text("packs: [house]\n", encoding="utf-8")
    made = written(claimlint)
    for name in ("README.md", "style/README.md"):
        shown = pyromark.html(made[name], options=pyromark.Options.ENABLE_TABLES)
        assert "alert(1)" in shown
        tags = set(re.findall(r"<(/?\w+)", shown.replace("<!--", "")))
        assert tags.isdisjoint({"script", "img", "i", "/pre><script"})
        assert 'href="javascript' not in shown
    page = pyromark.html(made["style/README.md"])
    assert page.count("<b>tea</b>") == 1
    assert "We drink &lt;&lt;tea&gt;&gt; here." in page
    assert '<a href="https://example.org/a_b">' in page
    row = next(line for line in made["README.md"].splitlines() if line.startswith("| [style/tea]"))
    assert len(re.findall(r"(?<!\\)\|", row)) == 6
    assert "| First\\. |" in row or "| First. |" in row


def test_only_the_rules_of_an_audience(claimlint: Claimlint) -> None:
    everybody, shop = written(claimlint), written(claimlint, "--profile", "supplement")
    assert "disclaimers/dshea" in shop["README.md"]
    assert len(shop["README.md"]) < len(everybody["README.md"])


def test_pages_need_a_folder_and_replace_only_their_own(claimlint: Claimlint, folder: Path) -> None:
    ran = claimlint("rules", "--format", "markdown")
    assert (ran.status, ran.out) == (2, "")
    assert "name their folder with --output" in ran.err
    (folder / "README.md").write_text("# Mine\n", encoding="utf-8")
    ran = claimlint("rules", "--format", "markdown", "--output", ".")
    assert ran.status == 2
    assert "README.md was not made by claimlint, so it stays; name another folder" in ran.err
    assert (folder / "README.md").read_text(encoding="utf-8") == "# Mine\n"
    assert sorted(path.name for path in folder.iterdir()) == [".git", "README.md", "bad.md", "careful.md"]
    ran = claimlint("rules", "--format", "markdown", "--output", "bad.md")
    assert ran.status == 2
    assert "it cannot be written" in ran.err
    assert written(claimlint) == written(claimlint)


def test_stale_has_no_pages(claimlint: Claimlint) -> None:
    ran = claimlint("rules", "--stale", "--format", "markdown", "--output", "pages")
    assert ran.status == 2
    assert "--stale has no pages" in ran.err


@pytest.mark.parametrize("form", ["terminal", "json"])
def test_other_formats_are_as_before(claimlint: Claimlint, form: str) -> None:
    assert "claims/cure-claim" in claimlint("rules", "--format", form).out
