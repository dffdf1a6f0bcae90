"""A story's segments side by side, passage by passage, as its page lays them out; what is quoted is marked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from annotate.anchor import Found
from annotate.arrange import Mark, Row, Run
from annotate.arrange.marks import marks
from annotate.arrange.rows import rows
from annotate.arrange.runs import runs
from annotate.listing import Only
from annotate.listing.wrap import Line, Piece, wide, wrapped
from annotate.report.visible import plain
from annotate.story import Story
from annotate.yaml import Path

NARROWEST: Final = 20  # columns of a source; where there is less room, sources stand below each other
_GUTTER: Final = " │ "
_NO_SEGMENT: Final = "(no such segment)"


@dataclass(frozen=True, slots=True)
class Listing:
    """A story as far as it can be shown: rows in reading order, and the text of each segment cut where quotes are."""

    story: Story
    rows: tuple[Row, ...]
    runs: Mapping[tuple[str, int], tuple[Run, ...]]

    def quoted(self, siglum: str, number: int) -> bool:
        return any(run.marks for run in self.runs.get((siglum, number), ()))

    def wanted(self, only: Only | None, sigla: Collection[str]) -> dict[tuple[str, int], Row]:
        """The segments that are asked for, with their rows; furniture only where all are."""
        return {(siglum, number): row for row in self.rows for siglum in sigla for number in row.cells.get(siglum, ())
                if only is None or (not self._is_furniture(siglum, number) and self._is(only, siglum, number, row))}

    def _is(self, only: Only, siglum: str, number: int, row: Row) -> bool:
        if only in ("quoted", "unquoted"):
            return self.quoted(siglum, number) == (only == "quoted")
        return len(row.cells) == 1 if only == "alone" else not row.told

    def _is_furniture(self, siglum: str, number: int) -> bool:
        return number in self.story.sources[siglum].entry.furniture


def listing(story: Story, anchors: Mapping[Path, Found]) -> Listing:
    """Quotes that were not found are no marks."""
    placed: dict[tuple[str, int], list[Mark]] = {}
    for mark in marks(story, anchors):
        for number in dict.fromkeys(span.segment for span in mark.spans):
            placed.setdefault((mark.siglum, number), []).append(mark)
    cut = {(siglum, each.number): runs(each.text, each.number, placed.get((siglum, each.number), ()))
           for siglum, source in story.sources.items() for each in source.article.segments}
    return Listing(story, rows(story), cut)


def side_by_side(made: Listing, sigla: Sequence[str], width: int, only: Only | None = None) -> Iterator[Line]:
    """Lines of at most so many columns; a blank one after each row."""
    wanted = made.wanted(only, sigla)
    room = (width - len(_GUTTER) * (len(sigla) - 1)) // len(sigla)
    beside = len(sigla) == 1 or room >= NARROWEST
    if beside:
        yield from _beside([wrapped([Piece(_headline(made.story, siglum))], room) for siglum in sigla], room)
        yield (Piece("─┼─".join("─" * room for _ in sigla)),)
    for row in made.rows:
        here = [siglum for siglum in sigla if any((siglum, number) in wanted for number in row.cells.get(siglum, ()))]
        if not here:
            continue
        shown = sigla if beside else here
        cells = [wrapped(_cell(made, row, siglum), room if beside else width) for siglum in shown]
        yield from _beside(cells, room) if beside else (line for cell in cells for line in cell)
        yield from wrapped([Piece(_below(row))], width) if _below(row) else ()
        yield ()


def _beside(cells: Sequence[list[Line]], room: int) -> Iterator[Line]:
    for lines in zip_longest(*cells, fillvalue=()):
        pieces: list[Piece] = []
        for number, line in enumerate(lines):
            pieces += line
            if number + 1 < len(lines):
                pieces.append(Piece(" " * (room - sum(wide(piece.text) for piece in line)) + _GUTTER))
        yield tuple(pieces)


def _headline(story: Story, siglum: str) -> str:
    entry = story.sources[siglum].entry
    told = ", ".join(plain(str(each)) for each in (entry.publisher, entry.language, entry.published) if each)
    return f"{siglum}  {told}"


def _below(row: Row) -> str:
    """The passage's own id, and what it is linked with."""
    see = "see " + ", ".join(f"{siglum}-{number}" for siglum, number in row.see) if row.see else ""
    return "   ".join(each for each in (f"#p-{row.id}" if row.id else "", see) if each)


def _cell(made: Listing, row: Row, siglum: str) -> list[Piece]:
    numbers = row.cells.get(siglum, ())
    if row.furniture:
        return [Piece(f"{siglum}-{', '.join(map(str, numbers))}: furniture")] if numbers else []
    if not numbers:
        return [Piece(f"– not in {siglum} –" if row.told else f"– nothing of {siglum} set beside this –")]
    pieces: list[Piece] = []
    for number in numbers:
        pieces.append(Piece(("\n" if pieces else "") + f"[{siglum}-{number}] "))
        pieces += _marked(made.runs.get((siglum, number)))
    return pieces


def _marked(cut: tuple[Run, ...] | None) -> Iterator[Piece]:
    """`⟦words⟧killed`: in brackets what is quoted, behind them for which note."""
    if cut is None:
        yield Piece(_NO_SEGMENT)
        return
    opened: list[Mark] = []
    for run in (*cut, Run("")):
        closed = [mark for mark in opened if mark not in run.marks]
        yield from (piece for mark in closed for piece in (Piece("⟧"), Piece(f"{{{mark.note}}}")))
        opened = [mark for mark in opened if mark in run.marks]
        fresh = [mark for mark in run.marks if mark not in opened]
        opened += fresh
        yield Piece("⟦" * len(fresh))
        yield Piece(run.text, marked=bool(run.marks))
