"""The places that notes speak of: one mark a quote, with the id that links lead to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from annotate.anchor import Found, Span
from annotate.story import Story
from annotate.yaml_nodes import Path


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
    seen: Counter[tuple[str, str]] = Counter()
    return tuple(_mark(note, siglum, path, anchors[path], seen)
                 for note, siglum, path in quoted_paths(story) if path in anchors)


def quoted_paths(story: Story) -> Iterator[tuple[str, str, Path]]:
    """(note id, siglum, path) of every quote, as `anchor_story` names them."""
    for path, siglum, _ in story.readings():
        yield str(path[1]), siglum, path
    for note, entry in story.entry.notes.items():
        yield note, entry.source, ("notes", note)


def _mark(note: str, siglum: str, path: Path, found: Found, seen: Counter[tuple[str, str]]) -> Mark:
    seen[note, siglum] += 1
    nth = seen[note, siglum]
    return Mark(note, siglum, f"n-{note}-{siglum}" + (f"-{nth}" if nth > 1 else ""), path, found.spans, found)
