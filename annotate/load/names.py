"""Names that become addresses: they must differ on every file system and exist on each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from annotate.files import is_device
from annotate.model import SourceEntry, StoryEntry, VersionEntry
from annotate.problem import Place, Problem
from annotate.scalars import LONGEST_SLUG, SLUG
from annotate.yaml import Path, Places

IDS: Final = "ids.txt"
"""The list of the ids that were published, if the author keeps one: it is no article."""


def folder_problems(name: str, file: str) -> list[Problem]:
    """A story's folder is its address."""
    if SLUG.fullmatch(name) and not is_device(name) and len(name) <= LONGEST_SLUG:
        return []
    better = re.sub(r"[^a-z0-9]+", "-", name.lower())[:LONGEST_SLUG].strip("-")
    help = (
        f"rename it to {better}"
        if better and not is_device(better)
        else "rename it to a few words such as kursk-sappers"
    )
    message = "a story's folder has only a-z, 0-9 and single hyphens in its name"
    if is_device(name):
        message = "a story's folder cannot have the name of a device on Windows"
    elif SLUG.fullmatch(name):
        message = f"a story's folder has at most {LONGEST_SLUG} characters in its name, this has {len(name)}"
    return [Problem("bad-id", message, Place(file), help=(help,))]


def id_problems(entry: StoryEntry, places: Places) -> Iterator[Problem]:
    """Discrepancies and notes share one space of addresses; passages and sources have one each."""
    passages: list[tuple[str, Path]] = [
        (each.id, ("passages", index, "id")) for index, each in enumerate(entry.passages) if each.id
    ]
    shared: list[tuple[str, Path]] = [(key, ("discrepancies", key)) for key in entry.discrepancies]
    shared += [(key, ("notes", key)) for key in entry.notes]
    yield from _same(shared, places)
    yield from _same(passages, places)
    yield from _same([(siglum.lower(), ("sources", siglum)) for siglum in entry.sources], places)
    for siglum in filter(is_device, entry.sources):
        help = (f"write {siglum[:7]}X or another siglum",)
        yield Problem("bad-siglum", f"{siglum} is a device on Windows", places.key(("sources", siglum)), help=help)
    for path in _named(entry):
        help = (f"rename the file, for example to {str(path[1]).lower()}.txt",)
        message = f"{IDS} is the list of the story's ids, no article"
        yield Problem("bad-file-name", message, places.value(path), help=help)


def _named(entry: StoryEntry) -> Iterator[Path]:
    """Where a source takes that list for a file of its own."""
    for siglum, source in entry.sources.items():
        yield from (("sources", siglum, *key) for key, name in _files(source) if name == IDS)
        for nth, version in enumerate(source.versions):
            yield from (("sources", siglum, "versions", nth, *key) for key, name in _files(version) if name == IDS)


def _files(entry: SourceEntry | VersionEntry) -> Iterator[tuple[Path, str | None]]:
    yield ("text",), entry.text
    yield ("obtained",), entry.obtained
    if isinstance(entry.gloss, Mapping):
        yield from ((("gloss", language), name) for language, name in entry.gloss.items())
    else:
        yield ("gloss",), entry.gloss


def _same(named: Iterable[tuple[str, Path]], places: Places) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for name, path in named:
        place = places.value(path) if path[-1] == "id" else places.key(path)
        if line := first.get(name):
            aside = ", capitals aside" if path[0] == "sources" else ""
            message = f"line {line} has the same {'siglum' if aside else 'id'}{aside}"
            yield Problem("same-id", message, place, "again", ("give this one another name",))
        first.setdefault(name, place.line)
