"""`claimlint config`: a file goes in, the settings that hold for it come out, each with the place it comes from."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimlint.cli._delivery import deliver, style
from claimlint.cli._options import configurations, output_options, setting_options
from claimlint.errors import SettingsFault
from claimlint.outputs.terminal.painting import Paint
from claimlint.outputs.terminal.visible import visible
from claimlint.readers import reader_for

if TYPE_CHECKING:
    from claimlint.config import Origin, Resolved

SCHEMA = "claimlint.config/1"
_ROW = tuple[str, str, str]


@click.command()
@click.argument("file", metavar="FILE", type=click.Path())
@setting_options
@output_options(("terminal", "json"))
def command(file: str, form: str, output: str | None, **options: Any) -> None:
    """Show the settings that hold for a file, and where each comes from.

    That is a line of a claimlint.yaml, an option, or the default. Takes the options of `claimlint check` that
    change settings.
    """
    place = Path(os.path.normpath(Path(file).absolute()))
    resolved = _with_own(file, place, configurations(**options).resolved(place))
    text = _json(file, place, resolved) if form == "json" else _page(file, place, resolved, to_file=output is not None)
    deliver(text, output, utf8=form == "json", form=form)


def _with_own(file: str, place: Path, resolved: Resolved) -> Resolved:
    """The settings with those that the post makes for itself; raises SettingsFault for one that there is not."""
    from claimlint.config.layers import Entry, Origin
    from claimlint.discovery import Draft, read_source
    from claimlint.discovery.own_settings import own_settings, with_own_settings
    from claimlint.errors import UncheckedFile

    read = reader_for(place.suffix)
    if not resolved.config.may_set or read is None or not place.is_file():
        return resolved
    draft = Draft(file.replace(os.sep, "/"), place, resolved.config)
    try:
        document = read(read_source(draft))
        found = {
            one.key: (Entry(one.key, one.value, Origin("front-matter", draft.path, one.line)),)
            for one in own_settings(draft, document)
        }
    except UncheckedFile as fault:
        raise SettingsFault(str(fault)) from None
    config = with_own_settings(draft, document).config
    return replace(resolved, config=config, origins={**resolved.origins, **found})


def _page(file: str, place: Path, resolved: Resolved, *, to_file: bool) -> str:
    paint = Paint(style(to_file=to_file).colour)
    rows = [(visible(key), visible(value), visible(origin)) for key, value, origin in _rows(resolved)]
    first, second = (max(len(row[column]) for row in rows) for column in (0, 1))
    source = resolved.file or "no claimlint.yaml, so the defaults hold; `claimlint init` writes one"
    lines = [f"{paint('path', visible(file))}: {visible(source)}"]
    for key, value, origin in rows:
        lines.append(f"  {paint('label', f'{key:<{first}}')}  {value:<{min(second, 40)}}  {paint('rule', origin)}")
    return "\n".join([*lines, _fate(place, resolved)]) + "\n"


def _rows(resolved: Resolved) -> Iterator[_ROW]:
    """Key, value and origin; a setting that several places say takes several rows."""
    from claimlint.config import SETTINGS

    for key, setting in SETTINGS.items():
        said = resolved.origins[key]
        if setting.gathers:
            rows = [(_shown(one.value), str(one.origin)) for one in said]
        else:
            origin = str(said[-1].origin) if said else "default"
            rows = [(_shown(getattr(resolved.config, setting.attribute)), origin)]
        for number, (value, origin) in enumerate(rows or [("not set", "default")]):
            yield key if number == 0 else "", value, origin


def _shown(value: Any) -> str:
    match value:
        case None:
            return "not set"
        case (str(name), "off" | "note" | "warning" | "error" as level):
            return f"{name}: {level}"
        case (str(name), str(address)) if address.startswith("http"):
            return f"{name}: {address}"
        case bool():
            return str(value).lower()
        case tuple():
            return ", ".join(map(str, value)) or "not set"
        case int():
            return f"{value:,} bytes"
    return str(value) or "not set"


def _fate(place: Path, resolved: Resolved) -> str:
    """What becomes of the file, in a sentence."""
    if os.path.lexists(place):
        return _fate_when_there(place, resolved)
    fate = _fate_when_there(place, resolved)
    return f"There is no such file; once it is there, {fate[0].lower()}{fate[1:]}"


def _fate_when_there(place: Path, resolved: Resolved) -> str:
    if place.suffix and not place.is_dir() and reader_for(place.suffix) is None:
        return "It is not checked, as claimlint cannot read this kind of file."
    if resolved.config.excludes(place):
        return "It is skipped, as `files.exclude` names it."
    if not resolved.config.includes(place):
        return "It is checked when it is named; the check of a folder passes it over, as `files.include` leaves it out."
    return "It is checked."


def _json(file: str, place: Path, resolved: Resolved) -> str:
    from claimlint.config import SETTINGS

    settings = {
        key: {
            "value": _plain(getattr(resolved.config, setting.attribute)),
            "from": [_origin(one.origin) for one in resolved.origins[key]] or [{"kind": "default"}],
        }
        for key, setting in SETTINGS.items()
    }
    whole = {
        "schema": SCHEMA,
        "file": file.replace(os.sep, "/"),
        "exists": os.path.lexists(place),
        "config": resolved.file,
        "excluded": resolved.config.excludes(place),
        "included": resolved.config.includes(place),
        "settings": settings,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value if value is None or isinstance(value, int) else str(value)


def _origin(origin: Origin) -> dict[str, str | int]:
    if origin.kind in ("file", "front-matter"):
        return {"kind": origin.kind, "path": origin.name, "line": origin.line}
    return {"kind": origin.kind, "option": origin.name}
