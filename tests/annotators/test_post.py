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

PARKING = """The car park behind our clinic is closed until Friday, as it gets a new surface. Please use the garage
in the next street, where the first hour is free, and tell the desk your number plate when you come in.
Bicycles can stay
in the yard. We are sorry for the noise, which will be over soon, and thank all neighbours for their good humour."""


@pytest.mark.parametrize(
    ("post", "topic"), [(HEALTH, "health"), (SOFTWARE, "other"), (PARKING, "other"), ("One word.", "health")]
)
def test_topic(post: str, topic: str) -> None:
    (mark,) = marked(post).of("@post").all
    assert (mark.attributes["topic"], mark.start, mark.end) == (topic, 0, 1)


def test_a_text_without_words_is_no_post() -> None:
    assert not marked("").of("@post").all


def told(post: str, name: str) -> object:
    (mark,) = marked(post).of("@post").all
    return mark.attributes.get(name)


REVIEWED = [
    "---\nreviewed_by: the clinical board\n---\nText.",
    "---\nMedically-Reviewed-By: A. Sample\n---\nText.",
    "Medically reviewed by A. Sample, MD\n\nText.",
    "Text.\n\nThis page was last reviewed by B. Sample.",
    "Written by C. Sample | Reviewed by D. Sample, PharmD",
    "Medical reviewer: D. Sample",
    "Reviewed by: Dr. D. Sample",
    "---\nparams:\n  reviewer: D. Sample\n---\nText.",
    "---\nextra:\n  reviewer: D. Sample\n---\nText.",
]
NOT_REVIEWED = [
    "---\nreviewed_by:\n---\nText.",
    "The trial was reviewed by an ethics board.",
    "In the spring the file of each patient was then reviewed by Two Nurses who had not met before, and did not know "
    "which of the two wards the patients had come from.",
    "Peer-reviewed by experts.",
    "---\nmedically_reviewed: true\n---\nText.",
]


@pytest.mark.parametrize("post", REVIEWED)
def test_reviewer(post: str) -> None:
    assert told(post, "reviewer")


@pytest.mark.parametrize("post", NOT_REVIEWED)
def test_no_reviewer(post: str) -> None:
    assert told(post, "reviewer") is None


@pytest.mark.parametrize(
    ("post", "author", "credential"),
    [
        ("---\nauthor: A. Sample, MD\n---\nText.", True, "told"),
        ("---\nauthor: A. Sample\ncredentials: nurse\n---\nText.", True, "told"),
        ("By A. Sample, RN\n\nText.", True, "told"),
        ("By Web Team\n\nText.", True, None),
        ("By Monday most of them had left the ward, and the doctors who stayed were tired to the bone.", False, None),
        ("The book by A. Sample is out.", False, None),
    ],
)
def test_author(post: str, author: bool, credential: str | None) -> None:
    assert ("author" in marked(post).of("@post").all[0].attributes) is author
    assert told(post, "credential") == credential


@pytest.mark.parametrize(
    ("post", "dated"),
    [
        ("---\ndate: 2025-03-02\n---\nText.", "2025-03-02"),
        ("---\nlast-updated: March 2, 2025\n---\nText.", "2025-03-02"),
        ("---\ndate: 2019-01-01\nreviewed: 2025-06-30\n---\nText.", "2025-06-30"),
        ("Medically reviewed by A. Sample, MD, 3 May 2025", "2025-05-03"),
        ("Text.\n\nLast updated: 02/03/2025", "2025-02-03"),
        ("Text.\n\nLast reviewed in June 2024.", "2024-06-30"),
        ("Text.\n\nLast reviewed 2017", "2017-12-31"),
        ("By A. Sample\n\n3rd May 2025\n\nText.", "2025-05-03"),
        ("By A. Sample | May 3, 2025\n\nText.", "2025-05-03"),
        ("Text.\n\nNext review due: 3 May 2027", None),
        ("The trial ran until 3 May 2019.", None),
        ("Guidelines of 2019 say so.", None),
        ("---\ndate: 2025-13-40\n---\nText.", None),
    ],
)
def test_newest_date(post: str, dated: str | None) -> None:
    assert told(post, "dated") == dated


@pytest.mark.parametrize(
    ("opening", "dated"),
    [
        ("LEEDS, 2 April 2025 – The clinic opens a ward.", "2025-04-02"),
        ("Utrecht, Netherlands (Sample Wire) Friday May 9, 2025 @ 8:30 AM Central — The clinic opens.", "2025-05-09"),
        ("(SampleWire) - March 4, 2025 - OSLO - The clinic opens a ward.", "2025-03-04"),
        ("PERTH, Australia, Feb. 3, 2025 /SampleWire/ -- The clinic opens a ward.", "2025-02-03"),
        ("FOR IMMEDIATE RELEASE: 7 June 2025\n\nThe clinic opens a ward.", "2025-06-07"),
        ("- Fewer falls.\n- Better sleep.\n\nEmbargoed until 6 a.m. CT, Monday, Aug. 4, 2025\n\nText.", "2025-08-04"),
        ("The ward opened on 3 May 2025 – nobody came.", None),
        ("In Utrecht the trial began on May 9, 2025 - and it goes on.", None),
        ("Since June 2025 - when it opened - the ward is full.", None),
    ],
)
def test_datelines(opening: str, dated: str | None) -> None:
    post = f"# News of the ward\n\n{opening}"
    assert told(post, "dated") == dated
    assert told(post, "released") == (dated and "yes")


@pytest.mark.parametrize(
    ("post", "released"),
    [
        ("LEEDS, 3 May 2024 – The ward has opened.", True),
        ("May 3, 2024 – Boston – The hospital has opened a ward.", True),
        ("Rome, Italy (Newswire) Friday May 3, 2024 @ 9:00 AM Eastern — The clinic has opened.", True),
        ("**FOR IMMEDIATE RELEASE**\n\nThe ward has opened.", True),
        ("# A new ward\n\nPress release, 3 May 2024\n\nText.", True),
        ("On 3 May 2024 the ward opened – at last.", False),
        ("In Leeds, 3 May 2024 was a warm day, and the ward opened.", False),
        ("Our press office is closed until Monday.", False),
        ("Posted on May 3, 2024 by A. Sample\n\nText.", False),
    ],
)
def test_news_sent_to_the_press(post: str, released: bool) -> None:
    assert (told(post, "released") == "yes") is released


def test_age_counts_whole_months_up_to_the_day_of_the_run() -> None:
    """The day of the tests is 15 January 2026."""
    assert told("---\ndate: 2025-01-15\n---\nText.", "age-months") == 12
    assert told("---\ndate: 2025-01-16\n---\nText.", "age-months") == 11
    assert told("---\ndate: 2026-03-01\n---\nText.", "age-months") == 0
    assert told("Text.", "age-months") is None


@pytest.mark.parametrize(
    ("post", "kind"),
    [
        (HEALTH, "article"),
        ("The veterinarian gave gabapentin. Your dog may sleep.", "veterinary"),
        ("She passed away after cancer and is survived by two sons.", "obituary"),
        ("We congratulate our nurse, who won the Golden Lamp award.", "award"),
        (
            "You may be eligible. Enroll now, file a claim, see your benefits, or apply for a lower copay.",
            "eligibility",
        ),
    ],
)
def test_kind(post: str, kind: str) -> None:
    assert told(post, "kind") == kind
