"""What a source's article was before: each version's files, and that they are versions of it, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from annotate import files
from annotate.article import Article
from annotate.load.articles import Desk, gloss_files, read_obtained, read_text
from annotate.model import SourceEntry, VersionEntry
from annotate.problem import Problem
from annotate.story import Version
from annotate.yaml import Path


def load_versions(
    entry: SourceEntry, language: str, newest: Article | None, path: Path, desk: Desk
) -> tuple[tuple[Version, ...], list[Problem]]:
    """Those that could be read, the oldest first; `language` is the story's, `path` that of the source."""
    problems = [*_named_twice(entry, path, desk), *_out_of_order(entry, path, desk)]
    loaded: list[Version | None] = []
    for nth, each in enumerate(entry.versions):
        version, more = _load(each, language, (*path, "versions", nth), desk)
        problems += more
        loaded.append(version)
    told = {problem.place for problem in problems}
    same = (problem for problem in _unchanged(loaded, newest, path, desk) if problem.place not in told)
    return tuple(filter(None, loaded)), [*problems, *same]


def _load(
    entry: VersionEntry, language: str, path: Path, desk: Desk
) -> tuple[Version | None, list[Problem]]:
    article, problems = read_text(entry, path, desk)
    kept: dict[str, tuple[str, bytes]] = {}
    # what they say is shown nowhere, so it is not held against the text: it was, when that was the newest
    for tag, name, at in gloss_files(entry, language, path):
        raw = files.read(desk.folder, name, desk.limits.article, "article")
        if isinstance(raw, files.Refused):
            problems.append(desk.problem(raw, at))
        else:
            kept[tag] = name, raw
    obtained, more = read_obtained(entry, article, path, desk)
    kept |= {"obtained": obtained} if obtained else {}
    return (None if article is None else Version(entry, article, kept)), [*problems, *more]


def _named_twice(entry: SourceEntry, path: Path, desk: Desk) -> Iterator[Problem]:
    """A new text under the name of the old one has taken its place."""
    first = {entry.text: desk.places.value((*path, "text")).line}
    for nth, each in enumerate(entry.versions):
        place = desk.places.value((*path, "versions", nth, "text"))
        if line := first.get(each.text):
            help = "give each version a file of its own, or take this version out"
            message = f"{each.text[:80]} is the text on line {line} already"
            yield Problem("same-article", message, place, "again", (help,))
        first.setdefault(each.text, place.line)


def _unchanged(
    loaded: list[Version | None], newest: Article | None, path: Path, desk: Desk
) -> Iterator[Problem]:
    """A version differs from what came after it; an article may well be what it was long before."""
    texts = [*(None if version is None else version.article for version in loaded), newest]
    for nth, (article, after) in enumerate(pairwise(texts)):
        if article and after and article.raw == after.raw and article.name != after.name:
            message = f"{article.name[:80]} is the same as {after.name[:80]}, byte for byte"
            place = desk.places.value((*path, "versions", nth, "text"))
            yield Problem("same-article", message, place, help=("take this version out, for nothing changed",))


def _out_of_order(entry: SourceEntry, path: Path, desk: Desk) -> Iterator[Problem]:
    """By the days on which they were fetched, where those are told."""
    days = [(each.retrieved, (*path, "versions", nth, "retrieved")) for nth, each in enumerate(entry.versions)]
    told = [(day, at) for day, at in [*days, (entry.retrieved, (*path, "retrieved"))] if day]
    for (day, at), (after, later) in pairwise(told):
        if day.first > after.first:
            line = desk.places.value(later).line
            help = "write the oldest version first, and the newest text at the source itself"
            message = f"{day.written} is later than the {after.written} on line {line}, which comes after it"
            yield Problem("versions-order", message, desk.places.value(at), help=(help,))
