"""The protocol's own rule where pygls leaves it out: a conversation begins once."""

from __future__ import annotations

from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidRequest
from pygls.protocol import LanguageServerProtocol


class Conversation(LanguageServerProtocol):
    """A conversation that begins once."""

    def handle_message(self, message: Any) -> None:
        """Passes a message on; a second `initialize` is refused."""
        if getattr(message, "method", "") == types.INITIALIZE and self._workspace is not None:
            refusal = JsonRpcInvalidRequest("the conversation has begun already")
            self._send_response(message.id, None, refusal.to_response_error())
            return
        super().handle_message(message)
