"""How much of what a story has, for its head and for the index."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from annotate.model import StoryEntry
from annotate.render.footnotes import kind_label


@dataclass(frozen=True, slots=True)
class KindCount:
    """`own`: the label is the story's, in its language."""

    label: str
    count: int
    own: bool


@dataclass(frozen=True, slots=True)
class Counts:
    discrepancies: int
    major: int
    minor: int
    notes: int
    kinds: tuple[KindCount, ...]


def counts(entry: StoryEntry) -> Counts:
    """Discrepancies by weight and by kind (the most frequent first), and notes."""
    found = list(entry.discrepancies.values())
    major = sum(each.weight == "major" for each in found)
    kinds = Counter(each.kind for each in found).most_common()
    return Counts(len(found), major, len(found) - major, len(entry.notes),
                  tuple(KindCount(kind_label(kind, entry), count, kind in entry.kinds) for kind, count in kinds))
