"""`annotate export`: one story as one file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from annotate.commands import DISK, ended, finish, folders, refusal, shown, spoken
from annotate.flags import language_option, limit_options, sources_option
from annotate.limits import Limits
from annotate.report import FORMATS, report
from annotate.report.visible import plain
from annotate.value import Unread


def _address(_context: click.Context, _option: click.Parameter, text: str | None) -> str | None:
    from annotate.urls import read

    given = None if text is None else read(text)
    if isinstance(given, Unread):
        raise click.BadParameter(plain(f"{given.message}; {given.help}"))
    return given


@click.command()
@click.argument("story")
@sources_option
@click.option("--format", "kind", default="html", show_default=True, type=click.Choice(["html"]),
              help="What kind of file.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path),
              help="The file to write; STORY.html, where you are, if left out; - for standard output.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
@click.option("--templates", type=click.Path(exists=True, file_okay=False, path_type=Path),
              help="A folder of templates that replace ours by file name.")
@click.option("--url", metavar="ADDRESS", callback=_address,
              help="Where the story's page is published too: citations link there; if left out, they have no address.")
@language_option
@click.option("--problems", "form", default="text", show_default=True, type=click.Choice(list(FORMATS)),
              help="How problems are printed.")
@limit_options
def export(story: str, root: Path, kind: str, out: Path | None, force: bool, templates: Path | None, url: str | None,
           language: str, form: str, limits: Limits) -> None:
    """Save a STORY as one file that needs nothing else. Not even a network: styles, script and all texts are in it.

    So are the articles, glosses and story.yml, to be saved from its Provenance; but nothing of an article of which only
    excerpts may be shown. The page is read again and compared with its sources before it is written.
    """
    from annotate.build import Settings
    from annotate.export import exported
    from annotate.write import create_file

    folder, = folders(root, (story,))
    path = out or Path(f"{folder.name}.{kind}")
    settings = Settings(root, shown(root), templates, limits, spoken(language))
    made = exported(folder, shown(folder), shown(path), settings, url)
    if made.html is None:
        finish(list(made.problems), form, None)
    if str(out) == "-":
        click.echo(made.html.encode(), nl=False)
        click.echo(plain(f"standard output: {made.done}"), err=True)
        click.echo(report(list(made.problems), form), nl=False, err=True)
        ended(list(made.problems))
    try:
        create_file(path, made.html.encode(), over=force)
    except FileExistsError:
        raise click.UsageError(plain(f"{shown(path)} is there already; --force replaces it")) from None
    except OSError as error:
        click.echo(f"annotate: {refusal(error)}; {plain(shown(path))} is as it was", err=True)
        sys.exit(DISK)
    click.echo(plain(f"{shown(path)}: {made.done}"), err=form != "text")
    finish(list(made.problems), form, None)
