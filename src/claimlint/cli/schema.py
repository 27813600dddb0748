"""`claimlint schema`: the kind of a file goes in, its JSON Schema comes out."""

from __future__ import annotations

import json

import click

from claimlint.cli._delivery import deliver
from claimlint.cli._options import Named

KINDS = ("rule", "family", "pack", "config")


@click.command()
@click.argument("kind", metavar="|".join(KINDS), type=Named(KINDS))
@click.option("--output", type=click.Path(), metavar="FILE", help="Write there instead of printing.")
def command(kind: str, output: str | None) -> None:
    """Print the JSON Schema of a kind of file, for editors that complete and check while you type.

    A rule is a file of a pack, and family its family.yaml; pack is a pack.yaml, config a claimlint.yaml. Write the
    schema into a file, and name that file in the first line of your YAML:

    \b
    claimlint schema rule --output rule.schema.json
    # yaml-language-server: $schema=../../rule.schema.json

    An editor sees the form of a file; `claimlint test` and `claimlint config` see also what is in it.
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    deliver(json.dumps(_schema(kind), ensure_ascii=False, indent=2) + "\n", output, utf8=True, form="json")


def _schema(kind: str) -> object:
    if kind == "config":
        from claimlint.config.schema import config_schema

        return config_schema()
    from claimlint.packs import schemas

    return {"rule": schemas.rule_schema, "family": schemas.family_schema, "pack": schemas.pack_schema}[kind]()
