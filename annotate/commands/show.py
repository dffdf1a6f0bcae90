"""`annotate show`: the numbered segments."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from annotate.commands import PROBLEMS, folders, shown
from annotate.flags import format_option, limit_options, sources_option
from annotate.limits import Limits
from annotate.listing import ONLY, Only
from annotate.report import report
from annotate.report.streams import styled, width_of
from annotate.report.visible import inert, plain, whole

if TYPE_CHECKING:
    from annotate.listing.table import Listing

# A line within a segment that a gloss file would take for a label or a comment.
_LABEL_LIKE: Final = re.compile(r"(?<=\n)(?=[\[#])")


WIDEST: Final = 1000  # columns; no terminal is wider


@click.command()
@click.argument("story")
@click.argument("sigla", nargs=-1, metavar="[A]...")
@click.option("--side-by-side/--in-turn", "beside", default=None,
              help="By passages, with what is quoted in brackets; or one source after the other, in the format of a "
                   "gloss file. On a terminal the first, unless one source is named; else the second.")
@click.option("--only", type=click.Choice(ONLY),
              help="Of all segments but furniture those that are quoted, that are not, that have no other source "
                   "beside them, or that stand in no passage yet.")
@click.option("--width", type=click.IntRange(20, WIDEST), metavar="COLUMNS", help="How wide; else as the terminal is.")
@sources_option
@format_option
@limit_options
def show(
    story: str, sigla: tuple[str, ...], beside: bool | None, only: Only | None, width: int | None, root: Path,
    form: str, limits: Limits,
) -> None:
    """Print the numbered segments of a source, in the format of a gloss file. Of all sources if none is named."""
    from annotate.checked import Checked, checked
    from annotate.listing.table import listing, side_by_side
    from annotate.load import load_story

    folder, = folders(root, (story,))
    beside = (len(sigla) != 1 and sys.stdout.isatty()) if beside is None else beside
    if beside or only:
        found = checked(folder, shown(folder), limits)
    else:  # quotes do not matter
        part, problems = load_story(folder, shown(folder), limits)
        found = Checked(part, {}, tuple(problems))
    loaded = found.story
    if loaded is None:
        click.echo(report(found.problems, form), nl=False, err=True)
        sys.exit(PROBLEMS)
    asked = _asked(story, sigla, list(loaded.entry.sources))
    there = [each for each in asked if each in loaded.sources]
    made = listing(loaded, found.anchors)
    if there and beside:
        for line in side_by_side(made, there, width or width_of(sys.stdout), only):
            click.echo(inert(styled(sys.stdout, ((piece.text, piece.marked) for piece in line))))
    else:
        _in_turn(made, there, only, headed=len(sigla) != 1)
    # not where the segments go: standard output may be a gloss file
    if len(there) < len(asked) or len(asked) > 1:
        click.echo(report(found.problems, form), nl=False, err=True)
    sys.exit(PROBLEMS if len(there) < len(asked) else 0)


def _asked(story: str, sigla: tuple[str, ...], known: list[str]) -> list[str]:
    if odd := next((each for each in sigla if each not in known), None):
        raise click.UsageError(f"{plain(story)} has no source {plain(odd)}; it has {', '.join(known)}")
    return list(dict.fromkeys(sigla or known))


def _in_turn(made: Listing, sigla: Sequence[str], only: Only | None, *, headed: bool) -> None:
    wanted = made.wanted(only, sigla)
    for siglum in sigla:
        if headed:
            click.echo(f"# {siglum}")
        for segment in made.story.sources[siglum].article.segments:
            if only is None or (siglum, segment.number) in wanted:
                line = f"[{segment.number}] {_LABEL_LIKE.sub(' ', segment.text)}"
                # a pipe may lead into a gloss file: there it is the article's own, byte for byte
                click.echo("\n".join(map(whole, line.split("\n"))) if sys.stdout.isatty() else line)
