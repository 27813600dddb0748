"""Packs to be loaded: texts go in, a folder that holds them comes out; what annotators declare is fixed here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from claimlint.errors import Fault, PackFaults
from claimlint.model.rule import Pack
from claimlint.packs import load_folders, loading

#: What the tests' rules may name, whatever the real annotators give.
DECLARED: Mapping[str, Mapping[str, tuple[str, ...] | None]] = {
    "$": {"term": None},
    "@claim": {
        "verb": None,
        "treatment": None,
        "outcome": None,
        "strength": ("direct", "conditional", "correlational"),
    },
    "@study": {"size": None, "design": ("trial", "cohort"), "treatment": None},
    "@source": {},
}
KEYS: Mapping[str, str] = {
    "title": "Says too much",
    "level": "warning",
    "find": '"@claim[outcome=$condition]"',
    "message": "“{found}” says too much.",
    "advice": "Say less.",
    "why": "Because it misleads.",
    "authority": "[editorial-practice]",
    "bad": "\n  - Our tea <<mends asthma>>.\n  - This <<heals gout>> quickly.",
    "good": "\n  - Tea is warm.\n  - No tea mends asthma.",
}
FILES: Mapping[str, str] = {
    "authorities.yaml": "editorial-practice:\n  title: Practice\n  checked: never\n",
    "vocab/condition.txt": "# Own list.\n[asthma]\n~ gout\n",
    "vocab/cure.txt": "# Own list.\n[cure|heal]\n",
}

Written = Callable[[Mapping[str, str | bytes]], Path]


def rule(**changes: str | None) -> str:
    """A sound rule; `level="x"` sets a key (`at_least` is `at-least`, `in_` is `in`), None leaves it out."""
    named = {name.rstrip("_").replace("_", "-"): value for name, value in changes.items()}
    return "".join(f"{key}: {value}\n" for key, value in {**KEYS, **named}.items() if value is not None)


@pytest.fixture(autouse=True)
def _declared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "declared", lambda: DECLARED)


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Written:
    """Writes a pack's files below `house`, which faults name from the current directory."""
    monkeypatch.chdir(tmp_path)

    def write(files: Mapping[str, str | bytes]) -> Path:
        for name, text in {**FILES, **files}.items():
            path = Path("house") / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return Path("house")

    return write


@pytest.fixture
def loaded(written: Written) -> Callable[[Mapping[str, str | bytes]], Pack]:
    """The pack that files make together with a small register and two vocabularies."""
    return lambda files: load_folders([written(files)])


@pytest.fixture
def faults(written: Written) -> Callable[[Mapping[str, str | bytes]], list[Fault]]:
    """The faults of such a pack, at least one."""

    def found(files: Mapping[str, str | bytes]) -> list[Fault]:
        with pytest.raises(PackFaults) as raised:
            load_folders([written(files)])
        return list(raised.value.faults)

    return found
