"""`annotate figures`: all quantities and dates of the sources."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from annotate.commands import PROBLEMS, folders, shown
from annotate.flags import limit_options, sources_option
from annotate.limits import Limits
from annotate.report import report
from annotate.report.streams import width_of
from annotate.report.visible import plain


@click.command()
@click.argument("story")
@click.argument("sigla", nargs=-1, metavar="[A]...")
@click.option("--format", "form", default="text", show_default=True, type=click.Choice(["text", "json", "csv"]),
              help="A table to read, or all that is known of each figure for programs or a spreadsheet.")
@sources_option
@limit_options
def figures(story: str, sigla: tuple[str, ...], form: str, root: Path, limits: Limits) -> None:
    """Print every quantity and date of the sources of STORY. With hedge, unit, and what is counted.

    Relative dates ("last year") are told from the day on which the source was published, where story.yml says it. Of
    all sources if none is named.
    """
    from annotate.listing.figures import as_csv, as_objects, as_text
    from annotate.listing.figures import figures as found_in
    from annotate.listing.summary import as_json
    from annotate.load import load_story

    folder, = folders(root, (story,))
    loaded, problems = load_story(folder, shown(folder), limits)
    if loaded is None:
        click.echo(report(problems, "text"), nl=False, err=True)
        sys.exit(PROBLEMS)
    known = list(loaded.entry.sources)
    if odd := next((each for each in sigla if each not in known), None):
        raise click.UsageError(plain(f"{story} has no source {odd}; it has {', '.join(known)}"))
    found = found_in(loaded, sigla)
    if form == "json":
        click.echo(as_json(as_objects(found)), nl=False)
    elif form == "csv":
        click.echo(as_csv(found), nl=False)
    elif found:
        click.echo("\n".join(as_text(found, width_of(sys.stdout))))
    unread = [each for each in sigla or known if each not in loaded.sources]
    if unread:
        click.echo(report(problems, "text"), nl=False, err=True)
    elif not found:
        click.echo("no quantities and no dates were found", err=True)
    sys.exit(PROBLEMS if unread else 0)
