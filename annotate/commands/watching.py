"""`annotate check --watch`: all problems, told again whenever a story changes, until somebody stops it."""

from __future__ import annotations

import sys
from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotate.commands import CLEAN, shown, tell
from annotate.commands.check import look, stray
from annotate.limits import Limits
from annotate.problem import Problem
from annotate.report.visible import plain

if TYPE_CHECKING:
    from annotate.complete import Part


def go_on(root: Path, only: Collection[str] | None, limits: Limits, *, complete: bool) -> None:
    """`only`: the stories that are looked at; None for all. Ctrl-C is the ordinary end."""
    from annotate.load import find_stories
    from annotate.watch import changes

    known: dict[str, tuple[list[Problem], tuple[Part, ...]]] = {}
    try:
        for number, changed in enumerate(changes(root)):
            mine = {each for each in changed if only is None or each in only}
            if number and not mine:
                continue
            folders = {each.name: each for each in find_stories(root) if only is None or each.name in only}
            for name in [*known]:
                if name not in folders:
                    del known[name]
            for name in [each for each in folders if each in mine]:
                found, parts = look(folders[name], limits, complete=complete)
                known[name] = list(found), parts
            _tell(root, known, mine if number else set(), strays=only is None, complete=complete)
    except KeyboardInterrupt:
        click.echo()
        sys.exit(CLEAN)


def _tell(root: Path, known: dict[str, tuple[list[Problem], tuple[Part, ...]]], changed: set[str], *, strays: bool,
          complete: bool) -> None:
    if sys.stdout.isatty():
        click.clear()
    elif changed:
        click.echo()
    problems = stray(root) if strays else []
    problems += [problem for name in sorted(known) for problem in known[name][0]]
    tell(problems, "text", len(known))
    if complete:
        from annotate.complete.told import as_text

        click.echo(as_text({f"{shown(root)}/{name}": known[name][1] for name in sorted(known)}), nl=False)
    what = f"{', '.join(sorted(changed))} changed" if changed else f"watching {shown(root)}"
    click.echo(plain(f"{datetime.now().astimezone():%H:%M:%S} {what}; Ctrl-C ends"))
    sys.stdout.flush()
