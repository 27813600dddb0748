"""What a whole post owes its reader: who owes it, in which words it is paid, and who owes nothing."""

from __future__ import annotations

import pytest

from claimlint.engine.judging import judge
from claimlint.model.levels import JURISDICTIONS, PROFILES
from claimlint.model.rule import Rule
from claimlint.model.setting import Setting
from tests.texts import DAY, marked, shipped

FAMILIES = ("disclaimers", "balance", "regulatory", "provenance")

OWING = {
    "clinic": "Ketamine lifts depression. It eases chronic pain. Order ketamine today.",
    "supplement": "Our zinc gummies support immune function. They ease the flu. They relieve migraine.",
}
OWES_NOTHING = {
    "parking": "The car park of the pain clinic is closed. Patients with arthritis may use the side door.",
    "award": (
        "We congratulate our pharmacist, who won the national award for work on asthma inhalers. Her leaflet eases "
        "asthma care, and inhalers relieve wheezing; the gala is in May. We are proud to announce a party."
    ),
    "obituary": (
        "Our colleague passed away on Sunday. Chemotherapy had eased his leukemia and relieved his pain for a year. "
        "He is survived by a daughter. In lieu of flowers, give to the hospice."
    ),
    "benefits": (
        "You may be eligible for health care benefits. Enroll at the desk. Physical therapy for back pain and "
        "counseling for depression are covered services. File a claim when the copay is wrong."
    ),
    "software": (
        "Version 4 of the server is out. The release notes list bug fixes. Developers can upgrade to it today. "
        "The API treats errors of the database with care. The plugin eases pain with long builds."
    ),
    "pets": (
        "The veterinarian may prescribe gabapentin for arthritis. Meloxicam eases pain, and it relieves stiffness. "
        "Your dog may be sleepy; older dogs need less."
    ),
}


def reported(post: str, profile: str, country: str = "us") -> dict[str, str]:
    """The rules of whole-post families that report a post, with their levels."""
    pack = shipped()
    mine = tuple(rule for rule in pack.rules if rule.family in FAMILIES)
    setting = Setting(pack.vocabularies, DAY, profile, country)
    return {finding.rule: finding.level for finding in judge(marked(post), mine, pack, setting)}


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("post", OWES_NOTHING.values(), ids=OWES_NOTHING)
def test_posts_that_are_not_about_treatment_owe_nothing(post: str, profile: str) -> None:
    assert not reported(post, profile)


def test_a_clinic_owes_what_a_publisher_does_not() -> None:
    clinic, publisher = reported(OWING["clinic"], "clinic"), reported(OWING["clinic"], "publisher")
    assert clinic["disclaimers/off-label"] == "error"
    assert clinic["regulatory/controlled-substance"] == "warning"
    assert clinic["balance/no-risk-information"] == publisher["balance/no-risk-information"] == "error"
    assert not {"disclaimers/off-label", "regulatory/controlled-substance"} & publisher.keys()


@pytest.mark.parametrize("country", JURISDICTIONS)
def test_the_supplement_disclaimer_is_owed_in_the_united_states(country: str) -> None:
    assert ("disclaimers/dshea" in reported(OWING["supplement"], "supplement", country)) is (country == "us")


def test_unchecked_labels_of_other_countries_never_block() -> None:
    for country in JURISDICTIONS[1:]:
        assert reported(OWING["clinic"], "clinic", country)["disclaimers/off-label"] == "warning"


@pytest.mark.parametrize(
    "statement",
    [
        "This use is off-label.",
        "Using it in this way is off-label.",
        "Ketamine is not FDA-approved for depression or for pain.",
        "The FDA has not approved it to treat depression.",
        "Ketamine is approved only as an anaesthetic.",
        "It is an unapproved use.",
        "The treatment is considered investigational.",
    ],
)
def test_off_label_in_other_words(statement: str) -> None:
    assert "disclaimers/off-label" not in reported(f"Ketamine lifts depression. {statement}", "clinic")


@pytest.mark.parametrize(
    "statement", ["Ask for our off-label discount.", "It is FDA-approved.", "Ask us about labels."]
)
def test_words_that_do_not_say_off_label(statement: str) -> None:
    assert "disclaimers/off-label" in reported(f"Ketamine lifts depression. {statement}", "clinic")


@pytest.mark.parametrize(
    "statement",
    [
        "<!-- Side effects include nausea. -->",
        "`Side effects include nausea.`",
        "It is free of side effects.",
        "It carries no risk at all.",
    ],
)
def test_risks_that_a_reader_cannot_see_are_not_told(statement: str) -> None:
    post = f"Botox eases chronic migraine. Botox smooths wrinkles.\n\n{statement}\n"
    assert "balance/no-risk-information" in reported(post, "clinic")


def test_a_clinic_is_not_told_of_a_law_that_binds_manufacturers() -> None:
    for rule in shipped().rules:
        if rule.family in FAMILIES:
            bound = [ref for ref in rule.authority if ref.key in ("fda-21cfr202.1", "fda-21cfr312.7", "fda-siuu-2025")]
            assert all(ref.audience == ("pharma",) for ref in bound), rule.id


@pytest.mark.parametrize("rule", [rule for rule in shipped().rules if rule.statement], ids=lambda rule: rule.id)
def test_what_the_site_provides_is_owed_in_no_post(rule: Rule) -> None:
    pack = shipped()
    setting = Setting(pack.vocabularies, DAY, rule.bad[0].profile or "publisher", "us", provides=(rule.statement,))
    assert not judge(marked(rule.bad[0].text), (rule,), pack, setting)


@pytest.mark.parametrize("rule", [rule for rule in shipped().rules if rule.fix], ids=lambda rule: rule.id)
@pytest.mark.parametrize("country", JURISDICTIONS)
def test_a_text_that_may_be_added_fulfils_its_duty(rule: Rule, country: str) -> None:
    pack = shipped()
    setting = Setting(pack.vocabularies, DAY, rule.bad[0].profile or "publisher", country)
    if found := judge(marked(rule.bad[0].text), (rule,), pack, setting):
        added = f"{rule.bad[0].text}\n\n{found[0].paste}\n"
        assert not judge(marked(added), (rule,), pack, setting)
