"""The table of frames is well formed, and the scorer counts what it says."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.frames.score import EXCUSES, HERE, REPORTS, Claim, Row, figures, judge, load, main, read_ledgers

VOICES = ("clinic", "shop", "magazine", "press", "patient")
KINDS = """
effect-verb effect-passive effect-nominal effect-adjectival effect-participle effect-ellipsis effect-intransitive
promise group-difference property comparison finding offer agent-pronoun negation hedge question condition report
rebuttal verdict study-methods other-sense physiology everyday legal
""".split()
CLAIMLESS_KINDS = ("study-methods", "other-sense", "physiology", "everyday", "legal")
ROWS_PER_VOICE = {"table": 96, "held": 24}
# Lowest figures of table.jsonl; a figure that rises for good is raised here.
FLOORS: dict[str, float] = {
    "accuracy": 0.67,
    "macro_f1": 0.67,
    "direct_precision": 0.88,
    "relation_found": 0.51,
    "target_found": 0.50,
    "excuse_right": 0.90,
    "context_right": 0.78,
}


def records(name: str) -> list[dict[str, Any]]:
    lines = (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def claim(**parts: Any) -> Claim:
    return Claim(**{"relation": "", "agent": "", "target": "", "effect": "benefit", "strength": "direct"} | parts)


def row(*claims: Claim) -> Row:
    return Row("toy", "shop", "effect-verb", "Fennade calms sore throats.", claims)


@pytest.mark.parametrize("name", ["table", "held"])
def test_rows_have_the_form_that_the_readme_tells(name: str) -> None:
    for record in records(name):
        assert set(record) == {"id", "voice", "kind", "text", "claims"}, record["id"]
        assert re.fullmatch(rf"{record['voice']}-\d{{3}}", record["id"])
        assert record["voice"] in VOICES
        assert record["kind"] in KINDS
        assert record["text"].strip() == record["text"] != ""
        for entry in record["claims"]:
            assert set(entry) == {"relation", "agent", "target", "effect", "strength", "context"}, record["id"]


@pytest.mark.parametrize("name", ["table", "held"])
def test_claims_use_words_of_their_text_and_known_values(name: str) -> None:
    for record in records(name):
        for entry in record["claims"]:
            assert entry["relation"], record["id"]
            assert all(entry[part] in record["text"] for part in ("relation", "agent", "target")), record["id"]
            assert entry["effect"] in {"benefit", "harm", "neutral"}, record["id"]
            assert entry["strength"] in {"direct", "conditional", "correlational"}, record["id"]
            assert len(entry["context"]) == len(set(entry["context"])), record["id"]
            assert set(entry["context"]) <= EXCUSES | REPORTS, record["id"]


@pytest.mark.parametrize("name", ["table", "held"])
def test_kinds_without_a_claim_have_none(name: str) -> None:
    assert [r["id"] for r in records(name) if r["kind"] in CLAIMLESS_KINDS and r["claims"]] == []


@pytest.mark.parametrize("name", ["table", "held"])
def test_voices_have_equal_shares(name: str) -> None:
    assert Counter(r["voice"] for r in records(name)) == dict.fromkeys(VOICES, ROWS_PER_VOICE[name])


def test_every_kind_is_tried_in_every_voice() -> None:
    pairs = Counter((r["kind"], r["voice"]) for r in records("table"))
    assert all(pairs[kind, voice] >= 3 for kind in KINDS for voice in VOICES)


def test_no_text_or_id_stands_twice() -> None:
    both = records("table") + records("held")
    texts = Counter(re.sub(r"\W+", " ", r["text"].lower()).strip() for r in both)
    assert [text for text, count in texts.items() if count > 1] == []
    assert len({r["id"] for r in both}) == len(both)


def test_more_than_a_third_of_the_rows_claim_nothing() -> None:
    rows = load(HERE / "table.jsonl") + load(HERE / "held.jsonl")
    assert sum(r.strength == "none" for r in rows) >= 0.35 * len(rows)


@pytest.fixture(scope="module")
def table_figures() -> dict[str, float | None]:
    rows = load(HERE / "table.jsonl")
    ledgers = read_ledgers(rows)
    return figures([judge(r, ledgers[r.id]) for r in rows])


@pytest.mark.parametrize(("name", "floor"), FLOORS.items())
def test_the_table_is_read_no_worse_than_before(
    table_figures: dict[str, float | None], name: str, floor: float
) -> None:
    assert (table_figures[name] or 0.0) >= floor


def test_a_claim_that_is_taken_back_counts_as_none() -> None:
    wanted = claim(relation="calms", target="sore throats", context=frozenset({"negated"}))
    read = claim(relation="calms sore throats", target="throats", context=frozenset({"myth"}))
    verdict = judge(row(wanted), (read,))
    assert verdict.right
    assert (verdict.claims[0].found, verdict.claims[0].target, verdict.claims[0].excuse) == (True, True, True)
    assert not judge(row(wanted), (claim(relation="calms", context=frozenset({"hedged"})),)).right


def test_contexts_that_report_are_compared_apart() -> None:
    wanted = claim(relation="calms", context=frozenset({"attributed"}))
    verdict = judge(row(wanted), (claim(relation="calms", context=frozenset()),))
    assert (verdict.claims[0].excuse, verdict.claims[0].context) == (True, False)


def test_a_missed_claim_misses_its_target_and_is_not_judged_further() -> None:
    wanted = claim(relation="calms", target="sore throats", context=frozenset())
    verdict = judge(row(wanted), (claim(relation="wets", target="throats", context=frozenset()),))
    assert verdict.claims[0].found is False
    assert verdict.claims[0].target is False
    assert verdict.claims[0].effect is verdict.claims[0].excuse is verdict.claims[0].context is None


def test_figures_of_three_toy_rows() -> None:
    plain = claim(relation="calms", target="throats", context=frozenset())
    hedged = claim(relation="calms", target="throats", strength="conditional", context=frozenset({"hedged"}))
    verdicts = [judge(row(plain), (plain,)), judge(row(hedged), (plain,)), judge(row(), (plain,))]
    result = figures(verdicts)
    assert result["accuracy"] == pytest.approx(1 / 3)
    assert result["direct_precision"] == pytest.approx(1 / 3)
    assert result["false_alarms"] == 1
    assert result["macro_f1"] == pytest.approx((0.5 + 0 + 0) / 3)
    assert (result["relation_found"], result["effect_right"]) == (1, 1)
    assert (result["excuse_right"], result["context_right"]) == (1, 0.5)


def test_the_command_scores_a_file(tmp_path: Path) -> None:
    entry = {"relation": "cures", "agent": "Fennade", "target": "cancer", "effect": "benefit", "strength": "direct"}
    toy: list[dict[str, Any]] = [
        {"id": "shop-901", "text": "Fennade cures cancer.", "claims": [entry | {"context": []}]},
        {"id": "shop-902", "text": "Fennade does not cure cancer.", "claims": []},
        {"id": "shop-903", "text": "The parcel was late.", "claims": [entry | {"context": []}]},
    ]
    file = tmp_path / "toy.jsonl"
    file.write_text("".join(json.dumps({"voice": "shop", "kind": "toy"} | r) + "\n" for r in toy), encoding="utf-8")
    result = CliRunner().invoke(main, [str(file), "--list"])
    assert result.exit_code == 0, result.output
    assert re.search(r"^accuracy +0\.67$", result.output, re.MULTILINE)
    assert "shop-903 [toy] direct read as none: 'The parcel was late.'" in result.output
    assert "shop-901 [toy]" not in result.output


def test_the_held_rows_are_not_listed_without_leave() -> None:
    result = CliRunner().invoke(main, [str(HERE / "held.jsonl"), "--list"])
    assert result.exit_code == 2
    assert "--open" in result.output
