"""What is told while many stories are looked at: a bar for people, a line a story for files."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click


@contextmanager
def along(stories: int, *, told: bool) -> Iterator[Callable[[str], None]]:
    """A function that is called with a line for each. The bar is on standard error, and only where that is a terminal;
    `told`: else the lines are printed.
    """
    if not sys.stderr.isatty():
        yield click.echo if told else lambda _line: None
        return
    with click.progressbar(length=stories, label="stories", file=sys.stderr, show_pos=True) as bar:
        yield lambda _line: bar.update(1)
