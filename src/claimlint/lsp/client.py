"""The editor's process: its number goes in, and this process ends when that one has."""

from __future__ import annotations

import asyncio
import os

#: Seconds between looks.
LOOK = 1.0
_LEFT_WITHOUT_GOODBYE = 1


async def end_with(process: int) -> None:
    """Ends this process when the other is gone, whoever holds its end of the pipe."""
    while is_there(process):
        await asyncio.sleep(LOOK)
    os._exit(_LEFT_WITHOUT_GOODBYE)  # the thread that reads cannot be ended in another way


def is_there(process: int) -> bool:
    """Whether there is a process of this number; always where the system cannot be asked without harm."""
    if os.name != "posix" or process <= 0:
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
