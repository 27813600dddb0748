"""The bibliography that a draft's front matter names: a draft goes in, the entries of the keys that it cites come out.

A file is read only from the draft's own folder tree or its project, up to the size of a draft, and never executed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from claimlint.discovery.drafts import Draft
from claimlint.errors import UncheckedFile
from claimlint.git import root_above
from claimlint.model.document import Document
from claimlint.model.reference import Entry
from claimlint.ordinary_files import read_ordinary
from claimlint.sources.listed_entry import BibliographyFault
from claimlint.sources.markers import keys_in

_Read = Callable[[str, Collection[str]], Mapping[str, Entry]]
_BIBTEX = (".bib", ".bibtex")
_CSL = ".json"
BIBLIOGRAPHIES = (*_BIBTEX, _CSL)
"""The endings of bibliography files, in lower case."""
_FILE = "bibliography"
_INLINE = "references"
_FENCED = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)


def bibliography_of(draft: Draft, document: Document) -> Mapping[str, Entry]:
    """The entries of the keys (`[@alder2020]`) that a draft cites; nothing is read when it cites none.

    Raises UncheckedFile when a bibliography is named that is missing, lies elsewhere or cannot be read.
    """
    wanted = frozenset(key for block in document.blocks for key in keys_in(block.text))
    found: dict[str, Entry] = {}
    if wanted and any(key.split(".")[0] == _INLINE for key in document.front_matter):
        found |= _inline(draft, document, wanted)
    for name in named_in(document) if wanted else ():
        found = {**_read(draft, name, wanted), **found}
    return found


def bibliography_files(draft: Draft, document: Document) -> Iterator[Path]:
    """The files that the front matter names, links followed; raises UncheckedFile when one lies elsewhere."""
    yield from (_placed(draft, name) for name in named_in(document))


def named_in(document: Document) -> tuple[str, ...]:
    """The bibliographies that a draft's front matter names, as it names them."""
    field = document.front_matter.get(_FILE)
    return tuple(name for part in (field.value if field else "").split(",") if (name := part.strip()))


def states_of(draft: Draft, names: Sequence[str]) -> tuple[str, ...]:
    """What a draft has now under each of these names: the digest of the file's bytes, or why there are none to read.

    As long as these stay, so does what `bibliography_of` gives for the same document.
    """
    return tuple(_state(draft, name) for name in names)


def _state(draft: Draft, name: str) -> str:
    try:
        file = _placed(draft, name)
        return sha256(read_ordinary(file, draft.config.max_size)).hexdigest()
    except UncheckedFile:
        return "outside"
    except (OSError, ValueError) as fault:
        return type(fault).__name__


def _inline(draft: Draft, document: Document, wanted: Collection[str]) -> Mapping[str, Entry]:
    """The entries that stand in the front matter itself."""
    import yaml

    from claimlint.sources.csl import read_csl_items

    fenced = _FENCED.match(document.source.text)
    if fenced is None:
        return {}
    try:
        head = yaml.safe_load(fenced[1])
        return read_csl_items(head.get(_INLINE), wanted)
    except (yaml.YAMLError, AttributeError, ValueError, RecursionError):
        reason = "its items cannot be read"
    except BibliographyFault as fault:
        reason = fault.reason
    raise UncheckedFile(f"{draft.path}: the `references` in the front matter are no list of CSL items ({reason})")


def _read(draft: Draft, name: str, wanted: Collection[str]) -> Mapping[str, Entry]:
    reader = _reader(draft, name)
    text = _text(draft, name, _placed(draft, name))
    try:
        return reader(text, wanted)
    except BibliographyFault as fault:
        line = f", line {fault.line}" if fault.line else ""
        said = f"the bibliography {name}{line} cannot be read ({fault.reason})"
        raise UncheckedFile(f"{draft.path}: {said}; correct it there, or export it again") from None


def _reader(draft: Draft, name: str) -> _Read:
    """What reads a file of this name."""
    suffix = Path(name).suffix.lower()
    if suffix in _BIBTEX:
        from claimlint.sources.bibtex import read_bibtex

        return read_bibtex
    if suffix == _CSL:
        from claimlint.sources.csl import read_csl_json

        return read_csl_json
    said = f"the bibliography {name} is neither BibTeX (.bib) nor CSL JSON (.json)"
    raise UncheckedFile(f"{draft.path}: {said}, so its keys cannot be looked up; export it as one of these")


def _placed(draft: Draft, name: str) -> Path:
    """Where the file lies: beside the draft, or in the folder of the project."""
    roots = _roots(draft)
    candidates = [Path(os.path.realpath(root / name)) for root in roots]
    allowed = [Path(os.path.realpath(root)) for root in roots]
    inside = [one for one in candidates if any(one.is_relative_to(root) for root in allowed)]
    if not inside:
        said = f"the bibliography {name} lies outside the draft's folder and project, and is not read"
        raise UncheckedFile(f"{draft.path}: {said}; put it beside the draft")
    return next((one for one in inside if draft.holds(one)), inside[0])


def _roots(draft: Draft) -> list[Path]:
    folder = draft.file.parent if draft.file is not None else Path.cwd()
    return [folder, draft.config.home or root_above(folder) or folder]


def _text(draft: Draft, name: str, file: Path) -> str:
    limit = draft.config.max_size
    if not draft.holds(file):
        said = f"there is no bibliography {name} beside it, though the front matter names one"
        raise UncheckedFile(f"{draft.path}: {said}; put the file there, or correct the name")
    try:
        data = draft.read(file, limit + 1)
        if len(data) <= limit:
            return data.decode("utf-8-sig")
        reason = f"it has more than {limit:,} bytes"
    except UnicodeDecodeError as fault:
        reason = f"byte {fault.start} is not UTF-8 text"
    except OSError as fault:
        reason = (fault.strerror or "it cannot be opened").lower()
    raise UncheckedFile(
        f"{draft.path}: the bibliography {name} cannot be read ({reason}); mend the file or name another"
    )
