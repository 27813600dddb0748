"""The page's own small web application: what it asks goes in, the page, findings and downloads come out."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import asdict
from functools import partial
from types import MappingProxyType

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from claimlint.errors import ClaimlintError
from claimlint.serving.answers import answer, whole_page
from claimlint.serving.assets import asset, front_page
from claimlint.serving.desk import Desk
from claimlint.serving.guard import Guard, busy, refusal, too_large
from claimlint.serving.posted import Posted, named
from claimlint.serving.reviewing import WORD, reviewed
from claimlint.serving.worker import Busy, Worker

_DOWNLOAD = MappingProxyType({"Content-Disposition": "attachment"})
_NONE: Mapping[str, str] = MappingProxyType({})
_GONE = Response(status_code=499)
"""Nobody reads this: the page has asked something newer."""


def application(desk: Desk, port: int) -> ASGIApp:
    """All that answers on a port of this machine."""
    limit = desk.house.max_size
    tasks = Tasks(desk, Worker(), limit)

    @asynccontextmanager
    async def warm(_: Starlette) -> AsyncIterator[None]:
        tasks.worker.begin(desk.warm_up)
        yield

    async def page(_: Request) -> Response:
        return HTMLResponse(front_page(desk.house))

    async def file(request: Request) -> Response:
        found = asset(request.path_params["name"])
        return refusal(404, "there is no such page") if found is None else Response(found[0], media_type=found[1])

    routes = [
        Route("/", page),
        Route("/check", tasks.check, methods=["POST"]),
        Route("/report", tasks.report, methods=["POST"]),
        Route("/reviewed", tasks.reviewed, methods=["POST"]),
        Route("/{name}", file),
    ]
    return Guard(Starlette(routes=routes, lifespan=warm), port, limit)


class Tasks:
    """What can be asked about a draft; its bytes are the request's body, the rest stands in the address."""

    def __init__(self, desk: Desk, worker: Worker, limit: int) -> None:
        self.worker = worker
        self._desk = desk
        self._limit = limit

    async def check(self, request: Request) -> Response:
        """Findings, as data."""
        view = request.query_params.get("view", "beside")
        return await self._done(request, partial(_checked, self._desk, view), "application/json")

    async def report(self, request: Request) -> Response:
        """The HTML report, as a file."""
        return await self._done(request, partial(_report, self._desk), "text/html; charset=utf-8", _DOWNLOAD)

    async def reviewed(self, request: Request) -> Response:
        """The Word file with every finding as a comment, as a file."""
        return await self._done(request, partial(reviewed, self._desk), WORD, _DOWNLOAD)

    async def _done(
        self, request: Request, job: Callable[[Posted], bytes], kind: str, headers: Mapping[str, str] = _NONE
    ) -> Response:
        """What the job makes of the draft, unless the page leaves before it begins."""
        try:
            posted = await self._posted(request)
        except ClientDisconnect:
            return _GONE
        if posted is None:
            return too_large(self._limit)
        working = asyncio.ensure_future(self.worker.do(partial(job, posted)))
        leaving = asyncio.ensure_future(request.receive())
        await asyncio.wait({working, leaving}, return_when=asyncio.FIRST_COMPLETED)
        leaving.cancel()
        if not working.done():
            working.cancel()
            return _GONE
        return await _told(working, kind, headers)

    async def _posted(self, request: Request) -> Posted | None:
        """The draft, or None when it is too large."""
        data = bytearray()
        async for chunk in request.stream():
            data += chunk
            if len(data) > self._limit:
                return None
        asked = request.query_params
        name = named(asked.get("name", ""))
        return Posted(name, bytes(data), asked.get("profile", ""), asked.get("jurisdiction", ""))


def _checked(desk: Desk, view: str, posted: Posted) -> bytes:
    return json.dumps(asdict(answer(desk.report(posted), view)), ensure_ascii=False).encode()


def _report(desk: Desk, posted: Posted) -> bytes:
    return whole_page(desk.report(posted)).encode()


async def _told(working: Awaitable[bytes], kind: str, headers: Mapping[str, str]) -> Response:
    """What came of the job; what a user can mend, or ought to report, is said in a sentence."""
    try:
        return Response(await working, media_type=kind, headers=dict(headers))
    except Busy:
        return busy()
    except ClaimlintError as fault:
        return refusal(422, str(fault))
    except Exception as defect:
        sentence = f"claimlint itself failed ({type(defect).__name__}: {defect}); please report it with this draft"
        return refusal(500, sentence)
