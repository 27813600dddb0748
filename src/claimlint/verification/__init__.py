"""Looks references up: their identifiers go out to the registries that keep them, records for the lock file come back.

The only part of claimlint that uses the network; only `claimlint verify` imports it.
"""
