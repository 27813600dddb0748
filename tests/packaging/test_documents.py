"""What the documents show is true: rules behave as said, the picture is of the report, links lead somewhere."""

from __future__ import annotations

import html
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml


def fenced(document: Path, language: str) -> list[str]:
    """The blocks of code of one language in a Markdown file."""
    blocks = re.findall(r"^```(\w*)\n(.*?)^```$", document.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    return [text for name, text in blocks if name == language]


def test_the_rule_in_contributing_passes_its_examples(checkout: Path, tmp_path: Path) -> None:
    (rule,) = (block for block in fenced(checkout / "CONTRIBUTING.md", "yaml") if block.startswith("title:"))
    folder = tmp_path / "hype"
    folder.mkdir()
    (folder / "instant-effect.yaml").write_text(rule, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "claimlint", "test", str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "4 examples of 1 rule" in run.stdout


def test_the_rule_for_beginners_falls_into_its_trap_and_is_mended_as_said(checkout: Path, tmp_path: Path) -> None:
    page = checkout / "docs" / "start" / "rules.md"
    (rule,) = (block for block in fenced(page, "yaml") if block.startswith("title:"))
    (mend,) = re.findall(r"Here `(without: .*?)` would mend it", page.read_text(encoding="utf-8"))
    (tmp_path / "house").mkdir()
    file = tmp_path / "house" / "no-detox.yaml"
    file.write_text(rule, encoding="utf-8")
    assert "Failed: 1 of 4 examples of 1 rule." in examples_of(tmp_path, 1)
    file.write_text(f"{mend}\n{rule}", encoding="utf-8")
    assert "4 examples of 1 rule" in examples_of(tmp_path, 0)


def examples_of(folder: Path, status: int) -> str:
    run = subprocess.run(
        [sys.executable, "-m", "claimlint", "test", str(folder)], capture_output=True, text=True, check=False
    )
    assert run.returncode == status, run.stdout + run.stderr
    return run.stdout + run.stderr


@pytest.mark.parametrize("page", ["README.md", "docs/start/repository.md"])
def test_the_hook_as_shown_names_a_hook_of_this_repository_by_commit(checkout: Path, page: str) -> None:
    blocks = fenced(checkout / page, "yaml")
    (repo,) = next(yaml.safe_load(block) for block in blocks if block.startswith("repos:"))["repos"]
    (known,) = yaml.safe_load((checkout / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in repo["hooks"]] == [known["id"]]
    assert repo["rev"] == "COMMIT"  # no tag is named that a copy may not have


def test_the_picture_of_the_terminal_shows_the_golden_report(checkout: Path) -> None:
    """After a change of the report: `python -m tools.docs pictures`."""
    picture = (checkout / "docs" / "pictures" / "terminal.svg").read_text(encoding="utf-8")
    rows: dict[str, str] = {}
    for row, text in re.findall(r"<text [^>]*clip-path=\"url\(#report-line-(\d+)\)\"[^>]*>(.*?)</text>", picture):
        rows[row] = rows.get(row, "") + html.unescape(text).replace("\xa0", " ")
    shown = [squeezed(line) for line in rows.values()]
    golden = (checkout / "tests" / "golden" / "clinic-post.txt").read_text(encoding="utf-8")
    assert len(shown) > 20
    assert [line for line in shown[1:] if line != "…" and line not in squeezed(golden)] == []


def squeezed(line: str) -> str:
    """A line without its colours' seams: the golden report marks found words, the picture underlines them."""
    return re.sub(r"[«»\s]", "", line)


def test_nothing_is_loaded_by_a_picture(checkout: Path) -> None:
    for picture in (checkout / "docs" / "pictures").glob("*.svg"):
        assert not re.search(r"@font-face|@import|<image|<script|url\((?!#)", picture.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "RELEASING.md", "SECURITY.md"])
def test_links_to_files_lead_somewhere(checkout: Path, name: str) -> None:
    text = (checkout / name).read_text(encoding="utf-8")
    linked = [link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link]
    assert [link for link in linked if link and not (checkout / link).exists()] == []


@pytest.mark.parametrize("name", ["false-alarm", "miss", "new-rule"])
def test_issue_forms_are_forms(checkout: Path, name: str) -> None:
    form = yaml.safe_load((checkout / ".github" / "ISSUE_TEMPLATE" / f"{name}.yml").read_text(encoding="utf-8"))
    assert {"name", "description", "body"} <= set(form)
    ids = [part["id"] for part in form["body"] if part["type"] != "markdown"]
    assert len(ids) == len(set(ids)) > 3
    for part in form["body"]:
        assert part["type"] in ("markdown", "input", "textarea", "dropdown", "checkboxes")
        assert "value" in part["attributes"] if part["type"] == "markdown" else "label" in part["attributes"]


def test_change_notes_are_named_as_towncrier_knows_them(checkout: Path) -> None:
    tool = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["towncrier"]
    kinds = "|".join(kind["directory"] for kind in tool["type"])
    notes = [path.name for path in (checkout / tool["directory"]).iterdir() if path.name not in tool["ignore"]]
    assert [name for name in notes if not re.fullmatch(rf"[\w-]+\.({kinds})\.md", name)] == []
    assert tool["start_string"] in (checkout / tool["filename"]).read_text(encoding="utf-8")


def test_no_page_installs_by_a_name_that_no_index_has(checkout: Path) -> None:
    pages = [*checkout.glob("*.md"), *(checkout / "docs").glob("*/*.md"), *(checkout / "src").rglob("*.py")]
    named = [
        path.name for path in pages if re.search(r"install [^\n]*claimlint-health", path.read_text(encoding="utf-8"))
    ]
    assert named == []
