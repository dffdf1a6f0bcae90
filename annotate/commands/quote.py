"""`annotate quote`: words of a source as YAML to paste."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

import click

from annotate.commands import PROBLEMS, folders, shown
from annotate.flags import format_option, limit_options, sources_option
from annotate.limits import Limits
from annotate.report import report
from annotate.report.visible import plain
from annotate.story import Story


@click.command()
@click.argument("story")
@click.argument("source_and_words", nargs=-1, required=True, metavar="[A] WORDS")
@click.option("--nth", type=click.IntRange(min=1), metavar="N", help="Of several places, only the Nth.")
@click.option("--indent", default=0, type=click.IntRange(0, 40), metavar="N", help="Spaces before each line.")
@sources_option
@format_option
@limit_options
def quote(
    story: str, source_and_words: tuple[str, ...], nth: int | None, indent: int, root: Path, form: str, limits: Limits,
) -> None:
    """Print words of source A as a quote to paste, with what tells their place. WORDS `-`: from standard input.

    Without A, the words are looked for in all sources. They may be typed anew: what is printed is the source's own.
    """
    from annotate.listing.quoting import answer, as_yaml
    from annotate.load import load_story

    siglum, words = _asked(story, source_and_words)
    folder, = folders(root, (story,))
    loaded, problems = load_story(folder, shown(folder), limits)
    if loaded is None or not loaded.sources or (siglum in loaded.entry.sources and siglum not in loaded.sources):
        click.echo(report(problems, form), nl=False, err=True)
        sys.exit(PROBLEMS)
    if siglum is not None and siglum not in loaded.sources:
        raise click.UsageError(f"{plain(story)} has no source {plain(siglum)}; it has {', '.join(loaded.sources)}")
    if siglum is None and words in loaded.entry.sources:
        raise click.UsageError(f'say which words of it: annotate quote {plain(story)} {words} "…"')
    found = answer(words, loaded, siglum)
    if not found.offers:
        if siglum is None and len(loaded.sources) > 1 and form == "text":
            sigla = " nor ".join(loaded.sources)
            click.echo(f"annotate: the words stand neither in {sigla}; told is of where they come nearest", err=True)
        click.echo(report(list(found.problems), form), nl=False, err=True)
        _tell_unread(loaded, siglum)
        sys.exit(PROBLEMS)
    count = len(found.offers)
    if nth is not None and nth > count:
        raise click.UsageError(f"the words stand at {count} place{'s' * (count > 1)}; --nth {nth} is none of them")
    if nth is None and count > 1:
        click.echo(f"annotate: {_several(count, found.unlisted)}", err=True)
    asked = range(count) if nth is None else [nth - 1]
    one_of = (f"{at + 1} of {count}: " if count > 1 else "" for at in asked)
    yaml = "\n\n".join(as_yaml(found.offers[at], each) for at, each in zip(asked, one_of, strict=True))
    click.echo(textwrap.indent(yaml, " " * indent))
    _tell_unread(loaded, siglum)


def _asked(story: str, given: tuple[str, ...]) -> tuple[str | None, str]:
    """Siglum, if one is given, and words."""
    if len(given) > 2:
        raise click.UsageError(f'put the words in quotation marks: annotate quote {plain(story)} {plain(given[0])} "…"')
    siglum = given[0] if len(given) == 2 else None
    if given[-1] != "-":
        return siglum, given[-1]
    try:
        return siglum, sys.stdin.buffer.read().decode().removeprefix("\ufeff").strip("\r\n")
    except UnicodeDecodeError as error:
        raise click.UsageError(f"standard input is not UTF-8: byte {error.start + 1}") from None


def _several(count: int, unlisted: int) -> str:
    more = f", and {unlisted:,} more that are not listed" if unlisted else ""
    return f"the words stand at {count} places{more}; paste one of them, or choose it with --nth"


def _tell_unread(story: Story, siglum: str | None) -> None:
    """What was not looked at."""
    if siglum is None and (unread := [each for each in story.entry.sources if each not in story.sources]):
        names = ", ".join(unread)
        click.echo(f"annotate: {names} could not be read; run: annotate check {plain(story.slug)}", err=True)
