"""How long a browser may take to ask, and how many may: connections come in, those that keep others out are ended.

uvicorn ends idle connections only. One that sends half a request would hold its place for ever, and with enough of
them nobody else would be answered.
"""

from __future__ import annotations

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

#: Seconds from the first byte to the last of a request's head, and of its body; this machine sends it in milliseconds.
SECONDS_FOR_HEAD = 10.0
SECONDS_FOR_BODY = 30.0
MOST_CONNECTIONS = 64


class Connection(H11Protocol):
    """One connection, which has to say in time what it wants and makes room when it does not."""

    _over: asyncio.TimerHandle | None = None
    _waits_for: object = None
    since = 0.0
    """When it began to ask, by the loop's clock."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Takes the connection, in the place of the oldest one that asks nothing where there are too many."""
        super().connection_made(transport)
        self.since = self.loop.time()
        self._wait()
        if len(self.connections) > MOST_CONNECTIONS:
            self._make_room()

    def _make_room(self) -> None:
        others = (one for one in self.connections if isinstance(one, Connection) and one is not self)
        unused = [one for one in others if not one.is_answered]
        if unused:
            min(unused, key=lambda one: one.since).transport.abort()

    def data_received(self, data: bytes) -> None:
        """Reads on; the time that a head or a body has does not begin anew with each byte."""
        super().data_received(data)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forgets the connection."""
        self._stop()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        """Waits for the next request."""
        super().on_response_complete()
        self.since = self.loop.time()
        self._waits_for = None
        self._stop()

    @property
    def is_answered(self) -> bool:
        """Whether a whole request is being answered."""
        return self.conn.their_state is h11.DONE and not self.cycle.response_complete

    def _wait(self) -> None:
        state = self.conn.their_state
        if state is self._waits_for:
            return
        self._stop()
        self._waits_for = state
        seconds = {h11.IDLE: SECONDS_FOR_HEAD, h11.SEND_BODY: SECONDS_FOR_BODY}.get(state)
        if seconds is not None:
            self._over = self.loop.call_later(seconds, self.transport.abort)

    def _stop(self) -> None:
        if self._over is not None:
            self._over.cancel()
            self._over = None
