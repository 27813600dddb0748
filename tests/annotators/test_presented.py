"""What a post presents as a treatment by its form, whatever it is called."""

from __future__ import annotations

import pytest

from tests.texts import marked, phrase, words

FACIAL = """# The velvet facial

The velvet facial firms your jaw line, shrinks pores and rebuilds collagen. Six sessions cost 300 euros.
"""


def test_effects_of_a_thing_that_is_given_in_sessions() -> None:
    text = marked(FACIAL)
    assert words(text, "@presented") == ["firms your jaw line", "shrinks pores", "rebuilds collagen"]
    assert {phrase(mark.attributes["treatment"]) for mark in text.of("@presented").all} == {"velvet facial"}
    assert phrase(text.of("@presented").all[0].attributes["condition"]) == "jaw line"


def test_a_post_that_presents_a_treatment_is_about_health() -> None:
    padded = f"{FACIAL}\nThe room has a view of the lake, and the chairs are deep. {'Tea is served in the hall. ' * 8}"
    assert [mark.attributes["topic"] for mark in marked(padded).of("@post").all] == ["health"]


def test_its_uses_are_known_by_form() -> None:
    uses = marked(FACIAL).of("@use").all
    assert [use.attributes["known"] for use in uses].count("form") >= 2


def test_where_a_claim_names_a_listed_treatment_no_use_is_known_by_form() -> None:
    uses = marked(f"{FACIAL}\nSertraline eases panic disorder.").of("@use").all
    assert uses
    assert all(use.attributes["known"] != "form" for use in uses)


@pytest.mark.parametrize(
    "post",
    [
        # no sign of a treatment
        "The velvet facial firms your jaw line, shrinks pores and rebuilds collagen.",
        # only a price and a time
        "The velvet facial firms your jaw line and shrinks pores within two days. It costs only 300 euros.",
        # one effect
        "# The velvet facial\n\nThe velvet facial firms your jaw line. Six sessions cost 300 euros. You feel better.",
        # denied, asked, advised
        "# The velvet facial\n\nThe velvet facial does not firm your jaw line, nor does it shrink pores. Six sessions "
        "cost 300 euros.",
        "# The velvet facial\n\nDoes it firm your jaw line? Does it shrink pores? Six sessions cost 300 euros.",
        "# The velvet facial\n\nA facial should firm your jaw line. It should shrink pores. Six sessions cost 9 euros.",
        # people do it
        "# The velvet facial\n\nWe lift your jaw. Doctors tighten the eyelid. Six sessions cost 300 euros.",
        # animals
        "# Laser for dogs\n\nThe laser eases stiff hips and heals tendons in dogs. Six sessions cost 300 euros. Dogs "
        "like it.",
        # the illness tells who is meant
        "# The house by the sea\n\nThe house helps cancer patients and supports stroke survivors. Six sessions cost "
        "300 euros.",
        "",
    ],
)
def test_other_posts_present_nothing(post: str) -> None:
    assert not marked(post).of("@presented").all


def test_one_effect_is_enough_where_a_clinician_is_to_be_asked() -> None:
    post = "# Sornavue\n\nA drop of Sornavue once a day sharpens your eyesight. Ask your eye doctor for Sornavue."
    assert words(marked(post), "@presented") == ["sharpens your eyesight"]
