"""What README and CONTRIBUTING show is true: the rule passes its examples, the report is one that claimlint gives."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path


def fenced(document: Path, language: str) -> list[str]:
    """The blocks of code of one language in a Markdown file."""
    blocks = re.findall(r"^```(\w*)\n(.*?)^```$", document.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    return [text for name, text in blocks if name == language]


def test_the_rule_in_contributing_passes_its_examples(checkout: Path, tmp_path: Path) -> None:
    (rule,) = (block for block in fenced(checkout / "CONTRIBUTING.md", "yaml") if block.startswith("title:"))
    folder = tmp_path / "hype"
    folder.mkdir()
    (folder / "instant-effect.yaml").write_text(rule, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "claimlint", "test", str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "4 examples of 1 rule" in run.stdout


def test_the_report_in_the_readme_is_the_golden_one(checkout: Path) -> None:
    (shown,) = fenced(checkout / "README.md", "")
    golden = (checkout / "tests" / "golden" / "clinic-post.txt").read_text(encoding="utf-8")
    assert set(shown.splitlines()) - {"  …"} <= set(golden.splitlines())
