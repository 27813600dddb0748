"""The shipped rules and word lists do what their examples and traps say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from claimlint.examples import run
from claimlint.model.rule import Rule
from claimlint.packs import shipped_folder
from tests.texts import marked, shipped, words

TRAPS = yaml.safe_load((Path(__file__).parent.parent / "data" / "vocabulary_traps.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("rule", shipped().rules, ids=lambda rule: rule.id)
def test_every_example_of_a_rule(rule: Rule) -> None:
    failed = [(one.kind, one.example.text, one.detail) for one in run(shipped(), [rule]) if one.kind != "ok"]
    assert failed == []


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: f"{trap['list']}-{trap['term']}")
def test_ambiguous_terms_count_in_medical_sentences_only(trap: dict[str, str]) -> None:
    term = trap["term"].lower()
    kind = "$" + trap["list"]
    assert not any(term in word.lower() for word in words(marked(trap["clean"]), kind))
    assert words(marked(trap["medical"]), kind)


def test_titles_and_examples_are_unique() -> None:
    rules = shipped().rules
    assert len({rule.title for rule in rules}) == len(rules)
    for rule in rules:
        told = [(one.text, one.registry, one.require_verified) for one in (*rule.bad, *rule.good)]
        assert all(one not in told[:number] for number, one in enumerate(told)), rule.id


def test_every_vocabulary_says_where_it_comes_from() -> None:
    for path in (shipped_folder() / "vocab").rglob("*.txt"):
        assert path.read_text(encoding="utf-8").startswith("# "), path.name


def test_every_vocabulary_is_named_somewhere(checkout: Path) -> None:
    """By a rule, by another list or by an annotator, which may put the end of a name in (`$label-{kind}`)."""
    names = {path.stem for path in (shipped_folder() / "vocab").rglob("*.txt")}
    texts = [path.read_text(encoding="utf-8") for path in sorted(shipped_folder().rglob("*")) if path.is_file()]
    texts += [path.read_text(encoding="utf-8") for path in sorted((checkout / "src").rglob("*.py"))]
    named = {name for text in texts for name in re.findall(r"\$([a-z][a-z0-9-]*)", text)}
    begun = tuple(name for name in named if name.endswith("-"))
    assert {name for name in names - named if not name.startswith(begun)} == set()
