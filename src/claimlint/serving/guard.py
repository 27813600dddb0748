"""Answers only the page itself: requests go in, those that another site or another machine's name sent go no further.

A page of another site can send requests to this machine, and a name that is made to lead here (DNS rebinding) could
read the answers. Such requests carry the other site's name as their Host or Origin.
"""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: What the page may load: its own files from here, and nothing else.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_UNSAID_PORT = 80
_SECONDS_TO_RETRY = 5
_READING = frozenset({"GET", "HEAD"})


class Guard:
    """Stands before the application."""

    def __init__(self, app: ASGIApp, port: int, limit: int) -> None:
        self._app = app
        end = "" if port == _UNSAID_PORT else f":{port}"
        self._hosts = {f"127.0.0.1{end}", f"localhost{end}"}
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers or refuses one request; every answer carries what the browser may do with it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        refused = self._refused(scope["method"], Headers(scope=scope))
        await (refused or self._app)(scope, receive, send_guarded)

    def _refused(self, method: str, headers: Headers) -> JSONResponse | None:
        hosts, origins = headers.getlist("host"), headers.getlist("origin")
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            return refusal(421, "this page is only for the browser of this machine; open it by its own address")
        if origins != [f"http://{hosts[0].lower()}"] and (origins or method not in _READING):
            return refusal(403, "only claimlint's own page may ask this; open it by its own address")
        length = headers.get("content-length", "0")
        if length.isdecimal() and int(length) > self._limit:
            return too_large(self._limit)
        return None


def refusal(status: int, sentence: str) -> JSONResponse:
    """An answer that says why there is none."""
    return JSONResponse({"error": sentence}, status, headers={"Connection": "close"})


def busy() -> JSONResponse:
    """The answer while too much is asked at once."""
    answer = refusal(503, "claimlint is busy with other drafts; try again in a few seconds")
    answer.headers["Retry-After"] = f"{_SECONDS_TO_RETRY}"
    return answer


def too_large(limit: int) -> JSONResponse:
    """The answer to a draft of more than `limit` bytes."""
    return refusal(413, f"the draft is too large: at most {limit:,} bytes are read; split it, or raise max-size")
