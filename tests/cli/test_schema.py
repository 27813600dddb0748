"""`claimlint schema`: the schemas take every file that claimlint takes, and refuse wrong keys as it does."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from claimlint.config import SETTINGS, read_config
from claimlint.config.schema import config_schema
from claimlint.config.template import starting_text
from claimlint.errors import Fault, PackFaults, SettingsFault
from claimlint.packs import load_folders, shipped_folder
from claimlint.packs.beginning import FAMILY_TEXT, PACK_TEXT, rule_text
from claimlint.packs.changes import PACK
from claimlint.packs.fields import Table
from claimlint.packs.rules import FAMILY, RULE
from claimlint.packs.schemas import family_schema, pack_schema, rule_schema
from claimlint.packs.shapes import shape_of

from .conftest import Claimlint

SCHEMAS = {"rule": rule_schema, "family": family_schema, "pack": pack_schema, "config": config_schema}
RULES = sorted(path for path in shipped_folder().glob("*/*.yaml") if path.parent.name != "knowledge")
#: Rules with groups of keys of many kinds; a wrong key is tried in each group.
TRIED = ("claims/cure-claim", "disclaimers/not-medical-advice", "disclaimers/dshea", "citations/uncited-statistic")


class _Core(yaml.SafeLoader):
    """YAML 1.2 as editors read it: only true and false are yes and no, and a day is a text."""


_Core.yaml_implicit_resolvers = {}
for _tag, _form, _first in (
    ("bool", r"true|false", "tf"), ("null", r"null|~|", "n~"), ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)", "-+.0123456789"),
):  # fmt: skip
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_form})$"), [*_first, ""])


def plain(text: str) -> Any:
    return yaml.load(text, _Core)  # noqa: S506 - a safe loader


@cache
def validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(SCHEMAS[kind]())


def complaints(kind: str, value: Any) -> list[str]:
    return [f"{'/'.join(map(str, error.path))}: {error.message}" for error in validator(kind).iter_errors(value)]


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_schema_is_sound_and_printed(claimlint: Claimlint, folder: Path, kind: str) -> None:
    ran = claimlint("schema", kind)
    assert ran.status == 0
    printed = json.loads(ran.out)
    Draft202012Validator.check_schema(printed)
    assert printed["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert printed == SCHEMAS[kind]()
    assert claimlint("schema", kind, "--output", "it.json").out == ""
    assert (folder / "it.json").read_text(encoding="utf-8") == ran.out


def test_an_unknown_kind(claimlint: Claimlint) -> None:
    ran = claimlint("schema", "rules")
    assert (ran.status, ran.out) == (2, "")
    assert "did you mean `rule`?" in ran.err


@pytest.mark.parametrize("path", RULES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_shipped_file_is_taken(path: Path) -> None:
    kind = "family" if path.name == "family.yaml" else "rule"
    assert complaints(kind, plain(path.read_text(encoding="utf-8"))) == []


def _bare(text: str) -> str:
    """The file with the settings in its comments as well; what explains them begins with one blank."""
    return re.sub(r"^#(?! \S)", "", text, flags=re.MULTILINE)


def test_the_texts_that_claimlint_writes_are_taken() -> None:
    config = starting_text("clinic", "us")
    for text in (config, _bare(config)):
        assert complaints("config", plain(text)) == []
    assert set(plain(_bare(config))) >= {"rules", "overrides", "packs", "files", "max-size"}
    for text in (PACK_TEXT, _bare(PACK_TEXT)):
        assert complaints("pack", plain(text)) == []
    assert set(plain(_bare(PACK_TEXT))) == {"title", "extend", "change"}
    assert complaints("family", plain(FAMILY_TEXT)) == []
    assert complaints("rule", plain(rule_text("house/no-detox", ()))) == []


def groups(value: Any) -> Iterator[dict[str, Any]]:
    """Every group of keys in a value."""
    if isinstance(value, dict):
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from groups(one)


@pytest.fixture
def pack(folder: Path) -> Path:
    """A pack with the shipped lists, tables and authorities, and one family without rules yet."""
    for name in ("vocab", "knowledge", "authorities.yaml"):
        (folder / "pack").mkdir(exist_ok=True)
        (folder / "pack" / name).symlink_to(shipped_folder() / name)
    (folder / "pack" / "it").mkdir()
    return folder / "pack"


def faults_of(pack: Path, value: Any) -> tuple[Fault, ...]:
    (pack / "it" / "it.yaml").write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    try:
        load_folders([pack])
    except PackFaults as found:
        return found.faults
    return ()


@pytest.mark.parametrize("rule", TRIED)
def test_a_wrong_key_anywhere_in_a_rule_is_refused_by_both(pack: Path, rule: str) -> None:
    family, name = rule.split("/")
    (pack / "it" / "family.yaml").symlink_to(shipped_folder() / family / "family.yaml")
    whole = plain((shipped_folder() / family / f"{name}.yaml").read_text(encoding="utf-8"))
    whole.pop("yields-to", None)
    assert faults_of(pack, whole) == ()
    for number in range(min(6, len(list(groups(whole))))):  # each reads all word lists again
        wrong = copy.deepcopy(whole)
        list(groups(wrong))[number]["levell"] = "note"
        assert complaints("rule", wrong), number
        assert faults_of(pack, wrong), number


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("level", "eror"), ("in", ["titel"]), ("unless", "quotd"), ("profiles", ["hospital"]), ("find", []),
        ("levels", [{"level": "note"}]), ("levels", [{"with": {"sentence": "x"}}]), ("with", {"sentance": "x"}),
        ("with", {}), ("at-least", "many"), ("at-least", 0), ("without", {"sentence": {"same": "treatment"}}),
        ("title", True), ("title", ""), ("bad", ["no marks", "none here"]), ("good", ["has <<marks>>", "b"]),
        ("message", {"for": "clinic"}), ("fix", "start"), ("why", ["a", "b"]),
    ],
    ids=str,
)  # fmt: skip
def test_a_wrong_value_is_refused_by_both(pack: Path, key: str, value: object) -> None:
    whole = plain(rule_text("house/no-detox", ()))
    assert complaints("rule", whole) == []
    assert complaints("rule", {**whole, key: value})
    assert faults_of(pack, {**whole, key: value})


@pytest.mark.parametrize("key", ["title", "find", "bad", "good"])
def test_a_missing_key_is_refused_by_both(pack: Path, key: str) -> None:
    whole = {name: value for name, value in plain(rule_text("house/no-detox", ())).items() if name != key}
    assert complaints("rule", whole)
    assert faults_of(pack, whole)


@pytest.mark.parametrize(
    "text",
    [
        "profil: clinic", "profile: hospital", "files: {includes: [a]}", "files: [a]", "rules: {hype: loud}",
        "overrides: {files: a, profile: clinic}", "overrides: [{profile: clinic}]", "overrides: [{files: a}]",
        "overrides: [{files: a, packs: [b]}]", "overrides: [{files: a, profil: clinic}]", "max-size: big",
        "fix: {place: middle}", "contact: nobody", "packs: [{pakage: a}]", "select: []", "profile: true",
    ],
)  # fmt: skip
def test_wrong_settings_are_refused_by_both(folder: Path, text: str) -> None:
    assert complaints("config", plain(text))
    (folder / "claimlint.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsFault):
        read_config(folder / "claimlint.yaml")


@pytest.mark.parametrize(
    "text",
    [
        "max-size: 5", "max-size: 1.5 MB", "max-size: 800 kB", "select: claims", "ignore: [claims/cure-claim]",
        "exclude: archive/", "fix: {place: start}", "fix: {place: 'after-heading \"About\"'}", "rules: {hype: off}",
        "overrides: [{files: [a, b], rules: {hype: note}, site: {provides: not-medical-advice}}]",
        "contact: editor@example.org", "packs: our-rules", "packs: [our-rules, {package: yaml}]",
    ],
)  # fmt: skip
def test_right_settings_are_taken_by_both(folder: Path, text: str) -> None:
    (folder / "our-rules").mkdir()
    (folder / "claimlint.yaml").write_text(text, encoding="utf-8")
    read_config(folder / "claimlint.yaml")
    assert complaints("config", plain(text)) == []


@pytest.mark.parametrize("table", [RULE, FAMILY, PACK], ids=["rule", "family", "pack"])
def test_every_key_of_a_pack_has_a_meaning_and_most_a_shape(table: Table) -> None:
    assert [key for key, field in table.items() if not field.meaning] == []
    assert [key for key, field in table.items() if not shape_of(field.read)] in ([], ["change"])


def test_every_setting_has_a_shape() -> None:
    # A reader of settings without one: put @shaped(...) of claimlint.packs.shapes above it.
    assert [key for key, setting in SETTINGS.items() if not shape_of(setting.read)] == []
