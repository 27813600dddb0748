"""One kind of input a file: its `read` takes an Input, its stream and how to read, and yields records in order.

A record that is bad is yielded as a BadRecord; what breaks the input for good is raised as Cut. Both stop nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import BinaryIO, TypeAlias

from claimlint.archives.inputs import Input
from claimlint.archives.records import Reading, Record

Read: TypeAlias = Callable[[Input, BinaryIO | None, Reading], Iterator[Record]]


def reader(form: str) -> Read:
    """The reader of a format."""
    read: Read = import_module(f"{__name__}.{form}").read
    return read
