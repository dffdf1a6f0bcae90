"""`annotate accept`: stubs into story.yml."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from annotate.commands import CLEAN, PROBLEMS, shown
from annotate.commands.stubs import GLOSSARY, Opened, chosen, glossary_of, put, refused
from annotate.flags import limit_options, sources_option
from annotate.limits import Limits
from annotate.problem import Problem
from annotate.report import report
from annotate.report.visible import plain
from annotate.suggest.stub import NAME

_TODO = "confirm what story.yml says of it, gloss and assess it, then run: "


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="[STORY] ID...")
@click.option("--learn", is_flag=True,
              help="Their quotes name one thing in several languages: add them to glossary.yml beside the stories.")
@sources_option
@limit_options
def accept(ids: tuple[str, ...], learn: bool, root: Path, limits: Limits) -> None:
    """Take suggestions over into story.yml. By the smallest edit, and as they stand in suggestions.yml now.

    All that are named, or none. The beginning of an id will do. STORY is needed only where two stories have the same
    id.
    """
    from annotate.suggest.stub.change import Changed, accepted

    made: list[tuple[Opened, Changed]] = []
    problems: list[Problem] = []
    asked = chosen(root, ids, limits, of="stubs")
    glossary = _glossary(root, asked, limits) if learn else None
    for each, wanted in asked:
        if each.story is not None and each.kept is not None:
            changed, told = accepted(each.story, each.kept, wanted, limits)
            problems += told
            made += [(each, changed)] if changed else []
    if problems:
        refused(problems)
    for each, changed in made:
        if each.story is not None and each.kept is not None and changed.story is not None:
            put(each.folder, "story.yml", changed.story, each.story.raw)
            put(each.folder, NAME, changed.stubs, each.kept.raw)
            for old, new in changed.made:
                click.echo(f"{old} → {plain(shown(each.folder))}/story.yml: {new}")
    if glossary is not None:
        was, raw = glossary
        put(root, GLOSSARY, raw, was)
        click.echo(f"{plain(shown(root))}/{GLOSSARY}: learned")
    topics = [each for each, changed in made if any("passages" not in new for _, new in changed.made)]
    sys.exit(_left([each for each, _ in made], topics, limits))


def _glossary(root: Path, asked: list[tuple[Opened, list[str]]], limits: Limits) -> tuple[bytes | None, bytes]:
    """glossary.yml as it is, and as it is to be."""
    from annotate.suggest.stub.learn import into, words

    glossary, was, problems = glossary_of(root, limits)
    found = {key: words(each.story, each.kept, key) for each, ids in asked if each.story and each.kept for key in ids}
    if lost := [key for key, pair in found.items() if not pair]:
        told = ("has no short quotes of two languages that name one thing, so nothing can be learned from it; "
                "leave --learn out")
        raise click.UsageError(f"{lost[0]} {told}")
    raw, more = into(was, f"{shown(root)}/{GLOSSARY}", glossary, found.values())
    if raw is None or problems or more:
        refused([*problems, *more])
    return was, raw


def _left(changed: list[Opened], topics: list[Opened], limits: Limits) -> int:
    """What a check has to say of them now; `topics`: where a person has something to write."""
    from annotate.checked import checked

    code = CLEAN
    for each in changed:
        found = checked(each.folder, shown(each.folder), limits)
        click.echo(report(found.problems, "text"), nl=False, err=True)
        code = PROBLEMS if found.broken else code
        click.echo(f"Next: {_TODO if each in topics else ''}annotate check {plain(each.folder.name)}")
    return code
