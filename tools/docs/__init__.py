"""Builds the documentation: pages of rules from the rules, pictures from command and code, the site from all."""
