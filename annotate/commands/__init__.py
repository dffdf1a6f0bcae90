"""What the commands share: exit codes, how one ends, which stories are named."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

import click

from annotate.problem import Problem
from annotate.report import report
from annotate.report.visible import plain

CLEAN, PROBLEMS, USAGE, DISK, BUSY, BUG = 0, 1, 2, 3, 4, 70


def finish(problems: list[Problem], form: str, stories: int | None) -> NoReturn:
    """Print the problems and end; warnings alone are no failure. `stories`: how many were checked, to say so."""
    tell(problems, form, stories)
    ended(problems)


def ended(problems: list[Problem]) -> NoReturn:
    """End as the problems say."""
    sys.exit(PROBLEMS if any(problem.severity == "error" for problem in problems) else CLEAN)


def tell(problems: list[Problem], form: str, stories: int | None) -> None:
    """All problems; as text, also where more is said of them."""
    click.echo(report(problems, form), nl=False)
    if form == "text" and problems:
        from annotate.report.summary import explained

        click.echo(explained(problems))
    elif form == "text" and stories is not None:
        click.echo(f"no problems in {stories} {'story' if stories == 1 else 'stories'}")


def folders(root: Path, stories: tuple[str, ...]) -> list[Path]:
    """Those of the stories that are named; of all, if none is."""
    from annotate.load import find_stories

    known = find_stories(root)
    if not stories:
        return known
    names = {folder.name: folder for folder in known}
    found = {each: _names(each, names) for each in stories}
    for each, name in found.items():
        if name is None:
            raise click.UsageError(plain(f"{shown(root)} has no story {each}; it has {', '.join(names) or 'none'}"))
    return [names[name] for name in dict.fromkeys(found.values()) if name]


def _names(given: str, known: Mapping[str, Path]) -> str | None:
    """A story by its name, by the path of its folder as the shell completes it, or by that of a file inside it."""
    if given in known:
        return given
    path = Path(given).resolve()
    inside = {known[each].resolve(): each for each in {path.name, *(parent.name for parent in path.parents)} & {*known}}
    return next((inside[folder] for folder in (path, *path.parents) if folder in inside), None)


def shown(path: Path) -> str:
    """As the user would write it."""
    return path.as_posix()


def columns() -> int:
    """How wide what is told may be."""
    return click.HelpFormatter(max_width=100).width


def refusal(error: OSError) -> str:
    """What the disk said, and of which file."""
    return plain(f"{error.strerror or error}: {error.filename or ''}".rstrip(": "))


def spoken(tag: str) -> str:
    """The language of the interface for the one that is asked for."""
    from annotate.words import nearest, spoken_for

    if spoken_for(tag) is None:
        click.echo(plain(f"annotate: the pages do not speak {tag}; they say it in English"), err=True)
    return nearest(tag)
