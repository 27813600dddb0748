"""Examples are tests: a pack goes in; out come what its rules made of each example, and what no example reaches."""

from __future__ import annotations

from claimlint.examples.outcomes import AS_OF, ExampleResult, findings_in, run

__all__ = ["AS_OF", "ExampleResult", "findings_in", "run"]
