"""The rows of the text as templates read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from annotate.arrange import Arranged, Row
from annotate.render.footnotes import Footnote
from annotate.render.hidden import told
from annotate.render.history import ChangeView, past
from annotate.render.sources import SourceView
from annotate.render.text import segment_text
from annotate.words import Words


@dataclass(frozen=True, slots=True)
class SegmentView:
    """One segment; `withheld` where only excerpts may be shown and nothing in it is quoted.

    `hidden` names what stands in it and cannot be seen; `past`: what it was before, and what stood beside it.
    """

    id: str
    number: int
    label: str
    language: str
    dir: str
    text: Markup
    gloss: str | None
    withheld: bool
    hidden: str | None
    past: tuple[ChangeView, ...] = ()


@dataclass(frozen=True, slots=True)
class CellView:
    """What one source has in a row; `see` names what it says of this elsewhere."""

    source: SourceView
    segments: tuple[SegmentView, ...]
    see: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RowView:
    """One row: a cell for every source; `labels` names its segments; `told` as in `Row`.

    `notes` are those whose first marker stands in it. `even`: the lines of a grid that its cells share, so that texts
    and glosses begin at the same height; 0 where the cells hold different numbers of segments and only begin together.
    """

    id: str | None
    furniture: bool
    told: bool
    cells: tuple[CellView, ...]
    labels: tuple[str, ...]
    notes: tuple[Footnote, ...] = ()
    even: int = 0


_LINES: Final = 3
"""Of a segment in a shared grid: its text, its gloss, what else is said of it."""


def row_views(arranged: Arranged, sources: Mapping[str, SourceView], notes: Iterable[Footnote],
              say: Words) -> Iterator[RowView]:
    """In reading order, each note in the row where its first marker stands."""
    homes: dict[tuple[str, int], list[Footnote]] = {}
    for note in notes:
        if places := arranged.marks.get(note.id):
            homes.setdefault((places[0].siglum, places[0].spans[-1].segment), []).append(note)
    return (_row(row, arranged, sources, homes, say) for row in arranged.rows)


def article_rows(arranged: Arranged, source: SourceView, say: Words) -> Iterator[RowView]:
    """One source in its own order, a segment a row; its notes stand on the story's page, one folder up."""
    for segment in arranged.story.sources[source.siglum].article.segments:
        view = segment_view(arranged, source, segment.number, say, notes="../")
        yield RowView(None, False, False, (CellView(source, (view,)),), (view.id,))


def segment_view(arranged: Arranged, source: SourceView, number: int, say: Words, notes: str = "") -> SegmentView:
    """`notes` is the address of the page with the notes, relative; empty for the same page."""
    siglum, name = source.siglum, f"{source.siglum}-{number}"
    withheld = arranged.withheld(siglum, number)
    story = arranged.story
    gloss = story.sources[siglum].glosses.get(story.entry.language, {}).get(number)
    hidden = None if withheld else told(story.sources[siglum].article.segments[number - 1].text, say)
    label = say.text("segment-label", source=siglum, number=number)
    return SegmentView(name, number, label, source.language, source.dir,
                       Markup() if withheld else segment_text(arranged, siglum, number, notes, say),
                       None if withheld else gloss, withheld, hidden, past(arranged, siglum, number, say))


def _row(row: Row, arranged: Arranged, sources: Mapping[str, SourceView],
         homes: Mapping[tuple[str, int], list[Footnote]], say: Words) -> RowView:
    cells = tuple(_cell(row, arranged, view, say) for view in sources.values())
    labels = tuple(each.id for cell in cells for each in cell.segments)
    notes = (note for siglum, numbers in row.cells.items() for number in numbers
             for note in homes.get((siglum, number), ()))
    return RowView(row.id, row.furniture, row.told, cells, labels, tuple(sorted(notes, key=lambda note: note.number)),
                   0 if row.furniture else _even(cells))


def _even(cells: Iterable[CellView]) -> int:
    """A line more than their segments need, for what stands under the last."""
    counts = {len(cell.segments) for cell in cells if cell.segments}
    return _LINES * counts.pop() + 1 if len(counts) == 1 else 0


def _cell(row: Row, arranged: Arranged, source: SourceView, say: Words) -> CellView:
    segments = tuple(segment_view(arranged, source, number, say) for number in row.cells.get(source.siglum, ()))
    see = dict.fromkeys(f"{siglum}-{number}" for siglum, number in _see(row, source))
    return CellView(source, segments, tuple(see))


def _see(row: Row, source: SourceView) -> list[tuple[str, int]]:
    """Linked here, or linking here to one of this cell's segments; in an empty cell, all that this source has."""
    linked = [name for name in row.see if name[0] == source.siglum]
    if source.siglum in row.cells:
        return sorted(linked + [seer for seen, seer in row.back if seen[0] == source.siglum])
    return sorted(linked + [seer for _, seer in row.back if seer[0] == source.siglum])
