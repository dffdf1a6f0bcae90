"""The command line. Exit codes: 0 clean, 1 problems in the stories, 2 usage, 3 disk, 70 a bug of ours."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from annotate import __version__
from annotate.problem import Problem
from annotate.report import FORMATS, report

CLEAN, PROBLEMS, USAGE, DISK, BUG = 0, 1, 2, 3, 70

# A line within a segment that a gloss file would take for a label or a comment.
_LABEL_LIKE = re.compile(r"(?<=\n)(?=[\[#])")

sources_option = click.option(
    "--sources", "root", default="sources", show_default=True, help="The folder that holds a folder a story.",
    type=click.Path(exists=True, file_okay=False, path_type=Path))
format_option = click.option(
    "--format", "form", default="text", show_default=True, type=click.Choice(list(FORMATS)),
    help="How problems are printed.")


def _by_name(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    pairs = [value.rpartition("=") for value in values]
    if odd := next((value for value, pair in zip(values, pairs, strict=True) if not all(pair)), None):
        raise click.BadParameter(f"expected FILE=ENCODING, such as old.txt=gb18030, found {odd}")
    return {Path(name).name: encoding for name, _, encoding in pairs}


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="annotate")
def cli() -> None:
    """Lay the same event, as different outlets tell it, side by side."""


@cli.command()
@click.argument("stories", nargs=-1)
@sources_option
@format_option
def check(stories: tuple[str, ...], root: Path, form: str) -> None:
    """Tell every problem of STORIES (all, if none is named)."""
    from annotate.build import check_story
    from annotate.load import stray_folders

    folders = _folders(root, stories)
    problems = [] if stories else stray_folders(root, _shown(root))
    for folder in folders:
        problems += check_story(folder, _shown(folder))[1]
    _finish(problems, form, len(folders))


@cli.command()
@sources_option
@format_option
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path),
              help="The folder to make, such as docs/stories.")
@click.option("--templates", type=click.Path(exists=True, file_okay=False, path_type=Path),
              help="A folder of templates that replace ours by file name.")
def build(root: Path, form: str, out: Path, templates: Path | None) -> None:
    """Write all pages into a folder. Nothing at all while a story has errors."""
    from annotate.build import Settings
    from annotate.build import build as build_site
    from annotate.write import write

    site = build_site(Settings(root, _shown(root), templates))
    if site.broken:
        _finish(list(site.problems), form, None)
    done, problems = write(site.files, out, _shown(out))
    told = [*site.problems, *problems]
    if not problems:
        click.echo(f"{out}: {len(done.written)} written, {len(done.removed)} removed, {done.unchanged} unchanged",
                   err=form != "text")
    _finish(told, form, None)


@cli.command()
@click.argument("story")
@click.argument("siglum", required=False)
@sources_option
@format_option
def show(story: str, siglum: str | None, root: Path, form: str) -> None:
    """Print the numbered segments of a source. In the format of a gloss file; of all sources if none is named."""
    from annotate.load import load_story

    folder, = _folders(root, (story,))
    loaded, problems = load_story(folder, _shown(folder))
    if loaded is None or (siglum in loaded.entry.sources and siglum not in loaded.sources):
        # not where the segments go: standard output may be a gloss file
        click.echo(report(problems, form), nl=False, err=True)
        sys.exit(PROBLEMS)
    if siglum is not None and siglum not in loaded.sources:
        raise click.UsageError(f"{story} has no source {siglum}; it has {', '.join(loaded.sources)}")
    for each in [siglum] if siglum else loaded.sources:
        if siglum is None:
            click.echo(f"# {each}")
        for segment in loaded.sources[each].article.segments:
            click.echo(f"[{segment.number}] {_LABEL_LIKE.sub(' ', segment.text)}")


@cli.command()
@click.argument("story")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--sources", "root", default="sources", show_default=True, help="The folder that holds a folder a story.",
              type=click.Path(file_okay=False, path_type=Path))
@click.option("--title", help="The story's title; made of its name if left out.")
@click.option("--language", default="en", show_default=True, help="The language of notes and glosses.")
@click.option("--encoding", "encodings", multiple=True, metavar="FILE=ENCODING", callback=_by_name,
              help="The encoding of a file that is not UTF-8; once for each such file.")
@format_option
def new(story: str, files: tuple[Path, ...], root: Path, title: str | None, language: str, encodings: dict[str, str],
        form: str) -> None:
    """Make a story's folder from article FILES. With a commented story.yml to fill in."""
    from annotate.draft import draft
    from annotate.files import LIMITS
    from annotate.schema import NAME, schema
    from annotate.write import create, create_once

    given = [(path.name, _start(path, LIMITS.article + 1)) for path in files]
    made, problems = draft(story, title, given, language, encodings)
    if any(problem.severity == "error" for problem in problems):
        _finish(problems, form, None)
    try:
        create(root / story, made)
    except FileExistsError:
        raise click.UsageError(f"{_shown(root / story)} is there already; nothing was written") from None
    create_once(root / NAME, schema())
    click.echo(report(problems, form), nl=False, err=True)
    click.echo(f"{_shown(root / story)}/: {', '.join(sorted(made))}")
    click.echo(f"Next: fill in {_shown(root / story)}/story.yml, then run: annotate check {story}")


@cli.command()
def schema() -> None:
    """Print the JSON Schema of story.yml. Editors complete from it; `annotate new` puts it beside the stories."""
    from annotate.schema import schema as as_file

    click.echo(as_file(), nl=False)


def _start(path: Path, most: int) -> bytes:
    """No more of a file than tells that it is too large."""
    with path.open("rb") as opened:
        return opened.read(most)


def main(arguments: Sequence[str] | None = None) -> None:
    """The entry point: what is not the user's mistake is told as what it is."""
    try:
        cli.main(arguments, prog_name="annotate")
    except OSError as error:
        click.echo(f"annotate: {error.strerror or error}: {error.filename or ''}".rstrip(": "), err=True)
        sys.exit(DISK)
    except Exception as error:
        click.echo("annotate: this is a bug of annotate, not of yours; please report it with what follows", err=True)
        import traceback

        traceback.print_exception(error)
        sys.exit(BUG)


def _folders(root: Path, stories: tuple[str, ...]) -> list[Path]:
    from annotate.load import find_stories

    known = find_stories(root)
    if not stories:
        return known
    names = {folder.name: folder for folder in known}
    for each in stories:
        if not _names(each, names):
            raise click.UsageError(f"{_shown(root)} has no story {each}; it has {', '.join(names) or 'none'}")
    return [names[Path(each).name] for each in stories]


def _names(given: str, known: Mapping[str, Path]) -> bool:
    """A story's name, or the path of its folder as the shell completes it."""
    path = Path(given)
    return path.name in known and (given == path.name or path.resolve() == known[path.name].resolve())


def _shown(path: Path) -> str:
    """As the user would write it."""
    return path.as_posix()


def _finish(problems: list[Problem], form: str, stories: int | None) -> None:
    """Print the problems and end; warnings alone are no failure. `stories`: how many were checked, to say so."""
    click.echo(report(problems, form), nl=False)
    if form == "text" and not problems and stories is not None:
        click.echo(f"no problems in {stories} {'story' if stories == 1 else 'stories'}")
    sys.exit(PROBLEMS if any(problem.severity == "error" for problem in problems) else CLEAN)
