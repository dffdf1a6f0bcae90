"""Each source's article, its older versions and its glosses, read from the story's folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path as Folder

from annotate import files
from annotate.article import Article
from annotate.limits import LIMITS, Limits
from annotate.load.articles import Desk, gloss_files, read_obtained, read_text
from annotate.load.named import begin_gloss, named, named_twice
from annotate.load.versions import load_versions
from annotate.model import SourceEntry, StoryEntry
from annotate.problem import Place, Problem
from annotate.readers import read_gloss
from annotate.story import Source
from annotate.untranslated import is_foreign, says, untranslated
from annotate.yaml import Path, Places


@dataclass(frozen=True, slots=True)
class Loaded:
    """What could be read of a source; `segments` is None where its article could not."""

    source: Source | None
    segments: int | None


def load_sources(
    entry: StoryEntry, places: Places, folder: Folder, shown: str, limits: Limits = LIMITS
) -> tuple[dict[str, Loaded], list[Problem]]:
    """Every source, in the author's order."""
    desk = Desk(folder, shown, places, limits, frozenset(name for name, _, _ in named(entry)))
    twice = named_twice(entry, desk)
    loaded: dict[str, Loaded] = {}
    problems: list[Problem] = [*twice.values()]
    for siglum, each in entry.sources.items():
        loaded[siglum], more = _load(siglum, each, entry.language, desk, twice)
        problems += more
    return loaded, problems


def _load(
    siglum: str, entry: SourceEntry, language: str, desk: Desk, twice: Mapping[Path, Problem]
) -> tuple[Loaded, list[Problem]]:
    """`twice`: where a file is named that another source has already."""
    path: Path = ("sources", siglum)
    article, problems = (None, []) if (*path, "text") in twice else read_text(entry, path, desk)
    count = None if article is None else len(article.segments)
    glosses: dict[str, Mapping[int, str]] = {}
    raws: dict[str, tuple[str, bytes]] = {}
    for tag, name, at in gloss_files(entry, language, path):
        if at in twice:
            continue
        glosses[tag], raw, more = _gloss(name, at, count, desk)
        raws[tag] = name, raw
        problems += more or _unglossed(glosses[tag], entry, count or 0, desk.places.value(at))
        if article is not None and is_foreign(entry.language, tag):
            problems += _untranslated(glosses[tag], entry, article, desk.places.value(at))
    obtained, more = read_obtained(entry, article, path, desk)
    problems += more
    versions, more = load_versions(entry, language, article, path, desk)
    problems += more
    source = None if article is None else Source(siglum, entry, article, glosses, raws, obtained, versions)
    return Loaded(source, count), problems


def _unglossed(glosses: Mapping[int, str], entry: SourceEntry, count: int, place: Place) -> list[Problem]:
    """A warning, since a translation may be on its way; each gap is named once the file says nothing wrong."""
    left_out = [number for number in range(1, count + 1) if number not in glosses and number not in entry.furniture]
    if not left_out:
        return []
    named = ", ".join(map(str, left_out[:20])) + (" and more" if len(left_out) > 20 else "")
    help = f"add lines such as “[{left_out[0]}] …”, or list them as `furniture` if they are no part of the article"
    message = f"the gloss leaves out {len(left_out):,} of {count:,} segments: {named}"
    return [Problem("gloss-missing", message, place, help=(help,), severity="warning")]


def _untranslated(glosses: Mapping[int, str], entry: SourceEntry, article: Article, place: Place) -> list[Problem]:
    """Where most of a file is so; a few segments may be names, or words that are quoted in the readers' language."""
    own = [each for each in article.segments if each.number in glosses and each.number not in entry.furniture]
    copied = [each.number for each in untranslated(own, glosses)]
    if not copied or 2 * len(copied) <= sum(says(each.text) for each in own):
        return []
    named = ", ".join(map(str, copied[:20])) + (" and more" if len(copied) > 20 else "")
    message = f"the gloss repeats {len(copied):,} of {len(own):,} segments word for word: {named}"
    help = f"translate what stands behind [{copied[0]}], and so on: the page would print the original twice"
    return [Problem("gloss-untranslated", message, place, help=(help,), severity="warning")]


def _gloss(
    name: str, at: Path, segments: int | None, desk: Desk
) -> tuple[dict[int, str], bytes, list[Problem]]:
    """Without an article the labels have nothing to be held against; whether the file is there is seen all the same."""
    raw = files.read(desk.folder, name, desk.limits.article, "article")
    if isinstance(raw, files.Refused):
        if raw.code == "no-file":
            raw = replace(raw, help=begin_gloss(name, str(at[1]), desk))
        return {}, b"", [desk.problem(raw, at)]
    glosses, problems = ({}, []) if segments is None else read_gloss(raw, f"{desk.shown}/{name}", segments)
    # the reader of the file does not know whose gloss it is
    problems = [replace(each, label=each.label.replace("the source has", f"source {at[1]} has")) for each in problems]
    return glosses, raw, problems
