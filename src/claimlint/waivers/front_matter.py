"""Reads the waivers in a draft's front matter: a document goes in, what each says and where comes out.

`claimlint-waive` holds one or a list of texts such as those of comments, or of groups with rule, reason, by, until and
text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import TypeAlias

from claimlint.errors import Fault
from claimlint.model.document import Document
from claimlint.packs.positioned_yaml import ListNode, MappingNode, Node, TextNode, load
from claimlint.packs.suggestions import did_you_mean, listed
from claimlint.readers.front_matter import LONGEST, split
from claimlint.waivers.syntax import DIRECTIVE, PATTERN, Malformed, Terms, agreed, terms

_FAR_ENOUGH = LONGEST + 1_000
KEYS = ("rule", "reason", "by", "until", "text")
_ALIASES = {"rules": "rule"}
_LAST_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?\Z")

#: What is said, and where (source offsets).
_Said: TypeAlias = tuple[Terms | Malformed, int, int]


def in_front_matter(document: Document) -> tuple[_Said, ...]:
    """The waivers for the whole post, in order."""
    named = {key.split(".")[0]: field for key, field in document.front_matter.items()}
    if not named or "claimlint" not in document.source.text[:_FAR_ENOUGH].lower():
        return ()  # so that few heads are read twice
    head = document.source.text[: split(document.source).end]
    misspelt = tuple(
        (Malformed(f"there is no key `{key}`; waivers stand under `{DIRECTIVE}`"), field.start, field.end)
        for key, field in named.items()
        if key.lower().startswith("claimlint") and key != DIRECTIVE
    )
    found = _in_toml(document, head) if head.startswith("+++") else _in_yaml(head)
    return (*misspelt, *found)


def _in_yaml(head: str) -> Iterator[_Said]:
    """The head comes with its opening line, so that places in it are places in the source."""
    unsaid: list[Fault] = []
    tree = load(head[: _LAST_LINE.search(head.rstrip()).start()], "", unsaid)  # type: ignore[union-attr]  # always matches
    value = tree.get(DIRECTIVE) if isinstance(tree, MappingNode) else None
    if value is not None:
        for node in value.items if isinstance(value, ListNode) else (value,):
            yield _said(_plain(node)), node.start, max(node.start, node.end)
    elif re.search(rf"^[\"']?{DIRECTIVE}[\"']?[ \t]*:", head, re.MULTILINE):
        yield Malformed(f"`{DIRECTIVE}` cannot be read here ({_first(unsaid)})"), 0, len(head)


def _first(faults: list[Fault]) -> str:
    return f"line {faults[0].line}: {faults[0].message}" if faults else "write one waiver a line"


def _plain(node: Node) -> object:
    """The value of a node as YAML has it, texts as they are written."""
    match node:
        case TextNode():
            return node.text
        case ListNode():
            return [_plain(item) for item in node.items]
    return {key.text: _plain(value) for key, value in node.entries}


def _in_toml(document: Document, head: str) -> Iterator[_Said]:
    lines = head.splitlines(keepends=True)
    value = tomllib.loads("".join(lines[1:-1])).get(DIRECTIVE)
    places = [field for key, field in document.front_matter.items() if key.split(".")[0] == DIRECTIVE]
    start, end = (places[0].start, places[0].end) if places else (0, 0)
    if value is not None:
        for one in value if isinstance(value, list) else (value,):
            yield _said(one), start, end


def _said(value: object) -> Terms | Malformed:
    if isinstance(value, str) and value.strip():
        return terms(value)
    if isinstance(value, dict):
        return _of_group(value)
    return Malformed(f"a waiver is written as `{PATTERN}`, in quotation marks")


def _of_group(group: dict[str, object]) -> Terms | Malformed:
    said: dict[str, str] = {}
    for key, value in group.items():
        name = _ALIASES.get(key, key)
        if name not in KEYS:
            hint = did_you_mean(key, KEYS) or f"; it has {listed(KEYS, 'and')}"
            return Malformed(f"a waiver has no `{key}`{hint}")
        if isinstance(value, dict) or (isinstance(value, list) and name not in ("rule", "text")):
            return Malformed(f"`{name}` is one text")
        joint = " " if name == "text" else ","
        said[name] = joint.join(map(str, value)) if isinstance(value, list) else str(value).strip()
    if not said.get("rule"):
        return Malformed("it names no rule; write `rule: …`")
    reason = " ".join(said.get("reason", "").split())
    return agreed(said["rule"].split(","), reason, {key: said[key] for key in KEYS[2:] if said.get(key)})
