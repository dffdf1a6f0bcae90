"""`annotate new`: the folder of a new story."""

from __future__ import annotations

from pathlib import Path

import click

from annotate.commands import finish, shown
from annotate.flags import encodings_option, format_option, limit_options
from annotate.limits import Limits
from annotate.problem import Place, Problem
from annotate.report import report
from annotate.report.visible import plain


@click.command()
@click.argument("story")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--sources", "root", default="sources", show_default=True, help="The folder that holds a folder a story.",
              type=click.Path(file_okay=False, path_type=Path))
@click.option("--title", help="The story's title; made of its name if left out.")
@click.option("--language", default="en", show_default=True, help="The language of notes and glosses.")
@encodings_option
@click.option("--show-controls", is_flag=True,
              help="Take articles with control characters, as visible symbols; the file as obtained is kept too.")
@format_option
@limit_options
def new(story: str, files: tuple[Path, ...], root: Path, title: str | None, language: str, encodings: dict[str, str],
        show_controls: bool, form: str, limits: Limits) -> None:
    """Make a story's folder from article FILES. With a commented story.yml to fill in."""
    from annotate import draft
    from annotate.files import names, too_large
    from annotate.schema import NAME, schema
    from annotate.write import create, create_once

    over = [(path, refused) for path in files if (refused := too_large(path, limits))]
    if over:
        finish([Problem(each.code, each.message, Place(path.name), help=each.help) for path, each in over], form, None)
    given = [(path.name, _start(path, limits.article + 1)) for path in files]
    symbols = draft.show_controls(given, encodings) if show_controls else None
    made, problems = draft.draft(story, title, given, language, encodings, limits=limits, symbols=symbols)
    if any(problem.severity == "error" for problem in problems):
        finish(problems, form, None)
    # `Kursk` is `kursk` on some systems
    if there := next((each for each in names(root) if each.casefold() == story), None):
        raise click.UsageError(plain(f"{shown(root / there)} is there already; nothing was written"))
    create(root / story, made)
    create_once(root / NAME, schema())
    click.echo(report(problems, form), nl=False, err=True)
    for name, each in ((name, symbols[name, raw]) for name, raw in given if symbols and (name, raw) in symbols):
        click.echo(f"{plain(name)}: {each.told}; the file as obtained is kept beside it", err=True)
    click.echo(f"{shown(root / story)}/: {', '.join(sorted(made))}")
    click.echo(f"Next: fill in {shown(root / story)}/story.yml, then run: annotate check {story}")


def _start(path: Path, most: int) -> bytes:
    """No more of a file than tells that it is too large."""
    with path.open("rb") as opened:
        return opened.read(most)
