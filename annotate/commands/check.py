"""`annotate check`: every problem, and what is left to do."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotate.commands import ended, finish, folders, shown, tell
from annotate.flags import format_option, limit_options, sources_option
from annotate.limits import Limits
from annotate.problem import Problem

if TYPE_CHECKING:
    from annotate.complete import Part


@click.command()
@click.argument("stories", nargs=-1)
@sources_option
@format_option
@click.option("--complete", is_flag=True, help="Tell also what is left to do. It changes no exit code.")
@click.option("--watch", is_flag=True, help="Go on, and check a story again when one of its files changes.")
@limit_options
def check(stories: tuple[str, ...], root: Path, form: str, complete: bool, watch: bool, limits: Limits) -> None:
    """Tell every problem of STORIES (all, if none is named): their names, their folders, or files in them."""
    if watch:
        from annotate.commands.watching import go_on

        if form != "text":
            raise click.UsageError("--watch prints text; take --format out")
        go_on(root, [each.name for each in folders(root, stories)] if stories else None, limits, complete=complete)
        return
    with without_collector():
        named = folders(root, stories)
        problems = [] if stories else stray(root)
        left: dict[str, tuple[Part, ...]] = {}
        for folder in named:
            found, parts = look(folder, limits, complete=complete)
            problems += found
            left |= {shown(folder): parts} if parts else {}
    tell_all(problems, left, form, len(named), complete=complete)


def stray(root: Path) -> list[Problem]:
    """Folders that hold no story."""
    from annotate.load import stray_folders

    return stray_folders(root, shown(root))


def look(folder: Path, limits: Limits, *, complete: bool) -> tuple[Sequence[Problem], tuple[Part, ...]]:
    """The problems of a story, and, if asked, what is left to do in what is right of it."""
    from annotate.checked import checked

    found = checked(folder, shown(folder), limits)
    if not complete or found.story is None:
        return found.problems, ()
    from annotate.complete import complete as left_in

    return found.problems, left_in(found.story)


def tell_all(problems: list[Problem], left: dict[str, tuple[Part, ...]], form: str, stories: int, *,
             complete: bool) -> None:
    """Print all that was found, and end as the problems say."""
    if not complete:
        finish(problems, form, stories)
    from annotate.complete.told import as_text, told
    from annotate.problem import in_order

    if form == "text":
        tell(problems, form, stories)
        click.echo(as_text(left), nl=False)
    else:
        click.echo(told(in_order(problems), left, form), nl=False)
    ended(problems)


@contextmanager
def without_collector() -> Iterator[None]:
    """What a check makes has no cycles (it takes the same memory); looking for them would take a tenth of its time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
