"""Marks what points to a source: `@citation` on every marker, link and identifier outside the reference entries,
`@source` on those that count: they resolve and are no registration, no link to the house's own pages or a shop;
`@identifier` on every identifier.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimlint.model.document import Block, Document, Link
from claimlint.model.reference import STATUSES, Entry
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark, Value
from claimlint.sources.bibliography import Bibliography, Listed, key_of
from claimlint.sources.identifiers import FAULTS, IDENTIFIER_KINDS, Identifier, fault_of, identifiers, in_address
from claimlint.sources.link_targets import WEAK, can_be_source, host_of, is_stand_in, weakness_of
from claimlint.sources.markers import Marker, markers
from claimlint.sources.preprint_servers import deposit_of_doi

FORMS = (
    "doi", "pmid", "pmcid", "ppr", "arxiv", "trial", "link", "footnote", "numbered", "author-year", "textual", "key",
)  # fmt: skip
_CITATION: dict[str, tuple[str, ...] | None] = {
    "form": FORMS, "entry": None, "resolves": ("yes", "no"), "target": None, "host": None, "weak": WEAK,
    "status": STATUSES, "age": None,
}  # fmt: skip
GIVES: dict[str, dict[str, tuple[str, ...] | None]] = {
    "@citation": _CITATION,
    "@source": _CITATION,
    "@identifier": {"kind": IDENTIFIER_KINDS, "fault": FAULTS},
}
NEEDS: tuple[str, ...] = ("@reference",)
_IDENTIFIERS = ("doi", "pmid", "pmcid", "trial", "accession", "url")
_Attributes = dict[str, Value]
_Found = tuple[int, int, list[_Attributes]]
"""Offsets, and the attributes of one mark for each entry named there."""
_OWN_KEYS = ("canonical", "canonical_url", "url", "site", "permalink")


def annotate(text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
    """The citations of a document and, beside them, those that count as sources."""
    known = bibliography(text)
    own = _own_host(text.document)
    for number, block in enumerate(text.document.blocks):
        if block.kind != "front-matter":
            yield from _identifiers(text, number, block)
            for plain in _of_block(text, number, block, known):
                mark = plain._replace(attributes={**plain.attributes, **_described(plain, known, setting.as_of.year)})
                yield mark
                if _counts(mark, known, own):
                    yield Mark("@source", mark.start, mark.end, mark.attributes)


def _described(citation: Mark, known: Bibliography, this_year: int) -> _Attributes:
    """What the source behind a citation is, and how many years old; only what is known."""
    entry = known.by_key.get(str(citation.attributes.get("entry", "")))
    if entry is not None:
        return {"status": entry.status, **({"age": this_year - entry.year} if entry.year else {})}
    status = _status_of_target(str(citation.attributes.get("target", "")))
    return {"status": status} if status else {}


def _status_of_target(target: str) -> str:
    """What a DOI's shape tells; empty for other addresses and where the registrant also carries other content."""
    dois = [value for kind, value in in_address(target) if kind == "doi"]
    deposit = deposit_of_doi(dois[0]) if dois else None
    if not dois or (deposit is not None and deposit.status not in (*STATUSES, "reviewed-preprint", "likely")):
        return ""
    return "article" if deposit is None else "preprint" if deposit.is_preprint else deposit.status


def _identifiers(text: AnnotatedText, number: int, block: Block) -> Iterator[Mark]:
    """Every identifier, also in reference entries, with what is wrong with it."""
    for one in identifiers(block.text):
        low, high = text.token_range(number, one.start, one.end)
        fault = fault_of(one.kind, one.value) or ("placeholder" if one.kind == "url" and is_stand_in(one.value) else "")
        if low < high:
            yield Mark("@identifier", low, high, {"kind": one.kind, **({"fault": fault} if fault else {})})


def bibliography(text: AnnotatedText) -> Bibliography:
    """The entries of a document, as its markers may name them."""
    notes = frozenset(block.name for block in text.document.blocks if block.kind == "footnote")
    filed = (_filed(key, entry) for key, entry in text.document.bibliography.items())
    return Bibliography((*(_listed(text, mark) for mark in text.of("@reference").all), *filed), notes)


def _filed(label: str, entry: Entry) -> Listed:
    """An entry of the bibliography file that the draft names."""
    return Listed(
        key_of(label),
        None,
        entry.surname,
        entry.year,
        entry.title,
        entry.surname.lower(),
        entry.status,
        entry.identifiers,
    )


def _listed(text: AnnotatedText, mark: Mark) -> Listed:
    number, year = mark.attributes.get("number"), mark.attributes.get("year")
    first = mark.start
    while first < mark.end - 1 and not text.tokens.norms[first].isalpha():
        first += 1
    return Listed(
        str(mark.attributes["entry"]),
        number if isinstance(number, int) else None,
        str(mark.attributes.get("surname", "")),
        year if isinstance(year, int) else None,
        str(mark.attributes.get("title", "")),
        text.words(first, min(first + 12, mark.end)).lower(),
        str(mark.attributes["status"]),
        tuple(str(mark.attributes[name]).lower() for name in _IDENTIFIERS if name in mark.attributes),
    )


