"""What an editor offers over marked words: explanations, missing statements and waivers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.lsp.editor import Editor, Message

ADVICE = "disclaimers/not-medical-advice"
CURE = "claims/cure-claim"
AUTHOR = "provenance/byline-reviewer-missing"
TEXT = "# Drops 😀\n\n😀 Our drops cure diabetes.\n"
WHOLE = {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}


def chosen(editor: Editor, uri: str, title: str) -> Message:
    """The one action whose title begins so, with its edit."""
    (action,) = [one for one in editor.actions(uri, WHOLE) if one["title"].startswith(title)]
    assert "edit" not in action
    assert action["kind"] == f"quickfix.claimlint.{title.split(maxsplit=1)[0].lower()}"
    resolved: Message = editor.ask("codeAction/resolve", action)
    return resolved


def inserted(action: Message, version: int) -> tuple[Message, str]:
    """Where the one edit of an action inserts, and what; snippets as they are."""
    (document,) = action["edit"]["documentChanges"]
    assert document["textDocument"]["version"] == version
    (edit,) = document["edits"]
    assert edit["range"]["start"] == edit["range"]["end"]
    return edit["range"]["start"], edit["newText"] if "newText" in edit else edit["snippet"]["value"]


def applied(text: str, spot: Message, words: str) -> str:
    """The text with words inserted, counted in UTF-16."""
    lines = text.split("\n")
    line = lines[spot["line"]].encode("utf-16-le")
    at = spot["character"] * 2
    lines[spot["line"]] = line[:at].decode("utf-16-le") + words + line[at:].decode("utf-16-le")
    return "\n".join(lines)


def filled(snippet: str, *values: str) -> str:
    """A snippet with its gaps filled in, in order."""
    rest = iter(values)
    return re.sub(r"\$\{\d+:(?:\\.|[^}\\])*\}", lambda _: next(rest), snippet)


def rules(found: list[Message]) -> list[str]:
    return [one["code"] for one in found]


def test_the_missing_statement_is_added_where_it_counts(editor: Editor, folder: Path) -> None:
    uri = (folder / "draft.md").as_uri()
    editor.open(uri, TEXT)
    assert ADVICE in rules(editor.marks(uri))
    spot, words = inserted(chosen(editor, uri, f"Add the missing statement ({ADVICE})"), 1)
    editor.change(uri, applied(TEXT, spot, words), 2)
    after = rules(editor.marks(uri, 2))
    assert ADVICE not in after
    assert CURE in after


def test_the_place_for_statements_is_that_of_the_settings(editor: Editor, folder: Path) -> None:
    (folder / "claimlint.yaml").write_text("fix: {place: start}\n", encoding="utf-8")
    uri = (folder / "draft.md").as_uri()
    editor.open(uri, TEXT)
    spot, words = inserted(chosen(editor, uri, f"Add the missing statement ({ADVICE})"), 1)
    text = applied(TEXT, spot, words)
    assert text.index("not medical advice") < text.index("cure")


def test_a_statement_with_gaps_is_a_snippet(editor: Editor, folder: Path) -> None:
    uri = (folder / "draft.md").as_uri()
    editor.open(uri, TEXT)
    spot, words = inserted(chosen(editor, uri, f"Add the missing statement, to be filled in ({AUTHOR})"), 1)
    assert "${1:[name, training]}" in words
    whole = filled(words, "Ada Smith, MD", "Ben Jones, PhD", "3 May 2026")
    editor.change(uri, applied(TEXT, spot, whole), 2)
    assert AUTHOR not in rules(editor.marks(uri, 2))


def test_a_waiver_excuses_once_somebody_has_given_a_reason(editor: Editor, folder: Path) -> None:
    uri = (folder / "draft.md").as_uri()
    editor.open(uri, TEXT)
    spot, words = inserted(chosen(editor, uri, f"Waive {CURE} here"), 1)
    assert words == f"<!-- claimlint-waive {CURE}: ${{1:…}} -->\n"
    editor.change(uri, applied(TEXT, spot, filled(words, "…")), 2)
    assert {CURE, "waivers/malformed"} <= set(rules(editor.marks(uri, 2)))
    excused = applied(TEXT, spot, filled(words, "agreed with counsel"))
    editor.change(uri, excused, 3)
    assert not {CURE, "waivers/malformed"} & set(rules(editor.marks(uri, 3)))
    place = {"textDocument": {"uri": uri}, "position": {"line": 3, "character": 15}}
    assert "Waived\\: agreed with counsel" in editor.ask("textDocument/hover", place)["contents"]["value"]
    assert not [one for one in editor.actions(uri, WHOLE) if CURE in one["title"]]


def test_nothing_is_offered_that_the_house_forbids(editor: Editor, folder: Path) -> None:
    (folder / "claimlint.yaml").write_text("waivers: {never: [claims]}\n", encoding="utf-8")
    uri = (folder / "draft.md").as_uri()
    editor.open(uri, TEXT)
    titles = [one["title"] for one in editor.actions(uri, WHOLE)]
    assert not [title for title in titles if "Waive claims/" in title]
    assert [title for title in titles if title.startswith("Waive ")]


def test_actions_are_offered_at_the_words_that_they_are_for(editor: Editor, folder: Path) -> None:
    uri = (folder / "draft.md").as_uri()
    editor.open(uri, TEXT + "\nOur tea heals asthma.\n")
    second = {"start": {"line": 4, "character": 10}, "end": {"line": 4, "character": 10}}
    assert [one["title"] for one in editor.actions(uri, second)] == [f"Waive {CURE} here, with a reason"]
    assert editor.actions(uri, {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 3}}) == []
    assert editor.actions(uri, second, only=["refactor"]) == []
    assert editor.actions(uri, second, only=["quickfix"]) != []
    for kind, verb in (("quickfix.claimlint.waive", "Waive"), ("quickfix.claimlint.add", "Add")):
        own = editor.actions(uri, WHOLE, only=[kind])
        assert {one["title"].split()[0] for one in own} == {verb}
    assert editor.actions(uri, WHOLE, only=["quickfix.claim"]) == []


def test_an_action_on_a_text_that_has_changed_does_nothing(editor: Editor, folder: Path) -> None:
    uri = (folder / "draft.md").as_uri()
    editor.open(uri, TEXT)
    action = editor.actions(uri, WHOLE)[0]
    editor.change(uri, f"Tea.\n\n{TEXT}", 2)
    assert "edit" not in editor.ask("codeAction/resolve", action)
    assert "changed since" in editor.message()


def test_where_no_comment_can_stand_the_editor_is_told(editor: Editor, folder: Path) -> None:
    uri = (folder / "draft.md").as_uri()
    editor.open(uri, "---\ntitle: Our drops cure diabetes\n---\n\nTea.\n")
    action = chosen(editor, uri, f"Waive {CURE} here")
    assert "edit" not in action
    assert "front matter" in editor.message()


@pytest.mark.parametrize("versioned", [True, False])
def test_simple_editors_get_whole_edits(folder: Path, versioned: bool) -> None:
    uri = (folder / "draft.md").as_uri()
    able = {"workspace": {"workspaceEdit": {"documentChanges": True}}} if versioned else {}
    with Editor(folder) as editor:
        editor.initialize(capabilities=able)
        editor.open(uri, TEXT)
        actions: list[dict[str, Any]] = editor.actions(uri, WHOLE)
        (waive,) = [one for one in actions if one["title"].startswith(f"Waive {CURE}")]
        (change,) = waive["edit"]["documentChanges"][0]["edits"] if versioned else waive["edit"]["changes"][uri]
        assert change["newText"] == f"<!-- claimlint-waive {CURE}: … -->\n"
        place = {"textDocument": {"uri": uri}, "position": {"line": 2, "character": 18}}
        contents = editor.ask("textDocument/hover", place)["contents"]
        assert contents["kind"] == "plaintext"
        assert "Why: " in contents["value"]
        assert "\\" not in contents["value"]


def test_an_explanation_says_why_and_on_whose_authority(editor: Editor, folder: Path) -> None:
    uri = (folder / "draft.md").as_uri()
    editor.open(uri, TEXT)
    place = {"textDocument": {"uri": uri}, "position": {"line": 2, "character": 18}}
    page = editor.ask("textDocument/hover", place)["contents"]["value"]
    for part in ("**Promises a cure** (error, claims/cure\\-claim)", "Instead: ", "Why: ", "Based on: "):
        assert part in page
    place["position"] = {"line": 0, "character": 2}
    assert editor.ask("textDocument/hover", place) is None


def test_an_explanation_holds_no_markup_of_the_draft(editor: Editor, folder: Path) -> None:
    uri = (folder / "draft.md").as_uri()
    editor.open(uri, "Our drops cure ![x](https://evil.example/p.png) <b>diabetes</b> [a](command:evil).\n")
    marks = [one for one in editor.marks(uri) if one["code"] != "claimlint/unchecked"]
    assert marks
    for mark in marks:
        place = {"textDocument": {"uri": uri}, "position": mark["range"]["start"]}
        page = editor.ask("textDocument/hover", place)["contents"]["value"]
        assert "](https://evil" not in page
        assert "](command:" not in page
        assert "<b>" not in re.sub(r"\\.", "", page)
