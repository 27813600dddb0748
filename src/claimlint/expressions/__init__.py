"""The phrase language of rules and vocabularies: spelling, inflection, syntax and matching, without spaCy."""
