"""`annotate reject`: stubs that are not to come back."""

from __future__ import annotations

from pathlib import Path

import click

from annotate.commands import shown
from annotate.commands.stubs import Opened, chosen, put, refused
from annotate.flags import limit_options, sources_option
from annotate.limits import Limits
from annotate.problem import Problem
from annotate.report.visible import plain
from annotate.suggest.stub import NAME


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="[STORY] ID...")
@click.option("--undo", is_flag=True, help="Let them be offered again, by the next `annotate suggest`.")
@sources_option
@limit_options
def reject(ids: tuple[str, ...], undo: bool, root: Path, limits: Limits) -> None:
    """Have suggestions never offered again. What they were is kept in suggestions.yml, so commit that file.

    All that are named, or none. The beginning of an id will do.
    """
    from annotate.suggest.stub.change import Changed, rejected, restored

    made: list[tuple[Opened, Changed, list[str]]] = []
    problems: list[Problem] = []
    for each, wanted in chosen(root, ids, limits, of="rejected" if undo else "stubs"):
        if each.kept is not None:
            changed, told = (restored if undo else rejected)(each.kept, wanted, limits)
            problems += told
            made += [(each, changed, wanted)] if changed else []
    if problems:
        refused(problems)
    for each, changed, wanted in made:
        put(each.folder, NAME, changed.stubs, each.kept.raw if each.kept else None)
        done = "offered again by the next annotate suggest" if undo else "rejected"
        click.echo(plain(f"{shown(each.folder)}: {', '.join(wanted)}: {done}"))
