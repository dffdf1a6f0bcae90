"""What the sources are read from: files that two of them name, and a gloss that nobody has begun."""

from __future__ import annotations

from collections.abc import Iterator
from shlex import quote
from typing import Final

from annotate.load.articles import Desk, gloss_files
from annotate.model import StoryEntry
from annotate.problem import Problem
from annotate.yaml import Path

NAMED_TWICE: Final = "named twice"
_Named = tuple[str, Path, str]  # a file's name, where it is named, what it is there


def named(entry: StoryEntry) -> Iterator[_Named]:
    """Without older versions, which are held against the newest elsewhere."""
    for siglum, source in entry.sources.items():
        yield source.text, ("sources", siglum, "text"), f"the text of source {siglum}"
        for _, name, at in gloss_files(source, entry.language, ("sources", siglum)):
            yield name, at, f"the gloss of source {siglum}"


def named_twice(entry: StoryEntry, desk: Desk) -> dict[Path, Problem]:
    """By the later naming; what is read there would be told as mistakes of a file that is right."""
    first: dict[str, tuple[Path, str]] = {}
    told: dict[Path, Problem] = {}
    for name, at, what in named(entry):
        if name in first:
            line = desk.places.value(first[name][0]).line
            message = f"{name[:80]} is {first[name][1]} already, on line {line}"
            help = f"name a file of its own: {what} is another text"
            told[at] = Problem("same-article", message, desk.places.value(at), NAMED_TWICE, (help,))
        first.setdefault(name, (at, what))
    return told


def begin_gloss(name: str, siglum: str, desk: Desk) -> tuple[str, ...]:
    """`show` prints what to translate."""
    command = f"annotate show {quote(desk.folder.name)} {siglum} > {quote(f'{desk.shown}/{name}')}"
    begin = f"translate what this writes, segment by segment, or take the line out:\n{command}"
    close = desk.nearest(name)
    return (f"write {close}", f"or {begin}") if close else (begin,)
