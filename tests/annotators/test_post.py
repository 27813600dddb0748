"""Which posts are about health."""

from __future__ import annotations

import pytest

from tests.texts import marked

HEALTH = """Migraine is a headache disorder that comes in attacks. Between attacks most patients feel well. Triptans
are taken when an attack begins, and beta blockers may be taken every day to make attacks rarer. A doctor will ask
about sleep, stress and caffeine before writing a prescription, and about pregnancy before choosing a drug at all."""

SOFTWARE = """The new release makes builds about 40 percent faster on large projects. We rewrote the resolver, so that a
change in one module no longer forces a rebuild of the others. Memory use fell as well. The release also treats
warnings as errors by default, which may break scripts that rely on the old behaviour; see the notes for a way out."""

PARKING = """The car park behind our clinic is closed until Friday, as the surface is renewed. Please use the garage
in the next street, where the first hour is free, and tell the desk your number plate when you come in. Bicycles can be left
in the yard. We are sorry for the noise, which will be over soon, and thank all neighbours for their good humour."""


@pytest.mark.parametrize(
    ("post", "topic"), [(HEALTH, "health"), (SOFTWARE, "other"), (PARKING, "other"), ("One word.", "health")]
)
def test_topic(post: str, topic: str) -> None:
    (mark,) = marked(post).of("@post").all
    assert (mark.attributes["topic"], mark.start, mark.end) == (topic, 0, 1)


def test_a_text_without_words_is_no_post() -> None:
    assert not marked("").of("@post").all
