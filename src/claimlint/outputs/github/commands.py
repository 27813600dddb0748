"""Workflow commands of GitHub Actions: a name, a message and properties go in, one line comes out."""

from __future__ import annotations

from claimlint.outputs.terminal.visible import visible

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def command(name: str, message: str = "", **properties: str | int) -> str:
    """`::name key=value,…::message`, escaped so that neither a value nor the message ends it."""
    told = ",".join(f"{key}={visible(str(value)).translate(_PROPERTY)}" for key, value in properties.items())
    return f"::{name}{' ' if told else ''}{told}::{visible(message).translate(_DATA)}"
