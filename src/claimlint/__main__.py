"""`python -m claimlint`: the same as the `claimlint` command."""

from claimlint.cli import main

if __name__ == "__main__":
    main()
