"""Lists the statements that rules ask for: the files of packs go in, names come out, without reading whole rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from claimlint.errors import Fault
from claimlint.packs.files import read
from claimlint.packs.positioned_yaml import MappingNode, TextNode, load

_KEY = "statement"


def statements_of(rules: Iterable[tuple[str, Path]]) -> Mapping[str, str]:
    """The name of each rule's statement, by the rule's id, the id without its family, and by itself.

    Rules without one are left out; what is wrong with a file is said when its pack is loaded.
    """
    found: dict[str, str] = {}
    unsaid: list[Fault] = []
    for rule, path in rules:
        file = read(path, unsaid)
        if file is None or f"{_KEY}:" not in file.text:
            continue
        node = load(file.text, file.shown, unsaid)
        name = node.get(_KEY) if isinstance(node, MappingNode) else None
        if isinstance(name, TextNode):
            found |= dict.fromkeys((rule, rule.split("/")[-1], name.text.strip()), name.text.strip())
    return found
