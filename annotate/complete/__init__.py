"""What is left to do in a story that is right as far as it goes: counted, listed with places, never in the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from annotate.complete.gap import Gap
from annotate.complete.guessed import to_confirm
from annotate.complete.provenance import hidden_characters, undetermined, without
from annotate.complete.said import unexamined, unsupported
from annotate.complete.segments import copied, unglossed, unglossed_readings, unplaced
from annotate.story import Story

__all__ = ["KINDS", "Gap", "Part", "complete"]

_Finding = Callable[[Story], tuple[int, Iterator[Gap]]]

# The most useful first: what may be wrong, what readers would miss, what only helps to find it again.
KINDS: Final[dict[str, tuple[str, _Finding]]] = {
    "guess": ("guesses that nobody has confirmed", to_confirm),
    "language": ("sources of which nobody has said the language", undetermined),
    "topic": ("topics with a source that was not examined", unexamined),
    "passage": ("segments that stand in no passage", unplaced),
    "segment-gloss": ("segments without a gloss", unglossed),
    "copied-gloss": ("glosses that are the original words still", copied),
    "reading-gloss": ("readings without a gloss", unglossed_readings),
    "evidence": ("discrepancies without evidence", unsupported),
    "archived": ("sources without an archived copy", without("archived")),
    "url": ("sources without an address", without("url")),
    "rights": ("sources that do not say whose they are", without("rights")),
    "retrieved": ("sources without the day on which they were fetched", without("retrieved")),
    "sha256": ("sources without a SHA-256", without("sha256")),
    "hidden": ("articles with characters that hide or reorder", hidden_characters),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of thing that may be left: `left` of `total`, and where."""

    kind: str
    total: int
    gaps: tuple[Gap, ...]

    @property
    def left(self) -> int:
        return sum(gap.count for gap in self.gaps)

    @property
    def words(self) -> str:
        return KINDS[self.kind][0]


def complete(story: Story) -> tuple[Part, ...]:
    """A part for each of `KINDS`, also where nothing is left. `story` may be what is right of one with problems."""
    return tuple(Part(kind, total, tuple(gaps)) for kind, (_, find) in KINDS.items() for total, gaps in [find(story)])
