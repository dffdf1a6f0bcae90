"""Passages to rows: the order of the first source, and every other segment where a reader expects it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from annotate.model import Passage
from annotate.story import Story

Name = tuple[str, int]
"""A segment: siglum and number."""

Cells = Mapping[str, tuple[int, ...]]
"""Segment numbers a siglum, ascending; a source that is not in the row is left out."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the page. `furniture` rows hold nothing of the articles themselves (image holders, notices).

    `told`: the author said what belongs together here, so that what is not here has no counterpart; else nobody said.
    `see` names segments of other rows that the author linked here; `back` pairs a segment of this row with one of a
    passage in which the author linked it.
    """

    cells: Cells
    see: tuple[Name, ...] = ()
    back: tuple[tuple[Name, Name], ...] = ()
    id: str | None = None
    furniture: bool = False
    told: bool = False


_TOP = -1
"""Stands before the first row."""


def rows(story: Story) -> tuple[Row, ...]:
    """Every segment of every source in exactly one row."""
    return tuple(_fold_furniture(_in_order(_seen_both_ways(_grouped(story)), story)))


def _grouped(story: Story) -> list[Row]:
    """The author's passages, then a row of its own for each segment that stands in none."""
    passages = [_passage_row(passage) for passage in story.entry.passages]
    taken = {(siglum, number) for row in passages for siglum, numbers in row.cells.items() for number in numbers}
    return passages + [Row({siglum: (segment.number,)}, furniture=segment.number in source.entry.furniture)
                       for siglum, source in story.sources.items() for segment in source.article.segments
                       if (siglum, segment.number) not in taken]


def _passage_row(passage: Passage) -> Row:
    see = tuple((siglum, int(number)) for siglum, number in (each.split("-") for each in passage.see))
    return Row({siglum: tuple(sorted(numbers)) for siglum, numbers in passage.segments.items()}, see, id=passage.id,
               told=True)


def _seen_both_ways(grouped: Sequence[Row]) -> list[Row]:
    """What the author links in one passage is linked back from the segment that is named there."""
    seers: dict[Name, list[Name]] = {}
    for row in grouped:
        for name in row.see:
            seers.setdefault(name, []).extend(_names(row))
    return [replace(row, back=tuple((name, seer) for name in _names(row) for seer in seers.get(name, ())))
            for row in grouped]


def _names(row: Row) -> list[Name]:
    return [(siglum, number) for siglum, numbers in row.cells.items() for number in numbers]


def _in_order(grouped: Sequence[Row], story: Story) -> Iterator[Row]:
    """The first source's rows in its order; a row that it has no part in follows the row in which the preceding
    segment of its own source stands, so that each source reads on as far as crossing passages allow."""
    row_of = {(siglum, number): index for index, row in enumerate(grouped)
              for siglum, numbers in row.cells.items() for number in numbers}
    after: dict[int, int] = {}
    placed = {_TOP}
    for nth, (siglum, source) in enumerate(story.sources.items()):
        before = _TOP
        for segment in source.article.segments:
            row = row_of[siglum, segment.number]
            if row not in placed:
                placed.add(row)
                _insert(after, before, row)
                before = row
            elif nth > 0:
                before = row
    return (grouped[index] for index in _walk(after))


def _insert(after: dict[int, int], before: int, row: int) -> None:
    """Into the chain of rows, right behind `before`."""
    if before in after:
        after[row] = after[before]
    after[before] = row


def _walk(after: Mapping[int, int]) -> Iterator[int]:
    row = _TOP
    while row in after:
        row = after[row]
        yield row


def _fold_furniture(ordered: Iterator[Row]) -> Iterator[Row]:
    """Neighbouring rows of furniture become one, which the page folds."""
    for furniture, group in groupby(ordered, key=lambda row: row.furniture):
        if furniture:
            yield _merged(list(group))
        else:
            yield from group


def _merged(group: Sequence[Row]) -> Row:
    cells: dict[str, list[int]] = {}
    for row in group:
        for siglum, numbers in row.cells.items():
            cells.setdefault(siglum, []).extend(numbers)
    back = tuple(pair for row in group for pair in row.back)
    return Row({siglum: tuple(sorted(numbers)) for siglum, numbers in cells.items()}, back=back, furniture=True)
