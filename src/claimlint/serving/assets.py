"""The files of the page: a name goes in, what the browser gets comes out; there is nothing to build."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from claimlint.config import Config
from claimlint.model.levels import JURISDICTIONS, PROFILES
from claimlint.outputs.html.templates import template
from claimlint.readers import suffixes
from claimlint.serving.reviewing import can_review

#: Formats whose files are no text, so that the page cannot show them in its editor.
WHOLE = (".docx",)
_KINDS = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}
_PLACES = {"report.css": ("claimlint.outputs.html", "page.css")}
_FORMATS = {
    ".md": "Markdown", ".html": "HTML", ".txt": "Plain text", ".mdx": "MDX", ".rst": "reStructuredText",
    ".ipynb": "Notebook",
}  # fmt: skip


@cache
def asset(name: str) -> tuple[bytes, str] | None:
    """A style sheet or a script with its media type; None where there is none of this name."""
    kind = _KINDS.get(name.rpartition(".")[2])
    package, own = _PLACES.get(name, (f"{__package__}.page", name))
    if kind is None or "/" in name or "\\" in name:
        return None
    file = files(package).joinpath(own)
    return (file.read_bytes(), kind) if file.is_file() else None


def front_page(house: Config) -> str:
    """The page, with the house's profile and country chosen."""
    known = [suffix for suffix in suffixes() if suffix not in WHOLE]
    shown: str = template("serve", "claimlint.serving.page").render(
        house=house,
        profiles=PROFILES,
        countries=JURISDICTIONS,
        formats=sorted(((one, _FORMATS.get(one, "")) for one in known), key=_order),
        accepted=",".join(suffixes()),
        whole=" ".join(WHOLE),
        reviews=can_review(),
    )
    return shown


def _order(one: tuple[str, str]) -> tuple[int, str]:
    """The formats with a name first, in the order above."""
    named = list(_FORMATS)
    return (named.index(one[0]) if one[0] in named else len(named), one[0])
