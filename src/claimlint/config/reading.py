"""Reads one claimlint.yaml or pyproject.toml: a file goes in, what it says of the settings comes out, or all its
faults together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimlint.config.file_names import shown
from claimlint.config.layers import Entry, Origin, config_of
from claimlint.config.patterns import names
from claimlint.config.pyproject import load_table
from claimlint.config.settings import SETTINGS, Config, Setting
from claimlint.config.values import pattern
from claimlint.errors import Fault, SettingsFault
from claimlint.ordinary_files import read_ordinary
from claimlint.packs import shipped_folder
from claimlint.packs.configuration_rules import RULES_ON_CONFIGURATION
from claimlint.packs.files import contents
from claimlint.packs.names import Names, Reading
from claimlint.packs.positioned_yaml import ListNode, MappingNode, Node, TextNode, load
from claimlint.packs.statements import statements_of
from claimlint.packs.suggestions import did_you_mean, listed
from claimlint.packs.values import form, many
from claimlint.packs.waiver_rules import RULES_ON_WAIVERS

OVERRIDES = "overrides"
FILES = "files"
#: Other keys for a setting, with the setting's own.
ALIASES = {"exclude": "files.exclude"}
_GROUPS = tuple(dict.fromkeys(key.split(".")[0] for key in SETTINGS if "." in key))
_TOP = (*dict.fromkeys(key.split(".")[0] for key in SETTINGS), OVERRIDES)


@dataclass(frozen=True, slots=True)
class Override:
    """What holds for some files only."""

    files: tuple[str, ...]
    """Patterns of .gitignore, from the folder of the configuration file."""
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """What one configuration file says."""

    path: Path
    shown: str
    """The path as faults show it."""
    entries: tuple[Entry, ...]
    overrides: tuple[Override, ...]

    @property
    def home(self) -> Path:
        """The folder where its patterns begin."""
        return self.path.parent

    def entries_for(self, draft: Path) -> tuple[Entry, ...]:
        """What it says for a draft (an absolute path), in the order of weight."""
        special = (one.entries for one in self.overrides if names(one.files, self.home, draft))
        return (*self.entries, *(entry for entries in special for entry in entries))


def read_config(file: Path) -> Config:
    """The settings of one configuration file, as far as they hold for all files; raises as `read_file` does."""
    read = read_file(file)
    return config_of(read.entries, read.home)


def read_file(file: Path) -> ConfigFile:
    """What one configuration file says.

    Raises SettingsFault with all its faults, each with file, line and column.
    """
    faults: list[Fault] = []
    read = _read(file, _bytes(file, shown(file)), faults)
    if faults:
        raise SettingsFault("\n".join(map(str, sorted(set(faults)))))
    return read


def read_past_file(file: Path, data: bytes) -> ConfigFile:
    """What a configuration file said when it had these bytes.

    Values that mean nothing today, such as the name of a rule that is gone, are passed over. Raises SettingsFault when
    it cannot be read at all.
    """
    faults: list[Fault] = []
    _tree(file, data, faults)
    if faults:
        raise SettingsFault("\n".join(map(str, sorted(set(faults)))))
    return _read(file, data, [])


def _read(file: Path, data: bytes, faults: list[Fault]) -> ConfigFile:
    """What the bytes of a file say, as far as they have no faults, which are noted."""
    name = shown(file)
    tree = _tree(file, data, faults)
    entries: tuple[Entry, ...] = ()
    overrides: tuple[Override, ...] = ()
    if isinstance(tree, MappingNode):
        settings = _Settings(Reading(_names(tree), faults))
        entries = tuple(settings.entries(tree, OVERRIDES))
        overrides = tuple(settings.overrides(tree.get(OVERRIDES)))
    elif tree is not None:
        faults.append(tree.fault(f"settings are written as `key: value`; the keys are {listed(_TOP, 'and')}"))
    return ConfigFile(file.absolute(), name, entries, overrides)


def _tree(file: Path, data: bytes, faults: list[Fault]) -> Node | None:
    name = shown(file)
    return (load_table if file.suffix == ".toml" else load)(_decoded(data, name), name, faults)


def _names(tree: MappingNode) -> Names:
    """The rules that settings may name; none when a folder of packs is not there, so that nothing can be known."""
    if not {"rules", "select", "ignore", "site", "waivers", OVERRIDES} & {key.text for key, _ in tree.entries}:
        return Names()
    unsaid: list[Fault] = []
    packs = tree.get("packs")
    house = SETTINGS["packs"].read(packs, Reading(Names(), unsaid)) if packs else ()
    if unsaid:
        return Names()
    folders = (shipped_folder(), *(house or ()))
    rules = {name: path for folder in folders for name, path in contents(folder, unsaid).rules.items()}
    own = {one.id for one in (*RULES_ON_CONFIGURATION, *RULES_ON_WAIVERS)}
    return Names(rules=rules.keys() | own, statements=statements_of(rules.items()))


@dataclass(frozen=True, slots=True)
class _Settings:
    """Reads the keys of a file or of an override; what is wrong goes to the faults of `reading`."""

    reading: Reading

    def entries(self, node: MappingNode, besides: str, *, within: bool = False) -> Iterator[Entry]:
        """What a group of keys says; `besides` is a key that belongs to somebody else."""
        first: dict[str, TextNode] = {}
        for key, value, setting in self._settings(node, "", besides):
            if within and setting.everywhere:
                self.reading.fault(key, f"`{setting.key}` holds for all files; write it outside `{OVERRIDES}`")
            elif setting.key in first:
                line = first[setting.key].line
                message = f"`{key.text}` says the same as `{first[setting.key].text}` on line {line}; keep one of them"
                self.reading.fault(key, message)
            else:
                first[setting.key] = key
                yield from self._read(key, value, setting)

    def _settings(self, node: MappingNode, prefix: str, besides: str) -> Iterator[tuple[TextNode, Node, Setting]]:
        for key, value in node.entries:
            name = prefix + key.text
            if name in _GROUPS and isinstance(value, MappingNode) and name != besides:
                yield from self._settings(value, f"{name}.", "")
            elif setting := SETTINGS.get(ALIASES.get(name, name)):
                yield key, value, setting
            elif name in _GROUPS and name != besides:
                inner = [one.removeprefix(f"{name}.") for one in SETTINGS if one.startswith(f"{name}.")]
                self.reading.fault(value, f"lines such as `{inner[0]}: …` are expected here, not {form(value)}")
            elif not besides or name != besides:
                self._unknown(key, prefix)

    def _unknown(self, key: TextNode, prefix: str) -> None:
        inner = [one for one in SETTINGS if one.endswith(f".{key.text}") and one != prefix + key.text]
        siblings = [one.removeprefix(prefix) for one in SETTINGS if one.startswith(prefix)] if prefix else _TOP
        if inner:
            hint = f"; it stands under `{inner[0].split('.')[0]}`"
        else:
            hint = did_you_mean(key.text, siblings) or f"; the keys are {listed(siblings, 'and')}"
        self.reading.fault(key, f"there is no setting `{prefix.replace('.', ': ')}{key.text}`{hint}")

    def _read(self, key: TextNode, value: Node, setting: Setting) -> Iterator[Entry]:
        read = setting.read(value, self.reading)
        if read is None:
            return
        said: list[tuple[Any, Node]] = list(read) if setting.gathers else [(read, key)]
        for one, node in said:
            yield Entry(setting.key, one, Origin("file", node.origin.path, node.line))

    def overrides(self, node: Node | None) -> Iterator[Override]:
        """What holds for some files only, in order."""
        if node is None:
            return
        if not isinstance(node, ListNode) or not node.items:
            self.reading.fault(node, f"`{OVERRIDES}` is a list; each entry begins with `- {FILES}: …`")
            return
        for item in node.items:
            if isinstance(item, MappingNode):
                yield self._override(item)
            else:
                self.reading.fault(item, f"`{FILES}` and settings are expected here, not {form(item)}")

    def _override(self, item: MappingNode) -> Override:
        files = item.get(FILES)
        if files is None:
            self.reading.fault(item, f"the key `{FILES}` is missing: it says for which files the settings hold")
        elif len(item.entries) == 1:
            self.reading.fault(item, f"no settings stand beside `{FILES}`; add one, or delete the entry")
        named = many(pattern)(files, self.reading) if files else None
        return Override(named or (), tuple(self.entries(item, FILES, within=True)))


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise SettingsFault(f"{name}: not UTF-8 text (byte {fault.start}); save it as UTF-8") from None


def _bytes(file: Path, name: str) -> bytes:
    try:
        return read_ordinary(file)
    except FileNotFoundError:
        raise SettingsFault(f"{name}: there is no such configuration file; check its name") from None
    except OSError as fault:
        why = (fault.strerror or "cannot be read").lower()
        raise SettingsFault(f"{name}: the configuration file cannot be read ({why})") from None
