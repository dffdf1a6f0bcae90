"""The command line. Exit codes: 0 clean, 1 problems in the stories, 2 usage, 3 disk, 4 another build
is at work, 70 a bug of ours."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from annotate import __version__
from annotate.commands import BUG, BUSY, DISK, PROBLEMS
from annotate.commands import finish as _finish
from annotate.commands import folders as _folders
from annotate.commands import refusal as _refusal
from annotate.commands import shown as _shown
from annotate.commands import spoken as _spoken
from annotate.commands.export import export
from annotate.commands.ids import ids
from annotate.flags import encodings_option, format_option, language_option, limit_options, sources_option
from annotate.limits import Limits
from annotate.problem import Place, Problem
from annotate.report import report
from annotate.report.streams import widen
from annotate.report.visible import plain

# A line within a segment that a gloss file would take for a label or a comment.
_LABEL_LIKE = re.compile(r"(?<=\n)(?=[\[#])")

@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="annotate")
def cli() -> None:
    """Lay the same event, as different outlets tell it, side by side."""


@cli.command()
@click.argument("stories", nargs=-1)
@sources_option
@format_option
@limit_options
def check(stories: tuple[str, ...], root: Path, form: str, limits: Limits) -> None:
    """Tell every problem of STORIES (all, if none is named)."""
    from annotate.build import check_story
    from annotate.load import stray_folders

    folders = _folders(root, stories)
    problems = [] if stories else stray_folders(root, _shown(root))
    for folder in folders:
        problems += check_story(folder, _shown(folder), limits)[1]
    _finish(problems, form, len(folders))


@cli.command()
@sources_option
@format_option
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path),
              help="The folder to make, such as docs/stories.")
@click.option("--templates", type=click.Path(exists=True, file_okay=False, path_type=Path),
              help="A folder of templates that replace ours by file name.")
@language_option
@limit_options
def build(root: Path, form: str, out: Path, templates: Path | None, language: str, limits: Limits) -> None:
    """Write all pages into a folder. Nothing at all while a story has errors."""
    from annotate.build import Settings
    from annotate.build import build as build_site
    from annotate.verify import verify_made
    from annotate.write import Busy, Output

    if out.resolve().is_relative_to(root.resolve()):
        raise click.UsageError(f"{_shown(out)} is where the articles are; choose, for example, --out docs/stories")
    output = Output(out, _shown(out))
    try:
        with output:
            site = build_site(Settings(root, _shown(root), templates, limits, _spoken(language)))
            differing = [] if site.broken else verify_made(site, _shown(out))
            if site.broken or differing:
                _finish([*site.problems, *differing], form, None)
            done, problems = output.write(site.files)
    except Busy as lock:
        click.echo(f"annotate: another build is at work (it holds {lock}); {out} is as it was", err=True)
        sys.exit(BUSY)
    except OSError as error:
        told = f"annotate: {_refusal(error)}; {out} is as it was"
        click.echo("\n".join([told, *map(plain, getattr(error, "__notes__", ()))]), err=True)
        sys.exit(DISK)
    finally:
        for each in output.kept:
            told = f"annotate: somebody wrote into {out} while it was built; what could not stay: {each}"
            click.echo(plain(told), err=True)
    if not problems:
        click.echo(f"{out}: {len(done.written)} written, {len(done.removed)} removed, {done.unchanged} unchanged",
                   err=form != "text")
    _finish([*site.problems, *problems], form, None)


@cli.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@format_option
@click.option("--policy/--no-policy", default=None, help="Whether every page must carry its policy; if left out, "
              "all must if one does, as the plugin gives it to all.")
def verify(site: Path, form: str, policy: bool | None) -> None:
    """Compare each page of a built SITE with its sources. From the published files alone, character for character."""
    from annotate.verify import verify_site

    done, problems = verify_site(site, _shown(site), policy=policy)
    if not problems and form == "text":
        click.echo(f"{_shown(site)}: {done}")
    _finish(problems, form, None)


@cli.command()
@click.argument("story")
@click.argument("siglum", required=False)
@sources_option
@format_option
@limit_options
def show(story: str, siglum: str | None, root: Path, form: str, limits: Limits) -> None:
    """Print the numbered segments of a source. In the format of a gloss file; of all sources if none is named."""
    from annotate.load import load_story

    folder, = _folders(root, (story,))
    loaded, problems = load_story(folder, _shown(folder), limits)
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
        _finish([Problem(each.code, each.message, Place(path.name), help=each.help) for path, each in over], form, None)
    given = [(path.name, _start(path, limits.article + 1)) for path in files]
    symbols = draft.show_controls(given, encodings) if show_controls else None
    made, problems = draft.draft(story, title, given, language, encodings, limits=limits, symbols=symbols)
    if any(problem.severity == "error" for problem in problems):
        _finish(problems, form, None)
    # `Kursk` is `kursk` on some systems
    if there := next((each for each in names(root) if each.casefold() == story), None):
        raise click.UsageError(plain(f"{_shown(root / there)} is there already; nothing was written"))
    create(root / story, made)
    create_once(root / NAME, schema())
    click.echo(report(problems, form), nl=False, err=True)
    for name, each in ((name, symbols[name, raw]) for name, raw in given if symbols and (name, raw) in symbols):
        click.echo(f"{plain(name)}: {each.told}; the file as obtained is kept beside it", err=True)
    click.echo(f"{_shown(root / story)}/: {', '.join(sorted(made))}")
    click.echo(f"Next: fill in {_shown(root / story)}/story.yml, then run: annotate check {story}")


cli.add_command(export)
cli.add_command(ids)


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
    widen(sys.stdout, sys.stderr)
    try:
        cli.main(arguments, prog_name="annotate")
    except OSError as error:
        click.echo(f"annotate: {_refusal(error)}", err=True)
        sys.exit(DISK)
    except Exception as error:
        click.echo("annotate: this is a bug of annotate, not of yours; please report it with what follows", err=True)
        import traceback

        told = "".join(traceback.format_exception(error))
        click.echo("\n".join(map(plain, told.split("\n"))), err=True, nl=False)
        sys.exit(BUG)
