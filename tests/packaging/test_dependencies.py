"""What claimlint brings along: under which licences, and within which versions."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement

#: Licences that let others use claimlint as its own does; a word of any of them in what a package says is enough.
ALLOWED = re.compile(
    r"\b(MIT|BSD|0BSD|ISC|Apache|Zlib|CC0|MPL|PSF|Python Software Foundation|Mozilla|Unlicense|Public Domain)\b",
    re.IGNORECASE,
)
REFUSED = re.compile(r"\bA?GPL|\bLGPL|General Public License|proprietary|commercial|non-?free", re.IGNORECASE)
#: Packages that name no licence, or several of which one may be chosen, and what their own files say.
READ_BY_HAND = {
    "pyromark": "MIT",  # its LICENSE file
    "docutils": "public domain and BSD; GPL for one Emacs file, which no wheel holds",
}
SHIPPED = ("archive", "docx", "lsp", "ray", "rst", "online", "serve")


def project(checkout: Path) -> dict[str, Any]:
    return dict(tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["project"])


def direct(checkout: Path) -> list[Requirement]:
    said = project(checkout)
    extras = (one for extra in SHIPPED for one in said["optional-dependencies"][extra])
    return [Requirement(one) for one in (*said["dependencies"], *extras)]


def brought(checkout: Path) -> Iterator[Distribution]:
    """Every package that an installation with all extras brings, as far as it is installed here."""
    left, seen = [one.name for one in direct(checkout)], set[str]()
    while left:
        name = left.pop()
        if name.lower() in seen:
            continue
        seen.add(name.lower())
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue  # for another system
        yield found
        needed = (Requirement(one) for one in found.requires or ())
        left += [one.name for one in needed if one.marker is None or one.marker.evaluate({"extra": ""})]


def licence(package: Distribution) -> str:
    said = package.metadata
    classifiers = [one for one in said.get_all("Classifier") or [] if one.startswith("License ::")]
    named = [one for field in ("License-Expression", "License") for one in said.get_all(field) or []]
    return " ".join((*named, *classifiers))


def test_every_licence_lets_others_use_claimlint(checkout: Path) -> None:
    every = list(brought(checkout))
    assert len(every) > 20
    unfit = {
        one.name: licence(one)
        for one in every
        if one.name not in READ_BY_HAND and (not ALLOWED.search(licence(one)) or REFUSED.search(licence(one)))
    }
    assert unfit == {}


def test_a_licence_that_does_not_is_noticed() -> None:
    assert not ALLOWED.search("License :: Other/Proprietary License")
    assert REFUSED.search("License :: OSI Approved :: GNU General Public License v3 (GPLv3)")


def test_every_dependency_has_bounds(checkout: Path) -> None:
    loose = [str(one) for one in direct(checkout) if {spec.operator for spec in one.specifier} < {">=", "<"}]
    assert loose == []


def test_bounds_of_a_package_are_the_same_wherever_it_is_named(checkout: Path) -> None:
    said = project(checkout)
    extras = [Requirement(one) for every in said["optional-dependencies"].values() for one in every]
    (hook,) = yaml.safe_load((checkout / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    hooked = [Requirement(one) for one in hook["additional_dependencies"]]
    bounds = {one.name: one.specifier for one in direct(checkout)}
    differing = [str(one) for one in (*extras, *hooked) if one.name in bounds and one.specifier != bounds[one.name]]
    assert differing == []


@pytest.mark.parametrize("file", ["action.yml", "examples/ci/github.yml", "examples/ci/reviewdog.yml"])
def test_other_actions_are_named_by_commit(checkout: Path, file: str) -> None:
    used = re.findall(r"uses: (\S+)(.*)", (checkout / file).read_text(encoding="utf-8"))
    assert used
    for action, note in used:
        if action.startswith("OWNER/"):
            continue  # which is yours to name
        assert re.fullmatch(r"[\w-]+(/[\w-]+)+@[0-9a-f]{40}", action), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", note), action
