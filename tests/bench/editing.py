"""How soon marks follow an edit, as a ratio within this run: `python tests/bench/editing.py [EDITS]`.

A post of about 1,200 words, made from the examples, is edited EDITS times (default 15) over a warm `claimlint lsp`,
each time after the marks of the edit before have come; the pause that waits for the end of typing is part of the time.
Cold checks of the same post in processes of their own are spread between the edits, so that a slow spell of the
machine falls on both. Wanted: at most an eighth.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
sys.path.insert(0, str(CHECKOUT))

from tests.lsp.editor import Editor  # noqa: E402 - found only in the checkout

WORDS = 1200
EXAMPLES = ("publisher-article.md", "clinic-post.md")


def post() -> str:
    """Whole paragraphs of the examples, up to the number of words."""
    kept: list[str] = []
    for name in EXAMPLES:
        body = (CHECKOUT / "examples" / name).read_text(encoding="utf-8").split("---\n", 2)[-1]
        for paragraph in body.split("\n\n"):
            if sum(len(one.split()) for one in kept) < WORDS:
                kept.append(paragraph)
    return "\n\n".join(kept)


def cold(draft: Path) -> float:
    """Seconds that one check takes as users run it."""
    begin = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "claimlint", "check", "--no-cache", str(draft)], capture_output=True, check=False
    )
    return time.perf_counter() - begin


def main(edits: int) -> None:
    """Prints the medians and their ratio."""
    text = post()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / ".git").touch()
        draft = folder / "post.md"
        draft.write_text(text, encoding="utf-8")
        cold(draft)  # writes what Python and claimlint keep on disk
        with Editor(folder) as editor:
            editor.initialize()
            editor.open(draft.as_uri(), text)
            editor.marks(draft.as_uri(), 1)
            warm, colds = [], []
            for version in range(2, edits + 2):
                if version % 3 == 2:
                    colds.append(cold(draft))
                middle = text.find(" ", len(text) // 2)
                text = f"{text[:middle]} and{text[middle:]}"
                begin = time.perf_counter()
                editor.change(draft.as_uri(), text, version)
                editor.marks(draft.as_uri(), version)
                warm.append(time.perf_counter() - begin)
    one, other = statistics.median(warm), statistics.median(colds)
    print(
        f"{len(text.split())} words: marks {one:.2f} s after an edit, cold check {other:.2f} s, ratio {one / other:.3f}"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
