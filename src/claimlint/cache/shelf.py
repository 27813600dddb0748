"""Values of the model by what they were made from: any description of the ingredients is a key."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from hashlib import sha256
from typing import Any, TypeVar

from claimlint.cache.forms import Unreadable, form_of
from claimlint.cache.store import Store

T = TypeVar("T")


def digest(parts: Iterable[str]) -> bytes:
    """One key for several texts; texts that are parted elsewhere give another."""
    return sha256(json.dumps(list(parts)).encode()).digest()


class Shelf:
    """Typed values in a store."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def get(self, key: bytes, kind: type[T]) -> T | None:
        """The value of this type that was put there."""
        packed = self.store.get(key)
        if packed is None:
            return None
        try:
            value: T = form_of(kind).read(json.loads(zlib.decompress(packed)))
        except (Unreadable, ValueError, zlib.error, RecursionError):
            return None
        return value

    def put(self, key: bytes, kind: type[T], value: T) -> None:
        """Keeps a value."""
        written: Any = form_of(kind).write(value)
        text = json.dumps(written, ensure_ascii=False, separators=(",", ":"))
        self.store.put(key, zlib.compress(text.encode("utf-8", "surrogatepass"), 1))
