"""The language server as the protocol has it: an editor's messages go in, answers and notices come out.

Texts are always sent whole, because pygls, unlike the protocol, sees the end of a line in U+2028 and its like, and so
would put changes of single stretches into wrong places.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from typing import Any, BinaryIO

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer

from claimlint import __version__
from claimlint.lsp.actions import KINDS
from claimlint.lsp.answers import Answers
from claimlint.lsp.client import end_with, is_there
from claimlint.lsp.conversation import Conversation
from claimlint.lsp.desk import Desk
from claimlint.lsp.documents import OpenText, whole_characters
from claimlint.lsp.incoming import Incoming
from claimlint.lsp.session import Session

_NAME = "claimlint"


class Server(LanguageServer):
    """The conversation's own end: what the session tells the editor, and whether the editor has said goodbye."""

    def __init__(self, desk: Desk, incoming: Incoming) -> None:
        super().__init__(_NAME, __version__, types.TextDocumentSyncKind.Full, protocol_cls=Conversation)
        self.session = Session(self, desk)
        self.incoming = incoming
        self.following: asyncio.Task[None] | None = None
        """What looks after the editor's process."""
        self.dismissed = False

    @property
    def encoding(self) -> str:
        """How the editor counts characters."""
        return str(self.workspace.position_encoding or types.PositionEncodingKind.Utf16.value)

    def show(self, uri: str, version: int | None, found: Sequence[types.Diagnostic]) -> None:
        """Replaces the diagnostics of a text."""
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, list(found), version))

    @property
    def asks(self) -> bool:
        """Whether the editor asks for the diagnostics of its texts, and so is not told them."""
        text = self.client_capabilities.text_document
        return bool(text and text.diagnostic)

    def ask_again(self) -> None:
        """Has an editor that asks for diagnostics ask anew, as something besides its texts has changed."""
        workspace = self.client_capabilities.workspace
        if self.asks and workspace and workspace.diagnostics and workspace.diagnostics.refresh_support:
            self.workspace_diagnostic_refresh(None)

    def warn(self, message: str) -> None:
        """Shows a message in a window."""
        self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"claimlint: {message}"))

    def tell(self, message: str) -> None:
        """Shows a message that is no fault."""
        self.window_show_message(types.ShowMessageParams(types.MessageType.Info, f"claimlint: {message}"))

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Says what went wrong with a message of the editor's, also to whoever waits for its answer; the conversation
        goes on.
        """
        if source is JsonRpcException and self.incoming.asked is not None:
            fault = error if isinstance(error, JsonRpcException) else JsonRpcInvalidParams()
            self.protocol._send_response(self.incoming.asked, error=fault.to_response_error())  # noqa: SLF001 - no other way
            self.incoming.asked = None
        self.warn(f"a message of the editor could not be handled ({error})")


def serve(desk: Desk, incoming: BinaryIO, outgoing: BinaryIO) -> bool:
    """Talks with one editor until it leaves; whether it has left as the protocol asks, with `shutdown`."""
    logging.getLogger("pygls").setLevel(logging.CRITICAL)
    messages = Incoming(incoming)
    server = Server(desk, messages)
    _follow_texts(server)
    _answer(server)
    server.start_io(messages, outgoing)  # type: ignore[arg-type]  # of a stream it reads lines and bytes only
    return server.dismissed


def _follow_texts(server: Server) -> None:
    session = server.session

    @server.feature(types.INITIALIZE)
    def met(sent: types.InitializeParams) -> None:
        # A process that cannot be seen now, as from inside a container, is not waited for.
        if sent.process_id is not None and is_there(sent.process_id):
            server.following = asyncio.create_task(end_with(sent.process_id))

    @server.feature(types.INITIALIZED)
    def begin(_: types.InitializedParams) -> None:
        session.start()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(sent: types.DidOpenTextDocumentParams) -> None:
        text = sent.text_document
        session.open(OpenText(text.uri, text.language_id, text.version, whole_characters(text.text)))

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(sent: types.DidChangeTextDocumentParams) -> None:
        _change(session, sent)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(sent: types.DidSaveTextDocumentParams) -> None:
        session.saved(sent.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(sent: types.DidCloseTextDocumentParams) -> None:
        session.close(sent.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def files_changed(_: types.DidChangeWatchedFilesParams) -> None:
        await session.look()

    @server.feature(types.SHUTDOWN)
    def dismissed(*_: Any) -> None:
        server.dismissed = True


def _change(session: Session, sent: types.DidChangeTextDocumentParams) -> None:
    """The last of the changes counts, as each is the whole text; there may be none."""
    for change in sent.content_changes[-1:]:
        session.change(sent.text_document.uri, sent.text_document.version, whole_characters(change.text))


def _answer(server: Server) -> None:
    answers = Answers(server.session, server)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(asked: types.HoverParams) -> types.Hover | None:
        return await answers.hover(asked)

    @server.feature(
        types.TEXT_DOCUMENT_DIAGNOSTIC,
        types.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=False, identifier=_NAME),
    )
    async def pulled(asked: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        return await answers.diagnostics(asked)

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions([types.CodeActionKind.QuickFix, *KINDS.values()], resolve_provider=True),
    )
    async def code_actions(asked: types.CodeActionParams) -> list[types.CodeAction]:
        return await answers.code_actions(asked)

    @server.feature(types.CODE_ACTION_RESOLVE)
    async def resolve(chosen: types.CodeAction) -> types.CodeAction:
        return await answers.resolve(chosen)
