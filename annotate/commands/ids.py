"""`annotate ids`: what links lead to, and the list of what was published."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from annotate.commands import DISK, PROBLEMS, finish, folders, refusal, shown
from annotate.flags import format_option, limit_options, sources_option
from annotate.limits import Limits
from annotate.report import report
from annotate.report.visible import plain
from annotate.story import Story


@click.command()
@click.argument("stories", nargs=-1)
@click.option("--update", is_flag=True,
              help="Add what is new to the list of published ids, ids.txt beside story.yml. Nothing is dropped.")
@sources_option
@format_option
@limit_options
def ids(stories: tuple[str, ...], update: bool, root: Path, form: str, limits: Limits) -> None:
    """List the ids that links to STORIES lead to. What stands behind # in a link, old ids that are aliases too.

    Run it with --update before you publish, and commit the list: from then on, none of these ids can go unseen.
    """
    from annotate.build import check_story

    checked = [(folder, *check_story(folder, shown(folder), limits)) for folder in folders(root, stories)]
    problems = [problem for _, _, found in checked for problem in found]
    made = [(folder, arranged.story) for folder, arranged, _ in checked if arranged]
    if len(made) < len(checked):
        click.echo(report(problems, form), nl=False, err=True)
        click.echo("nothing was listed: mend this first", err=True)
        sys.exit(PROBLEMS)
    for folder, story in made:
        if update:
            _update(folder, story, form)
        else:
            _list(story, headed=len(made) > 1)
    finish([], form if update else "text", None)


def _list(story: Story, *, headed: bool) -> None:
    from annotate.arrange.published import listed

    lines = [f"# {story.slug}"] if headed else []
    click.echo("\n".join([*lines, *listed(story)]))


def _update(folder: Path, story: Story, form: str) -> None:
    """Tells what is new; a list with nothing new stays as it is."""
    from annotate.arrange.published import updated
    from annotate.load import IDS
    from annotate.write import create_file

    content, new = updated(story)
    file = folder / IDS
    try:
        if new or story.ids is None:
            create_file(file, content, over=True)
    except OSError as error:
        click.echo(f"annotate: {refusal(error)}; {plain(shown(file))} is as it was", err=True)
        sys.exit(DISK)
    told = f"{len(new):,} added: {', '.join(new[:20])}{' …' if len(new) > 20 else ''}" if new else "nothing new"
    click.echo(plain(f"{shown(file)}: {told}"), err=form != "text")
