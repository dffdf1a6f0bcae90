"""The options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from annotate.limits import LIMITS, Limits, read_size
from annotate.report import FORMATS
from annotate.report.visible import plain
from annotate.value import Unread

_Command = Callable[..., None]

_SOURCES = "sources"


def _root(context: click.Context, option: click.Parameter, root: Path) -> Path:
    """Where nothing is said and none is there, that of the site around: of a folder with mkdocs.yml, or `sources`
    itself where the command runs in it.
    """
    if root.is_dir():
        return root
    here = Path.cwd()
    if context.get_parameter_source("root") == ParameterSource.DEFAULT:
        for site in here.parents:
            found = site / _SOURCES
            if found.is_dir() and (found in (here, *here.parents) or (site / "mkdocs.yml").is_file()):
                return Path(os.path.relpath(found))
    there = f"{root.as_posix()} is no folder" if root.exists() else f"there is no folder {root.as_posix()}"
    way = "run it where mkdocs.yml stands, beside `sources`, or name the folder of the stories with --sources"
    raise click.BadParameter(plain(f"{there}; {way}"), context, option)


sources_option = click.option(
    "--sources", "root", default=_SOURCES, show_default=True, help="The folder that holds a folder a story.",
    type=click.Path(path_type=Path), callback=_root)
format_option = click.option(
    "--format", "form", default="text", show_default=True, type=click.Choice(list(FORMATS)),
    help="How problems are printed.")
language_option = click.option(
    "--language", default="en", show_default=True, metavar="TAG",
    help="The language of what the pages say of themselves: en, zh or vi. English stands in for any other.")


def _by_name(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """A name alone, under no file, is meant for the only one."""
    pairs = [value.rpartition("=") for value in values]
    if odd := next((value for value, pair in zip(values, pairs, strict=True) if not all(pair) and "=" in value), None):
        raise click.BadParameter(plain(f"expected FILE=ENCODING, such as old.txt=gb18030, or the ENCODING alone, "
                                       f"found {odd}"))
    return {Path(name).name if name else "": encoding for name, _, encoding in pairs}


def of_files(encodings: Mapping[str, str], files: Sequence[str]) -> dict[str, str]:
    """The encodings by the names of these files; ends where one is of no file, or of nobody knows which."""
    named = dict(encodings)
    if (alone := named.pop("", None)) is not None:
        if len(files) != 1:
            raise click.UsageError(plain(f"say of which file --encoding {alone} is: --encoding FILE={alone}"))
        named = {files[0]: alone, **named}
    if odd := next((each for each in named if each not in files), None):
        raise click.UsageError(
            plain(f"--encoding tells of {odd}, which is not among the files: {', '.join(files) or 'none'}"))
    return named


encodings_option = click.option(
    "--encoding", "encodings", multiple=True, metavar="[FILE=]ENCODING", callback=_by_name,
    help="The encoding of a file that is not UTF-8; once for each such file, by its name where there are several.")


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
