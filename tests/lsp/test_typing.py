"""Diagnostics while typing: versions, pauses, what was overtaken, and every way to count characters."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.lsp.cold_checks import cold, marked
from tests.lsp.editor import Editor, Message

POST = """\
# Drops 😀

😀😀 Our drops cure diabetes, and 40% of all people felt better.

- Tea 𝒜 cures asthma.
- Rest helps nobody.
"""
CURE = "claims/cure-claim"
ENCODERS = {
    "utf-8": ("utf-8", 1),
    "utf-16": ("utf-16-le", 2),
    "utf-32": ("utf-32-le", 4),
}


def words_at(text: str, spot: Message, encoding: str) -> str:
    """The words of a range within one line, cut as an editor of this encoding would."""
    codec, size = ENCODERS[encoding]
    assert spot["start"]["line"] == spot["end"]["line"]
    line = text.split("\n")[spot["start"]["line"]].encode(codec)
    start, end = int(spot["start"]["character"]), int(spot["end"]["character"])
    words: str = line[start * size : end * size].decode(codec)
    return words


@pytest.mark.parametrize("encoding", ENCODERS)
def test_marks_and_places_are_counted_as_the_editor_counts(folder: Path, encoding: str) -> None:
    uri = (folder / "draft.md").as_uri()
    with Editor(folder) as editor:
        assert editor.initialize(encoding)["positionEncoding"] == encoding
        editor.open(uri, POST)
        cures = [one for one in editor.marks(uri) if one["code"] == CURE]
        assert [words_at(POST, one["range"], encoding) for one in cures] == ["cure diabetes", "cures asthma"]
        second = cures[1]["range"]
        explained = editor.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": second["end"]})
        assert explained["range"] == second
        before = {**second["start"], "character": second["start"]["character"] - 1}
        assert editor.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": before}) is None
        assert editor.leave() == 0
        assert editor.stray == b""


def test_an_editor_that_names_no_encoding_counts_in_utf_16(folder: Path) -> None:
    with Editor(folder) as editor:
        assert editor.initialize()["positionEncoding"] == "utf-16"
        editor.open((folder / "draft.md").as_uri(), POST)
        cure = next(one for one in editor.marks((folder / "draft.md").as_uri()) if one["code"] == CURE)
        assert words_at(POST, cure["range"], "utf-16") == "cure diabetes"


def test_after_200_rapid_edits_the_marks_are_those_of_a_cold_check(folder: Path) -> None:
    chance = random.Random(200)  # noqa: S311 - the same edits in every run
    pieces = [
        "😀",
        "𝒜 ",
        " cures gout",
        "\n\n",
        "Our tea heals asthma. ",
        "5%",
        "\r\n",
        "\u2028",
        "- ",
        "# ",
        " may",
        "x",
    ]
    draft = folder / "draft.md"
    uri = draft.as_uri()
    with Editor(folder) as editor:
        editor.initialize("utf-32")
        text = POST
        editor.open(uri, text)
        for version in range(2, 202):
            at = chance.randrange(len(text))
            text = text[:at] + chance.choice(pieces) + text[at + chance.randrange(3) :]
            editor.change(uri, text, version)
        found = editor.marks(uri, 201)
        draft.write_bytes(text.encode())
        assert marked(found) == cold(draft) != []
        sent = [one["params"]["version"] for one in editor.messages if one.get("method", "").endswith("Diagnostics")]
        assert sent == sorted(set(sent)), "an older version was marked after a newer one, or one twice"
        assert len(sent) < 100, "edits that were overtaken were checked all the same"
        assert editor.leave() == 0


def test_what_was_overtaken_is_never_marked(editor: Editor, folder: Path) -> None:
    uri = (folder / "draft.md").as_uri()
    editor.open(uri, "Our drops cure diabetes.\n")
    editor.change(uri, "Our drops are sold here.\n", 2)
    assert editor.marks(uri, 2) == []
    assert editor.actions(uri, {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 20}}) == []


def test_a_request_that_the_editor_takes_back_is_answered_so(editor: Editor, folder: Path) -> None:
    uri = (folder / "draft.md").as_uri()
    editor.open(uri, POST * 30)  # so that its check takes longer than two messages
    number = editor.request(
        "textDocument/hover", {"textDocument": {"uri": uri}, "position": {"line": 2, "character": 20}}
    )
    editor.notify("$/cancelRequest", {"id": number})
    answer = editor.answer(number)
    assert answer["error"]["code"] == -32800
    assert editor.marks(uri)


def test_lines_end_as_the_protocol_says(editor: Editor, folder: Path) -> None:
    uri = (folder / "draft.md").as_uri()
    editor.open(uri, "A line\u2028of tea\x0c\x85.\r\n\rOur drops cure diabetes.\n")
    cure = next(one for one in editor.marks(uri) if one["code"] == CURE)
    assert cure["range"]["start"] == {"line": 2, "character": 10}


def test_a_byte_order_mark_that_an_editor_sends_is_counted_as_it_counts_it(editor: Editor, folder: Path) -> None:
    uri = (folder / "draft.md").as_uri()
    editor.open(uri, "\ufeffOur drops cure diabetes.\n")
    cure = next(one for one in editor.marks(uri) if one["code"] == CURE)
    assert cure["range"] == {"start": {"line": 0, "character": 11}, "end": {"line": 0, "character": 24}}
    place = {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 11}}
    assert editor.ask("textDocument/hover", place)["range"] == cure["range"]


def test_half_a_character_does_not_stop_the_conversation(editor: Editor, folder: Path) -> None:
    uri = (folder / "draft.md").as_uri()
    editor.open(uri, "\ud83d Our drops cure diabetes.\n")
    cure = next(one for one in editor.marks(uri) if one["code"] == CURE)
    assert cure["range"]["start"] == {"line": 0, "character": 12}


def test_the_marks_of_a_closed_text_go(editor: Editor, folder: Path) -> None:
    uri = (folder / "draft.md").as_uri()
    editor.open(uri, POST)
    assert editor.marks(uri)
    editor.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    assert editor.marks(uri) == []


def test_levels_rules_and_authorities_are_in_the_marks(editor: Editor, folder: Path) -> None:
    uri = (folder / "draft.md").as_uri()
    editor.open(uri, POST)
    found = editor.marks(uri)
    cure = next(one for one in found if one["code"] == CURE)
    assert (cure["severity"], cure["source"]) == (1, "claimlint")
    assert "codeDescription" not in cure  # none of its authorities has an address
    assert cure["message"].startswith("“cure diabetes” promises a cure. Instead: ")
    assert {one["severity"] for one in found} >= {1, 2}


def test_a_mark_leads_to_the_address_of_its_authority(editor: Editor, folder: Path) -> None:
    uri = (folder / "draft.md").as_uri()
    editor.open(uri, "Suicidal thoughts are more common after a stroke.\n")
    crisis = next(one for one in editor.marks(uri) if one["code"] == "safety/crisis-resource-missing")
    assert crisis["codeDescription"]["href"].startswith("https://")
