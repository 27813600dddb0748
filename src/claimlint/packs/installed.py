"""Finds the pack that an installed Python package holds: a dotted name goes in, its folder comes out.

The package is only looked up and never imported, so none of its code runs.
"""

from __future__ import annotations

import re
from pathlib import Path

_NAME = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*")


def package_folder(name: str) -> Path:
    """The folder of a package, or of a package within one (`harbour_claims.rules`).

    Raises LookupError with a sentence that says what is wrong and what to do.
    """
    from importlib.util import find_spec

    if not _NAME.fullmatch(name):
        raise LookupError(f"`{name}` names no Python package; write the name that is imported, such as `house_claims`")
    first, *inner = name.split(".")
    spec = find_spec(first)  # of the first part alone: for an inner one Python would import the outer
    if spec is None:
        raise LookupError(f"no Python package `{first}` is installed beside claimlint; install it, or correct the name")
    places = [Path(place, *inner) for place in spec.submodule_search_locations or ()]
    found = next((place for place in places if place.is_dir()), None)
    if found is None:
        raise LookupError(f"`{name}` is no folder of an installed package, so it holds no pack; correct the name")
    return found
