"""The protocol's own rules where pygls leaves them out: what breaks them is answered with an error of the protocol.

Also whether the process of the editor, by its number, is still there.
"""

from __future__ import annotations

import os
import sys
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams, JsonRpcInvalidRequest
from pygls.protocol import LanguageServerProtocol


class Conversation(LanguageServerProtocol):
    """A conversation in which every request has an answer."""

    def structure_message(self, data: dict[str, Any]) -> Any:
        """A message from its data; a request whose parameters make no sense is answered before that is raised."""
        try:
            return super().structure_message(data)
        except JsonRpcInvalidParams as fault:
            if data.get("method") and "id" in data:
                self._send_response(data["id"], None, fault.to_response_error())
            raise

    def handle_message(self, message: Any) -> None:
        """Passes a message on; a second `initialize` is refused."""
        if getattr(message, "method", "") == types.INITIALIZE and self._workspace is not None:
            refusal = JsonRpcInvalidRequest("the conversation has begun already")
            self._send_response(message.id, None, refusal.to_response_error())
            return
        super().handle_message(message)


def lives(process: int | None) -> bool:
    """Whether there is a process of this number that can be seen from here; always true where that cannot be asked."""
    if process is None or sys.platform == "win32":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it is somebody else's
        return True
    return True
