"""The outcome of `claimlint verify` in several forms, one file each."""
