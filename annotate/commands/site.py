"""`annotate new --site`: a site to begin with."""

from __future__ import annotations

import re
from pathlib import Path

import click

from annotate.commands import shown
from annotate.report.visible import plain


def _site(context: click.Context, _option: click.Parameter, folder: Path | None) -> None:
    """Before the command asks for its arguments, of which a site needs none."""
    if folder is None or context.resilient_parsing:
        return
    from annotate.starter import starter
    from annotate.write import create

    made = starter(_title(folder.absolute().name))
    try:
        create(folder.absolute(), made)
    except FileExistsError:
        raise click.UsageError(plain(f"{shown(folder)} is there already; nothing was written")) from None
    click.echo(plain(f"{shown(folder)}/: {', '.join(sorted(made))}"))
    click.echo(plain(f"Next: cd {shown(folder)}, then run: mkdocs serve"))
    context.exit()


def _title(name: str) -> str:
    """The folder's name as words; what settings and Markdown could take for something else is left out."""
    words = " ".join(re.findall(r"[^\W_]+", name))
    return words[:1].upper() + words[1:] or "Annotated sources"


site_option = click.option(
    "--site", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path), is_eager=True, expose_value=False,
    callback=_site, help="Make a whole new site instead, in FOLDER: settings, the workflow that publishes it, and one "
    "story as an example. Needs no STORY and no FILES.")
