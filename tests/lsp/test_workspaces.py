"""Settings and rules of several folders, changed while texts are open, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lsp.editor import Editor, Message

CURE = "claims/cure-claim"
TEXT = "Our drops cure diabetes, and moonwater is in every bottle.\n\nOur magnesium gummies support restful sleep.\n"
RULE = """\
title: Names moonwater
level: warning
find: [moonwater]
message: "“{found}” is not a name that we print."
advice: Leave it out.
why: The house has dropped the name.
authority: [editorial-practice]
bad:
  - We sell <<moonwater>>.
  - Try <<moonwater>> today.
good:
  - We sell water.
  - The moon and the water are far apart.
"""


def workspace(folder: Path, settings: str = "") -> str:
    """A folder with settings; the address of a draft in it."""
    folder.mkdir()
    if settings:
        (folder / "claimlint.yaml").write_text(settings, encoding="utf-8")
    (folder / "draft.md").write_text(TEXT, encoding="utf-8")
    return (folder / "draft.md").as_uri()


def rules(found: list[Message]) -> set[str]:
    return {one.get("code", "") for one in found}


def changed(editor: Editor, file: Path) -> None:
    """Tells that a file has changed, as editors do that can."""
    editor.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": file.as_uri(), "type": 2}]})


def test_every_workspace_has_its_own_settings(editor: Editor, folder: Path) -> None:
    clinic = workspace(folder / "clinic", "profile: clinic\nignore: [claims/cure-claim]\n")
    shop = workspace(folder / "shop", "profile: supplement\n")
    editor.open(clinic, TEXT)
    editor.open(shop, TEXT)
    at_clinic, at_shop = rules(editor.marks(clinic)), rules(editor.marks(shop))
    assert CURE not in at_clinic
    assert CURE in at_shop
    assert "disclaimers/dshea" in at_shop - at_clinic


def test_changed_settings_hold_at_once_when_the_editor_tells_of_them(editor: Editor, folder: Path) -> None:
    uri = workspace(folder / "house")
    settings = folder / "house" / "claimlint.yaml"
    editor.open(uri, TEXT)
    assert CURE in rules(editor.marks(uri))
    settings.write_text("rules: {claims/cure-claim: note}\n", encoding="utf-8")
    changed(editor, settings)
    assert next(one for one in editor.marks(uri) if one["code"] == CURE)["severity"] == 3
    settings.unlink()
    changed(editor, settings)
    assert next(one for one in editor.marks(uri) if one["code"] == CURE)["severity"] == 1


def test_changed_settings_and_rules_are_seen_without_being_told_of(editor: Editor, folder: Path) -> None:
    uri = workspace(folder / "house", "packs: [house-rules]\n")
    rule = folder / "house" / "house-rules" / "names" / "moonwater.yaml"
    rule.parent.mkdir(parents=True)
    rule.write_text(RULE, encoding="utf-8")
    editor.open(uri, TEXT)
    assert "names/moonwater" in rules(editor.marks(uri))
    rule.write_text(RULE.replace("level: warning", "level: note"), encoding="utf-8")
    found = editor.marks(uri)
    assert next(one for one in found if one["code"] == "names/moonwater")["severity"] == 3
    (folder / "house" / "claimlint.yaml").unlink()
    assert "names/moonwater" not in rules(editor.marks(uri))


def test_a_fault_in_settings_is_marked_where_it_stands_and_goes_when_it_is_mended(editor: Editor, folder: Path) -> None:
    uri = workspace(folder / "house", "# 😀\nprofile: klinik\n")
    settings = folder / "house" / "claimlint.yaml"
    editor.open(uri, TEXT)
    (mark,) = editor.marks(uri)
    assert mark["code"] == "claimlint/unchecked"
    assert mark["severity"] == 1
    assert mark["message"].startswith("Not checked: ")
    (fault,) = editor.marks(settings.as_uri())
    assert fault["range"]["start"] == {"line": 1, "character": 9}
    assert "clinic" in fault["message"]
    assert "klinik" in editor.message()
    settings.write_text("profile: clinic\n", encoding="utf-8")
    changed(editor, settings)
    assert CURE in rules(editor.marks(uri))
    assert editor.marks(settings.as_uri()) == []


def test_a_fault_in_a_rule_is_marked_where_it_stands(editor: Editor, folder: Path) -> None:
    uri = workspace(folder / "house", "packs: [house-rules]\n")
    rule = folder / "house" / "house-rules" / "names" / "moonwater.yaml"
    rule.parent.mkdir(parents=True)
    rule.write_text(RULE.replace("level: warning", "levle: warning"), encoding="utf-8")
    editor.open(uri, TEXT)
    assert rules(editor.marks(uri)) == {"claimlint/unchecked"}
    assert any("levle" in one["message"] and one["range"]["start"]["line"] == 1 for one in editor.marks(rule.as_uri()))
    rule.write_text(RULE, encoding="utf-8")
    changed(editor, rule)
    assert "names/moonwater" in rules(editor.marks(uri))


@pytest.mark.parametrize(("name", "settings"), [
    ("draft.md", "files: {exclude: [draft.md]}\n"),
    ("draft.md", "files: {include: [posts/]}\n"),
    ("draft.py", ""),
    ("draft", ""),
])  # fmt: skip
def test_what_a_check_of_the_folder_passes_over_is_not_marked(
    editor: Editor, folder: Path, name: str, settings: str
) -> None:
    workspace(folder / "house", settings)
    uri = (folder / "house" / name).as_uri()
    editor.open(uri, TEXT)
    assert editor.marks(uri) == []


@pytest.mark.parametrize(("language", "known"), [("markdown", True), ("plaintext", True), ("python", False)])
def test_texts_that_lie_in_no_file_are_known_by_their_language(editor: Editor, language: str, known: bool) -> None:
    uri = f"untitled:Untitled-{language}"
    editor.open(uri, TEXT, language=language)
    assert (CURE in rules(editor.marks(uri))) == known


@pytest.mark.parametrize(("text", "why"), [
    ("Unser Tee ist gut und wird von allen Leuten gern getrunken, die nicht schlafen können, weil er warm ist.\n" * 5,
     "German"),
    ("A cup\0 of tea.\n", "NUL"),
    ("---\ntitle: [\n---\nTea.\n", "front matter"),
])  # fmt: skip
def test_a_text_that_cannot_be_checked_says_why(editor: Editor, folder: Path, text: str, why: str) -> None:
    uri = workspace(folder / "house")
    editor.open(uri, text)
    (mark,) = editor.marks(uri)
    assert (mark["code"], mark["severity"]) == ("claimlint/unchecked", 1)
    assert mark["message"].startswith("Not checked: ")
    assert why in mark["message"]


def test_the_size_limit_holds_for_the_text_as_typed(editor: Editor, folder: Path) -> None:
    uri = workspace(folder / "house", "max-size: 1 kB\n")
    editor.open(uri, TEXT * 40)
    (mark,) = editor.marks(uri)
    assert f"{len(TEXT) * 40:,} bytes" in mark["message"]


def test_what_a_baseline_carries_is_not_marked(editor: Editor, folder: Path) -> None:
    from claimlint.cli import run

    uri = workspace(folder / "house", "baseline: known.json\n")
    assert (
        run(["baseline", str(folder / "house" / "draft.md"), "--config", str(folder / "house" / "claimlint.yaml")]) == 0
    )
    editor.open(uri, TEXT)
    assert CURE not in rules(editor.marks(uri))
    editor.change(uri, TEXT + "\nOur tea cures asthma.\n", 2)
    assert CURE in rules(editor.marks(uri, 2))


def test_options_of_the_command_win_over_settings(folder: Path) -> None:
    uri = workspace(folder / "house", "profile: clinic\n")
    with Editor(folder, "--profile", "supplement", "--stdio") as editor:
        editor.initialize()
        editor.open(uri, TEXT)
        assert "disclaimers/dshea" in rules(editor.marks(uri))


def test_a_settings_file_that_is_not_there_is_said(folder: Path) -> None:
    uri = workspace(folder / "house")
    with Editor(folder, "--config", "missing.yaml") as editor:
        editor.initialize()
        editor.open(uri, TEXT)
        assert rules(editor.marks(uri)) == {"claimlint/unchecked"}
        assert "missing.yaml: there is no such configuration file" in editor.message()
