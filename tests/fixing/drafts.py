"""Drafts for tests of `--fix`: whole files as bytes, whose pieces owe statements and stand in all kinds of markup."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import strategies as st

from claimlint.config import Config, RunOptions
from claimlint.discovery import Draft, read_source
from claimlint.fixing import Fixed, fixed
from claimlint.model.document import Source
from claimlint.model.report import FileReport

RUN = RunOptions(date(2026, 1, 15))
#: Owes the words that it is no medical advice.
ADVICE = "disclaimers/not-medical-advice"
#: Owes a crisis line.
CRISIS = "safety/crisis-resource-missing"
#: Owes the exact words for supplements, under that profile.
DSHEA = "disclaimers/dshea"

TREATMENT = "Ketamine is given for depression in some clinics. Sertraline is an older choice for depression."
SUICIDE = "You may have suicidal thoughts after a stroke."
SUPPLEMENT = "Our magnesium gummies support restful sleep."
ADVISED = "This page is for general information and does not replace the advice of your doctor."

OWING = (TREATMENT, TREATMENT, SUICIDE, SUPPLEMENT)
PARTS = (
    *OWING, "# On sleep", "Sleep and mood\n==============", "## What we saw", "### Notes *and* marks",
    "A nap helped nobody that afternoon,\nand the ward was quiet.",
    "- tea\n- toast\n\n  with jam", "1. Rest.\n2. Walk.", "Take with you:\n\n- a pillow\n- a book",
    "> A quiet ward is a good ward.", "| cup | tea |\n|---|---|\n| 1 | green |",
    "```\nsleep(8)\n\nwake()\n```", "    indented code", "<!-- a note\n\nto the editor -->",
    "<!-- claimlint-waive disclaimers: it stands in our footer -->", "<!-- claimlint-waive safety, hype: agreed -->",
    "<div>\n\nA box.\n\n</div>", "A note stands below.[^1]\n\n[^1]: The note,\n    in two lines.",
    "[ward]: https://ward.example", "***",
    "## References\n\n1. Adams B. Naps on the ward. J Naps. 2019;4:12-15. doi:10.1000/naps.2019.4\n"
    "2. Berg C. Tea. J Naps. 2020;5:1-9. doi:10.1000/naps.2020.5",
    "References\n\nAdams B. Naps on the ward. J Naps. 2019;4:12-15. doi:10.1000/naps.2019.4",
    "Call the ward desk", "*The ward team*", "Term\n: what it means", "![A ward](ward.png)", "<p hidden>Nothing.</p>",
)  # fmt: skip
#: What is open at the end of a draft, or may swallow what comes below it.
ENDINGS = (
    "", "", "", "\n\n", "\n   ", "\n```\nsleep(8)", "\n```\nsleep(8)\n\nwake()", "\n~~~",
    "\n<!-- a note\n\nto the editor", "\n<script>\nlet a = 1;\n", "\n<details>\n\nMore.", "\n> quoted", "\n- item",
    "\n|a|b|\n|-|-|\n|1|2|", "\n[^2]: the last note", "\n    code", "\\", "\n<!--", "\n<p hidden>", "\n:   more",
    "\n#", "\n<style>\n\n",
)  # fmt: skip
FRONTS = (
    "", "", "---\ntitle: On sleep\n---\n", "---\ntitle: On sleep\ndraft: yes\n---\n\n",
    '+++\ntitle = "On sleep"\n+++\n', "---\n\n", "---\ntitle: On sleep\n",
)  # fmt: skip
MARK = "\ufeff"


@st.composite
def drafts(draw: st.DrawFn) -> bytes:
    """A file: byte order mark or not, front matter or not, any line ends, with or without one at its end."""
    parts = [draw(st.sampled_from(OWING)), *draw(st.lists(st.sampled_from(PARTS), max_size=5))]
    body = "\n\n".join(draw(st.permutations(parts)))
    text = draw(st.sampled_from(FRONTS)) + body + draw(st.sampled_from(ENDINGS)) + draw(st.sampled_from(("\n", "")))
    line_end = draw(st.sampled_from(("\n", "\n", "\r\n", "\r")))
    return (draw(st.sampled_from(("", "", MARK))) + text.replace("\n", line_end)).encode()


def draft(file: Path, config: Config) -> Draft:
    """The draft that a file is."""
    return Draft(file.name, file, config)


def mended(text: str, config: Config | None = None, name: str = "draft.md") -> Fixed:
    """What becomes of a text."""
    return fixed(Source(name, text), Draft(name, None, config or Config()), RUN)


def mended_file(file: Path, config: Config) -> Fixed:
    """What becomes of a file, before it is written."""
    one = draft(file, config)
    return fixed(read_source(one), one, RUN)


def rules(report: FileReport) -> set[str]:
    """The rules that found something."""
    return {finding.rule for finding in report.findings}
