"""Builds the documentation: pages of rules from the rules, pictures from the command and the code, the site from all."""
