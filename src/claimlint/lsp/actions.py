"""What an editor offers to do about a finding: a checked text and a stretch of it go in, actions come out; the chosen
one goes in again, and the words to insert come out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lsprotocol import types

from claimlint.fixing import Gapped, addable, draft_statement, gapped, statement, waivable, waiving
from claimlint.fixing.gaps import Gap, plain
from claimlint.lsp.desk import Checked, Subject
from claimlint.lsp.diagnostics import diagnostic, shown
from claimlint.lsp.positions import Places
from claimlint.model.report import FileReport, Finding
from claimlint.outputs.terminal.visible import visible

_ADD, _WAIVE = "add", "waive"
#: What kind of action each is; an editor may ask for one of them alone, as for a command of its own.
KINDS = {what: f"{types.CodeActionKind.QuickFix.value}.claimlint.{what}" for what in (_ADD, _WAIVE)}


@dataclass(frozen=True, slots=True)
class Inserted:
    """Words to insert at an offset."""

    at: int
    text: Gapped


def offered(checked: Checked, start: int, end: int, places: Places) -> Iterator[types.CodeAction]:
    """What may be done about the findings that touch a stretch; what it comes to is worked out when it is chosen."""
    if checked.report is None or checked.subject is None:
        return
    draft = checked.subject.draft
    marked = shown(checked.report)
    for finding in checked.report.findings:
        if not finding.counts or finding.end.offset < start or finding.start.offset > end:
            continue
        if finding.paste:
            gaps = "" if addable(finding, draft) else ", to be filled in"
            yield _action(f"Add the missing statement{gaps} ({finding.rule})", _ADD, finding, checked, places)
        if finding in marked and waivable(finding, draft.config):
            yield _action(f"Waive {finding.rule} here, with a reason", _WAIVE, finding, checked, places)


def _action(title: str, what: str, finding: Finding, checked: Checked, places: Places) -> types.CodeAction:
    return types.CodeAction(
        visible(title),
        KINDS[what],
        [diagnostic(finding, places)],
        data={
            "uri": checked.text.uri, "version": checked.text.version, "do": what, "rule": finding.rule,
            "fingerprint": finding.fingerprint,
        },
    )  # fmt: skip


def worked_out(checked: Checked, data: dict[str, Any]) -> Inserted | str:
    """What a chosen action inserts; else the reason why it cannot, as a sentence."""
    subject, report = checked.subject, checked.report
    chosen = (data.get("rule"), data.get("fingerprint"))
    known = report.findings if report is not None else ()
    finding = next((one for one in known if (one.rule, one.fingerprint) == chosen), None)
    if subject is None or report is None or finding is None:
        return "The text has changed since; look at its findings again."
    if data.get("do") == _WAIVE:
        return _waiver(subject, report, finding)
    return _statement(subject, report, finding)


def _waiver(subject: Subject, report: FileReport, finding: Finding) -> Inserted | str:
    found = waiving(subject.source, report, finding, subject.draft, subject.run)
    if found is None:
        return (
            f"There is no place here where a comment would excuse {finding.rule} and nothing else would change; "
            "write `claimlint-waive` into the front matter, which is for the whole post."
        )
    return Inserted(found.at, found.text)


def _statement(subject: Subject, report: FileReport, finding: Finding) -> Inserted | str:
    if addable(finding, subject.draft):
        step = statement(subject.source, report, finding, subject.draft, subject.run)
        if isinstance(step, str):
            return step
        return Inserted(step.at, (step.text[step.at : step.at + step.grown],))
    rough = draft_statement(subject.source, finding, subject.draft)
    if rough is None:
        return (
            f"There is no place in this text where the statement would stand by itself; add it by hand: {finding.paste}"
        )
    return Inserted(rough.at, gapped(rough.text[rough.at : rough.at + rough.grown]))


def edit_of(
    inserted: Inserted, checked: Checked, places: Places, client: types.ClientCapabilities
) -> types.WorkspaceEdit:
    """The edit in a form that the editor knows: with places to fill in, bound to the version, or plain."""
    spot = places.range(inserted.at, inserted.at)
    able = (client.workspace and client.workspace.workspace_edit) or types.WorkspaceEditClientCapabilities()
    whole = types.TextEdit(spot, plain(inserted.text))
    if not able.document_changes:
        return types.WorkspaceEdit(changes={checked.text.uri: [whole]})
    with_gaps = any(isinstance(piece, Gap) for piece in inserted.text)
    edit = (
        types.SnippetTextEdit(spot, types.StringValue(snippet(inserted.text)))
        if able.snippet_edit_support and with_gaps
        else whole
    )
    document = types.OptionalVersionedTextDocumentIdentifier(checked.text.uri, checked.text.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, [edit])])


def snippet(text: Gapped) -> str:
    """The words as a snippet whose gaps are visited one after another."""
    pieces, stop = [], 0
    for piece in text:
        stop += isinstance(piece, Gap)
        pieces.append(f"${{{stop}:{_escaped(piece.shown)}}}" if isinstance(piece, Gap) else _escaped(piece))
    return "".join(pieces)


def _escaped(words: str) -> str:
    return "".join(f"\\{one}" if one in "\\$}" else one for one in words)
