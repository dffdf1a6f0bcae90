"""The options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from annotate.limits import LIMITS, Limits, read_size
from annotate.report import FORMATS
from annotate.value import Unread

_Command = Callable[..., None]

sources_option = click.option(
    "--sources", "root", default="sources", show_default=True, help="The folder that holds a folder a story.",
    type=click.Path(exists=True, file_okay=False, path_type=Path))
format_option = click.option(
    "--format", "form", default="text", show_default=True, type=click.Choice(list(FORMATS)),
    help="How problems are printed.")
language_option = click.option(
    "--language", default="en", show_default=True, metavar="TAG",
    help="The language of what the pages say of themselves: en, zh or vi. English stands in for any other.")


def _by_name(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    pairs = [value.rpartition("=") for value in values]
    if odd := next((value for value, pair in zip(values, pairs, strict=True) if not all(pair)), None):
        raise click.BadParameter(f"expected FILE=ENCODING, such as old.txt=gb18030, found {odd}")
    return {Path(name).name: encoding for name, _, encoding in pairs}


encodings_option = click.option(
    "--encoding", "encodings", multiple=True, metavar="FILE=ENCODING", callback=_by_name,
    help="The encoding of a file that is not UTF-8; once for each such file.")


def _size(_context: click.Context, _option: click.Parameter, text: str) -> int:
    size = read_size(text)
    if isinstance(size, Unread):
        raise click.BadParameter(f"{size.message}; {size.help}")
    return size


def _mebibytes(size: int) -> str:
    """As `_size` reads it."""
    return f"{size / (1 << 20):g}MiB"


_OPTIONS = (
    click.option("--max-article", "article", default=_mebibytes(LIMITS.article), show_default=True, callback=_size,
                 metavar="SIZE", help="The largest file of an article or a gloss that is read."),
    click.option("--max-story", "story_bytes", default=_mebibytes(LIMITS.story), show_default=True, callback=_size,
                 metavar="SIZE", help="The largest story.yml that is read."),
    click.option("--max-segments", "segments", default=LIMITS.segments, show_default=True, type=click.IntRange(min=1),
                 help="The most segments of a source."),
    click.option("--max-quotes", "quotes", default=LIMITS.quotes, show_default=True, type=click.IntRange(min=1),
                 help="The most quotes of a story."),
)


def limit_options(command: _Command) -> _Command:
    """Gives a command the four options, and hands them to it as `limits`."""

    @wraps(command)
    def with_limits(*, article: int, story_bytes: int, segments: int, quotes: int, **others: Any) -> None:
        command(limits=Limits(article, story_bytes, segments, quotes), **others)

    options: _Command = with_limits
    for option in reversed(_OPTIONS):
        options = option(options)
    return options
