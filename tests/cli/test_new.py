"""`claimlint new`: a rule begins with examples that pass, in a pack that is made where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from claimlint.packs.beginning import FAMILY_TEXT, PACK_TEXT, rule_text

from .conftest import Claimlint


def test_a_rule_in_a_new_pack(claimlint: Claimlint, folder: Path) -> None:
    ran = claimlint("new", "my-pack/house/no-detox")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(
        "Wrote my-pack/house/no-detox.yaml, my-pack/house/family.yaml and my-pack/pack.yaml.\nNext:\n"
    )
    assert "  packs: [my-pack] " in ran.out
    tested = claimlint("test", "my-pack")
    assert (tested.status, tested.out) == (0, "Passed: 5 examples of 1 rule.\n")
    (folder / "claimlint.yaml").write_text("packs: [my-pack]\n", encoding="utf-8")
    (folder / "post.md").write_text("Book our weekend detox now.\n", encoding="utf-8")
    assert "house/no-detox" in claimlint("post.md").out


def test_a_second_rule_leaves_what_is_there(claimlint: Claimlint, folder: Path) -> None:
    claimlint("new", "my-pack/house/no-detox")
    (folder / "claimlint.yaml").write_text("packs: [my-pack]\n", encoding="utf-8")
    family = folder / "my-pack" / "house" / "family.yaml"
    family.write_text("level: note\n", encoding="utf-8")
    ran = claimlint("new", "my-pack/house/no-miracle-cures.yaml")
    assert ran.out.startswith("Wrote my-pack/house/no-miracle-cures.yaml.\n")
    assert "packs:" not in ran.out
    assert family.read_text(encoding="utf-8") == "level: note\n"
    written = (folder / "my-pack" / "house" / "no-miracle-cures.yaml").read_text(encoding="utf-8")
    assert "\nlevel:" not in written
    assert "\nunless: [standard]\n" in written
    family.write_text(FAMILY_TEXT, encoding="utf-8")
    assert claimlint("test", "my-pack").out == "Passed: 10 examples of 2 rules.\n"


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("detox", "`detox` is not enough; name pack, family and rule, such as `my-pack/house/no-detox`"),
        ("house/detox", "`house/detox` is not enough"),
        ("my-pack/House Style/detox", "`House Style` cannot name a family or rule: lower-case words with hyphens; "),
        ("my-pack/house/no_detox", "write `no-detox`"),
        ("my-pack/vocab/detox", "`vocab` has a meaning of its own in a pack"),
        ("my-pack/house/family.yaml", "`family` has a meaning of its own in a pack"),
        (
            "my-pack/claims/cure-claim",
            "the rule `claims/cure-claim` comes with claimlint; write what shall differ under",
        ),
        ("posts/house/no-detox", "posts holds what belongs to no pack, such as posts/page.html"),
        ("bad.md/house/no-detox", "it cannot be written"),
    ],
)
def test_a_wrong_place_is_said_and_nothing_written(
    claimlint: Claimlint, folder: Path, place: str, sentence: str
) -> None:
    (folder / "posts").mkdir()
    (folder / "posts" / "page.html").touch()
    before = sorted(folder.rglob("*"))
    ran = claimlint("new", place)
    assert (ran.status, ran.out) == (2, "")
    assert sentence in ran.err
    assert sorted(folder.rglob("*")) == before


def test_an_existing_rule_is_kept(claimlint: Claimlint, folder: Path) -> None:
    claimlint("new", "my-pack/house/no-detox")
    file = folder / "my-pack" / "house" / "no-detox.yaml"
    file.write_text("mine\n", encoding="utf-8")
    ran = claimlint("new", "my-pack/house/no-detox")
    assert ran.status == 2
    assert "exists already; edit it, or choose another name" in ran.err
    assert file.read_text(encoding="utf-8") == "mine\n"


_WORDS = st.sampled_from(
    "cleanse miracle our day ward monday word open doors spa 5 24 b12 glow the reset bath toxin healing new".split()
)


@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_WORDS, min_size=1, max_size=3, unique=True).map("-".join), st.sampled_from(["", "no-", "never-"]))
@example("our", "no-")
@example("term", "no-")
def test_whatever_a_rule_is_called_its_examples_pass(
    claimlint: Claimlint, folder: Path, name: str, against: str
) -> None:
    house = folder / "pack" / "house"
    house.mkdir(parents=True, exist_ok=True)
    (folder / "pack" / "pack.yaml").write_text(PACK_TEXT, encoding="utf-8")
    (house / "family.yaml").write_text(FAMILY_TEXT, encoding="utf-8")
    (house / "it.yaml").write_text(rule_text(f"house/{against}{name}", {"level", "unless", "authority"}), "utf-8")
    ran = claimlint("test", "pack")
    assert ran.out == "Passed: 5 examples of 1 rule.\n", ran


def test_the_commented_lines_of_a_new_pack_load_as_well(claimlint: Claimlint, folder: Path) -> None:
    claimlint("new", "my-pack/house/no-detox")
    lines = [
        line.removeprefix("#") if line.startswith(("#ex", "#ch", "#  ")) else line for line in PACK_TEXT.split("\n")
    ]
    (folder / "my-pack" / "pack.yaml").write_text("\n".join(lines), encoding="utf-8")
    (folder / "my-pack" / "vocab").mkdir()
    (folder / "my-pack" / "vocab" / "our-product.txt").write_text("# Ours.\nGlow Drops\n", encoding="utf-8")
    (folder / "claimlint.yaml").write_text("packs: [my-pack]\n", encoding="utf-8")
    ran = claimlint("explain", "hype/superlative")
    assert ran.out.split("\n")[1].startswith("note: ")
    assert "Changed by\n  my-pack/pack.yaml\n" in ran.out
