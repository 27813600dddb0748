"""How long an editor waits: `python tests/bench/serving.py [RUNS]`.

Prints the median of RUNS (default 15) edits of a post of 1,200 words on the page of `claimlint serve`, from the edit in
a browser until its findings are shown, the pause for typing included, beside RUNS cold `claimlint check` of the same
post. Both take turns, so that a slow spell of the machine falls on both.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench.startup import post, seconds
from tests.outputs.browser import Browser, found
from tests.serving.server import serving

_EDIT = """
const [text, done] = arguments, draft = document.getElementById("draft"), begin = performance.now();
new MutationObserver((_, self) => {
  if (document.body.dataset.state !== "ready") return;
  self.disconnect();
  requestAnimationFrame(() => done((performance.now() - begin) / 1000));
}).observe(document.body, {attributes: true, attributeFilter: ["data-state"]});
draft.value = text;
draft.dispatchEvent(new Event("input"));
"""


def main() -> None:
    """Measures and prints."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    programs = found()
    if programs is None:
        sys.exit("There is no Chromium with its driver here; on Debian: apt-get install chromium chromium-driver.")
    with tempfile.TemporaryDirectory() as name, serving(Path(name)) as server:
        draft = Path(name) / "post.md"
        draft.write_text(post(), encoding="utf-8")
        command = ["-m", "claimlint", "check", "--no-cache", str(draft)]
        browser = Browser(*programs)
        browser.show(server.address)
        for number in range(3):
            browser.driver.execute_async_script(_EDIT, f"{post()}\n\nWarm {number}.")
        edits, checks = [], []
        for number in range(runs):
            edits.append(browser.driver.execute_async_script(_EDIT, f"{post()}\n\nOur tea cures gout {number}."))
            checks.append(seconds(command))
        browser.driver.quit()
    edit, check = statistics.median(edits), statistics.median(checks)
    print(f"edit to findings {edit:.3f} s, cold check {check:.3f} s: 1/{check / edit:.1f}")


if __name__ == "__main__":
    main()
