"""The source's own entry: the new text in place of the old, which goes under `versions`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import PurePosixPath
from typing import Final

from annotate.edit import Change, Drop, Put
from annotate.edit.scalar import comment
from annotate.story import Source, Story
from annotate.yaml import Path, Tree

_ORIGIN: Final = re.compile(rb"(?<![ \t])[ \t]+#[ \t]*(?:given as|fetched from) [^\r\n]*")
_OURS: Final = re.compile(r"\.(?:[0-9]{1,3}|[0-9]{4}-[0-9]{2}-[0-9]{2}(?:\.[0-9]{1,3})?)$")
_KEPT: Final = ("text", "sha256", "retrieved", "encoding", "paragraphs", "gloss", "obtained")


@dataclass(frozen=True, slots=True)
class NewFiles:
    """The names of what is written beside story.yml: `glosses` by the names of those that they follow."""

    text: str
    obtained: str | None
    glosses: Mapping[str, str]

    @property
    def every(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.text, self.obtained, *self.glosses.values())))


def numbered(day: str | None) -> Iterator[str]:
    """`2`, `3`, …; with a day, that, then `2025-12-01.2`, …"""
    if day:
        yield day
    for nth in count(2):
        yield f"{day}.{nth}" if day else f"{nth}"


def texts(story: Story) -> set[str]:
    """The files that the story calls an article."""
    return {name for each in story.entry.sources.values()
            for name in (each.text, *(version.text for version in each.versions))}


def named(source: Source, suffix: str, part: str, container: str | None) -> NewFiles:
    """`a.2.txt`, `a.2.en.txt` for the part `2`; `suffix` is the new text's, `container` the file that it came in."""
    old = PurePosixPath(source.entry.text)
    stem = _stem(old, source)
    told = [name for name, _ in source.gloss_files.values()]
    glosses = {name: _beside(PurePosixPath(name), (stem, old.stem), part) for name in told}
    kept = PurePosixPath(container) if container else None
    obtained = old.with_name(f"{stem}.{part}.obtained{kept.suffix.lower()}") if kept else None
    return NewFiles(f"{old.with_name(f'{stem}.{part}{suffix}')}", f"{obtained}" if obtained else None, glosses)


def _stem(old: PurePosixPath, source: Source) -> str:
    """`a` of `a.2.txt` where that `2` is ours."""
    return _OURS.sub("", old.stem) if source.versions else old.stem


def _beside(gloss: PurePosixPath, stems: tuple[str, str], part: str) -> str:
    """As the text is named, where the gloss is named after it."""
    stem, full = stems
    for each in (full, stem):
        if gloss.name.startswith(f"{each}."):
            return f"{gloss.with_name(f'{stem}.{part}{gloss.name.removeprefix(each)}')}"
    bare = _OURS.sub("", gloss.stem)
    return f"{gloss.with_name(f'{bare}.{part}{gloss.suffix}')}"


@dataclass(frozen=True, slots=True)
class Told:
    """What story.yml is to say of the new text; `retrieved` is a day as written, None where nobody knows.

    `by_file`: that day is what the file says of itself, to be confirmed.
    """

    raw: bytes
    encoding: str | None
    paragraphs: str | None
    retrieved: str | None
    by_file: bool = False


def entry_changes(source: Source, tree: Tree, new: NewFiles, told: Told) -> Iterator[Change]:
    at: Path = ("sources", source.siglum)
    old = _mapping(tree, "sources", source.siglum)
    wanted: dict[str, str | None] = {"text": new.text, "sha256": hashlib.sha256(told.raw).hexdigest(),
                                     "retrieved": told.retrieved, "encoding": told.encoding,
                                     "obtained": new.obtained}
    if told.paragraphs:
        wanted["paragraphs"] = told.paragraphs
    for key, value in wanted.items():
        if value is None and key in old:
            yield Drop((*at, key))
        elif value is not None and old.get(key) != value:
            asked = told.by_file and key == "retrieved"
            yield Put((*at, key), value, "confirm (the day it was saved on)" if asked else "")
    gloss = old.get("gloss")
    for language, name in gloss.items() if isinstance(gloss, dict) else [(None, gloss)]:
        if isinstance(name, str) and name in new.glosses:
            yield Put((*at, "gloss", *([language] if language else [])), new.glosses[name])
    yield _version(source, old, at)


def with_origin(raw: bytes, line: int, given: str, name: str) -> bytes:
    """A comment of `annotate add` on where the old text came from says it of the new; none where that needs none."""
    lines = raw.splitlines(keepends=True)
    says = b"" if given == name else comment(f"given as {given}").encode()
    lines[line - 1] = _ORIGIN.sub(lambda _: says, lines[line - 1])
    return b"".join(lines)


def _version(source: Source, old: Mapping[str, Tree], at: Path) -> Change:
    kept: dict[str, Tree] = {key: old[key] for key in _KEPT if old.get(key)}
    kept = {"text": kept.pop("text"), "sha256": source.article.sha256, **kept}
    kept["sha256"] = source.article.sha256
    if source.versions:
        return Put((*at, "versions", len(source.versions)), kept)
    return Put((*at, "versions"), [kept])


def _mapping(tree: Tree, *path: str) -> Mapping[str, Tree]:
    for key in path:
        tree = tree[key] if isinstance(tree, dict) else ""
    return tree if isinstance(tree, dict) else {}
