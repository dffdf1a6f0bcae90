"""From a story whose quotes are found to what a page shows, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

from annotate.anchor import Found
from annotate.arrange.history import NONE, History, history
from annotate.arrange.ids import aliased
from annotate.arrange.marks import Mark, marks
from annotate.arrange.rows import Row, rows
from annotate.arrange.runs import Run, runs
from annotate.story import Source, Story
from annotate.yaml import Path

__all__ = ["Arranged", "History", "Mark", "Row", "Run", "arrange"]


@dataclass(frozen=True, slots=True)
class Arranged:
    """A story in reading order.

    `numbers` gives each discrepancy and note its footnote number, from 1; `marks` lists, a note id, its places in
    reading order; `runs` holds each segment's text, cut where marks begin and end; `aliases`
    lists, an id, the old ones that lead to it; `histories` tell, a source, what its text was before.
    """

    story: Story
    rows: tuple[Row, ...]
    numbers: Mapping[str, int]
    marks: Mapping[str, tuple[Mark, ...]]
    runs: Mapping[tuple[str, int], tuple[Run, ...]]
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    histories: Mapping[str, History] = field(default_factory=dict)

    def withheld(self, siglum: str, number: int) -> bool:
        """Of a source of which only excerpts may be shown, what is not quoted."""
        return (self.story.sources[siglum].entry.display == "excerpts"
                and not any(run.marks for run in self.runs[siglum, number]))

    def history(self, siglum: str) -> History:
        """What may be shown of it."""
        return self.histories.get(siglum, NONE)


def arrange(story: Story, anchors: Mapping[Path, Found]) -> Arranged:
    """Rows, footnote numbers and runs; `anchors` as `anchor_story` gives them, one a quote."""
    ordered = rows(story)
    places = marks(story, anchors)
    cut = _cut(story, places)
    reading = list(_reading_order(ordered, story, cut))
    made = Arranged(story, ordered, _numbers(story, reading), _by_note(reading), cut, aliased(story))
    return replace(made, histories={siglum: _history(source, made) for siglum, source in story.sources.items()})


def _history(source: Source, made: Arranged) -> History:
    numbers = (segment.number for segment in source.article.segments)
    return history(source, {number for number in numbers if made.withheld(source.siglum, number)})


def _cut(story: Story, places: tuple[Mark, ...]) -> dict[tuple[str, int], tuple[Run, ...]]:
    touching: dict[tuple[str, int], list[Mark]] = {}
    for mark in places:
        for segment in dict.fromkeys(span.segment for span in mark.spans):
            touching.setdefault((mark.siglum, segment), []).append(mark)
    return {(siglum, segment.number): runs(segment.text, segment.number,
                                           touching.get((siglum, segment.number), ()))
            for siglum, source in story.sources.items() for segment in source.article.segments}


def _reading_order(ordered: tuple[Row, ...], story: Story,
                   cut: Mapping[tuple[str, int], tuple[Run, ...]]) -> Iterator[Mark]:
    """Each mark where its footnote marker stands."""
    for row in ordered:
        for siglum in story.sources:
            for number in row.cells.get(siglum, ()):
                for run in cut[siglum, number]:
                    yield from run.ends


def _numbers(story: Story, reading: list[Mark]) -> dict[str, int]:
    """By the first marker on the page; what has no quote at all comes last, in the author's order."""
    ids = [mark.note for mark in reading] + list(story.entry.discrepancies) + list(story.entry.notes)
    return {note: number for number, note in enumerate(dict.fromkeys(ids), start=1)}


def _by_note(reading: list[Mark]) -> dict[str, tuple[Mark, ...]]:
    ranked = sorted(reading, key=lambda mark: mark.note)
    return {note: tuple(group) for note, group in groupby(ranked, key=lambda mark: mark.note)}
