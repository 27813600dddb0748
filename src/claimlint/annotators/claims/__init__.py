"""How claims are read: marks of verbs and cues go in, drafts of claims come out; the annotator `claim` joins them."""
