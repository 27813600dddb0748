"""Keeps to a registry's pace: requests wait here for their turn, and answers tell how fast the next may follow."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from time import time
from typing import Self

from claimlint.verification.hosts import Registry

#: How an interval is declared: `1s`, `5m`, or seconds alone.
_INTERVAL = re.compile(r"\s*(\d{1,6}(?:\.\d{1,3})?)\s*(ms|s|m|h)?\s*")
_SECONDS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0}


class Pace:
    """The turns at one registry: so many at once, and so long between the beginnings of two requests."""

    def __init__(self, registry: Registry) -> None:
        self._slots = asyncio.Semaphore(registry.at_once)
        self._apart = 1 / registry.per_second if registry.per_second else 0.0
        self._next = 0.0

    async def __aenter__(self) -> Self:
        await self._slots.acquire()
        try:
            while (wait := self._next - _now()) > 0:
                await asyncio.sleep(wait)
        except BaseException:
            self._slots.release()
            raise
        self._next = _now() + self._apart
        return self

    async def __aexit__(self, *_: object) -> None:
        self._slots.release()

    def heed(self, headers: Mapping[str, str]) -> None:
        """Takes over the limit that an answer declares (`X-Rate-Limit-Limit` requests an `X-Rate-Limit-Interval`)."""
        limit, interval = (
            headers.get("x-rate-limit-limit", ""),
            _INTERVAL.fullmatch(headers.get("x-rate-limit-interval", "")),
        )
        if limit.strip().isdecimal() and int(limit) > 0 and interval:
            self._apart = float(interval[1]) * _SECONDS[interval[2] or "s"] / int(limit)
            self._next = max(self._next, _now() + self._apart) if self._apart else self._next

    def hold(self, seconds: float) -> None:
        """Lets nobody else ask for so long: the registry has asked for a rest."""
        self._next = max(self._next, _now() + seconds)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """The seconds that an answer asks to wait, from `Retry-After`; None when it asks for none."""
    said = headers.get("retry-after", "").strip()
    if said.isdecimal():
        return float(min(int(said), 10**6))
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - time())
    except (ValueError, TypeError):
        return None


def _now() -> float:
    return asyncio.get_running_loop().time()
