"""The language server: editors send drafts while they are typed, diagnostics, explanations and edits come out.

Everything but `server`, `session` and what speaks the protocol's types works on claimlint's own. Only `claimlint lsp`
imports this package, as its library belongs to the extra `lsp`.
"""
