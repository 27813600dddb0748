"""BibTeX: the text of a .bib file and the keys that a draft cites go in, the entries of those keys come out."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names
from bibtexparser.model import DuplicateBlockKeyBlock
from bibtexparser.model import Entry as BibEntry

from claimlint.model.reference import Entry
from claimlint.sources.listed_entry import LONGEST_FIELD, BibliographyFault, Fields, entry_of

# The library logs each fault; claimlint says them itself.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())

_KINDS = {
    "article": "article", "inproceedings": "article", "conference": "article", "book": "book", "inbook": "book",
    "incollection": "book", "booklet": "book", "collection": "book", "manual": "book", "online": "web",
    "electronic": "web", "www": "web", "misc": "web", "report": "web", "techreport": "web",
}  # fmt: skip
_OTHER = ("note", "howpublished", "publisher", "institution", "type", "annote", "pubstate", "number", "series")


def read_bibtex(text: str, wanted: Collection[str]) -> Mapping[str, Entry]:
    """The entries that are wanted; of two with one key the first counts, as for BibTeX.

    Raises BibliographyFault for a file that is no BibTeX throughout.
    """
    library = parse_string(text)
    broken = [block for block in library.failed_blocks if not isinstance(block, DuplicateBlockKeyBlock)]
    if broken:
        raise BibliographyFault((broken[0].start_line or 0) + 1, "an entry there is no BibTeX")
    if not library.entries and text.strip():
        raise BibliographyFault(1, "it holds no BibTeX entry")
    cited = Library([one for one in library.entries if one.key in wanted])
    plain = LatexDecodingMiddleware(allow_inplace_modification=True, keep_braced_groups=True).transform(cited)
    return {one.key: entry_of(_fields(one)) for one in plain.entries}


def _fields(entry: BibEntry) -> Fields:
    values = {name.lower(): str(one.value)[:LONGEST_FIELD] for name, one in entry.fields_dict.items()}

    def first(*names: str) -> str:
        return next((_unbraced(value) for name in names if (value := values.get(name, ""))), "")

    archive = first("archiveprefix", "eprinttype")
    eprint = first("eprint")
    accession = {"arxiv": f"arXiv:{eprint}", "pubmed": f"PMID: {eprint}", "pmc": f"PMC{eprint.removeprefix('PMC')}"}
    other = [values[name] for name in _OTHER if name in values]
    return Fields(
        kind=_KINDS.get(entry.entry_type.lower(), "unknown"),
        surname=_surname(values.get("author") or values.get("editor", "")),
        date=first("year", "date"),
        title=first("title"),
        container=first("journal", "journaltitle", "booktitle"),
        doi=first("doi"),
        pmid=first("pmid"),
        pmcid=first("pmcid"),
        isbn=first("isbn"),
        url=first("url"),
        other=" ; ".join([*other, archive, accession.get(archive.lower(), "") if eprint else ""]),
    )


def _unbraced(value: str) -> str:
    return " ".join(value.replace("{", "").replace("}", "").split())


def _surname(authors: str) -> str:
    """The first author's family name; a name in braces is an organisation's."""
    names = split_multiple_persons_names(authors) if authors else []
    if not names:
        return ""
    if names[0].startswith("{"):
        return _unbraced(names[0])
    try:
        parts = parse_single_name_into_parts(names[0])
    except ValueError:
        return ""
    return _unbraced(" ".join([*parts.von, *parts.last]))
