"""Waivers in drafts: what each excuses and nothing beside it, and what is said of those that excuse nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimlint.config import Config
from claimlint.model.report import Waiver
from tests.waivers.drafts import CURE, OTHER, SELECT, checked, only, rules, states, waived

WAIVE = "<!-- claimlint-waive claims/cure-claim: agreed with counsel (by Legal, until 2026-06-01) -->"
TWO_LINES = WAIVE.replace(": ", ":\n")
AGREED = Waiver("agreed with counsel", "Legal", date(2026, 6, 1))


def test_the_next_block_is_excused_and_nothing_else() -> None:
    report = checked(f"{OTHER}\n\n{WAIVE}\n{CURE}\n\n{CURE}\n")
    assert [finding.waiver for finding in report.findings] == [None, AGREED, None]
    assert only(report).state == "active"
    assert (only(report).excused, only(report).start.line, only(report).whole) == (1, 3, False)


@pytest.mark.parametrize(
    "text",
    [
        f"{WAIVE}\n\n{CURE}",
        f"# Drops\n{WAIVE}\n{CURE}",
        f"> {WAIVE}\n> {CURE}",
        f"- {WAIVE} {CURE}",
        f"- Tea\n- {WAIVE} {CURE}",
        f"{WAIVE}\n- Tea\n- {CURE}\n- Toast",
        f"{WAIVE}\n\n- Tea\n  - {CURE}\n- Toast",
        f"{WAIVE}\n\n| a | b |\n|---|---|\n| tea | {CURE} |",
        f"| a | b |\n|---|---|\n| tea | {WAIVE} {CURE} |",
        f"{WAIVE}\n# {CURE}\n\nTea is warm.",
        f"{WAIVE} {CURE}",
        f"<div>{WAIVE}<p>{CURE}</p></div>",
        f"{TWO_LINES}\n{CURE}",
        f"\r\n{WAIVE}\r\n{CURE}\r\n",
    ],
)
def test_places_of_a_comment(text: str) -> None:
    report = checked(text)
    assert [finding.waiver for finding in report.findings] == [AGREED]


@pytest.mark.parametrize(
    "text",
    [
        f"- {WAIVE} Tea\n- {CURE}",
        f"{WAIVE}\nTea is warm.\n\n{CURE}",
        f"{CURE} {WAIVE}",
        f"```\n{WAIVE}\n```\n{CURE}",
        f"`{WAIVE}`\n\n{CURE}",
        f"{WAIVE}\n## Drops\n\n{CURE}",
    ],
)
def test_places_that_do_not_reach(text: str) -> None:
    report = checked(text)
    assert "claims/cure-claim" in rules(report)
    assert waived(report) == []


def test_plain_text() -> None:
    report = checked(f"Drops and sleep\n\n{WAIVE}\n{CURE}\n\n{CURE} {WAIVE}\n", name="draft.txt")
    assert [finding.waiver for finding in report.findings] == [AGREED, None]
    assert states(report) == ["active"]


@pytest.mark.parametrize(
    "key",
    [
        "claimlint-waive: 'claims/cure-claim: agreed with counsel (by Legal, until 2026-06-01)'",
        'claimlint-waive:\n  - "claims: agreed with counsel (by Legal, until 2026-06-01)"',
        "claimlint-waive:\n  - {rule: claims, reason: agreed with counsel, by: Legal, until: 2026-06-01}",
        "claimlint-waive:\n  rules: [hype/superlative, claims]\n  reason: agreed with counsel\n  by: Legal\n"
        "  until: '2026-06-01'",
    ],
)
def test_front_matter_is_for_the_whole_post(key: str) -> None:
    report = checked(f"---\ntitle: Tea\n{key}\n---\n{CURE}\n\n{OTHER}\n", Config(select=SELECT[::2]))
    assert [finding.waiver for finding in report.findings if finding.rule == "claims/cure-claim"] == [AGREED, AGREED]
    assert (only(report).whole, only(report).state) == (True, "active")


def test_front_matter_in_toml() -> None:
    head = (
        '+++\nclaimlint-waive = [{rule = "claims", reason = "agreed with counsel", by = "Legal", until = 2026-06-01}]'
    )
    assert [finding.waiver for finding in checked(f"{head}\n+++\n{CURE}\n").findings] == [AGREED]


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("claimlint-waive: claims", "no reason"),
        ("claimlint-waive: {rule: claims}", "gives no reason"),
        ("claimlint-waive: {reason: agreed}", "names no rule"),
        ("claimlint-waive: {rule: claims, reason: agreed, untill: 2026-06-01}", "did you mean `until`?"),
        ("claimlint-waive: [[claims]]\ntitle: Tea", "a waiver is written as"),
        ("claimlint-waive:\ntitle: Tea", "a waiver is written as"),
        ("claimlint-waiver: 'claims: agreed'", "waivers stand under `claimlint-waive`"),
        ("title: &a 'claims: agreed'\nclaimlint-waive: *a", "a waiver is written as"),
    ],
)
def test_slips_in_front_matter(key: str, why: str) -> None:
    report = checked(f"---\n{key}\n---\n{CURE}\n")
    assert rules(report) == ["waivers/malformed", "claims/cure-claim"]
    assert why in report.findings[0].message


def test_the_nearest_waiver_is_shown() -> None:
    report = checked(f"---\nclaimlint-waive: 'claims: the whole post'\n---\n{WAIVE}\n{CURE}\n")
    assert [finding.waiver for finding in report.findings] == [AGREED]
    assert states(report) == ["active", "active"]


def test_the_last_day_counts() -> None:
    report = checked(f"{WAIVE.replace('06-01', '05-31')}\n{CURE}\n")
    assert rules(report) == ["waivers/expired", "claims/cure-claim"]
    assert report.findings[0].message == "This waiver held until 2026-05-31."
    assert report.findings[0].excerpt == WAIVE.replace("06-01", "05-31")


def test_unused() -> None:
    report = checked(f"{WAIVE.replace('claim:', 'claim, hype/superlative:')}\n{CURE}\n")
    assert rules(report) == ["waivers/unused"]
    assert report.findings[0].message == "hype/superlative finds nothing in what follows on line 2."
    assert states(report) == ["active"]
    last = checked(f"{CURE}\n\n{WAIVE}\n")
    assert rules(last) == ["claims/cure-claim", "waivers/unused"]
    assert last.findings[-1].message == "No text follows this waiver, so it excuses nothing."


def test_what_is_not_looked_for_is_not_called_unused() -> None:
    """A check of some rules, or for another profile, cannot tell that a waiver excuses nothing."""
    text = f"{WAIVE}\nTea is warm.\n"
    assert rules(checked(text)) == ["waivers/unused"]
    assert rules(checked(text, Config(select=("hype", "waivers")))) == []
    assert rules(checked(text, Config(rules=(("claims/cure-claim", "off"),)))) == []


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("claims/cure-clam", "did you mean `claims/cure-claim`?"),
        ("cure-claim", "did you mean `claims/cure-claim`?"),
        ("zzz", "There is no rule or family `zzz`."),
    ],
)
def test_unknown_rules(name: str, hint: str) -> None:
    report = checked(f"<!-- claimlint-waive claims, {name}: agreed -->\n{CURE}\n")
    assert rules(report) == ["waivers/unknown-rule", "claims/cure-claim"]
    assert hint in report.findings[0].message


@pytest.mark.parametrize(
    ("never", "named"),
    [("claims/cure-claim", "claims"), ("claims", "claims/cure-claim"), ("claims", "claims"), ("hype", "waivers")],
)
def test_forbidden(never: str, named: str) -> None:
    config = Config(select=SELECT, waivers_never=(never,))
    report = checked(f"<!-- claimlint-waive {named}: agreed -->\n{CURE}\n", config)
    assert rules(report) == ["waivers/forbidden", "claims/cure-claim"]


@pytest.mark.parametrize(
    ("require", "details", "missing"),
    [
        (("by",), "", "`by NAME`"),
        (("by", "until"), "(by Legal)", "`until YYYY-MM-DD`"),
        (("text",), "(by Legal)", "`claimlint waivers --bind` writes it"),
    ],
)
def test_what_the_house_asks_for(require: tuple[str, ...], details: str, missing: str) -> None:
    config = Config(select=SELECT, waivers_require=require)
    report = checked(f"<!-- claimlint-waive claims: agreed {details} -->\n{CURE}\n", config)
    assert rules(report) == ["waivers/incomplete", "claims/cure-claim"]
    assert missing in report.findings[0].message


def test_an_open_comment_is_said() -> None:
    report = checked(f"{CURE}\n\n<!-- claimlint-waive claims: agreed\n\n{OTHER}\n")
    assert rules(report) == ["claims/cure-claim", "waivers/malformed"]
    assert "never closed" in report.findings[-1].message


def test_levels_of_the_rules_on_waivers() -> None:
    text = f"{WAIVE}\nTea is warm.\n"
    assert [one.level for one in checked(text, Config(rules=(("waivers/unused", "note"),))).findings][:1] == ["note"]
    assert "waivers/unused" not in rules(checked(text, Config(rules=(("waivers", "off"),))))


# -- bound to the text


def marked(text: str) -> str:
    """A waiver with the mark of what it excuses in front of a text."""
    (mark,) = only(checked(f"{WAIVE}\n{text}\n")).found
    return WAIVE.replace("06-01)", f"06-01, text {mark})")


def test_a_marked_waiver_holds_for_its_sentence_only() -> None:
    bound = marked(CURE)
    assert rules(checked(f"{bound}\nTea is warm. {CURE} It is green.\n")) == []
    assert rules(checked(f"{bound}\nOur herbal  drops *cure* diabetes.\n")) == []
    changed = checked(f"{bound}\n{CURE.replace('diabetes', 'diabetes and asthma')}\n")
    assert rules(changed) == ["waivers/text-changed", "claims/cure-claim"]
    assert "“cure diabetes” on line 2 is not what was waived" in changed.findings[0].message


def test_a_claim_beside_the_marked_one_is_not_excused() -> None:
    report = checked(f"{marked(CURE)}\n{CURE} {OTHER}\n")
    assert rules(report) == ["waivers/text-changed", "claims/cure-claim"]
    assert [finding.sentence for finding in waived(report)] == [CURE]
    assert states(report) == ["text-changed"]


# -- findings of one sentence


def test_what_is_not_waived_comes_out_from_under_what_is() -> None:
    """The strongest of several rules on the same words is waived: the next one is shown, and counts."""
    everything = Config()
    sentence = "Our miracle drops are a guaranteed cure for diabetes."
    plain = checked(f"{sentence}\n", everything)
    leader = next(one for one in plain.findings if one.also)
    report = checked(f"<!-- claimlint-waive {leader.rule}: agreed -->\n{sentence}\n", everything)
    assert len(report.findings) == len(plain.findings)
    for finding in report.findings:
        assert bool(finding.waiver) == (finding.rule == leader.rule)
        if finding.under is not None:
            above = [one for one in report.findings if one.rule == finding.under and one.under is None]
            assert any(one.counts == finding.counts and finding.rule in one.also for one in above)
    assert {one.rule for one in report.findings if one.counts and one.under is None} & set(leader.also)


SENTENCES = st.sampled_from([CURE, OTHER, "Tea is warm.", "Our drops are the best drops in the world.", "# Drops"])
DETAILS = st.sampled_from(["", " (by Legal)", " (until 2026-01-01)", " (until 2027-01-01)", " (text 0123abcd)"])
NAMES = st.sampled_from(
    ["claims", "claims/cure-claim", "hype", "hype/superlative", "zzz", "waivers", "", "claims, hype"]
)
WAIVERS = st.builds("<!-- claimlint-waive {}: agreed{} -->".format, NAMES, DETAILS)
PARTS = st.lists(st.one_of(SENTENCES, WAIVERS), max_size=8)


@settings(max_examples=40)
@given(PARTS)
def test_any_draft(parts: list[str]) -> None:
    """Waivers take away no finding, and add findings on themselves only."""
    report = checked("\n\n".join(parts))
    bare = checked("\n\n".join(part for part in parts if not part.startswith("<!--")))
    others = [finding for finding in report.findings if not finding.rule.startswith("waivers/")]
    assert [(one.rule, one.excerpt, one.fingerprint) for one in others] == [
        (one.rule, one.excerpt, one.fingerprint) for one in bare.findings
    ]
    assert len(report.waivers) == sum(part.startswith("<!--") for part in parts)
    assert sum(waiver.excused for waiver in report.waivers) >= len(waived(report))
    for waiver in report.waivers:
        assert (waiver.state in ("active", "text-changed")) or waiver.excused == 0
        assert (waiver.state == "active") == (not waiver.why)
