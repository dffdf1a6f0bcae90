"""Each source's article and glosses, read from the story's folder."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path as Folder

from annotate import files
from annotate.article import Article
from annotate.model import SourceEntry, StoryEntry
from annotate.problem import Place, Problem
from annotate.readers import read_article, read_gloss
from annotate.story import Source
from annotate.yaml import Path, Places


@dataclass(frozen=True, slots=True)
class Loaded:
    """What could be read of a source; `segments` is None where its article could not."""

    source: Source | None
    segments: int | None


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where the story lies, on disk and as users see it, and where its YAML says what."""

    folder: Folder
    shown: str
    places: Places

    def problem(self, refused: files.Refused, at: Path) -> Problem:
        return Problem(refused.code, refused.message, self.places.value(at), help=refused.help)


def load_sources(
    entry: StoryEntry, places: Places, folder: Folder, shown: str
) -> tuple[dict[str, Loaded], list[Problem]]:
    """Every source, in the author's order."""
    desk = _Desk(folder, shown, places)
    loaded: dict[str, Loaded] = {}
    problems: list[Problem] = []
    for siglum, each in entry.sources.items():
        loaded[siglum], more = _load(siglum, each, entry.language, desk)
        problems += more
    return loaded, problems


def _load(siglum: str, entry: SourceEntry, language: str, desk: _Desk) -> tuple[Loaded, list[Problem]]:
    path: Path = ("sources", siglum)
    article, problems = _article(entry, path, desk)
    count = None if article is None else len(article.segments)
    glosses: dict[str, Mapping[int, str]] = {}
    for tag, name, at in _gloss_files(entry, language, path):
        glosses[tag], more = _gloss(name, at, count, desk)
        problems += more or _unglossed(glosses[tag], entry, count or 0, desk.places.value(at))
    source = None if article is None else Source(siglum, entry, article, glosses)
    return Loaded(source, count), problems


def _article(entry: SourceEntry, path: Path, desk: _Desk) -> tuple[Article | None, list[Problem]]:
    raw = files.read(desk.folder, entry.text, files.LIMITS.article)
    if isinstance(raw, files.Refused):
        return None, [desk.problem(raw, (*path, "text"))]
    article, problems = read_article(raw, entry.text, f"{desk.shown}/{entry.text}", entry.encoding, entry.paragraphs)
    return article, [*_changed(raw, entry, path, desk), *problems]


def _changed(raw: bytes, entry: SourceEntry, path: Path, desk: _Desk) -> list[Problem]:
    found = hashlib.sha256(raw).hexdigest()
    if entry.sha256 in {None, found}:
        return []
    help = f"get the old {entry.text} back, or, if the change is meant, write:\nsha256: {found}"
    place = desk.places.value((*path, "sha256"))
    return [Problem("file-changed", f"{entry.text} has changed since story.yml was written", place, help=(help,))]


def _unglossed(glosses: Mapping[int, str], entry: SourceEntry, count: int, place: Place) -> list[Problem]:
    """A warning, since a translation may be on its way; each gap is named once the file says nothing wrong."""
    left_out = [number for number in range(1, count + 1) if number not in glosses and number not in entry.furniture]
    if not left_out:
        return []
    named = ", ".join(map(str, left_out[:20])) + (" and more" if len(left_out) > 20 else "")
    help = f"add lines such as “[{left_out[0]}] …”, or list them as `furniture` if they are no part of the article"
    message = f"the gloss leaves out {len(left_out):,} of {count:,} segments: {named}"
    return [Problem("gloss-missing", message, place, help=(help,), severity="warning")]


def _gloss_files(entry: SourceEntry, language: str, path: Path) -> list[tuple[str, str, Path]]:
    """Language, file and the YAML path that names it."""
    if entry.gloss is None:
        return []
    if isinstance(entry.gloss, str):
        return [(language, entry.gloss, (*path, "gloss"))]
    return [(tag, name, (*path, "gloss", tag)) for tag, name in entry.gloss.items()]


def _gloss(name: str, at: Path, segments: int | None, desk: _Desk) -> tuple[dict[int, str], list[Problem]]:
    """Without an article the labels have nothing to be held against; whether the file is there is seen all the same."""
    raw = files.read(desk.folder, name, files.LIMITS.article)
    if isinstance(raw, files.Refused):
        return {}, [desk.problem(raw, at)]
    return ({}, []) if segments is None else read_gloss(raw, f"{desk.shown}/{name}", segments)
