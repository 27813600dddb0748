"""The log of a step as the runner of GitHub Actions reads it: lines go in, the commands that it would obey come out.

Follows the two forms that the runner knows: `::name properties::message`, when that begins a line, and
`##[name properties]message` anywhere in one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ESCAPES = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
_NEW = re.compile(r"::([^\s:,]+)(?: ((?:(?!::).)*))?::(.*)", re.DOTALL)
_OLD = re.compile(r"##\[([^\]\s]+)(?:\s([^\]]*))?\](.*)", re.DOTALL)


@dataclass(frozen=True)
class Command:
    """One command that the runner obeys."""

    name: str
    properties: dict[str, str]
    message: str


def obeyed(log: str) -> list[Command]:
    """The commands of a log, in order; none while they are stopped, but for the one that starts them again."""
    return list(_obeyed(log))


def _obeyed(log: str) -> Iterator[Command]:
    token = None
    for line in re.split(r"\r\n|\r|\n", log):
        command = _command(line)
        if command is None:
            continue
        if token is not None:
            if command.name.lower() == token.lower():
                token = None
            continue
        if command.name == "stop-commands":
            token = command.message
        yield command


def _command(line: str) -> Command | None:
    found = _NEW.fullmatch(line.lstrip()) or _OLD.search(line)
    if found is None:
        return None
    pairs = (pair.partition("=") for pair in (found[2] or "").split(",") if pair.strip())
    properties = {key.strip(): _unescaped(value, _ESCAPES) for key, _, value in pairs}
    message = {code: _ESCAPES[code] for code in ("%0D", "%0A", "%25")}
    return Command(found[1], properties, _unescaped(found[3], message))


def _unescaped(text: str, escapes: dict[str, str]) -> str:
    return re.sub("|".join(escapes), lambda found: escapes[found[0]], text)
