"""`claimlint cache`: where results of earlier runs are kept, how many, and how to be rid of them."""

from __future__ import annotations

import click

from claimlint.errors import SettingsFault


@click.group()
def command() -> None:
    """Results that are kept between runs, so that an unchanged draft is not checked again.

    They hold sentences of drafts, stay on this machine, and only you may read them. CLAIMLINT_CACHE_DIR names another
    folder for them; `claimlint check --no-cache` does without.
    """


@command.command()
def path() -> None:
    """Print the file in which results are kept."""
    from claimlint.cache import location

    file = location().file
    if file is None:
        raise SettingsFault(_HOMELESS)
    click.echo(str(file))


@command.command()
def info() -> None:
    """Say what is kept, and where."""
    from claimlint.cache import location
    from claimlint.cache.store import count

    place = location()
    if place.file is None:
        click.echo(f"Nothing is kept: {_HOMELESS}")
        return
    click.echo(f"{place.file} (by {place.because})")
    if not place.file.exists():
        click.echo("Nothing is kept yet.")
        return
    entries = count(place.file)
    if entries is None:
        click.echo(
            "This file cannot be used. What can be replaced is replaced by the next check; else checks do without."
        )
    else:
        click.echo(f"{entries:,} results, {place.file.stat().st_size / 1_000_000:.1f} MB")


@command.command()
def clear() -> None:
    """Remove all results that are kept; the next check begins anew."""
    from claimlint.cache import location
    from claimlint.cache.store import clear as clear_file
    from claimlint.packs.keeping import forget

    file = location().file
    try:
        removed = file is not None and clear_file(file)
        removed = forget() > 0 or removed
    except OSError as fault:
        why = (fault.strerror or type(fault).__name__).lower()
        raise SettingsFault(f"{file} cannot be removed ({why}); remove it yourself, or use --no-cache") from None
    click.echo("The results of earlier runs are removed." if removed else "There were no results of earlier runs.")


_HOMELESS = "there is no home folder; name a folder in CLAIMLINT_CACHE_DIR"
