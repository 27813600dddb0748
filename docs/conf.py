"""How Sphinx builds the site: `python -m tools.docs` is the way to call it."""

from claimlint import __version__

project = "claimlint"
author = "The claimlint authors"
copyright = "The claimlint authors. Apache-2.0"  # noqa: A001 - Sphinx's own name
version = release = __version__

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
nitpicky = True

myst_heading_anchors = 3  # a link to a heading is checked like a link to a page
myst_enable_extensions = ["html_image"]

html_theme = "furo"
html_title = f"claimlint {__version__}"
smartquotes = False  # `--option` stays what one types
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
