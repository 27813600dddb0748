"""Makes the pictures of README and the site: the demo post goes in, the reports as an editor sees them come out."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import SVG_EXPORT_THEME
from rich.text import Text

CHECKOUT = Path(__file__).parents[2]
FOLDER = CHECKOUT / "docs" / "pictures"
DEMO = ("examples/clinic-post.md", "--profile", "clinic")
#: The day that golden reports are judged by, so that picture and golden report agree.
AS_OF = ("--as-of", "2026-01-15")
COLUMNS = 80
_LINES = 36
"""So much of the report is shown; its last lines, the counts, always are."""
_COUNTS = 3
#: rich's picture names a font on the web; without it a browser takes its own.
_WEB_FONT = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)


def terminal() -> Path:
    """The report at a prompt, in colour, as a picture whose text can be read and searched."""
    ran = _claimlint(*DEMO, *AS_OF, FORCE_COLOR="1", COLUMNS=str(COLUMNS))
    text = Text.from_ansi(ran)
    lines: list[Text] = list(text.split("\n", allow_blank=True))
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - _COUNTS - 1], Text("  …"), *lines[-_COUNTS:]]
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="standard")
    console.print(f"$ claimlint {' '.join(DEMO)}", style="bold", highlight=False)
    for line in lines:
        console.print(line)
    picture = console.export_svg(title="claimlint", theme=SVG_EXPORT_THEME, unique_id="report")
    return _save("terminal.svg", _WEB_FONT.sub("", picture))


def page() -> Path:
    """The top of the report as a page, as a browser shows it. Needs Chromium; raises RuntimeError without it."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        raise RuntimeError("the picture of the page needs Chromium (Debian: apt-get install chromium)")
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.html"
        _claimlint(*DEMO, *AS_OF, "--format", "html", "--output", str(report))
        file = FOLDER / "page.png"
        options = ("--headless", "--no-sandbox", "--hide-scrollbars", "--window-size=1280,860")
        command = [browser, *options, f"--user-data-dir={folder}/profile", f"--screenshot={file}", report.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    return file


def _claimlint(*arguments: str, **surroundings: str) -> str:
    """What claimlint prints of the checkout's demo; that the post is blocked (status 1) is the point of the demo."""
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "GITHUB_ACTIONS")}
    ran = subprocess.run(
        [sys.executable, "-m", "claimlint", *arguments],
        cwd=CHECKOUT,
        env={**kept, "PYTHONIOENCODING": "utf-8", **surroundings},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if ran.returncode not in (0, 1):
        raise RuntimeError(ran.stderr)
    return ran.stdout.rstrip("\n")


def _save(name: str, text: str) -> Path:
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / name).write_text(text, encoding="utf-8")
    return FOLDER / name
