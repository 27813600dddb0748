"""reStructuredText comes in, the tree of docutils goes out, with places in its texts; no file or network is touched.

Directives and roles that docutils does not know (those of Sphinx) are read for the text that they hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

from docutils import frontend, nodes, utils
from docutils.parsers.rst import Directive, Parser, directives, roles
from docutils.parsers.rst.states import Inliner

from claimlint.readers.rst.places import Lines, Words
from claimlint.readers.runs import Placed

#: A paragraph of more characters is refused: docutils needs time that grows with its square.
LONGEST_PARAGRAPH = 10_000
#: So many faults of inline markup (an asterisk that nothing closes) are no draft of a person.
MOST_FAULTS = 1_000
_NEVER = 5
_SETTINGS = {
    "file_insertion_enabled": False, "raw_enabled": False, "report_level": _NEVER, "halt_level": _NEVER,
    "warning_stream": False, "line_length_limit": LONGEST_PARAGRAPH, "syntax_highlight": "none",
    "pep_references": False, "rfc_references": False,
}  # fmt: skip
#: Directives of Sphinx and its extensions that hold no prose.
_NO_PROSE = frozenset(
    "toctree code-block sourcecode literalinclude highlight automodule autoclass autofunction automethod "
    "autoexception autodata autosummary graphviz digraph graph mermaid plantuml uml math index doctest testcode "
    "testsetup testcleanup testoutput prompt exec ipython plot jupyter-execute bibliography tabularcolumns raw "
    "include productionlist currentmodule module default-domain youtube vimeo iframe video audio todolist "
    "contents".split()
)
#: Those whose first line is text that readers see; a version or an address stands before it.
_TITLED = frozenset("tab tab-item dropdown card grid-item-card details example versionadded".split()) | frozenset(
    "versionchanged versionremoved deprecated seealso todo".split()
)
_VERSIONS = frozenset("versionadded versionchanged versionremoved deprecated".split())
#: Roles of Sphinx whose text is prose; any other is prose only where it has a title (`text <target>`).
_PROSE_ROLES = frozenset("term abbr guilabel dfn menuselection strong emphasis sup sub".split())
#: So many words behind an unknown directive are a text, fewer a name.
_WORDS_OF_PROSE = 3
_lock = Lock()


class Refused(Exception):
    """The draft would take docutils too long; `line` is 1-based, in the text that was given."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


def _too_long(line: int) -> Refused:
    return Refused(line, f"a paragraph has more than {LONGEST_PARAGRAPH:,} characters; divide it")


#: Python makes no number of so many digits, and docutils asks it to.
_LONG_NUMBER = re.compile(r"\s*\(?\d{4000,}[.)]")


def parse(text: Placed, path: str) -> nodes.document:
    """The tree of a draft; its texts carry `placed`, its inline elements `region`. Raises Refused."""
    for number, line in enumerate(text.text.splitlines(), start=1):
        if len(line) > LONGEST_PARAGRAPH:
            raise _too_long(number)
        if _LONG_NUMBER.match(line):
            raise Refused(number, "the number of a list item has too many digits; correct it")
    settings = frontend.get_default_settings(Parser)
    for name, value in _SETTINGS.items():
        setattr(settings, name, value)
    document = utils.new_document(path, settings)
    with _everything_known():
        Parser(inliner=_placing_inliner(Lines(text))).parse(text.text, document)
    return document


def _placing_inliner(lines: Lines) -> Inliner:
    """What reads the inline markup of a paragraph, and writes down where its texts stand."""
    inliner = Inliner()
    read: Any = inliner.parse
    faults: list[object] = []

    def parse(text: str, lineno: int, memo: Any, parent: Any) -> Any:
        if len(text) > LONGEST_PARAGRAPH:
            raise _too_long(lineno)
        children, messages = read(text, lineno, memo, parent)
        faults.extend(messages)
        if len(faults) > MOST_FAULTS:
            raise Refused(lineno, f"there are more than {MOST_FAULTS:,} faults in its inline markup; correct them")
        if text:
            Words(lines.paragraph(text, lineno)).place(children)
        return children, messages

    changed: Any = inliner  # a class of its own would lack the patterns that it looks up in its class
    changed.parse = parse
    return inliner


class _AnyOption(dict[str, Callable[[str], str]]):
    """Options of a directive that nobody described: each is a text."""

    def __missing__(self, name: str) -> Callable[[str], str]:
        return lambda value: value or ""


class _Silent(Directive):
    """A directive that holds no prose."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec = _AnyOption(any=str)

    def run(self) -> list[nodes.Node]:
        """Nothing; raw HTML stays as it is, for the reader of HTML."""
        if self.name.lower() == "raw" and self.arguments[:1] == ["html"]:
            text = "\n".join(self.content)
            raw = nodes.raw("", text, format="html")
            raw.line = self.content_offset + 1
            return [raw]
        return [nodes.comment()]


class _Unknown(Directive):
    """A directive of which only the shape is known: it is read for its text."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec = _AnyOption(any=str)

    def run(self) -> list[nodes.Node]:
        """What stands in it, after its title."""
        box = nodes.container()
        box.line = self.lineno
        box["options"] = dict(self.options)
        if self.arguments:
            box += self._title(self.arguments[0])
        self.state.nested_parse(self.content, self.content_offset, box)
        return [box]

    def _title(self, text: str) -> list[nodes.Node]:
        first = self.block_text.split("\n", 1)[0]
        line = self.lineno if first.rstrip().partition("::")[2].strip() else self.lineno + 1
        if line == self.lineno and self.name in _VERSIONS:
            text = [*text.split(None, 1), ""][1]
        elif line == self.lineno and self.name not in _TITLED and len(text.split()) < _WORDS_OF_PROSE:
            return []
        children, messages = self.state.inline_text(text, line)
        return [nodes.paragraph(text, "", *children), *messages]


def _unknown_role(
    name: str, rawtext: str, text: str, *_: object, **__: object
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """A role of Sphinx: its title is prose, a name alone mostly is none."""
    words = utils.unescape(text)
    title, _bracket, target = words.rpartition("<")
    if title.strip() and target.endswith(">"):
        return [nodes.inline(rawtext, title.rstrip())], []
    kind = nodes.inline if name.lower() in _PROSE_ROLES else nodes.literal
    return [kind(rawtext, words)], []


@contextmanager
def _everything_known() -> Iterator[None]:
    """Two modules hold what docutils knows; while a draft is read they also know what Sphinx adds."""
    with _lock:
        # Its registries are not meant for others, and a role that one draft defines would be known in the next.
        in_directives: Any = directives
        in_roles: Any = roles
        find_directive, find_role, known = directives.directive, roles.role, dict(in_roles._roles)  # noqa: SLF001

        def directive(name: str, *rest: Any) -> tuple[Any, list[nodes.system_message]]:
            if name.lower() in _NO_PROSE:
                return _Silent, []
            found, messages = find_directive(name, *rest)
            return (found, messages) if found else (_Unknown, [])

        def role(name: str, *rest: Any) -> tuple[Any, list[nodes.system_message]]:
            found, messages = find_role(name, *rest)
            return (found, messages) if found else (_unknown_role, [])

        in_directives.directive, in_roles.role = directive, role
        try:
            yield
        finally:
            in_directives.directive, in_roles.role = find_directive, find_role
            in_roles._roles.clear()  # noqa: SLF001
            in_roles._roles.update(known)  # noqa: SLF001
