"""Answers what an editor asks about a text: requests go in, explanations and actions in its own terms come out."""

from __future__ import annotations

import hashlib
from typing import Any, Protocol

from lsprotocol import types

from claimlint.lsp.actions import KINDS, Inserted, edit_of, offered, worked_out
from claimlint.lsp.diagnostics import diagnostics
from claimlint.lsp.hover import explained
from claimlint.lsp.positions import Places
from claimlint.lsp.session import Session

_OVERTAKEN = "The text has changed since; look at its findings again."


class Asking(Protocol):
    """The editor that asks."""

    @property
    def encoding(self) -> str:
        """How it counts characters: utf-8, utf-16 or utf-32."""
        ...

    @property
    def client_capabilities(self) -> types.ClientCapabilities:
        """What it can do."""
        ...

    def tell(self, message: str) -> None:
        """Shows a message that is no fault."""
        ...


class Answers:
    """Every answer waits for the check of the text as it is, if one is under way."""

    def __init__(self, session: Session, editor: Asking) -> None:
        self._session = session
        self._editor = editor

    async def hover(self, asked: types.HoverParams) -> types.Hover | None:
        """Why the words at a place are marked, and on whose authority."""
        checked = await self._session.current(asked.text_document.uri)
        if checked is None:
            return None
        places = Places(checked.text.text, self._editor.encoding)
        kind = _hover_kind(self._editor.client_capabilities)
        page = explained(checked, places.offset(asked.position), markdown=kind == types.MarkupKind.Markdown)
        return page and types.Hover(types.MarkupContent(kind, page[0]), places.range(page[1], page[2]))

    async def diagnostics(self, asked: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        """What is to be marked in a text, or that this is what the editor has; nothing for a text that is not open."""
        checked = await self._session.current(asked.text_document.uri)
        found = diagnostics(checked, self._editor.encoding) if checked is not None else []
        told = hashlib.sha256(repr(found).encode("utf-8", "replace")).hexdigest()[:16]
        if told == asked.previous_result_id:
            return types.RelatedUnchangedDocumentDiagnosticReport(result_id=told)
        return types.RelatedFullDocumentDiagnosticReport(items=found, result_id=told)

    async def code_actions(self, asked: types.CodeActionParams) -> list[types.CodeAction]:
        """What may be done about the findings in a range; with their edits where the editor cannot ask for these."""
        checked = await self._session.current(asked.text_document.uri)
        kinds = _wanted(asked.context)
        if checked is None or not kinds:
            return []
        places = Places(checked.text.text, self._editor.encoding)
        start, end = places.offset(asked.range.start), places.offset(asked.range.end)
        found = [action for action in offered(checked, start, end, places) if action.kind in kinds]
        if _resolves(self._editor.client_capabilities):
            return found
        whole = [await self._with_edit(one) for one in found]
        return [one for one in whole if isinstance(one, types.CodeAction)]

    async def resolve(self, chosen: types.CodeAction) -> types.CodeAction:
        """The action with its edit; where it can have none, the editor is told why."""
        found = await self._with_edit(chosen)
        if isinstance(found, str):
            self._editor.tell(found)
            return chosen
        return found

    async def _with_edit(self, chosen: types.CodeAction) -> types.CodeAction | str:
        data: dict[str, Any] = chosen.data if isinstance(chosen.data, dict) else {}
        checked = await self._session.current(str(data.get("uri")))
        if checked is None or checked.text.version != data.get("version"):
            return _OVERTAKEN
        inserted = await self._session.worker.run(lambda: worked_out(checked, data))
        if not isinstance(inserted, Inserted):
            return inserted
        places = Places(checked.text.text, self._editor.encoding)
        chosen.edit = edit_of(inserted, checked, places, self._editor.client_capabilities)
        return chosen


def _hover_kind(client: types.ClientCapabilities) -> types.MarkupKind:
    """The form of explanations that the editor likes best."""
    hover = client.text_document and client.text_document.hover
    liked = (hover and hover.content_format) or [types.MarkupKind.PlainText]
    return types.MarkupKind(liked[0])


def _resolves(client: types.ClientCapabilities) -> bool:
    """Whether the editor asks for the edit of an action only when it is chosen."""
    action = client.text_document and client.text_document.code_action
    support = action and action.resolve_support
    return bool(support and "edit" in support.properties)


def _wanted(context: types.CodeActionContext) -> set[str]:
    """The kinds of actions that are asked for; a kind stands for all below it."""
    if not context.only:
        return set(KINDS.values())
    asked = [kind.value if isinstance(kind, types.CodeActionKind) else kind for kind in context.only]
    return {own for own in KINDS.values() if any(kind == "" or f"{own}.".startswith(f"{kind}.") for kind in asked)}
