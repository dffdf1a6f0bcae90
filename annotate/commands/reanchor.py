"""`annotate reanchor`: a story follows its article to a new text."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotate.commands import CLEAN, DISK, PROBLEMS, finish, folders, refusal, shown
from annotate.commands.taking import Picked, picked
from annotate.files import Refused, folded, names, read, read_given
from annotate.flags import encodings_option, limit_options, of_files, sources_option
from annotate.limits import Limits
from annotate.problem import Place, Problem
from annotate.report import report
from annotate.report.visible import plain
from annotate.value import Date, Unread, parse_date

if TYPE_CHECKING:
    from annotate.reanchor import NewText, Plan
    from annotate.reanchor.source import NewFiles
    from annotate.story import Source, Story

_STORY = "story.yml"


@dataclass(frozen=True, slots=True)
class _How:
    """What was asked for."""

    form: str
    auto: bool
    rewritten: bool
    check: bool
    dry: bool
    limits: Limits


def _day(_context: click.Context, _option: click.Parameter, text: str | None) -> Date | None:
    day = None if text is None else parse_date(text)
    if isinstance(day, Unread):
        raise click.BadParameter(plain(f"{day.message}; {day.help}"))
    if day is not None and day.day is None:
        raise click.BadParameter(plain(f"expected a day such as 2025-12-01, found {text}"))
    return day


def _picked(context: click.Context, option: click.Parameter, word: str | None) -> Picked | None:
    return None if word is None else picked(context, option, word)


@click.command()
@click.argument("story")
@click.argument("siglum")
@click.argument("file", required=False, metavar="[NEW_FILE]", callback=_picked)
@sources_option
@click.option("--retrieved", metavar="DAY", callback=_day, help="The day on which the new text was fetched.")
@encodings_option
@click.option("--auto", is_flag=True,
              help="Write edited words into quotes too, where no number, negation or name differs.")
@click.option("--rewritten", is_flag=True, help="Follow to a text that shares no paragraph with the old one too.")
@click.option("--check", is_flag=True, help="Write nothing, only count; exit 1 if a person has to look at something.")
@click.option("--dry-run", "dry", is_flag=True, help="Write nothing, show how story.yml would change.")
@click.option("--format", "form", default="text", show_default=True, type=click.Choice(["text", "json"]),
              help="How it is told: for people or for programs.")
@limit_options
def reanchor(story: str, siglum: str, file: Picked | None, root: Path, retrieved: Date | None,
             encodings: dict[str, str], auto: bool, rewritten: bool, check: bool, dry: bool, form: str,
             limits: Limits) -> None:
    """Follow source SIGLUM of STORY to a new text. The outlet has changed its article, NEW_FILE is what it says now.

    NEW_FILE is copied beside the old text, which stays and is listed under `versions`. Quotes whose words still stand
    follow by themselves, and so do segment numbers and glosses; with --auto, quotes of edited words too. All other
    quotes stay as they are and are told, with the old words and the new: they are for you to decide.

    Without NEW_FILE, tells what the last change did and which quotes are still open; with --auto, writes what it can.

    Exit code 0: all done; 1: something is left for a person.
    """
    from annotate.load import load_story

    folder, = folders(root, (story,))
    how = _How(form, auto, rewritten, check, dry, limits)
    loaded, problems = load_story(folder, shown(folder), limits)
    if loaded is None or siglum not in loaded.sources or any(each.severity == "error" for each in problems):
        if loaded is not None and siglum not in loaded.entry.sources:
            there = ", ".join(loaded.entry.sources)
            raise click.UsageError(plain(f"{story} has no source {siglum}; it has {there}"))
        # a text that is another makes all that follows from it wrong
        first = [each for each in problems if each.code == "file-changed"] or problems
        click.echo(report(first, form), nl=False)
        click.echo("nothing was changed: mend this first", err=True)
        sys.exit(PROBLEMS)
    if file is None:
        _again(folder, loaded, siglum, how)
    else:
        _follow(folder, loaded, loaded.sources[siglum], file, retrieved, encodings, how)


def _again(folder: Path, story: Story, siglum: str, how: _How) -> None:
    from annotate.reanchor import Ways, open_quotes

    if not story.sources[siglum].versions:
        command = f"annotate reanchor {story.slug} {siglum} NEW_FILE"
        raise click.UsageError(f"{siglum} has no older text; name the file of the new one: {command}")
    plan, problems = open_quotes(story, siglum, Ways(how.auto, how.limits.values))
    _end(folder, plan, problems, how)


def _follow(folder: Path, story: Story, source: Source, page: Picked, retrieved: Date | None, encodings: dict[str, str],
            how: _How) -> None:
    from annotate.reanchor import Ways, follow, intake

    if retrieved and (late := intake.too_early(source, retrieved)):
        raise click.UsageError(late)
    file, pick = page
    encoding = of_files(encodings, [file.name]).get(file.name)
    raw = _bytes(file, how.form)
    if raw in (source.article.raw, source.obtained and source.obtained[1]):
        _nothing(source, "the file is the same, byte for byte", how)
        return
    new, problems = intake.read(intake.Given(file.name, raw, encoding, pick), source, how.limits)
    if new is None:
        finish(problems, how.form, None)
    click.echo(report(problems, "text"), nl=False, err=True)
    if intake.same_text(source, new.article):
        _nothing(source, "the text is the same, only other bytes (line ends, encoding, or the page around it)", how)
        return
    new = intake.dated(new, retrieved)
    ways = Ways(how.auto, how.limits.values)
    plan, problems = follow(story, source.siglum, new, _names(folder, story, source, new), ways)
    if plan is not None and plan.strange and not how.rewritten:
        told = (f"no paragraph of {source.entry.text} stands in {file.name}, nor one like it; give --rewritten if that "
                f"is what the outlet shows in the place of {source.siglum} now")
        raise click.UsageError(plain(told))
    _end(folder, plan and _with_page(plan, source, new), problems, how)


def _with_page(plan: Plan, source: Source, new: NewText) -> Plan:
    """With what the new page tells of itself."""
    from annotate.draft.renewed import renewed

    if new.obtained is None:
        return plan
    says, furniture = renewed(source.entry, source.article, new.article, new.obtained)
    added = {number for each in plan.segments if each.kind == "added" for number in each.new}
    return replace(plan, says=says, furniture=tuple(each for each in furniture if each in added))


def _nothing(source: Source, why: str, how: _How) -> None:
    told = plain(f"nothing changed in {source.siglum}: {why}; {source.entry.text} stays as it is")
    click.echo('{"settled": true, "written": false}' if how.form == "json" else told)


def _bytes(file: Path, form: str) -> bytes:
    """No more than tells that it is too large."""
    from annotate.obtain import MOST

    raw = read_given(file, MOST)
    if isinstance(raw, Refused):
        finish([Problem(raw.code, raw.message, Place(file.name), help=raw.help)], form, None)
    return raw


def _names(folder: Path, story: Story, source: Source, new: NewText) -> NewFiles:
    """The first that are free; a text that lies there already, and that nothing names yet, need not be copied."""
    from annotate.reanchor.source import named, numbered, texts

    def free(wanted: NewFiles) -> bool:
        lies = wanted.text not in texts(story) and read(folder, wanted.text, len(new.article.raw)) == new.article.raw
        return not any(_there(folder / each) for each in wanted.every if not (lies and each == wanted.text))

    every = (named(source, new.suffix, part, new.container and new.container[0]) for part in numbered(new.retrieved))
    return next(filter(free, every))


def _there(path: Path) -> bool:
    """Also where only capitals or kinds of accents differ, which some systems do not tell apart."""
    return any(folded(each) == folded(path.name) for each in names(path.parent))


def _end(folder: Path, plan: Plan | None, problems: list[Problem], how: _How) -> None:
    """Write, tell, exit."""
    if plan is None:
        finish(problems, how.form, None)
    dry = how.check or how.dry or (plan.raw == plan.story.raw and not plan.files)
    if not dry:
        _write(folder, plan)
    _tell(plan, how, written=not dry)
    sys.exit(CLEAN if plan.settled else PROBLEMS)


def _write(folder: Path, plan: Plan) -> None:
    """Not over what somebody has written into story.yml meanwhile."""
    from annotate.write import put_beside

    try:
        put_beside(folder / _STORY, plan.raw, plan.files, was=plan.story.raw)
    except OSError as error:
        click.echo(f"annotate: {refusal(error)}; {plain(shown(folder))} is as it was", err=True)
        sys.exit(DISK)


def _tell(plan: Plan, how: _How, *, written: bool) -> None:
    from annotate.reanchor.counts import lines
    from annotate.reanchor.diff import unified
    from annotate.reanchor.json import as_json
    from annotate.reanchor.report import text

    if how.form == "json":
        click.echo(as_json(plan, written=written), nl=False)
    elif how.dry:
        click.echo(unified(plan), nl=False)
        click.echo("\n".join(lines(plan)), err=True)
    elif how.check:
        click.echo("\n".join(lines(plan)))
    else:
        click.echo(_headed(text(plan)), nl=False)
        if written:
            click.echo(f"\nWritten: {', '.join((*plan.files, _STORY))}. Next: annotate check {plan.story.slug}")


def _headed(told: str) -> str:
    """Headings in bold; click takes that out where it is no terminal."""
    return re.sub(r"^(?:FOR YOU|THE PAGE|DONE|SEGMENTS)\b[^–:\n]*", lambda head: click.style(head[0], bold=True), told,
                  flags=re.MULTILINE)
