"""Several folders together, and the folder that ships with claimlint."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from claimlint import annotators
from claimlint.errors import PackFaults
from claimlint.packs import load, load_folders, loading, shipped_folder
from claimlint.packs.shipped import rules_of

from .conftest import Written, rule

LOADS_WITHOUT_SPACY = """
import sys
from claimlint.packs import load
pack = load()
assert pack.rules
sys.exit("spaCy was imported" if "spacy" in sys.modules else 0)
"""


@pytest.fixture
def second(written: Written) -> Path:
    """A second pack, empty so far."""
    written({"claims/tall-tale.yaml": rule()})
    folder = Path("second")
    (folder / "claims").mkdir(parents=True)
    (folder / "vocab").mkdir()
    return folder


def together(second: Path) -> list[str]:
    with pytest.raises(PackFaults) as raised:
        load_folders([Path("house"), second])
    return [str(fault) for fault in raised.value.faults]


def test_a_second_pack_uses_names_of_the_first(second: Path) -> None:
    (second / "claims/short-tale.yaml").write_text(rule(find="$condition", yields_to="claims/tall-tale"))
    (second / "vocab/remedy.txt").write_text("# Own list.\n$cure\n")
    pack = load_folders([Path("house"), second])
    assert [found.id for found in pack.rules] == ["claims/short-tale", "claims/tall-tale"]
    assert list(pack.vocabularies) == ["condition", "cure", "remedy"]


def test_word_lists_lie_in_folders_of_any_depth(second: Path) -> None:
    for name in ("signs/pain/ache", "cue/doubt"):
        file = second / "vocab" / f"{name}.txt"
        file.parent.mkdir(parents=True)
        file.write_text("# Own list.\ntea\n")
    (second / "vocab/remedy.txt").write_text("# Own list.\n$ache\n$doubt\n")
    pack = load_folders([second])
    assert list(pack.vocabularies) == ["ache", "doubt", "remedy"]
    assert pack.vocabularies["ache"].path == "second/vocab/signs/pain/ache.txt"


def test_a_word_list_has_one_folder(second: Path) -> None:
    for name in ("remedy", "teas/remedy"):
        file = second / "vocab" / f"{name}.txt"
        file.parent.mkdir(exist_ok=True)
        file.write_text("# Own list.\ntea\n")
    with pytest.raises(PackFaults) as raised:
        load_folders([second])
    assert [str(fault) for fault in raised.value.faults] == [
        "second/vocab/teas/remedy.txt:1:1: the vocabulary `remedy` exists already in second/vocab/remedy.txt; "
        "choose another name"
    ]


def test_a_familys_defaults_hold_in_their_own_pack_only(second: Path) -> None:
    Path("house/claims/family.yaml").write_text("profiles: clinic\n")
    (second / "claims/short-tale.yaml").write_text(rule())
    pack = load_folders([Path("house"), second])
    assert {found.id: found.when.profiles for found in pack.rules} == {
        "claims/short-tale": (),
        "claims/tall-tale": ("clinic",),
    }


def test_names_that_the_first_pack_has_are_refused(second: Path) -> None:
    (second / "claims/tall-tale.yaml").write_text(rule())
    (second / "vocab/cure.txt").write_text("# Own list.\nmend\n")
    (second / "authorities.yaml").write_text("# Own.\neditorial-practice: {title: T, checked: never}\n")
    assert together(second) == [
        "second/authorities.yaml:2:1: the authority `editorial-practice` exists already "
        "(house/authorities.yaml, line 1); choose another key",
        "second/claims/tall-tale.yaml:1:1: the rule `claims/tall-tale` exists already in "
        "house/claims/tall-tale.yaml; choose another name",
        "second/vocab/cure.txt:1:1: the vocabulary `cure` exists already in house/vocab/cure.txt; choose another name",
    ]


def test_a_folder_that_is_missing_or_empty_is_no_pack(second: Path) -> None:
    assert together(second) == ["second:1:1: this folder holds no rules, vocabularies or authorities"]
    assert [one.split(" (")[0] for one in together(Path("third"))] == ["third:1:1: this folder of rules cannot be read"]


def test_faults_outside_the_current_directory_name_the_path_as_given(
    second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (second / "vocab/remedy.txt").write_text("tea\n")
    monkeypatch.chdir("house/claims")
    with pytest.raises(PackFaults) as raised:
        load_folders([Path("../../house"), Path("../../second")])
    assert [fault.path for fault in raised.value.faults] == ["../../second/vocab/remedy.txt"]


def test_the_shipped_packs_load(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "declared", annotators.declared)
    pack = load()
    assert pack.rules
    assert {"condition", "cure"} <= pack.vocabularies.keys()
    assert "editorial-practice" in pack.authorities
    assert len({found.title for found in pack.rules}) == len(pack.rules)


def test_the_shipped_register_gives_addresses_and_days_only_as_far_as_known() -> None:
    register = yaml.safe_load((shipped_folder() / "authorities.yaml").read_text(encoding="utf-8"))
    assert str(register["editorial-practice"]["checked"]) == "never"
    assert all(entry["title"] for entry in register.values())


def test_loading_needs_no_spacy() -> None:
    done = subprocess.run([sys.executable, "-c", LOADS_WITHOUT_SPACY], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def tree(root: Path, *files: str) -> Path:
    for name in files:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text('[project]\nname = "claimlint-health"\n' if name == "pyproject.toml" else "x")
    return root


def test_a_checkout_reads_its_own_rules_even_beside_a_stale_copy(tmp_path: Path) -> None:
    root = tree(tmp_path, "pyproject.toml", "rules/authorities.yaml", "src/claimlint/rules/authorities.yaml")
    assert rules_of(root / "src/claimlint") == root / "rules"


def test_an_installed_package_reads_the_rules_beside_it(tmp_path: Path) -> None:
    root = tree(tmp_path, "pyproject.toml", "rules/authorities.yaml", "site-packages/claimlint/rules/authorities.yaml")
    assert rules_of(root / "site-packages/claimlint") == root / "site-packages/claimlint/rules"


def test_another_projects_checkout_does_not_lend_its_rules(tmp_path: Path) -> None:
    root = tree(tmp_path, "rules/authorities.yaml", "src/claimlint/rules/authorities.yaml")
    (root / "pyproject.toml").write_text('[project]\nname = "another"\n')
    assert rules_of(root / "src/claimlint") == root / "src/claimlint/rules"


def test_a_source_folder_without_a_project_reads_the_rules_beside_it(tmp_path: Path) -> None:
    root = tree(tmp_path, "rules/authorities.yaml", "src/claimlint/rules/authorities.yaml")
    assert rules_of(root / "src/claimlint") == root / "src/claimlint/rules"


def test_missing_rules_are_said_so(tmp_path: Path) -> None:
    with pytest.raises(PackFaults, match="the rules of claimlint are missing"):
        rules_of(tree(tmp_path, "site-packages/claimlint/cli.py") / "site-packages/claimlint")


def test_only_word_lists_that_changed_are_read_again(written: Written) -> None:
    tea = {"vocab/tea.txt": "# Own list.\ngreen tea\n"}
    first = load_folders([written({**tea, "vocab/bath.txt": "# Own list.\nice bath\n"})]).vocabularies
    second = load_folders([written({**tea, "vocab/bath.txt": "# Own list.\ncold bath\n"})]).vocabularies
    assert second["tea"] is first["tea"]
    assert [term.name for term in second["bath"].terms] == ["cold bath"]


def test_a_word_list_is_read_again_when_one_that_it_names_is_gone(written: Written) -> None:
    house = written({"vocab/herb.txt": "# Own list.\nsage\n$tea\n", "vocab/tea.txt": "# Own list.\ngreen tea\n"})
    assert load_folders([house]).vocabularies["herb"].terms
    (house / "vocab" / "tea.txt").unlink()
    with pytest.raises(PackFaults, match=r"there is no vocabulary `\$tea`"):
        load_folders([house])
