"""`claimlint init`: a profile and a country go in, a commented claimlint.yaml for the working folder comes out."""

from __future__ import annotations

import os
from pathlib import Path

import click

from claimlint.cli._delivery import deliver, say
from claimlint.cli._options import JURISDICTION, PROFILE
from claimlint.errors import SettingsFault

_NEXT = """\
Next:
  claimlint .               check every draft in this folder and below
  claimlint config POST     see what holds for a post, and why
  claimlint rules           see the rules, and set the level of any of them under `rules`
"""


@click.command()
@PROFILE
@JURISDICTION
@click.option("--force", is_flag=True, help="Replace the claimlint.yaml that is there.")
def command(profile: str | None, jurisdiction: str | None, force: bool) -> None:
    """Write a claimlint.yaml for this folder, with a comment on every setting.

    It holds for all drafts in this folder and below. Nothing is asked, and nothing else is changed.
    """
    from claimlint.config import FILE_NAME, Config, holds
    from claimlint.config.template import starting_text
    from claimlint.replacement import create, replace

    file = Path(FILE_NAME)
    there = SettingsFault(f"{FILE_NAME} exists already; edit it, or replace it with --force")
    if holds(lambda: os.path.lexists(file)) and not force:
        raise there
    default = Config()
    who, where = profile or default.profile, jurisdiction or default.jurisdiction
    try:
        (replace if force else create)(file, starting_text(who, where).encode())
    except FileExistsError:
        raise there from None
    except OSError as fault:
        why = (fault.strerror or type(fault).__name__).lower()
        raise SettingsFault(f"{FILE_NAME}: it cannot be written here ({why}); go to another folder") from None
    if above := _above(FILE_NAME):
        say(f"Note: in this folder and below it holds instead of {above}, whose settings are not taken over.")
    deliver(f"Wrote {FILE_NAME}: profile {who}, country {where}{_unsaid(profile, jurisdiction)}.\n{_NEXT}")


def _unsaid(profile: str | None, jurisdiction: str | None) -> str:
    unsaid = [name for name, given in (("profile", profile), ("jurisdiction", jurisdiction)) if not given]
    return f" (set `{'` and `'.join(unsaid)}` in it if that is not you)" if unsaid else ""


def _above(name: str) -> str | None:
    """The file that has held for this folder so far."""
    from claimlint.config import holds

    here = Path.cwd()
    for place in (here, *here.parents):
        if place != here and holds((place / name).is_file):
            return os.path.relpath(place / name, here)
        if holds((place / ".git").exists):
            return None
    return None
