"""A story after loading: what the author wrote, and the articles that it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from annotate.article import Article
from annotate.model import Reading, SourceEntry, StoryEntry, VersionEntry
from annotate.yaml import Path, Places


@dataclass(frozen=True, slots=True)
class Version:
    """An older text of a source. `files`: what else was kept of it, name and bytes: glosses by their language, and
    under `obtained` the file that it was made from."""

    entry: VersionEntry
    article: Article
    files: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """One article, its provenance, and its glosses: language to segment number to text.

    `gloss_files` holds, a language, the gloss file's name and bytes; `obtained` the file that the article was made
    from, where it is not as it was obtained; `versions` what it was before, the oldest first.
    """

    siglum: str
    entry: SourceEntry
    article: Article
    glosses: Mapping[str, Mapping[int, str]]
    gloss_files: Mapping[str, tuple[str, bytes]]
    obtained: tuple[str, bytes] | None = None
    versions: tuple[Version, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """`folder` is the path as shown to the user, POSIX; `sources` keeps the author's order; `raw` is story.yml.

    `ids` is the list of ids that were published, where there is one.
    """

    slug: str
    folder: str
    entry: StoryEntry
    sources: Mapping[str, Source]
    places: Places
    raw: bytes
    ids: bytes | None = None

    def readings(self) -> Iterator[tuple[Path, str, Reading]]:
        """Every reading that quotes, with its YAML path and siglum, in the author's order."""
        for key, discrepancy in self.entry.discrepancies.items():
            for siglum, said in discrepancy.readings.items():
                path: Path = ("discrepancies", key, "readings", siglum)
                if isinstance(said, Reading):
                    yield path, siglum, said
                elif isinstance(said, tuple):
                    yield from (((*path, index), siglum, each) for index, each in enumerate(said))
