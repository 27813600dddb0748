"""The claim ledger, one form a file."""
