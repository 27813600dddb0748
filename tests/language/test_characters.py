"""Characters that readers do not see, or take for others: a claim is found all the same, exactly where it stands."""

from __future__ import annotations

import unicodedata
from functools import cache, partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimlint.annotators import annotate
from claimlint.engine.judging import judge
from claimlint.engine.selection import kinds_read
from claimlint.expressions.known_words import is_known
from claimlint.language.reading import read_language
from claimlint.model.document import Source
from claimlint.model.report import Finding
from claimlint.model.rule import Rule
from claimlint.model.setting import Setting
from claimlint.readers import reader_for
from tests.texts import DAY, shipped

CLAIM = "Our tea cures diabetes within days."
#: Each draws nothing, or next to nothing, between two letters.
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u202d\u2060\u2061"
    "\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206a\u206f\u3164\ufe00\ufe0e\ufe0f\ufeff\uffa0\ufff9\ufffb"
    "\U0001bca0\U0001d173\U000e0001\U000e0061\U000e0100\U000e01ef\u0001\u0007\u007f"
)
ACCENTS = "\u0300\u0301\u0308\u0327"
MARKS = ACCENTS + "\u0332\u0336\u0338\u20dd\u20e0\u0489"
LOOK_ALIKES = {
    "Cyrillic": "\u0441ur\u0435s",
    "Cyrillic, most of it": "\u0441\u057d\u0433\u0435s",
    "Cyrillic capitals": "\u0421UR\u0415S",
    "faux Cyrillic": "CU\u042fES",
    "Greek": "cur\u03b5s",
    "Greek upsilon": "c\u03c5res",
    "Greek capital": "CUR\u0395S",
    "Armenian": "c\u057dres",
    "Cherokee": "\u13dfURES",
    "Coptic": "\u2ca5ures",
    "small capitals": "\u1d04\u1d1c\u0280\u1d07s",
    "dotless": "d\u0131abetes cures",
    "script g": "healin\u0261 and cures",
    "circled": "\u24d2\u24e4\u24e1\u24d4\u24e2",
    "negative circled": "\U0001f152\U0001f164\U0001f161\U0001f154\U0001f162",
    "squared": "\U0001f132\U0001f144\U0001f141\U0001f134\U0001f142",
    "negative squared": "\U0001f172\U0001f184\U0001f181\U0001f174\U0001f182",
    "bracketed": "\u249e\u24b0\u24ad\u24a0\u24ae",
    "full-width": "\uff43\uff55\uff52\uff45\uff53",
    "mathematical": "\U0001d41c\U0001d42e\U0001d42b\U0001d41e\U0001d42c",
    "mathematical script": "\U0001d4b8\U0001d4ca\U0001d4c7\u212f\U0001d4c8",
    "raised": "\u1d9c\u1d58\u02b3\u1d49\u02e2",
    "accented": "c\u00fares",
    "accented, decomposed": "cu\u0301res",
    "stacked": "c\u0337\u031b\u0301u\u0337\u0321r\u0334\u0353e\u0336s\u0335",
    "stroke": "cur\u0247s",
    "hook": "\u0188ures",
    "strikethrough": "c\u0336u\u0336r\u0336e\u0336s\u0336",
    "spaced": "C U R E S",
    "spaced with stops": "c.u.r.e.s",
    "spaced with hyphens": "c-u-r-e-s",
    "spaced with underscores": "c_u_r_e_s",
    "spaced with hair spaces": "c\u200au\u200ar\u200ae\u200as",
    "spaced with NBSP": "c\u00a0u\u00a0r\u00a0e\u00a0s",
    "digits": "cur3s",
    "a symbol": "cure\u0455",
    "turned by an override": "\u202eseruc\u202c",
    "broken at the line's end": "cu-\nres",
    "broken with a soft hyphen": "cu\u00ad\nres",
}


@cache
def rule(name: str) -> Rule:
    return next(one for one in shipped().rules if one.id == name)


def reported(post: str, name: str = "claims/cure-claim", suffix: str = ".md") -> tuple[Finding, ...]:
    """What one shipped rule reports of a post."""
    read = reader_for(suffix)
    assert read is not None
    text = read_language(read(Source(f"post{suffix}", post)), knows=partial(is_known, shipped()))
    setting = Setting(shipped().vocabularies, DAY)
    return judge(annotate(text, setting, kinds_read((rule(name),))), (rule(name),), shipped(), setting)


def test_the_plain_claim_is_reported() -> None:
    assert [finding.excerpt for finding in reported(CLAIM)] == ["cures diabetes"]


@pytest.mark.parametrize("suffix", [".md", ".txt"])
@pytest.mark.parametrize("character", INVISIBLE, ids=lambda one: f"U+{ord(one):04X}")
def test_what_nobody_sees_hides_nothing(character: str, suffix: str) -> None:
    post = CLAIM.replace("cures", f"cu{character}res").replace("diabetes", f"{character}diab{character}{character}etes")
    (found,) = reported(post, suffix=suffix)
    assert found.excerpt == post[found.start.offset : found.end.offset]
    assert found.excerpt.startswith("cu")
    assert found.excerpt.endswith("etes")
    assert found.message.startswith("“cures diabetes”")


@pytest.mark.parametrize("mark", MARKS, ids=lambda one: f"U+{ord(one):04X}")
def test_marks_on_letters_belong_to_them(mark: str) -> None:
    post = CLAIM.replace("cures diabetes", f"cu{mark}res diabetes{mark}")
    (found,) = reported(post)
    assert found.excerpt == f"cu{mark}res diabetes{mark}"


