"""What a citation points to, read off its written form: identifiers, preprint servers, reference entries, links."""
