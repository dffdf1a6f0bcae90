"""The places that notes speak of: one mark a quote, with the id that links lead to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from annotate.anchor import Found, Span
from annotate.story import Story
from annotate.yaml import Path


@dataclass(frozen=True, slots=True)
class Mark:
    """The words of one quote, as they stand on the page.

    `html_id` is `n-killed-A`, and `n-killed-A-2` for the second quote of the same note in the same source; `path` is
    where the quote stands in story.yml; `spans` are in reading order, one a segment or fragment.
    """

    note: str
    siglum: str
    html_id: str
    path: Path
    spans: tuple[Span, ...]
    found: Found

    @property
    def length(self) -> int:
        """Code points covered."""
        return sum(span.end - span.start for span in self.spans)


def marks(story: Story, anchors: Mapping[Path, Found]) -> tuple[Mark, ...]:
    """Every quote of the story that was found, in the author's order."""
    return tuple(Mark(note, siglum, place_id(note, siglum, nth), path, anchors[path].spans, anchors[path])
                 for note, siglum, nth, path in quoted_places(story) if path in anchors)


def quoted_places(story: Story) -> Iterator[tuple[str, str, int, Path]]:
    """Note id, siglum, which of the note's quotes in that source (from 1), and path of every quote."""
    seen: Counter[tuple[str, str]] = Counter()
    for note, siglum, path in _quoted(story):
        seen[note, siglum] += 1
        yield note, siglum, seen[note, siglum], path


def place_id(note: str, siglum: str, nth: int) -> str:
    """The id that links to a place lead to."""
    return f"n-{note}-{siglum}" + (f"-{nth}" if nth > 1 else "")


def _quoted(story: Story) -> Iterator[tuple[str, str, Path]]:
    for path, siglum, _ in story.readings():
        yield str(path[1]), siglum, path
    for note, entry in story.entry.notes.items():
        yield note, entry.source, ("notes", note)
