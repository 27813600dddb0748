"""The claimlint.yaml that a house begins with: profile and country go in, its text with a comment on each key comes
out.

Loaded as it is, it says nothing but the defaults and the given two; without its comment signs it would load as well.
"""

from __future__ import annotations

_TEXT = """\
# How claimlint checks the posts in this folder and below.
# `claimlint config POST` shows what holds for one post, and where each value comes from.

# Who publishes: clinic, publisher, supplement or pharma. Each owes its readers other statements.
profile: {profile}

# Whose law applies: us, uk, eu, au or ca.
jurisdiction: {jurisdiction}

# The lowest level of a finding that blocks a post: note, warning, error or never.
fail-on: error

# The level of a rule's findings, or of a whole family's: off, note, warning or error.
# `claimlint rules` lists the rules; `claimlint explain RULE` says what one wants, and why.
#rules:
#  hype/superlative: note
#  provenance: off

# Only these rules or families; all but these.
#select: [claims, citations]
#ignore: [provenance]

# What the check of a folder takes (else every draft), and what is skipped even when it is named:
# patterns as in .gitignore, from this folder.
#files:
#  include: [posts/, pages/]
#  exclude: [archive/, "*.old.md"]

# What holds for some files only. Any setting above or below may stand here; of several that fit, the later wins.
#overrides:
#  - files: shop/
#    profile: supplement
#    rules:
#      hype: error

# What a post's front matter may say for it, such as `profile: clinic`; an option of the command wins.
#posts:
#  may-set: [profile, jurisdiction]

# Statements that your site shows with every post, such as in its footer; posts need not repeat them.
#site:
#  provides: [not-medical-advice, crisis-line]

# Names of your own products, so that what is said of them is judged like any treatment.
#products: [Sleep Well Drops]

# Folders with rules and word lists of your own, from this folder.
#packs: [our-rules]

# Where `claimlint check --fix` adds the statements that a post lacks: end, start (below the title), or below a
# heading: after-heading "About this page" (at the end of posts without it).
#fix:
#  place: end

# What a waiver in a draft has to say besides its reason: by (whose decision), until (its last day), text (the marks
# that `claimlint waivers --bind` writes); and the rules and families that nobody may waive.
#waivers:
#  require: [by, until]
#  never: [safety]

# The file that carries known findings of old posts, from this folder; `claimlint baseline` writes it.
#baseline: claimlint-baseline.json

# The largest draft that is read.
#max-size: 5 MB

# Your address, told to the registries that `claimlint verify` asks about references, which lets them answer faster.
# Checking posts asks nobody and sends nothing.
#contact: editor@example.org

# Whether references that `claimlint verify` has not looked up block a post.
#require-verified: true

# A mirror that is asked in place of a registry.
#registries:
#  crossref: https://crossref.example.org
"""


def starting_text(profile: str, jurisdiction: str) -> str:
    """The text of a new claimlint.yaml; lines end in LF."""
    return _TEXT.format(profile=profile, jurisdiction=jurisdiction)
