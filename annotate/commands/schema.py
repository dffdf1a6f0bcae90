"""`annotate schema`: what editors complete from."""

from __future__ import annotations

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema of story.yml. Editors complete from it; `annotate new` puts it beside the stories."""
    from annotate.schema import schema as as_file

    click.echo(as_file(), nl=False)
