"""The protocol's own rules where pygls leaves them out: a conversation begins once, and before its beginning and after
its end every request is refused.
"""

from __future__ import annotations

from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidRequest, JsonRpcServerNotInitialized
from pygls.protocol import LanguageServerProtocol


class Conversation(LanguageServerProtocol):
    """A conversation that begins once and ends once."""

    def handle_message(self, message: Any) -> None:
        """Passes a message on, unless it comes at the wrong time: requests are refused, notices are dropped."""
        method = getattr(message, "method", None)
        refusal = self._refusal(method) if method is not None else None
        if refusal is None:
            super().handle_message(message)
        elif (request := getattr(message, "id", None)) is not None:
            self._send_response(request, None, refusal.to_response_error())

    def _refusal(self, method: str) -> JsonRpcException | None:
        if method == types.EXIT:
            return None
        if self._shutdown:
            return JsonRpcInvalidRequest("the conversation is over")
        if method == types.INITIALIZE:
            return JsonRpcInvalidRequest("the conversation has begun already") if self._workspace is not None else None
        return JsonRpcServerNotInitialized("the conversation has not begun") if self._workspace is None else None
