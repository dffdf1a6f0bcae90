"""Where in the text the notes stand: a strip of bars, one a row, in steps that are wide enough to be hit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from annotate.arrange import Arranged, Row

MOST_STEPS: Final = 12
"""Links of at least 24 pixels, side by side on the narrowest phone; each is a stop for the Tab key, too."""
MOST_BARS: Final = 20
"""Of one step: with thousands of rows, each bar stands for several."""


@dataclass(frozen=True, slots=True)
class Bar:
    """The notes that a row's words carry."""

    major: int
    other: int

    @property
    def count(self) -> int:
        return self.major + self.other


@dataclass(frozen=True, slots=True)
class Step:
    """Neighbouring rows, named by the first segment of the first and of the last.

    `href` is the first segment of the first row that has notes; None where none has.
    """

    first: str
    last: str
    href: str | None
    bars: tuple[Bar, ...]
    count: int
    major: int


@dataclass(frozen=True, slots=True)
class Density:
    """`most`: notes of one row, the length of the longest bar."""

    steps: tuple[Step, ...]
    most: int


def density(arranged: Arranged) -> Density:
    """Rows that are no furniture, in reading order, in as many steps as fit."""
    rows = [row for row in arranged.rows if not row.furniture]
    size = max(1, -(-len(rows) // MOST_STEPS))
    steps = tuple(_step(rows[start:start + size], arranged) for start in range(0, len(rows), size))
    return Density(steps, max((bar.count for step in steps for bar in step.bars), default=0))


def _step(rows: Sequence[Row], arranged: Arranged) -> Step:
    notes = [_notes(row, arranged) for row in rows]
    wide = max(1, -(-len(notes) // MOST_BARS))
    bars = tuple(_bar(set().union(*notes[start:start + wide]), arranged) for start in range(0, len(notes), wide))
    whole = _bar(set().union(*notes), arranged)
    noted = next((row for row, each in zip(rows, notes, strict=True) if each), None)
    return Step(_segments(rows[0], arranged)[0], _segments(rows[-1], arranged)[0],
                _segments(noted, arranged)[0] if noted else None, bars, whole.count, whole.major)


def _segments(row: Row, arranged: Arranged) -> list[str]:
    return [f"{siglum}-{number}" for siglum in arranged.story.sources for number in row.cells.get(siglum, ())]


def _notes(row: Row, arranged: Arranged) -> set[str]:
    """A note on words in several rows counts in each."""
    return {mark.note for siglum, numbers in row.cells.items() for number in numbers
            for run in arranged.runs[siglum, number] for mark in run.ends}


def _bar(notes: set[str], arranged: Arranged) -> Bar:
    found = arranged.story.entry.discrepancies
    major = sum(note in found and found[note].weight == "major" for note in notes)
    return Bar(major, len(notes) - major)
