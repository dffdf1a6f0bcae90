"""`annotate verify`: a finished site, read again."""

from __future__ import annotations

from pathlib import Path

import click

from annotate.commands import finish, shown
from annotate.flags import format_option
from annotate.report.visible import plain


@click.command()
@click.argument("site", type=click.Path(exists=True, path_type=Path))
@format_option
@click.option("--policy/--no-policy", default=None, help="Whether every page must carry its policy; if left out, "
              "all must if one does, as the plugin gives it to all.")
def verify(site: Path, form: str, policy: bool | None) -> None:
    """Compare each page of a built SITE with its sources. From the published files alone, character for character."""
    from annotate.verify import verify_site

    if site.is_file():
        raise click.UsageError(plain(
            f"{shown(site)} is a file; a built site is a folder. What `annotate export` wrote was compared at once. "
            "To compare it again, save all files from its Provenance into a folder of the story's name and "
            "export that: the same version makes the same file of them, byte for byte"))

    done, problems = verify_site(site, shown(site), policy=policy)
    if not problems and form == "text":
        click.echo(f"{shown(site)}: {done}")
    finish(problems, form, None)
