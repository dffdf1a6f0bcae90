"""`annotate new`: the folder of a new story."""

from __future__ import annotations

from pathlib import Path

import click

from annotate.commands import shown
from annotate.commands.site import site_option
from annotate.commands.taking import (
    Picked,
    article_options,
    next_step,
    read_files,
    settled,
    tell,
    typed,
    with_symbols,
)
from annotate.draft import Given, Ways, Words
from annotate.limits import Limits
from annotate.report import report
from annotate.report.visible import plain


@click.command()
@site_option
@click.argument("story")
@article_options
def new(story: str, files: tuple[Picked, ...], root: Path, title: str | None, language: str, retrieved: str | None,
        encodings: dict[str, str], show_controls: bool, verbose: bool, form: str, limits: Limits) -> None:
    """Make a story's folder from article FILES. With a commented story.yml to fill in."""
    given = read_files(files, root / story, limits, form)
    ways = with_symbols(Ways(encodings, typed(), limits=limits), given, show_controls)
    begun(root, Words(story, title, language, retrieved), given, ways, verbose=verbose, form=form)


def begun(
    root: Path, words: Words, given: list[Given], ways: Ways, *, verbose: bool, form: str, into: bool = False
) -> None:
    """The folder on disk, and what to do next; `annotate add` begins a story in the same way.

    `into`: the folder may be there, with articles and no story.yml.
    """
    from annotate.draft import begin
    from annotate.files import folded, names
    from annotate.schema import NAME, schema
    from annotate.write import create, create_once, put_beside

    folder = root / words.slug
    # `Kursk` is `kursk` on some systems
    there = next((each for each in names(root) if folded(each) == folded(words.slug)), None)
    if there is not None and not (into and there == words.slug):
        raise click.UsageError(plain(f"{shown(root / there)} is there already; nothing was written"))
    made, problems = settled(lambda each: begin(words, given, each, names(folder)), ways, form)
    if there is None:
        create(folder, {**made.files, "story.yml": made.story})
    else:
        put_beside(folder / "story.yml", made.story, made.files)
    create_once(root / NAME, schema())
    click.echo(report(problems, form), nl=False, err=True)
    tell(made, verbose=verbose)
    click.echo(f"{shown(folder)}/: {', '.join(sorted([*made.files, 'story.yml']))}")
    step = next_step("check", root, words.slug, ways.limits)
    click.echo(f"Next: fill in {shown(folder)}/story.yml, then run: {step}")
