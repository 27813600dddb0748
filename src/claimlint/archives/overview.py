"""The overview as one web page: a summary goes in, HTML with its plots comes out. It loads nothing and runs nothing."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from markupsafe import Markup


def page(summary: Mapping[str, Any]) -> str:
    """The whole page."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.globals["share"] = _share
    style = _beside("overview.css")
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    rendered: str = environment.from_string(_beside("overview.html.jinja")).render(
        summary=summary,
        style=Markup(style),  # noqa: S704 - our own file
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
    )
    return rendered


def _share(row: Mapping[str, Any], rows: Sequence[Mapping[str, Any]], key: str) -> float:
    """How long a row's bar is, as a percentage of the longest."""
    most = max((one[key] for one in rows), default=0)
    return round(100 * row[key] / most, 1) if most else 0.0


def _beside(name: str) -> str:
    return files("claimlint.archives").joinpath(name).read_text(encoding="utf-8")
