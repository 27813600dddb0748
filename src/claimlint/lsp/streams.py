"""Keeps the conversation apart from everything else: the process's streams go in, two of its own come out.

Whatever prints to standard output goes to standard error from then on, and a child process that reads standard input
finds it empty, so that nothing but the protocol is ever on either.
"""

from __future__ import annotations

import os
import sys
from typing import BinaryIO


def taken_over() -> tuple[BinaryIO, BinaryIO]:
    """The editor's messages, and where answers go; binary."""
    incoming = os.fdopen(os.dup(0), "rb")
    outgoing = os.fdopen(os.dup(1), "wb")
    empty = os.open(os.devnull, os.O_RDONLY)
    os.dup2(empty, 0)
    os.close(empty)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return incoming, outgoing
