"""What the commands share: exit codes, how one ends, which stories are named."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from annotate.problem import Problem
from annotate.report import report
from annotate.report.visible import plain

CLEAN, PROBLEMS, USAGE, DISK, BUSY, BUG = 0, 1, 2, 3, 4, 70


def finish(problems: list[Problem], form: str, stories: int | None) -> None:
    """Print the problems and end; warnings alone are no failure. `stories`: how many were checked, to say so."""
    click.echo(report(problems, form), nl=False)
    if form == "text" and not problems and stories is not None:
        click.echo(f"no problems in {stories} {'story' if stories == 1 else 'stories'}")
    sys.exit(PROBLEMS if any(problem.severity == "error" for problem in problems) else CLEAN)


def folders(root: Path, stories: tuple[str, ...]) -> list[Path]:
    """Those of the stories that are named; of all, if none is."""
    from annotate.load import find_stories

    known = find_stories(root)
    if not stories:
        return known
    names = {folder.name: folder for folder in known}
    for each in stories:
        if not _names(each, names):
            raise click.UsageError(plain(f"{shown(root)} has no story {each}; it has {', '.join(names) or 'none'}"))
    return [names[Path(each).name] for each in stories]


def _names(given: str, known: Mapping[str, Path]) -> bool:
    """A story's name, or the path of its folder as the shell completes it."""
    path = Path(given)
    return path.name in known and (given == path.name or path.resolve() == known[path.name].resolve())


def shown(path: Path) -> str:
    """As the user would write it."""
    return path.as_posix()


def refusal(error: OSError) -> str:
    """What the disk said, and of which file."""
    return plain(f"{error.strerror or error}: {error.filename or ''}".rstrip(": "))


def spoken(tag: str) -> str:
    """The language of the interface for the one that is asked for."""
    from annotate.words import nearest, spoken_for

    if spoken_for(tag) is None:
        click.echo(plain(f"annotate: the pages do not speak {tag}; they say it in English"), err=True)
    return nearest(tag)
