"""`claimlint new`: the place of a rule in a pack goes in, a commented rule that passes its tests comes out."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

import click

from claimlint.cli._delivery import deliver
from claimlint.errors import Fault, SettingsFault

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NEEDED = "name pack, family and rule, such as `my-pack/house/no-detox`"


@click.command()
@click.argument("place", metavar="PACK/FAMILY/RULE", type=click.Path())
def command(place: str) -> None:
    """Begin a rule of your own: a commented file with examples that pass.

    PACK is a folder with rules of the house; it is made when it is not there, with a pack.yaml. FAMILY is the folder
    of rules that belong together. Nothing that exists is changed.

    \b
    claimlint new my-pack/house/no-detox     then edit my-pack/house/no-detox.yaml
    claimlint test my-pack                   and see whether its examples behave
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    pack, family, name = _parts(place)
    rule = f"{family}/{name}"
    file = pack / family / f"{name}.yaml"
    if os.path.lexists(file):
        raise _there(file)
    _check_pack(pack)
    _check_shipped(rule, pack)
    written = _write(_files(pack, rule, file))
    deliver(f"Wrote {_listed(written)}.\n{_next(pack, file)}")


def _parts(place: str) -> tuple[Path, str, str]:
    """The pack's folder, the family and the rule's name."""
    path = Path(place)
    name = path.name.removesuffix(".yaml")
    family = path.parent.name
    if not name or not family or not path.parent.parent.name:
        raise SettingsFault(f"`{place}` is not enough; {_NEEDED}")
    for one in (family, name):
        if not _NAME.fullmatch(one):
            slug = "-".join(re.findall("[a-z0-9]+", one.lower()))
            hint = f"write `{slug}`" if slug else _NEEDED
            raise SettingsFault(f"`{one}` cannot name a family or rule: lower-case words with hyphens; {hint}")
    if family in ("vocab", "knowledge") or name == "family":
        reserved = "family" if name == "family" else family
        raise SettingsFault(f"`{reserved}` has a meaning of its own in a pack; choose another name")
    return path.parent.parent, family, name


def _check_pack(pack: Path) -> None:
    """Raises SettingsFault when the folder holds what belongs to no pack, as a folder of other things does."""
    from claimlint.packs.files import contents

    faults: list[Fault] = []
    if pack.is_dir() and any(not path.name.startswith(".") for path in pack.iterdir()):
        contents(pack, faults)
    if faults:
        raise SettingsFault(
            f"{pack.as_posix()} holds what belongs to no pack, such as {faults[0].path}; "
            "give your rules a folder of their own"
        )


def _check_shipped(rule: str, pack: Path) -> None:
    from claimlint.packs import shipped_folder
    from claimlint.packs.files import contents

    shipped = shipped_folder()
    if rule in contents(shipped, []).rules and not _same(shipped, pack):
        raise SettingsFault(
            f"the rule `{rule}` comes with claimlint; write what shall differ under `change:` in "
            f"{pack.as_posix()}/pack.yaml, or choose another name"
        )


def _files(pack: Path, rule: str, file: Path) -> Mapping[Path, str]:
    """The files to be written with their text, those left out that are there; the rule is first."""
    from claimlint.packs import shipped_folder
    from claimlint.packs.beginning import FAMILY_TEXT, PACK_TEXT, rule_text
    from claimlint.packs.files import FAMILY, PACK

    family = file.parent / FAMILY
    keys = _keys(family.read_text(encoding="utf-8-sig") if family.exists() else FAMILY_TEXT)
    found = {file: rule_text(rule, keys)}
    if not family.exists():
        found[family] = FAMILY_TEXT
    if not (pack / PACK).exists() and not _same(pack, shipped_folder()):
        found[pack / PACK] = PACK_TEXT
    return found


def _keys(family: str) -> set[str]:
    """The keys that a family.yaml sets; its faults are for `claimlint test` to say."""
    from claimlint.packs.positioned_yaml import MappingNode, load

    node = load(family, "", [])
    return {key.text for key, _ in node.entries} if isinstance(node, MappingNode) else set()


def _write(files: Mapping[Path, str]) -> list[str]:
    """Writes the rule last, so that whoever is interrupted can call again, and names what was written."""
    from claimlint.replacement import create

    rule, *_ = files
    written = set()
    for path, text in reversed(list(files.items())):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            create(path, text.encode())
        except OSError as fault:
            if isinstance(fault, FileExistsError) and path.is_file():
                if path == rule:
                    raise _there(rule) from None
                continue  # another run has begun the pack meanwhile
            why = (fault.strerror or type(fault).__name__).lower()
            raise SettingsFault(f"{path.as_posix()}: it cannot be written ({why}); name another place") from None
        written.add(path)
    return [path.as_posix() for path in files if path in written]


def _there(file: Path) -> SettingsFault:
    return SettingsFault(f"{file.as_posix()} exists already; edit it, or choose another name")


def _same(one: Path, other: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)


def _listed(names: list[str]) -> str:
    from claimlint.packs.suggestions import listed

    return listed(names, "and")


def _next(pack: Path, file: Path) -> str:
    """What to do now, one line a step."""
    steps = [("edit " + file.as_posix(), "its comments say what each key means")]
    steps.append((f"claimlint test {pack.as_posix()}", "see whether its examples behave; they do so now"))
    if line := _line_for_config(pack):
        steps.append(
            (line, "add this line to claimlint.yaml (`claimlint init` writes one), and posts are checked by it")
        )
    width = max(len(step) for step, _ in steps)
    return "Next:\n" + "".join(f"  {step:<{width}}   {why}\n" for step, why in steps)


def _line_for_config(pack: Path) -> str:
    """The line that names the pack in this folder's claimlint.yaml; nothing when it does so."""
    from claimlint.cli._options import house_settings

    try:
        settings = house_settings(None)
    except SettingsFault:  # said when posts are checked
        return ""
    if any(_same(named, pack) for named in settings.packs):
        return ""
    return f"packs: [{os.path.relpath(pack, settings.home or Path.cwd()).replace(os.sep, '/')}]"