def _own_host(document: Document) -> str:
    fields = (document.front_matter.get(key) for key in _OWN_KEYS)
    return next((host for field in fields if field and (host := host_of(field.value))), "")


def _of_block(text: AnnotatedText, number: int, block: Block, known: Bibliography) -> Iterator[Mark]:
    taken: list[tuple[int, int]] = []
    for start, end, each in (*_links(block, known), *_written(text, block, known)):
        low, high = text.token_range(number, start, end)
        if low < high and not text.of("@reference").overlapping(low, high) and not _overlaps(taken, low, high):
            taken.append((low, high))
            yield from (Mark("@citation", low, high, attributes) for attributes in each)


def _overlaps(taken: list[tuple[int, int]], low: int, high: int) -> bool:
    return any(low < end and start < high for start, end in taken[-40:])


def _links(block: Block, known: Bibliography) -> Iterator[_Found]:
    for link in block.links:
        if link.image or link.target.lower().startswith(("mailto:", "tel:", "sms:")):
            continue
        if link.target.startswith("#"):
            yield from _anchor(block, link, known)
        else:
            yield link.start, link.end, [_target(link.target, known)]


def _anchor(block: Block, link: Link, known: Bibliography) -> Iterator[_Found]:
    """A link within the page whose words are a marker (`[3](#ref-3)`)."""
    digits = block.text[link.start : link.end].strip("[]() ")
    if digits.isdecimal() and len(digits) < 4:
        yield link.start, link.end, [_resolved("numbered", known.numbers.get(int(digits), ""))]


def _target(target: str, known: Bibliography) -> _Attributes:
    """What a link's address is: an identifier's page, or any page, perhaps that of an entry."""
    kinds = dict(in_address(target))
    form = next((kind for kind in ("doi", "pmid", "pmcid", "trial") if kind in kinds), "link")
    broken = is_stand_in(target) or fault_of(form, kinds.get(form, ""))
    told: _Attributes = {"form": form, "resolves": "no" if broken else "yes"}
    entry = known.by_identifier((*kinds.values(), target.lower()))
    more = {"target": target, "host": host_of(target), "weak": weakness_of(target), "entry": entry}
    return told | {name: value for name, value in more.items() if value}


def _resolved(form: str, entry: str) -> _Attributes:
    return {"form": form, "resolves": "yes", "entry": entry} if entry else {"form": form, "resolves": "no"}


def _written(text: AnnotatedText, block: Block, known: Bibliography) -> Iterator[_Found]:
    for one in identifiers(block.text):
        if one.kind == "url":
            yield one.start, one.end, [_target(one.value, known)]
        elif one.kind not in ("isbn", "broken"):
            yield one.start, one.end, [_identified(one, known)]
    for marker in markers(block.text, known):
        if marker.form == "key" and not text.document.bibliography and _is_tag(text.document, block, marker):
            # The site's own generator keeps the bibliography, where it is not seen.
            yield marker.start, marker.end, [{"form": "key", "resolves": "yes"} for _ in marker.labels]
        else:
            yield marker.start, marker.end, _of_marker(marker, known)


def _is_tag(document: Document, block: Block, marker: Marker) -> bool:
    """Whether a marker stands for a tag of the site's generator (`{% cite alder2019 %}`)."""
    return document.source.text[block.starts[marker.start]] == "{"


def _identified(one: Identifier, known: Bibliography) -> _Attributes:
    told: _Attributes = {
        "form": one.kind, "resolves": "no" if fault_of(one.kind, one.value) else "yes", "target": one.value,
    }  # fmt: skip
    entry = known.by_identifier((one.value.lower(),))
    return told | ({"entry": entry} if entry else {})


def _of_marker(marker: Marker, known: Bibliography) -> list[_Attributes]:
    if marker.form == "footnote":
        label = marker.labels[0]
        return [_resolved("footnote", f"^{label}" if label in known.notes else "")]
    if marker.form == "key":
        keys = (key_of(label) for label in marker.labels)
        return [_resolved("key", key if key in known.by_key else "") for key in keys]
    if marker.form == "numbered":
        return [_resolved("numbered", known.numbers.get(int(label), "")) for label in marker.labels]
    return [_resolved(marker.form, entry) for entry in marker.entries or ("",)]


def _counts(mark: Mark, known: Bibliography, own: str) -> bool:
    """Whether a citation can carry a statement: it resolves to something that reports results."""
    attributes = mark.attributes
    if attributes["resolves"] == "no" or attributes["form"] == "trial":
        return False
    if attributes["form"] == "link":
        return can_be_source(str(attributes["target"]), own)
    return "entry" not in attributes or attributes["entry"] in known.reporting
