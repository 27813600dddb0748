"""`claimlint serve`: a page on this machine, for editors who have neither a terminal nor a repository at hand."""

from __future__ import annotations

from datetime import date
from importlib.util import find_spec
from typing import Any

import click

from claimlint.cli._delivery import deliver
from claimlint.cli._options import AS_OF, configurations, setting_options
from claimlint.errors import SettingsFault

_NEEDED = ("starlette", "uvicorn")


@click.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    metavar="NUMBER",
    help="The port of the page (default: a free one).",
)
@click.option("--open", "show", is_flag=True, help="Show the page in the browser.")
@setting_options
@AS_OF
def command(port: int, show: bool, as_of: date | None, **options: Any) -> None:
    """Check drafts on a page in the browser, while they are written.

    Paste a draft there, or drop a file: findings are marked as you type, with the reason, the authority and what to
    write instead, and beside them the claims and references of the post. The report can be saved.

    The page is on this machine only. Drafts are neither stored nor sent anywhere. Ctrl-C ends it.
    """
    if any(find_spec(name) is None for name in _NEEDED):
        raise SettingsFault(
            "`claimlint serve` needs packages that are not installed; "
            'install them in a copy of claimlint\'s repository: pip install ".[serve]"'
        )
    from claimlint.serving.application import application
    from claimlint.serving.desk import Desk
    from claimlint.serving.running import address, listening, open_browser, run

    desk = Desk(configurations(**options).of, as_of)
    desk.prepare()
    listener = listening(port)
    page = address(listener)
    deliver(f"claimlint is at {page} until you press Ctrl-C.\n")
    if show:
        open_browser(page)
    run(application(desk, listener.getsockname()[1]), listener)
