"""`annotate build`: all pages, as Markdown in a folder."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from annotate.commands import BUSY, DISK, finish, refusal, shown, spoken
from annotate.flags import format_option, language_option, limit_options, sources_option
from annotate.limits import Limits
from annotate.report.visible import plain


@click.command()
@sources_option
@format_option
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path),
              help="The folder to make, such as docs/stories.")
@click.option("--templates", type=click.Path(exists=True, file_okay=False, path_type=Path),
              help="A folder of templates that replace ours by file name.")
@language_option
@limit_options
def build(root: Path, form: str, out: Path, templates: Path | None, language: str, limits: Limits) -> None:
    """Write all pages into a folder. Nothing at all while a story has errors."""
    from annotate.build import Settings
    from annotate.build import build as build_site
    from annotate.verify import verify_made
    from annotate.write import Busy, Output

    if out.resolve().is_relative_to(root.resolve()):
        raise click.UsageError(f"{shown(out)} is where the articles are; choose, for example, --out docs/stories")
    output = Output(out, shown(out))
    try:
        with output:
            site = build_site(Settings(root, shown(root), templates, limits, spoken(language)))
            differing = [] if site.broken else verify_made(site, shown(out))
            if site.broken or differing:
                finish([*site.problems, *differing], form, None)
            done, problems = output.write(site.files)
    except Busy as lock:
        click.echo(f"annotate: another build is at work (it holds {lock}); {out} is as it was", err=True)
        sys.exit(BUSY)
    except OSError as error:
        told = f"annotate: {refusal(error)}; {out} is as it was"
        click.echo("\n".join([told, *map(plain, getattr(error, "__notes__", ()))]), err=True)
        sys.exit(DISK)
    finally:
        for each in output.kept:
            told = f"annotate: somebody wrote into {out} while it was built; what could not stay: {each}"
            click.echo(plain(told), err=True)
    if not problems:
        click.echo(f"{out}: {len(done.written)} written, {len(done.removed)} removed, {done.unchanged} unchanged",
                   err=form != "text")
    finish([*site.problems, *problems], form, None)
