"""Every type that travels between the parts: documents, annotated text, expressions, rules, reports."""
