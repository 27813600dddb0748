"""Tells which posts are nearly the same: a text goes in, a short list of numbers comes out that such posts share.

MinHash over runs of five words, in bands (locality-sensitive hashing): two posts whose runs agree to nine tenths share
a band nearly always, posts that agree to half rarely, others never.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Sequence
from functools import cache
from typing import Any

BANDS, _ROWS = 16, 8
_RUN = 5
#: Shorter texts are alike by chance.
_FEWEST = 40
_WORD = re.compile(r"\w+")
_PRIME = (1 << 31) - 1


def sketch(texts: Sequence[str]) -> list[int]:
    """One number for each band; nothing for a text of fewer than forty words."""
    import numpy as np

    words = [word for text in texts for word in _WORD.findall(text.lower())]
    if len(words) < _FEWEST:
        return []
    runs = {" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
    hashed = np.fromiter((zlib.crc32(run.encode()) for run in sorted(runs)), dtype=np.uint64) % _PRIME
    factors, terms = _functions()
    least = np.full(BANDS * _ROWS, _PRIME, dtype=np.uint64)
    for part in np.array_split(hashed, len(hashed) // 2048 + 1):
        least = np.minimum(least, ((part[:, None] * factors + terms) % _PRIME).min(axis=0))
    return [_number(bytes([band]) + row.tobytes()) for band, row in enumerate(least.reshape(BANDS, _ROWS))]


def _number(data: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "little")


@cache
def _functions() -> tuple[Any, Any]:
    """The factors and terms of the hash functions, the same in every process."""
    import numpy as np

    drawn = [zlib.crc32(f"claimlint {number}".encode()) % (_PRIME - 1) + 1 for number in range(2 * BANDS * _ROWS)]
    return np.array(drawn[::2], dtype=np.uint64), np.array(drawn[1::2], dtype=np.uint64)
