"""The reference ledger, one form a file."""
