"""What English needs: tokens (spaCy), sentences, clauses, and the check that a draft is English."""
