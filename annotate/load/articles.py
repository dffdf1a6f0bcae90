"""An article's file, and the file that it was made from, read from the story's folder: of a source or of a version."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from pathlib import Path as Folder
from shlex import quote
from typing import Final

from annotate import files
from annotate.article import Article
from annotate.limits import Limits, raised
from annotate.model import SourceEntry, VersionEntry
from annotate.nearest import nearest
from annotate.obtain import MOST
from annotate.problem import Problem
from annotate.readers import read_article
from annotate.yaml import Path, Places

# a line with a visible character of ASCII in it, which cannot be blank in whatever language the rest is
_PRINTED_LINE: Final = re.compile(rb"[!-~][^\r\n]*")

_ADDRESS: Final = re.compile("https?://", re.IGNORECASE)
_Entry = SourceEntry | VersionEntry


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the story lies, on disk and as users see it, and where its YAML says what."""

    folder: Folder
    shown: str
    places: Places
    limits: Limits
    named: frozenset[str] = frozenset()
    """The files that the sources name: none of them is what the name of another, which is not there, means."""

    def nearest(self, name: str) -> str | None:
        there = (each for each in files.names(self.folder) if each.isprintable() and each != "story.yml")
        return nearest(name, (each for each in there if each not in self.named))

    def no_file(self, name: str) -> tuple[str, ...]:
        """The way out where there is no file of this name."""
        close = self.nearest(name)
        return (f"write {close}" if close else f"put {name[:80]} beside story.yml, or mend its name",)

    def problem(self, refused: files.Refused, at: Path) -> Problem:
        return Problem(refused.code, refused.message, self.places.value(at), help=refused.help)


def read_text(entry: _Entry, path: Path, desk: Desk) -> tuple[Article | None, list[Problem]]:
    """`path` is that of the entry."""
    raw = files.read(desk.folder, entry.text, desk.limits.article, "article")
    if isinstance(raw, files.Refused):
        if raw.code == "no-file":
            raw = replace(raw, help=desk.no_file(entry.text))
        if _ADDRESS.match(entry.text):
            raw = _elsewhere(entry.text, desk)
        return None, [desk.problem(raw, (*path, "text"))]
    if (count := _lines(raw, entry)) > desk.limits.segments:
        return None, [_too_many(count, entry, desk, (*path, "text"))]
    article, problems = read_article(raw, entry.text, f"{desk.shown}/{entry.text}", entry.encoding, entry.paragraphs)
    problems = [*_changed(raw, entry, path, desk), *problems]
    if article is not None and len(article.segments) > desk.limits.segments:
        return None, [*problems, _too_many(len(article.segments), entry, desk, (*path, "text"))]
    return article, problems


def _elsewhere(address: str, desk: Desk) -> files.Refused:
    """Pages that change under a story would be no source."""
    message = "expected a file beside story.yml, found an address"
    command = f"annotate add {quote(desk.folder.name)} --fetch {quote(address[:500])}"
    fetched = f"or have it fetched, which adds it as a source of its own:\n{command}"
    saved = "save the page and name the file here; the address is for `url`"
    return files.Refused("bad-file-name", message, (saved, fetched))


def read_obtained(
    entry: _Entry, article: Article | None, path: Path, desk: Desk
) -> tuple[tuple[str, bytes] | None, list[Problem]]:
    """Its name and bytes, where the entry names one."""
    if entry.obtained is None:
        return None, []
    # it may have the page's pictures in it; nothing of it is read but its bytes
    raw = files.read(desk.folder, entry.obtained, max(MOST, desk.limits.article))
    if isinstance(raw, files.Refused):
        return None, [desk.problem(raw, (*path, "obtained"))]
    if article is not None and raw == article.raw:
        place = desk.places.value((*path, "obtained"))
        message = f"{entry.obtained[:80]} is the same as {entry.text[:80]}, byte for byte"
        return None, [Problem("same-article", message, place, help=("take this line out",))]
    return (entry.obtained, raw), []


def gloss_files(entry: _Entry, language: str, path: Path) -> list[tuple[str, str, Path]]:
    """Language, file and the YAML path that names it."""
    if entry.gloss is None:
        return []
    if isinstance(entry.gloss, str):
        return [(language, entry.gloss, (*path, "gloss"))]
    return [(tag, name, (*path, "gloss", tag)) for tag, name in entry.gloss.items()]


def _lines(raw: bytes, entry: _Entry) -> int:
    """How many segments a text of lines has at least, told before any is made; 0 where that is not so quickly told."""
    if entry.paragraphs != "line" or entry.encoding not in {None, "utf-8"} or not entry.text.lower().endswith(".txt"):
        return 0
    return len(_PRINTED_LINE.findall(raw))


def _too_many(count: int, entry: _Entry, desk: Desk, at: Path) -> Problem:
    message = f"{entry.text[:80]} has {count:,} segments, more than the {desk.limits.segments:,} that a page can show"
    ways = ["keep the article alone, without other pages"]
    if entry.paragraphs == "line":
        ways.insert(0, "write `paragraphs: blank-line` if its lines are cut in the middle of sentences")
    return Problem("over-limit", message, desk.places.value(at), help=(*ways, raised("segments", count)))


def _changed(raw: bytes, entry: _Entry, path: Path, desk: Desk) -> list[Problem]:
    found = hashlib.sha256(raw).hexdigest()
    if entry.sha256 in {None, found}:
        return []
    help = [f"get the old {entry.text} back, or, if the change is meant, write:\nsha256: {found}"]
    if len(path) == 2:  # the newest text: an older one is followed by nothing
        command = f"annotate reanchor {desk.folder.name} {path[1]} NEW_FILE"
        why = "or, if the outlet has changed its article, move this file out, get the old one back, and run"
        help.append(f"{why}:\n{command}")
    place = desk.places.value((*path, "sha256"))
    message = f"{entry.text} has changed since story.yml was written"
    return [Problem("file-changed", message, place, help=tuple(help))]
