"""Looks up everything that a run needs: wanted keys and entries go in, what was learnt and what failed come out.

Registries are asked side by side, each at its own pace. What was learnt before an interruption is kept.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from datetime import date

from claimlint.model.reference import Entry
from claimlint.model.registry import Lock
from claimlint.verification.hosts import Registry
from claimlint.verification.lookup import Desk, look_up, propose
from claimlint.verification.tasks import Learnt, Wanted
from claimlint.verification.transport import Transport, Unanswered


def ask(
    wanted: Wanted, before: Lock, registries: Mapping[str, Registry], contact: str, today: date,
    learnt: Learnt, tick: Callable[[], None],
) -> None:  # fmt: skip
    """Looks everything up and puts it into `learnt` one by one; `tick` is called after each reference."""
    asyncio.run(_all(wanted, before, registries, contact, today, learnt, tick))


async def _all(
    wanted: Wanted, before: Lock, registries: Mapping[str, Registry], contact: str, today: date,
    learnt: Learnt, tick: Callable[[], None],
) -> None:  # fmt: skip
    async with AsyncExitStack() as stack:
        transports = {
            name: await stack.enter_async_context(Transport(registry, contact)) for name, registry in registries.items()
        }
        desk = Desk(transports, contact, today)

        async def record(key: str) -> None:
            try:
                learnt.records[key] = await look_up(key, desk, before.records.get(key))
            except Unanswered as fault:
                learnt.faults[key] = str(fault)
            tick()

        async def proposal(key: str, entry: Entry, printed: str) -> None:
            try:
                learnt.proposals[key] = await propose(entry, printed, desk)
            except Unanswered as fault:
                learnt.faults[key] = str(fault)
            tick()

        async with asyncio.TaskGroup() as group:
            for key in wanted.keys:
                group.create_task(record(key))
            for key, (entry, printed) in wanted.texts.items():
                group.create_task(proposal(key, entry, printed))
