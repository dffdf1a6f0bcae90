"""Each source's article and glosses, read from the story's folder."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path as Folder
from typing import Final

from annotate import files
from annotate.article import Article
from annotate.limits import LIMITS, Limits, raised
from annotate.model import SourceEntry, StoryEntry
from annotate.problem import Place, Problem
from annotate.readers import read_article, read_gloss
from annotate.story import Source
from annotate.yaml import Path, Places

# a line with a visible character of ASCII in it, which cannot be blank in whatever language the rest is
_PRINTED_LINE: Final = re.compile(rb"[!-~][^\r\n]*")


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
    limits: Limits

    def problem(self, refused: files.Refused, at: Path) -> Problem:
        return Problem(refused.code, refused.message, self.places.value(at), help=refused.help)


def load_sources(
    entry: StoryEntry, places: Places, folder: Folder, shown: str, limits: Limits = LIMITS
) -> tuple[dict[str, Loaded], list[Problem]]:
    """Every source, in the author's order."""
    desk = _Desk(folder, shown, places, limits)
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
    raws: dict[str, tuple[str, bytes]] = {}
    for tag, name, at in _gloss_files(entry, language, path):
        glosses[tag], raw, more = _gloss(name, at, count, desk)
        raws[tag] = name, raw
        problems += more or _unglossed(glosses[tag], entry, count or 0, desk.places.value(at))
    obtained, more = _obtained(entry, article, path, desk)
    problems += more
    source = None if article is None else Source(siglum, entry, article, glosses, raws, obtained)
    return Loaded(source, count), problems


def _article(entry: SourceEntry, path: Path, desk: _Desk) -> tuple[Article | None, list[Problem]]:
    raw = files.read(desk.folder, entry.text, desk.limits.article, "article")
    if isinstance(raw, files.Refused):
        return None, [desk.problem(raw, (*path, "text"))]
    if (count := _lines(raw, entry)) > desk.limits.segments:
        return None, [_too_many(count, entry, desk, (*path, "text"))]
    article, problems = read_article(raw, entry.text, f"{desk.shown}/{entry.text}", entry.encoding, entry.paragraphs)
    problems = [*_changed(raw, entry, path, desk), *problems]
    if article is not None and len(article.segments) > desk.limits.segments:
        return None, [*problems, _too_many(len(article.segments), entry, desk, (*path, "text"))]
    return article, problems


def _obtained(
    entry: SourceEntry, article: Article | None, path: Path, desk: _Desk
) -> tuple[tuple[str, bytes] | None, list[Problem]]:
    if entry.obtained is None:
        return None, []
    raw = files.read(desk.folder, entry.obtained, desk.limits.article, "article")
    if isinstance(raw, files.Refused):
        return None, [desk.problem(raw, (*path, "obtained"))]
    if article is not None and raw == article.raw:
        place = desk.places.value((*path, "obtained"))
        message = f"{entry.obtained[:80]} is the same as {entry.text[:80]}, byte for byte"
        return None, [Problem("same-article", message, place, help=("take this line out",))]
    return (entry.obtained, raw), []


def _lines(raw: bytes, entry: SourceEntry) -> int:
    """How many segments a text of lines has at least, told before any is made; 0 where that is not so quickly told."""
    if entry.paragraphs != "line" or entry.encoding not in {None, "utf-8"} or not entry.text.lower().endswith(".txt"):
        return 0
    return len(_PRINTED_LINE.findall(raw))


def _too_many(count: int, entry: SourceEntry, desk: _Desk, at: Path) -> Problem:
    message = f"{entry.text[:80]} has {count:,} segments, more than the {desk.limits.segments:,} that a page can show"
    ways = ["keep the article alone, without other pages"]
    if entry.paragraphs == "line":
        ways.insert(0, "write `paragraphs: blank-line` if its lines are cut in the middle of sentences")
    return Problem("over-limit", message, desk.places.value(at), help=(*ways, raised("segments", count)))


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


def _gloss(
    name: str, at: Path, segments: int | None, desk: _Desk
) -> tuple[dict[int, str], bytes, list[Problem]]:
    """Without an article the labels have nothing to be held against; whether the file is there is seen all the same."""
    raw = files.read(desk.folder, name, desk.limits.article, "article")
    if isinstance(raw, files.Refused):
        return {}, b"", [desk.problem(raw, at)]
    glosses, problems = ({}, []) if segments is None else read_gloss(raw, f"{desk.shown}/{name}", segments)
    return glosses, raw, problems
