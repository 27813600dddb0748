"""Hostile drafts in every format end with blocks or one sentence; a reader that is not linear would need minutes."""

from __future__ import annotations

import json
import re

import pytest

from claimlint.errors import UncheckedFile
from tests.readers.test_generated import read

_HTML = {
    "unclosed tag": "<a " * 20_000,
    "unclosed elements": "<div><p><ul><li>" * 4_000 + "x",
    "huge attribute": f"<p title='{'x ' * 100_000}'>y",
    "many attributes": "<p " + "a=b " * 40_000 + ">x",
    "unclosed attribute": "<p a='" * 10_000,
    "unclosed comment": "<!--" * 20_000 + "{{",
    "unclosed script": "<script>" * 10_000 + "{{",
    "entities": "&lt;" * 40_000,
    "billion laughs": '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>' + "&b;" * 20_000,
    "external entity": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><p>&a;</p>',
    "deep JSON-LD": '<script type="application/ld+json">' + '{"@graph":[' * 20_000,
    "wide JSON-LD": '<script type="application/ld+json">[' + '{"author":"A"},' * 10_000 + '{"a":1}]</script>',
    "titles": "<title>" * 10_000 + "<svg>" * 10_000,
    "navigation": "<nav><main><footer>" * 3_000,
}
_MDX = {
    "unclosed braces": "{" * 40_000,
    "unclosed comments": "{" + "/*" * 40_000,
    "unclosed strings": "{" + "`'\"" * 20_000,
    "unclosed tags": "<A " * 20_000,
    "unclosed values": "<A b={" * 10_000,
    "nested braces": "{" * 10_000 + "}" * 10_000,
    "exports": "export const a = {\n\n" * 20_000,
    "indented": "\n\n".join(" " * (4 * depth) + "x" for depth in range(300)),
    "back-ticks": "`" * 3_000 + " " + " ".join("`" * n for n in range(1, 600)),
}
_TEMPLATES = {
    "unclosed shortcodes": "{{<" * 20_000,
    "unclosed tags": "{% " * 20_000,
    "unclosed parameters": "{{< a " + 'alt="' * 3_000 + " >}}",
    "comments": "{% comment %}" * 20_000,
    "fences": "```\n{{ x }}\n" * 20_000,
    "many": '{{< a alt="x" >}} ' * 1_000,
}
_RST = {
    "unclosed emphasis": "*a " * 3_000,
    "unclosed roles": ":a:`" * 4_000,
    "long line": "x " * 10_000,
    "deep lists": "- " * 5_000 + "x",
    "deep quotes": "\n\n".join(" " * depth + "x" for depth in range(400)),
    "tables": "+--+\n|  |\n" * 500,
    "substitutions": ".. |a| replace:: |b|\n.. |b| replace:: |a|\n\n|a| |b|",
    "files": ".. include:: /etc/passwd\n.. csv-table::\n   :file: /etc/passwd\n\n.. raw:: html\n   :url: file:///etc/passwd\n",
    "targets": ".. _a: b_\n.. _b: a_\n\na_ b_ " + "c_ " * 3_000,
}
_NOTEBOOK = {
    "deep": '{"cells":' + "[" * 40_000,
    "numbers": '{"cells":[' + "9" * 40_000 + "]}",
    "no notebook": "[1, 2]",
    "no cells": '{"cells": {}}',
    "not JSON": '{"cells": [\n}',
    "empty": "",
    "escapes": json.dumps({"cells": [{"cell_type": "markdown", "source": '\\u00e9\\ud83d"' * 10_000}]}),
    "many cells": json.dumps({"cells": [{"cell_type": "markdown", "source": "- a <div>"}] * 1_000}),
    "lone surrogates": '{"cells": [{"cell_type": "markdown", "source": "# \\ud800 \\udc00\\ud800"}]}',
    "odd values": '{"cells": [1, null, {"cell_type": 2, "source": {"a": "b"}}, {"cell_type": "markdown"}]}',
    "odd metadata": '{"cells": [], "metadata": {"title": 3, "authors": [1, {"name": []}]}}',
}
CASES = [
    (suffix, name, text)
    for suffix, cases in {".html": _HTML, ".mdx": _MDX, ".md": _TEMPLATES, ".rst": _RST, ".ipynb": _NOTEBOOK}.items()
    for name, text in cases.items()
]


@pytest.mark.parametrize(("suffix", "text"), [pytest.param(s, t, id=f"{s} {n}") for s, n, t in CASES])
def test_hostile_drafts_end(suffix: str, text: str) -> None:
    shown = outcome(suffix, text)
    assert "root:" not in shown


def outcome(suffix: str, text: str) -> str:
    """The text that was read, or the sentence that says why it was not."""
    try:
        return "".join(block.text for block in read(text, suffix).blocks)
    except UncheckedFile as fault:
        sentence = str(fault)
    assert re.fullmatch(rf"draft{re.escape(suffix)}: [^\n]+", sentence)
    return sentence


def test_entities_of_a_document_type_are_not_expanded() -> None:
    (block,) = read('<!DOCTYPE x [<!ENTITY a "lol">]><p>&a;</p>', ".html").blocks[-1:]
    assert block.text == "&a;"
