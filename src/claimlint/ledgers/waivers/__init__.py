"""The ledger of waivers, one form a file."""
