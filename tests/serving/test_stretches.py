"""What the editor is told to mark is what the findings found, counted as a browser counts."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from claimlint.config import Configurations
from claimlint.outputs._order import leading, under
from claimlint.serving.answers import answer
from claimlint.serving.desk import Desk
from claimlint.serving.posted import Posted

_SENTENCES = (
    "Our drops cure diabetes.", "It is guaranteed to work overnight!", "😀 This miracle tea heals cancer 🧪 in days.",
    "A revolutionary treatment ends migraine.", "**Garlic** cures *asthma* &amp; gout.", "𝔊ood sleep may help some.",
    "| Tea | cures asthma |\n|---|---|\n| 😀 | heals cancer |", "In 2020, 93% of 120 people were cured.",
    "# Cures asthma",
)  # fmt: skip


def _units(text: str, offset: int) -> int:
    return len(text[:offset].encode("utf-16-le")) // 2


@settings(max_examples=40)
@given(st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=6), st.sampled_from(["\n\n", " ", "\n"]))
def test_stretches_are_the_findings_own_words(sentences: list[str], between: str) -> None:
    text = between.join(sentences)
    report = Desk(Configurations(None, {}).of, date(2026, 1, 15)).report(Posted("draft.md", text.encode()))
    marks = answer(report, "beside").marks
    (file,) = report.files
    wanted: dict[str, set[int]] = {}
    for number, finding in enumerate(leading(file), start=1):
        if finding.scope != "document":
            for one in (finding, *under(finding, file)):
                own = range(_units(text, one.start.offset), _units(text, one.end.offset))
                wanted.setdefault(f"f1-{number}", set()).update(own)
    told: dict[str, set[int]] = {}
    done = 0
    for start, end, look, keys in marks:
        assert done <= start < end <= _units(text, len(text))
        assert look in ("error", "warning", "note")
        done = end
        for key in keys:
            told.setdefault(key, set()).update(range(start, end))
    assert told == wanted
