"""`annotate check`: every problem."""

from __future__ import annotations

from pathlib import Path

import click

from annotate.commands import finish, folders, shown
from annotate.flags import format_option, limit_options, sources_option
from annotate.limits import Limits


@click.command()
@click.argument("stories", nargs=-1)
@sources_option
@format_option
@limit_options
def check(stories: tuple[str, ...], root: Path, form: str, limits: Limits) -> None:
    """Tell every problem of STORIES (all, if none is named)."""
    from annotate.build import check_story
    from annotate.load import stray_folders

    named = folders(root, stories)
    problems = [] if stories else stray_folders(root, shown(root))
    for folder in named:
        problems += check_story(folder, shown(folder), limits)[1]
    finish(problems, form, len(named))
