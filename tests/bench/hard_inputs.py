"""How long reading takes when one thing is repeated without end: `python tests/bench/hard_inputs.py [CHARACTERS]`.

For every reader of raw text the slowest of the repeated units, its seconds for CHARACTERS (default 200,000) and
how many times longer twice as much takes: about 2 is right, 4 means that the time grows with the square.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from claimlint.language.addresses import addresses
from claimlint.language.clauses import clause_ranges
from claimlint.language.sentences import sentence_ranges
from claimlint.language.tokens import tokenize
from claimlint.model.text import Span
from claimlint.sources.entry_shape import looks_like_entry
from claimlint.sources.identifiers import identifiers
from claimlint.sources.preprint_servers import deposit_of_doi, deposit_of_url
from claimlint.sources.reference_entry import read_entry
from claimlint.sources.server_mentions import cites_server
from claimlint.sources.statistic_shapes import shapes

UNITS = (
    "1", "1,", "1 ", "1.1.", "%", "1%", "(", "[", "[1]", "[^a", "a", "a ", "a-", "a'", "a.", "A. ", "A ", ". ", ".)",
    "- ", ", ", "; ", "but ", "( which ) ", "one in ", "from 1 to ", "most ", "half the ", "95% CI ", "et al. ",
    "Aa, ", "the 2020 ", "trial in ", "van ", "https://", "https://a.b ", "10.1101/", "10.1101/2022.", "PMID: ",
    "ISBN 1-", "2019;", "\u00b9", "\u0301", '"', "\u2026",
)  # fmt: skip


def _clauses(text: str) -> None:
    norms = tuple(text.split())
    if norms:
        clause_ranges(norms, Span(0, len(norms)))


READERS: dict[str, Callable[[str], object]] = {
    "tokens": lambda text: tokenize([text]),
    "sentences": sentence_ranges,
    "clauses": _clauses,
    "addresses": lambda text: list(addresses(text)),
    "identifiers": lambda text: list(identifiers(text)),
    "deposits": lambda text: (deposit_of_doi(text), deposit_of_url(text)),
    "statistics": lambda text: list(shapes(text)),
    "looks like an entry": lambda text: looks_like_entry(text, listed=True),
    "reference entry": read_entry,
    "cites a server": lambda text: cites_server(text, text),
}


def seconds(read: Callable[[str], object], unit: str, characters: int) -> float:
    """How long one reader takes for so many characters."""
    text = unit * (characters // len(unit))
    begin = time.perf_counter()
    read(text)
    return time.perf_counter() - begin


def main() -> None:
    """Measure and print."""
    characters = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    tokenize(["spaCy is imported before anything is measured"], by_spacy=True)
    print(f"{'':22}{'slowest unit':>18}{'seconds':>10}{'twice as much':>16}   ({characters:,} characters)")
    for name, read in READERS.items():
        took, unit = max((seconds(read, unit, characters), unit) for unit in UNITS)
        print(f"{name:22}{unit!r:>18}{took:>10.2f}{seconds(read, unit, 2 * characters) / took:>15.1f}x")


if __name__ == "__main__":
    main()
