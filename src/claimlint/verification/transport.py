"""Sends one request politely: it goes in, the body of the answer comes out, None for “not found”, or a fault.

An answer is taken from the registry's own host only, within a time and a size; what may pass is tried again.
"""

from __future__ import annotations

import asyncio
import ssl
from contextlib import AsyncExitStack
from functools import cached_property
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import httpx2 as httpx
import stamina

from claimlint import __version__
from claimlint.config.values import LOOPBACK
from claimlint.verification.hosts import Registry
from claimlint.verification.pace import Pace, retry_after

#: Bytes of an answer that are read; records of works with thousands of authors have about two million.
LARGEST = 8_000_000
#: Seconds for one whole answer, and for the connection alone.
PATIENCE, TO_CONNECT = 30.0, 10.0
ATTEMPTS = 3
stamina.instrumentation.set_on_retry_hooks([])  # its warnings are no sentences for editors
#: Failures in a row after which a registry counts as down for this run.
GIVEN_UP_AFTER = 12
#: The longest rest, in seconds, that is waited for within a run.
LONGEST_REST = 60.0
_REDIRECTS = (301, 302, 303, 307, 308)
_MOST_REDIRECTS = 3
_ABSENT = (404, 410)


class Unanswered(Exception):
    """A registry that did not answer usably; its text says why, in words for an editor."""

    def __init__(self, reason: str, *, passing: bool = False, rest: float | None = None) -> None:
        super().__init__(reason)
        self.passing = passing
        """It may be otherwise at the next attempt."""
        self.rest = rest
        """Seconds that the registry asks to wait."""


class Transport:
    """The connection to one registry."""

    def __init__(self, registry: Registry, contact: str) -> None:
        self.registry = registry
        self._pace = Pace(registry)
        self._origin = _origin(httpx.URL(registry.address))
        self._failed, self._last_fault = 0, ""
        self._contact = contact
        self._opened = AsyncExitStack()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._opened.__aexit__(kind, fault, trace)

    @cached_property
    def _client(self) -> httpx.AsyncClient:
        """Opened when it is first needed; certificates of authorities are of use only to encrypted connections."""
        reachable = f" (mailto:{self._contact})" if self._contact else ""
        address = urlsplit(self.registry.address)
        client = httpx.AsyncClient(
            headers={"User-Agent": f"claimlint/{__version__}{reachable}", "Accept-Encoding": "identity"},
            timeout=httpx.Timeout(PATIENCE, connect=TO_CONNECT, pool=None),
            follow_redirects=False,
            verify=True if address.scheme == "https" else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
            trust_env=address.hostname not in LOOPBACK,
        )
        self._opened.push_async_exit(client)
        return client

    async def get(self, path: str) -> bytes | None:
        """The body that a path of this registry answers with; None when it has no such thing.

        Raises Unanswered after the last attempt; at once when the registry has failed too often in a row.
        """
        async for attempt in stamina.retry_context(
            on=_next_attempt, attempts=ATTEMPTS, timeout=None, wait_initial=0.5, wait_max=8.0, wait_jitter=0.5
        ):
            with attempt:
                return await self._once(path)
        raise AssertionError("the last attempt returns or raises")

    async def _once(self, path: str) -> bytes | None:
        async with self._pace:
            if self._failed >= GIVEN_UP_AFTER:
                raise Unanswered(f"{self._last_fault}, so it was not asked again")
            try:
                body = await self._answer(path)
            except Unanswered as fault:
                if fault.passing and fault.rest is None:
                    self._failed, self._last_fault = self._failed + 1, str(fault)
                raise
            self._failed = 0
            return body

    async def _answer(self, path: str) -> bytes | None:
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._followed(self.registry.address + path)
        except TimeoutError:
            raise Unanswered(f"{self._name} took more than {PATIENCE:.0f} seconds", passing=True) from None
        except httpx.TimeoutException:
            raise Unanswered(f"{self._name} did not answer in time", passing=True) from None
        except httpx.ConnectError:
            raise Unanswered(f"{self._name} cannot be reached", passing=True) from None
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError):
            raise Unanswered(f"the connection to {self._name} broke off", passing=True) from None

    async def _followed(self, address: str) -> bytes | None:
        for _ in range(_MOST_REDIRECTS + 1):
            async with AsyncExitStack() as stack:
                answer = await stack.enter_async_context(self._client.stream("GET", address))
                self._pace.heed(answer.headers)
                if answer.status_code not in _REDIRECTS:
                    return await self._body(answer)
                address = self._redirected(answer)
        raise Unanswered(f"{self._name} redirects in circles")

    def _redirected(self, answer: httpx.Response) -> str:
        """Where an answer sends us, as long as that is the same host."""
        try:
            target = answer.url.join(answer.headers.get("location", ""))
        except (httpx.InvalidURL, ValueError):
            raise Unanswered(f"{self._name} redirects to no address") from None
        if _origin(target) != self._origin:
            raise Unanswered(f"{self._name} redirects to another host ({target.host}), which is not asked")
        return str(target)

    async def _body(self, answer: httpx.Response) -> bytes | None:
        status = answer.status_code
        if status in _ABSENT:
            return None
        if status == 429 or status >= 500:
            raise self._unavailable(status, retry_after(answer.headers))
        if status != 200:
            raise Unanswered(f"{self._name} refused the request (status {status})")
        if answer.headers.get("content-encoding", "identity") != "identity":
            raise Unanswered(f"{self._name} answered in a form that was not asked for")
        body = bytearray()
        async for part in answer.aiter_raw():
            body += part
            if len(body) > LARGEST:
                raise Unanswered(f"{self._name} answered with more than {LARGEST // 1_000_000} MB")
        return bytes(body)

    def _unavailable(self, status: int, rest: float | None) -> Unanswered:
        if rest is not None and rest > LONGEST_REST:
            return Unanswered(f"{self._name} asks to wait {rest:,.0f} seconds; try again later")
        if rest is not None:
            self._pace.hold(rest)
        why = "is asked too often" if status == 429 else f"is out of order (status {status})"
        return Unanswered(f"{self._name} {why}", passing=True, rest=rest)

    @property
    def _name(self) -> str:
        return self.registry.name


def _origin(address: httpx.URL) -> tuple[str, bytes]:
    return address.scheme, address.netloc


def _next_attempt(fault: Exception) -> bool | float:
    """Whether to try again, and after how many seconds where the registry says so."""
    if not isinstance(fault, Unanswered) or not fault.passing:
        return False
    return True if fault.rest is None else fault.rest
