"""Draws the packages of claimlint and who imports whom: the code goes in, a picture comes out.

Levels come from the contract in `pyproject.toml` that the tests prove. A line is an import, thicker where more
modules import; what a part also reaches through another part has no line of its own, else nobody could read it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import grimp

CHECKOUT = Path(__file__).parents[2]
PICTURE = CHECKOUT / "docs" / "pictures" / "modules.svg"
_WIDTH, _ROW, _BOX, _HEIGHT = 900, 52, 128, 30


def levels() -> list[list[str]]:
    """The rows of the contract, the highest first; parts of one row do not import each other."""
    read = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    (layers,) = (one for one in read["tool"]["importlinter"]["contracts"] if one["id"] == "layers")
    return [[part.strip() for part in row.split("|")] for row in layers["layers"]]


def imports(parts: Sequence[str]) -> Mapping[tuple[str, str], int]:
    """How many modules of one part import something of another."""
    graph = grimp.build_graph("claimlint")
    counted: dict[tuple[str, str], int] = {}
    for module in graph.modules:
        here = module.split(".")[1:2]
        targets = {name.split(".")[1] for name in graph.find_modules_directly_imported_by(module) if "." in name}
        for there in targets:
            if here and here[0] in parts and there in parts and here[0] != there:
                counted[here[0], there] = counted.get((here[0], there), 0) + 1
    return counted


def reduced(counted: Mapping[tuple[str, str], int]) -> Mapping[tuple[str, str], int]:
    """The imports without those that a longer way through other parts implies; there are no cycles to mind."""
    below: dict[str, set[str]] = {}
    for upper, lower in counted:
        below.setdefault(upper, set()).add(lower)

    def reached(part: str) -> set[str]:
        near = below.get(part, set())
        return near.union(*map(reached, near))

    def implied(upper: str, lower: str) -> bool:
        return any(lower in reached(other) for other in below[upper] - {lower})

    return {pair: number for pair, number in counted.items() if not implied(*pair)}


def write() -> Path:
    """Draw the picture anew; the same code gives the same file."""
    PICTURE.write_text("\n".join(drawing()) + "\n", encoding="utf-8")
    return PICTURE


def drawing() -> Iterator[str]:
    """The picture, line by line."""
    rows = levels()
    at = {
        part: (_WIDTH * (column + 1) / (len(row) + 1), _ROW * number + 30.0)
        for number, row in enumerate(rows)
        for column, part in enumerate(row)
    }
    height = _ROW * len(rows) + 10
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img"'
        ' aria-label="Parts of claimlint and their imports">'
    )
    yield "<style>text{font:13px sans-serif;text-anchor:middle;fill:#1a1a2e}rect{fill:#eef2fb;stroke:#5b6ea8}"
    yield "path{fill:none;stroke:#5b6ea8}.page{fill:#fff;stroke:none}</style>"
    yield f'<rect class="page" width="{_WIDTH}" height="{height}"/>'
    for (upper, lower), number in sorted(reduced(imports(list(at))).items()):
        (left, top), (right, bottom) = at[upper], at[lower]
        bend = (bottom - top) / 2
        weight = min(1 + number / 12, 4)
        yield (
            f'<path stroke-width="{weight:.1f}" opacity="0.7" d="M{left:.0f} {top:.0f}'
            f' C{left:.0f} {top + bend:.0f} {right:.0f} {bottom - bend:.0f} {right:.0f} {bottom:.0f}">'
            f"<title>{escape(upper)} imports {escape(lower)}: {number} modules</title></path>"
        )
    for part, (across, down) in at.items():
        left, top = across - _BOX / 2, down - _HEIGHT / 2
        yield f'<rect x="{left:.0f}" y="{top:.0f}" width="{_BOX}" height="{_HEIGHT}" rx="5"/>'
        yield f'<text x="{across:.0f}" y="{down + 4:.0f}">{escape(part)}</text>'
    yield "</svg>"
