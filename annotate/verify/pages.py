"""The pages of one story, wherever they come from, against what they must show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from annotate import files
from annotate.problem import Place, Problem
from annotate.proof.compare import Made, compare
from annotate.proof.expected import Expected
from annotate.proof.page import read_page
from annotate.render.sources import source_slug

MOST: Final = 1 << 30
"""Bytes of a page or published file that are read: what was built was let in, so this only bounds a mishap."""

Read = Callable[[str], bytes | files.Refused]
"""The file of that path below the stories' folder."""


@dataclass(frozen=True, slots=True)
class Verified:
    """How much was compared."""

    stories: int = 0
    segments: int = 0
    texts: int = 0

    def __str__(self) -> str:
        stories = "story" if self.stories == 1 else "stories"
        return (f"{self.segments:,} paragraphs and {self.texts:,} other texts of {self.stories:,} {stories} "
                "are those of their sources")

    def __add__(self, other: Verified) -> Verified:
        return Verified(self.stories + other.stories, self.segments + other.segments, self.texts + other.texts)


def reader(folder: Path) -> Read:
    """From the disk."""
    return lambda path: files.read_built(folder, path, MOST)


def story_pages(slug: str, wanted: Expected, name: str = "index.html") -> dict[str, Expected]:
    """Each page of a story with what it must show: the story, and each source in its own order."""
    alone = {f"{slug}/{source_slug(siglum)}/{name}": wanted.of(siglum) for siglum in wanted.sigla}
    return {f"{slug}/{name}": wanted} | alone


def counted(wanted: Expected) -> Verified:
    """What is compared of one story."""
    return Verified(1, len(wanted.segments), len(wanted.texts))


def one_page(path: str, wanted: Expected, read: Read, made: Made | None, shown: str) -> list[Problem]:
    """One page; it may be any bytes."""
    raw = read(path)
    if isinstance(raw, files.Refused):
        return [Problem("page-differs", f"this page is not on the site: {raw.message}", Place(f"{shown}/{path}"))]
    return compare(wanted, read_page(raw.decode("utf-8", "replace")), made, f"{shown}/{path}")
