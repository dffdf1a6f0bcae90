"""How much of what a story has, for its head, for the index and for the filter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from annotate.model import StoryEntry
from annotate.render.footnotes import kind_label
from annotate.words import Words


@dataclass(frozen=True, slots=True)
class KindCount:
    """`own`: the label is the story's, in its language. `minor`: all that is not major, notes with it."""

    id: str
    label: str
    major: int
    minor: int
    own: bool

    @property
    def count(self) -> int:
        return self.major + self.minor


@dataclass(frozen=True, slots=True)
class Counts:
    """`kinds` of discrepancies; `all_kinds` of notes too."""

    discrepancies: int
    major: int
    minor: int
    notes: int
    kinds: tuple[KindCount, ...]
    all_kinds: tuple[KindCount, ...]

    @property
    def most(self) -> int:
        """Of one kind."""
        return max((each.count for each in self.kinds), default=0)


def counts(entry: StoryEntry, say: Words) -> Counts:
    """Discrepancies by weight and by kind (the most frequent first), and notes."""
    found = [(each.kind, each.weight == "major") for each in entry.discrepancies.values()]
    notes = [(each.kind, False) for each in entry.notes.values()]
    major = sum(is_major for _, is_major in found)
    return Counts(len(found), major, len(found) - major, len(notes), _kinds(found, entry, say),
                  _kinds(found + notes, entry, say))


def _kinds(found: Iterable[tuple[str, bool]], entry: StoryEntry, say: Words) -> tuple[KindCount, ...]:
    counted = Counter(found)
    order = Counter(kind for kind, _ in counted.elements()).most_common()
    return tuple(KindCount(kind, kind_label(kind, entry, say), counted[kind, True], counted[kind, False],
                           kind in entry.kinds) for kind, _ in order)
