"""The options of the command line that raise limits."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from annotate.limits import LIMITS, Limits, read_size
from annotate.value import Unread

_Command = Callable[..., None]


def _size(_context: click.Context, _option: click.Parameter, text: str) -> int:
    size = read_size(text)
    if isinstance(size, Unread):
        raise click.BadParameter(f"{size.message}; {size.help}")
    return size


_OPTIONS = (
    click.option("--max-article", "article", default="2MiB", show_default=True, callback=_size, metavar="SIZE",
                 help="The largest file of an article or a gloss that is read."),
    click.option("--max-story", "story_bytes", default="1MiB", show_default=True, callback=_size, metavar="SIZE",
                 help="The largest story.yml that is read."),
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
