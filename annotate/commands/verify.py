"""`annotate verify`: a finished site, read again."""

from __future__ import annotations

from pathlib import Path

import click

from annotate.commands import finish, shown
from annotate.flags import format_option


@click.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@format_option
@click.option("--policy/--no-policy", default=None, help="Whether every page must carry its policy; if left out, "
              "all must if one does, as the plugin gives it to all.")
def verify(site: Path, form: str, policy: bool | None) -> None:
    """Compare each page of a built SITE with its sources. From the published files alone, character for character."""
    from annotate.verify import verify_site

    done, problems = verify_site(site, shown(site), policy=policy)
    if not problems and form == "text":
        click.echo(f"{shown(site)}: {done}")
    finish(problems, form, None)
