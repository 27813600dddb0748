"""The site's own tools: pages of rules, the check of links, the picture of the parts."""

from __future__ import annotations

import re
from pathlib import Path

import pyromark
import pytest

from claimlint.cli._rule_page import rule_page
from claimlint.model.rule import Rule
from tests.texts import shipped
from tools.docs import links, module_graph, rule_pages


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "start").mkdir()
    (tmp_path / "index.html").write_text(
        '<h1 id="top">Home</h1><a href="start/a.html#here">a</a><a href="https://a.example/">x</a><a href="#top">up</a>'
    )
    (tmp_path / "start" / "a.html").write_text(
        '<h1 id="here">A</h1><a href="../index.html">home</a><a href="../">home</a>'
    )
    return tmp_path


def test_a_site_whose_links_all_lead_somewhere_has_no_faults(site: Path) -> None:
    assert list(links.faults(site)) == []


@pytest.mark.parametrize(
    ("markup", "fault"),
    [
        ('<a href="gone.html">', "leads to no file"),
        ('<a href="start/a.html#gone">', "leads to no heading"),
        ('<a href="#gone">', "leads to no heading"),
        ('<a href="../outside.html">', "leads to no file"),
        ('<img src="gone.png">', "leads to no file"),
        ('<script src="https://example.org/x.js"></script>', "is loaded from elsewhere"),
        ('<link rel="stylesheet" href="//example.org/x.css">', "is loaded from elsewhere"),
    ],
)
def test_a_link_that_leads_nowhere_is_named(site: Path, markup: str, fault: str) -> None:
    (site.parent / "outside.html").write_text("")
    (site / "b.html").write_text(markup)
    (line,) = links.faults(site)
    assert line.startswith("b.html: ")
    assert line.endswith(fault)


@pytest.mark.parametrize("rule", shipped().named, ids=lambda rule: rule.id)
def test_every_rule_has_a_page_in_plain_words(rule: Rule) -> None:
    page = rule_page(rule, shipped())
    shown = pyromark.html(page)
    assert f"<code>{rule.id}</code>" in shown
    assert shown.count("<h1>") == 1
    for heading in ("Why", "When it speaks", "Based on"):
        assert f"<h2>{heading}</h2>" in shown
    prose = "\n".join(line for line in page.splitlines() if not line.startswith("- "))
    assert not re.search(r"[$@][a-z]", prose)  # how rules name lists and marks


def test_figures_say_what_was_blind() -> None:
    tables = {rule.id: rule_pages.on_sentences(rule.id) for rule in shipped().named}
    known = {name: table for name, table in tables.items() if table}
    assert len(known) > 60
    for name, table in known.items():
        assert table.first, name
        assert 0 < table.right <= table.number


def test_the_picture_of_the_parts_is_of_today() -> None:
    """After a change of who imports whom: `python -m tools.docs pictures modules`."""
    drawn = module_graph.PICTURE.read_text(encoding="utf-8")
    for part in (part for row in module_graph.levels() for part in row):
        assert f">{part}</text>" in drawn
    assert drawn == "\n".join(module_graph.drawing()) + "\n"


def test_only_imports_that_no_longer_way_implies_are_drawn() -> None:
    kept = module_graph.reduced({("a", "b"): 1, ("b", "c"): 2, ("a", "c"): 3, ("d", "c"): 1})
    assert dict(kept) == {("a", "b"): 1, ("b", "c"): 2, ("d", "c"): 1}


def test_the_page_on_architecture_names_every_package(checkout: Path) -> None:
    page = (checkout / "ARCHITECTURE.md").read_text(encoding="utf-8")
    packages = {path.parent.name for path in (checkout / "src" / "claimlint").glob("*/__init__.py")}
    named = set(re.findall(r"`(\w+)`", page))
    assert packages - named == set()
    bold = set(re.findall(r"\*\*`(\w+)`", page))
    assert bold - {part for row in module_graph.levels() for part in row} == set()
