"""The ledger lists every claim with what a reviewer asks about it."""

from __future__ import annotations

from claimlint.engine.ledger import claim_entries
from claimlint.model.ledger import ClaimEntry
from tests.texts import marked


def entries(post: str) -> list[ClaimEntry]:
    return list(claim_entries(marked(post)))


def test_a_claim_with_its_source() -> None:
    (claim,) = entries("Sertraline *relieves* anxiety ([trial](https://doi.org/10.1056/NEJMoa1511939)).")
    assert (claim.text, claim.strength, claim.treatment, claim.outcome) == (
        "relieves* anxiety",
        "direct",
        "Sertraline",
        "anxiety",
    )
    assert (claim.start.offset, claim.end.offset, claim.citations) == (12, 29, ("trial",))


def test_contexts_are_listed() -> None:
    (claim,) = entries("Sertraline may relieve anxiety.")
    assert (claim.strength, claim.context) == ("conditional", ("hedged",))
    (claim,) = entries("Does sertraline relieve anxiety?")
    assert claim.context == ("questioned",)


def test_titles_carry_claims_and_reference_entries_do_not() -> None:
    post = "# Ginger cures nausea\n\nText.\n\n## References\n\n1. Smith J. Ginger cures nausea. J Roots. 2019;3:1-9.\n"
    assert [claim.start.line for claim in entries(post)] == [1]
