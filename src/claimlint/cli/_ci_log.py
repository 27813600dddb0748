"""Keeps a draft's words from commanding a CI service that reads the log: what is to be printed goes in, the same for
its reader, without a command, comes out.

GitHub Actions obeys a line that begins with `::name …::`, blanks in front of it aside, and `##[name]` anywhere; Azure
Pipelines obeys `##vso[…]`, TeamCity `##teamcity[…]`.
"""

from __future__ import annotations

import os
import re

_ANYWHERE = re.compile(r"##(?=[\w-]*\[)")
_COLOURS = r"(?:\x1b\[[0-9;]*m)*"  # a service may take them off first
_LINE = re.compile(rf"^([^\S\n]*{_COLOURS}[^\S\n]*):(?=:)", re.MULTILINE)
_AFTER_RETURN = re.compile(rf"(?<=\r)([^\S\n\r]*{_COLOURS}[^\S\n\r]*):(?=:)")
#: Variables by which CI services are known; the last is set by nearly all of them.
_SERVICES = ("GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION", "CI")
_JSON = frozenset({"json", "sarif", "gitlab", "rdjson"})
_MARKUP = frozenset({"html", "junit"})
#: What must stay as it is to the byte where it is no CI service that reads it.
_EXACT = frozenset({"diff", "draft"})


def harmless(text: str, form: str = "terminal") -> str:
    """A text in one of the formats of reports, or a `diff`, as it may be printed.

    `github` holds lines of claimlint's own, and has seen to it that no others are obeyed.
    """
    if "::" not in text and "##" not in text:
        return text
    if form == "github":
        return _ANYWHERE.sub("# #", text)
    if form in _JSON | _MARKUP | _EXACT and not _is_ci():
        return text
    if form in _JSON:  # no line of JSON begins with a colon
        return _ANYWHERE.sub(r"\\u0023#", text)
    if form in _MARKUP:
        return _lines(_ANYWHERE.sub("&#35;#", text), "&#58;")
    return _lines(_ANYWHERE.sub("# #", text), ": ")


def _lines(text: str, colon: str) -> str:
    return _AFTER_RETURN.sub(rf"\1{colon}", _LINE.sub(rf"\1{colon}", text))


def _is_ci() -> bool:
    return any(os.environ.get(name, "").lower() not in ("", "0", "false") for name in _SERVICES)
