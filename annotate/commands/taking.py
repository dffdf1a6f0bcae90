"""What `annotate new` and `annotate add` share: files read, pages fetched, encodings asked for, findings told."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from shlex import join, quote
from typing import Any

import click

from annotate.commands import finish, shown
from annotate.draft import Given, Made, Ways, candidates
from annotate.draft.again import Candidate
from annotate.draft.summary import summary
from annotate.files import Refused, read_given, too_large
from annotate.flags import encodings_option, format_option, limit_options, of_files
from annotate.limits import LIMITS, Limits
from annotate.obtain import MOST
from annotate.problem import Place, Problem
from annotate.readers.endings import is_text
from annotate.report.visible import plain

_Make = Callable[[Ways], tuple[Made | None, list[Problem]]]
_INSTALL = 'pip install "annotated-sources[web]" would find more in pages: who wrote them, when, what is no article'

Picked = tuple[Path, str | None]
"""A file, and which of its pages."""


def picked(context: click.Context, option: click.Parameter, word: str) -> Picked:
    """`site.wacz#https://example.org/a` is a page of site.wacz, unless there is a file of that name."""
    marks = [at for at, each in enumerate(word) if each == "#" and at + 1 < len(word)]
    cut = next((at for at in reversed(marks) if Path(word[:at]).is_file()), None)  # a name may have a # itself
    if cut is not None and not Path(word).exists():
        return Path(word[:cut]), word[cut + 1 :]
    return Path(str(click.Path(exists=True, dir_okay=False).convert(word, option, context))), None


def _picked(context: click.Context, option: click.Parameter, words: tuple[str, ...]) -> tuple[Picked, ...]:
    return tuple(picked(context, option, word) for word in words)


_OPTIONS = (
    click.argument("files", nargs=-1, callback=_picked),
    click.option("--sources", "root", default="sources", show_default=True, type=click.Path(path_type=Path),
                 help="The folder that holds a folder a story."),
    click.option("--title", help="The title of a story that is begun; made of its name if left out."),
    click.option("--language", default="en", show_default=True, help="The language of its notes and glosses."),
    click.option("--retrieved", metavar="DAY", help="The day on which you obtained the files, such as 2025-11-21."),
    encodings_option,
    click.option("--show-controls", is_flag=True,
                 help="Take articles with control characters, as visible symbols; the file as obtained is kept too."),
    click.option("--verbose", is_flag=True, help="List every text of a page that is not taken for its article."),
    format_option,
    limit_options,
)  # fmt: skip


def article_options(command: Any) -> Any:
    """What both commands take."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def typed() -> str:
    """The command as it was typed, to be given out again with an option more."""
    return join(["annotate", *sys.argv[1:]]) if sys.argv[1:2] in (["add"], ["new"]) else "annotate add …"


def read_files(files: Sequence[Picked], folder: Path, limits: Limits, form: str) -> list[Given]:
    """The files' bytes; ends where one is too large to be looked into, before any of it is read, or is no file."""
    over = [(path, size) for path, _ in files if (size := path.stat().st_size) > _most(path, limits)]
    if over:
        finish([_too_large(path, size, limits) for path, size in over], form, None)
    read = [(path, read_given(path, _most(path, limits)), pick) for path, pick in files]
    unread = [Problem(raw.code, raw.message, Place(path.name), help=raw.help) for path, raw, _ in read
              if isinstance(raw, Refused)]
    if unread:
        finish(unread, form, None)
    return [Given(path.name, raw, pick, _is_inside(path, folder)) for path, raw, pick in read if isinstance(raw, bytes)]


def settled(make: _Make, ways: Ways, form: str) -> tuple[Made, list[Problem]]:
    """What `make` makes once its encodings are told; asks for them at a terminal, else ends with its problems."""
    while True:
        made, problems = make(ways)
        if made is not None:
            return made, problems
        asked = [(each.place.file, found) for each in problems if (found := candidates(each))]
        if not asked or not _at_a_terminal(form):
            _say_together(asked, ways)
            finish(problems, form, None)
        chosen = {file: _ask(file, found) for file, found in asked}
        ways = replace(ways, encodings={**ways.encodings, **chosen})


def _say_together(asked: Sequence[tuple[str, Sequence[Candidate]]], ways: Ways) -> None:
    """One command for several files, whose problems each have one for themselves alone."""
    if len(asked) > 1:
        flags = " ".join(f"--encoding {quote(f'{file}={found[0].codec}')}" for file, found in asked)
        click.echo(plain(f"if the first line offered for each file reads right: {ways.command} {flags}"), err=True)


def tell(made: Made, *, verbose: bool) -> None:
    """What was found; to stderr, since no programme is to read it."""
    for source in made.sources:
        lines = summary(source, made.rows[source.siglum], verbose=verbose)
        for line in lines:
            click.echo(plain(line), err=True)
    if any(source.is_page for source in made.sources) and not _has_web():
        click.echo(_INSTALL, err=True)


def with_symbols(ways: Ways, files: Sequence[Given], asked: bool) -> Ways:
    """Visible symbols for control characters, where the author asks for them; ends where no file is meant."""
    names = [each.name for each in files]
    ways = replace(ways, encodings=of_files(ways.encodings, names))
    if not asked:
        return ways
    from annotate.draft import show_controls

    return replace(ways, symbols=show_controls([(each.name, each.raw) for each in files], ways.encodings))


def next_step(command: str, root: Path, slug: str, limits: Limits) -> str:
    """A command with all that this one was told: the folder, the limits that were raised."""
    where = "" if root == Path("sources") else f" --sources {quote(shown(root))}"
    return f"annotate {command} {slug}{where}{''.join(_raised(limits))}"


def _raised(limits: Limits) -> Iterator[str]:
    for name in ("article", "story", "segments", "quotes"):
        value = getattr(limits, name)
        if value != getattr(LIMITS, name):
            megabytes, rest = divmod(value, 1000**2)
            yield f" --max-{name} {value if rest or name in ('segments', 'quotes') else f'{megabytes}MB'}"


def _has_web() -> bool:
    from annotate.draft.web import installed

    return installed()


def _most(path: Path, limits: Limits) -> int:
    """Of a page, its pictures may be in it."""
    return limits.article if is_text(path.name) else max(MOST, limits.article)


def _too_large(path: Path, size: int, limits: Limits) -> Problem:
    from annotate.limits import raised

    refused = too_large(path, limits)
    help = refused.help if refused and is_text(path.name) else ("keep the article alone",)
    message = f"{path.name} has {size:,} bytes, more than the {_most(path, limits):,} that are read"
    return Problem("file-too-large", message, Place(path.name), help=help or (raised("article", size),))


def _is_inside(path: Path, folder: Path) -> bool:
    return not path.is_symlink() and path.resolve().parent == folder.resolve()


def _at_a_terminal(form: str) -> bool:
    return form == "text" and sys.stdin.isatty() and sys.stderr.isatty()


def _ask(file: str, found: Sequence[Candidate]) -> str:
    question = f"{file} is not UTF-8, and nothing tells for sure what it is in. Which of these reads right?"
    click.echo(plain(question), err=True)
    for line in _numbered(found):
        click.echo(plain(line), err=True)
    numbers = [str(number) for number, _ in enumerate(found, 1)]
    answer = str(click.prompt("a number, or the name of an encoding (Ctrl+C: none of them)", err=True)).strip()
    return found[int(answer) - 1].codec if answer in numbers else answer


def _numbered(found: Sequence[Candidate]) -> Iterator[str]:
    return (f"  {number}  {each.codec} ({each.language}): {each.line}" for number, each in enumerate(found, 1))
