"""Says in an editor's words why YAML could not be read: the parser's error goes in, place and sentence come out."""

from __future__ import annotations

import yaml

MAX_DEPTH = 50
"""How deep values may be nested; the parser's own limit, where it has one, lies far above."""
TOO_DEEP = f"nested deeper than {MAX_DEPTH} levels"

#: Part of the parser's own words (both PyYAML parsers) and what to tell the editor instead.
_SENTENCES = (
    ("nesting depth", TOO_DEEP),
    ("violate", "a tab stands here; indent with spaces"),
    ("mapping values are not allowed", "a second `: ` stands here; write the whole text in double quotes"),
    ("escape", "an unknown escape follows `\\`; write `\\\\`, or put the text in single quotes"),
    ("end of stream", "a quotation mark or bracket is never closed"),
    ("expected ':'", "a `:` is missing after this key, or a text of several lines lacks its quotes"),
    ("',' or", "a comma or closing bracket is missing here"),
    ("flow sequence", "a comma or closing bracket is missing here"),
    ("flow mapping", "a comma or closing brace is missing here"),
    ("block", "this line does not fit the indentation or quotes of the lines above it"),
    ("expected key", "this line does not fit the indentation or quotes of the lines above it"),
    ("indicator", "this line does not fit the indentation or quotes of the lines above it"),
    ("document start", "this text stands behind the end of the document; check indentation and quotes"),
    ("alias", "a value that begins with `*` needs quotes around it"),
    ("anchor", "a value that begins with `&` needs quotes around it"),
    ("tag", "a value that begins with `!` needs quotes around it"),
)


#: What the parser was reading when only the beginning of it shows what is wrong.
_BEGINNING = ("simple key", "quoted scalar")


def place_of(error: yaml.MarkedYAMLError) -> int:
    """The 0-based offset, in code points, of what an editor has to look at."""
    begun = any(part in (error.context or "") for part in _BEGINNING) and "escape" not in (error.problem or "")
    mark = error.context_mark if begun else error.problem_mark
    return mark.index if mark else 0


def sentence_for(error: yaml.MarkedYAMLError, text: str) -> str:
    """One plain sentence for a parser's error."""
    problem = error.problem or ""
    mark = error.problem_mark
    character = text[mark.index : mark.index + 1] if mark else ""
    if "cannot start any token" in problem:
        if character == "\t":
            return "a tab stands here; indent with spaces"
        return f"a value that begins with `{character}` needs quotes around it"
    words = f"{problem} {error.context or ''}"
    known = (sentence for part, sentence in _SENTENCES if part in words)
    return next(known, f"this cannot be read as YAML ({problem})")
