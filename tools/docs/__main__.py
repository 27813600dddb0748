"""`python -m tools.docs`: builds the documentation strictly; `pictures` and `figures` make anew what is committed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import click

from tests.accuracy import figures
from tests.accuracy.comparison import comparison
from tools.docs import links, module_graph, pictures, rule_pages

DOCS = Path(__file__).parents[2] / "docs"
SITE = DOCS / "_build" / "site"


@click.group(invoke_without_command=True)
@click.pass_context
def main(context: click.Context) -> None:
    """Build the site into docs/_build/site; a warning of Sphinx or a dead link inside the site is an error."""
    if context.invoked_subcommand is None:
        build()


def build() -> None:
    """Pages of rules, then the site, then its links. Ends the process with status 1 on any fault."""
    number = rule_pages.write()
    shutil.rmtree(SITE, ignore_errors=True)  # pages of an earlier build would still be found by links
    command = [sys.executable, "-m", "sphinx", "--quiet", "--fresh-env", "--fail-on-warning", "--keep-going"]
    ran = subprocess.run([*command, "--builder", "html", str(DOCS), str(SITE)], check=False)
    if ran.returncode:
        sys.exit(1)
    dead = list(links.faults(SITE))
    for line in dead:
        click.echo(line, err=True)
    if dead:
        sys.exit(1)
    click.echo(f"Built {SITE.relative_to(DOCS.parent).as_posix()} with {number} rules; all links lead somewhere.")


@main.command("pictures")
@click.argument("names", nargs=-1, type=click.Choice(["terminal", "page", "modules"]))
def make_pictures(names: tuple[str, ...]) -> None:
    """Make the pictures of README and the site anew; all of them, or those named."""
    makers = {"terminal": pictures.terminal, "page": pictures.page, "modules": module_graph.write}
    for name in names or makers:
        click.echo(f"Made {makers[name]().relative_to(DOCS.parent).as_posix()}")


@main.command("figures")
def write_figures() -> None:
    """Write the table of today's accuracy into docs/accuracy.md."""
    page = DOCS / "accuracy.md"
    begin, rest = page.read_text(encoding="utf-8").split("<!-- accuracy: begin -->\n")
    _, end = rest.split("<!-- accuracy: end -->")
    table = figures.table(comparison())
    text = f"{begin}<!-- accuracy: begin -->\n{table}<!-- accuracy: end -->{end}"
    page.write_text(text, encoding="utf-8")
    click.echo(f"Wrote {page.relative_to(DOCS.parent).as_posix()}")


if __name__ == "__main__":
    main()
