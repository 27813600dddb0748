"""Templates of pages: a name goes in, the template comes out, ready to be filled in."""

from __future__ import annotations

from functools import cache
from typing import Any

from claimlint.outputs._remarks import remark_lines
from claimlint.outputs._words import spot, surroundings
from claimlint.outputs.html.highlights import shown
from claimlint.outputs.terminal.outcome import count


@cache
def template(name: str, package: str = "claimlint.outputs.html") -> Any:
    """The template of this name in a package; what is put into it is escaped, and what it lacks is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader(package, ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "shown": shown, "counted": count, "spot": spot, "surroundings": surroundings, "remark_lines": remark_lines,
    }  # fmt: skip
    return environment.get_template(f"{name}.html.jinja")