@pytest.mark.parametrize("kind", LOOK_ALIKES)
def test_letters_that_look_alike_are_read_alike(kind: str) -> None:
    post = CLAIM.replace("cures", LOOK_ALIKES[kind])
    found = reported(post)
    assert found, post
    assert found[0].excerpt == post[found[0].start.offset : found[0].end.offset]
    assert found[0].excerpt.endswith("diabetes")


def test_two_spaced_words_stay_two() -> None:
    (found,) = reported("O U R  T E A  C U R E S  D I A B E T E S")
    assert found.excerpt == "C U R E S  D I A B E T E S"
    assert [one.excerpt for one in reported("O U R T E A C U R E S D I A B E T E S")] == ["C U R E S D I A B E T E S"]


def test_an_overridden_direction_is_read_as_it_is_shown() -> None:
    post = "Our tea \u202esetebaid seruc\u202c fast. It cures gout."
    assert [found.message.split("”")[0] for found in reported(post)] == ["“cures diabetes", "“cures gout"]
    page = '<p>Our tea <bdo dir="rtl">setebaid seruc</bdo> fast.</p>'
    (found,) = reported(page, suffix=".html")
    assert found.excerpt == page[found.start.offset : found.end.offset]


@pytest.mark.parametrize(
    "mark", "\u00b4`\u02b9\u02bb\u02bd\u02c8\u02ca\u02cb\u055a\u1fbd\u1fbf\u1ffd\u201b\u2035\ua78c\uff40"
)
def test_a_mark_typed_for_an_apostrophe_is_one(mark: str) -> None:
    assert not reported(f"Our tea doesn{mark}t cure diabetes.", suffix=".txt")


SILENT = [
    "The café serves jalapeño, crème fraîche and açaí in Zürich.",
    "Sjögren's, Ménière's and Guillain-Barré syndrome are named after people.",
    "TNF-α, TNFα, IFNγ, NF-κB, NFκB, IκBα, PPARγ, Aβ42 and β-blockers are short names.",
    "A dose of 5 µg, 5 μg or 5 µmol was given; λmax and ΔG were read.",
    "B12, CO2, PM2.5, H1N1, COVID-19, HbA1c, p53, 5HT, T3, K2, 2nd, 3D, mp3 and Q10 are names.",
    "Vitamins A, B, C, D, E and K; grades A B C D E; the U.S.A., e.g. i.v. and b.i.d.",
    "A 👩‍⚕️ and a 👍🏽 and a ❤️ met 🇺🇸🇬🇧 1️⃣.",
    "Она сказала: как дела? Он ответил: хорошо.",
    "The word 治る and the word 치료 stand in other scripts.",
    "Read pre- and post-operative advice, and long-\nterm plans.",
]  # fmt: skip


def test_a_mark_behind_a_blank_belongs_to_the_letter_before() -> None:
    (found,) = reported("Our tea c\u115f\u20ddures diabetes within days.")
    assert found.excerpt == "c\u115f\u20ddures diabetes"


@pytest.mark.parametrize("text", SILENT)
def test_what_is_written_so_for_a_reason_stays(text: str) -> None:
    read = reader_for(".txt")
    assert read is not None
    blocks = read_language(read(Source("post.txt", text)), knows=partial(is_known, shipped())).document.blocks
    assert " ".join(block.text for block in blocks) == text.replace("-\n", "-").replace("\n", " ")
    assert all(not block.disguised for block in blocks)


@settings(max_examples=300)
@given(
    st.lists(st.tuples(st.integers(0, len(CLAIM)), st.sampled_from(INVISIBLE + MARKS)), max_size=8),
    st.sampled_from([".md", ".txt", ".html"]),
)
def test_wherever_such_characters_stand_offsets_are_right(insertions: list[tuple[int, str]], suffix: str) -> None:
    post = CLAIM
    for place, character in sorted(insertions, reverse=True):
        post = post[:place] + character + post[place:]
    findings = reported(post, suffix=suffix)
    # A letter with an accent is another letter, so its word may be another word.
    accented = any(character in ACCENTS for _, character in insertions)
    assert len(findings) == 1 or (accented and not findings)
    for found in findings:
        assert found.excerpt == post[found.start.offset : found.end.offset]
        bare = "".join(one for one in found.excerpt if one not in INVISIBLE + MARKS)
        assert bare == "cures diabetes" or (accented and bare.startswith("cures diabetes"))
        assert found.end.offset == len(post) or not unicodedata.combining(post[found.end.offset])


@settings(max_examples=200)
@given(
    st.text(alphabet=st.sampled_from("curesΑαеѕ 5$-.´\u202e\u202c\u200b\u0301\u00ad\U0001d41c\u24d2\n"), max_size=40)
)
def test_every_character_keeps_its_place(post: str) -> None:
    read = reader_for(".txt")
    assert read is not None
    plain = read(Source("post.txt", post))
    folded = read_language(plain, knows=lambda word: word in ("cures", "cure")).document
    assert len(folded.blocks) == len(plain.blocks)
    for before, after in zip(plain.blocks, folded.blocks, strict=True):
        assert len(after.text) == len(after.starts) == len(after.ends)
        assert all(start < end for start, end in zip(after.starts, after.ends, strict=True))
        assert list(after.starts) == sorted(after.starts)
        if after.text:
            assert before.starts[0] <= after.starts[0]
            assert after.ends[-1] <= before.ends[-1]


def test_links_keep_their_words() -> None:
    read = reader_for(".md")
    assert read is not None
    block = read_language(
        read(Source("a.md", "S\u200bee [the\u200b tr\u200bial](https://a.example/x) no\u200bw."))
    ).document.blocks[0]
    (link,) = block.links
    assert block.text[link.start : link.end] == "the trial"
