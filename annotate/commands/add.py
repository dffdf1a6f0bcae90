"""`annotate add`: more articles for a story, or its first ones."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import click
from click.core import ParameterSource

from annotate.commands import finish, shown
from annotate.commands.new import begun
from annotate.commands.taking import (
    Picked,
    article_options,
    next_step,
    read_files,
    settled,
    tell,
    typed,
    with_symbols,
)
from annotate.draft import Given, Made, Present, Ways, Words, named_files
from annotate.draft import add as added
from annotate.files import Refused, folded, names, read
from annotate.limits import Limits
from annotate.obtain import MOST
from annotate.problem import Place, Problem
from annotate.report import report
from annotate.report.visible import plain

STORY = "story.yml"


@click.command()
@click.argument("story")
@article_options
@click.option("--siglum", help="The siglum of the one file that is added; the next letter that is free if left out.")
@click.option("--fetch", "urls", multiple=True, metavar="URL",
              help="Ask the net for this page, and keep all that came as a web archive; once for each page.")
@click.option("--allow-local", is_flag=True, help="Let --fetch ask servers of this computer and its own network.")
def add(story: str, files: tuple[Picked, ...], root: Path, title: str | None, language: str, retrieved: str | None,
        encodings: dict[str, str], show_controls: bool, verbose: bool, form: str, limits: Limits, siglum: str | None,
        urls: tuple[str, ...], allow_local: bool) -> None:
    """Add article FILES to a story. Makes the story where there is none of that name.

    STORY is its name, or the path of its folder. Takes web pages (.html .htm .xhtml, .mhtml, .warc, .wacz) and texts
    (.txt, .md). What stands in story.yml stays as it is.
    """
    root, slug = _where(story, root)
    folder = root / slug
    given = read_files(files, folder, limits, form)
    given += _fetched(urls, limits, form, allow_local) if urls else []
    ways = with_symbols(Ways(encodings, typed(), limits=limits), given, show_controls)
    if STORY not in map(folded, names(folder)):
        if siglum is not None:
            raise click.UsageError(plain(f"--siglum is for a story that is there, and {shown(folder)} is not"))
        begun(root, Words(slug, title, language, retrieved), given, ways, verbose=verbose, form=form, into=True)
        return
    if title is not None:
        raise click.UsageError(plain(f"--title is for a new story, and {shown(folder)} is there already"))
    if click.get_current_context().get_parameter_source("language") is not ParameterSource.DEFAULT:
        told = f"--language is for a new story, and {shown(folder)} says its own: {language} was not used"
        click.echo(plain(told), err=True)
    present = _present(folder, slug, limits, form)
    made, problems = settled(lambda each: added(present, given, each, siglum=siglum, retrieved=retrieved), ways, form)
    _write(folder, present, made)
    click.echo(report(problems, form), nl=False, err=True)
    _say(root, present, made, ways, verbose=verbose)


def _where(story: str, root: Path) -> tuple[Path, str]:
    """`kursk-sappers`, `sources/kursk-sappers/`, `.`, and the path of its story.yml."""
    path = Path(story)
    if path.name == story:
        return root, story
    if path.name in ("", ".."):
        path = path.resolve()
    if path.name == STORY:
        path = path.parent
    return path.parent, path.name


def _present(folder: Path, slug: str, limits: Limits, form: str) -> Present:
    from annotate.load import IDS

    file = f"{shown(folder)}/{STORY}"
    raw = read(folder, STORY, limits.story, "story")
    if isinstance(raw, Refused):
        finish([Problem(raw.code, raw.message, Place(file), help=raw.help)], form, None)
    there = names(folder)
    ids = read(folder, IDS, limits.story) if IDS in there else b""
    hashes = {}
    for siglum, name in named_files(raw, file, limits.values):
        content = read(folder, name, max(MOST, limits.article))
        if isinstance(content, bytes):
            hashes[sha256(content).hexdigest()] = siglum
    return Present(slug, raw, file, there, hashes, ids if isinstance(ids, bytes) else b"")


def _fetched(urls: tuple[str, ...], limits: Limits, form: str, local: bool) -> list[Given]:
    """Every page, or an end with what kept them from coming."""
    from annotate.fetch import fetch

    found: list[Given] = []
    problems: list[Problem] = []
    for number, url in enumerate(urls, 1):
        page, more = fetch(url, limits.article, lambda line: click.echo(plain(line), err=True), local=local)
        problems += more
        if page is not None:
            name = page.name if number == 1 else page.name.replace(".", f"-{number}.")
            kept = (".warc.gz", page.archive)
            found.append(Given(name, page.body, kept=kept, url=page.url, retrieved=page.day, charset=page.charset))
    if problems:
        finish(problems, form, None)
    return found


def _write(folder: Path, present: Present, made: Made) -> None:
    from annotate.write import put_beside

    if made.sources:
        put_beside(folder / STORY, made.story, made.files, present.raw)


def _say(root: Path, present: Present, made: Made, ways: Ways, *, verbose: bool) -> None:
    for name, siglum in made.same:
        click.echo(plain(f"{name} is {siglum} already, byte for byte: not added"), err=True)
    if not made.sources:
        return
    tell(made, verbose=verbose)
    click.echo(f"{shown(root / present.slug)}/: {', '.join([*made.files, STORY])}")
    first = made.sources[0].siglum
    click.echo(f"Next: confirm what story.yml says of {', '.join(each.siglum for each in made.sources)}, then run:")
    click.echo(f"  {next_step('check', root, present.slug, ways.limits)}")
    show = next_step("show", root, f"{present.slug} {first}", ways.limits)
    click.echo(f"  {show}  # its segments, numbered; what it prints is where a translation begins")
