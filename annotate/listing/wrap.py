"""Text in columns of a terminal: wide characters measured, words kept whole, nothing that the terminal would obey."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from annotate.anchor.graphemes import clusters
from annotate.anchor.wholewords import breaks
from annotate.report.visible import columns, visible

_NOT_FIRST: Final = "、。，．,.;:!?；：！？）」』】〕〉》”’…)]}%⟧"  # signs that no line begins with
_NOT_LAST: Final = "（「『【〔〈《“‘([{⟦"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line. `marked`: quoted already; never told by this alone."""

    text: str
    marked: bool = False


Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class _Cell:
    """What a reader sees as one character, as it is shown."""

    text: str
    width: int
    marked: bool
    breakable: bool  # a line may end before it


def wide(text: str) -> int:
    """How many columns it takes."""
    return sum(_width(text[start:end]) for start, end in clusters(text))


def wrapped(pieces: Sequence[Piece], width: int) -> list[Line]:
    """Lines of at most so many columns; line breaks of the text are kept."""
    lines: list[list[_Cell]] = [[]]
    for cell in _cells(pieces, width):
        if cell.text == "\n":
            lines.append([])
            continue
        if lines[-1] and sum(each.width for each in lines[-1]) + cell.width > width:
            if cell.text == " ":
                continue
            lines.append(_carried(lines[-1], cell))
        lines[-1].append(cell)
    return [_line(cells) for cells in lines]


def _carried(cells: list[_Cell], following: _Cell) -> list[_Cell]:
    """Takes from the end of a full line what belongs with what follows it: the beginning of a word."""
    if following.breakable:
        return []
    at = max((number for number, cell in enumerate(cells) if cell.breakable), default=0)
    if at == 0:
        return []  # one word as long as the line
    tail = cells[at:]
    del cells[at:]
    return tail


def _cells(pieces: Sequence[Piece], most: int) -> Iterator[_Cell]:
    text = "".join(piece.text for piece in pieces).replace("\t", " ")
    marked = [piece.marked for piece in pieces for _ in piece.text]
    for start, end in clusters(text):
        cluster = text[start:end]
        if cluster in ("\n", "\r\n"):
            yield _Cell("\n", 0, marked=False, breakable=False)
            continue
        shown = "".join(map(visible, cluster))
        can = _breaks(text, start)
        if shown == cluster:
            yield _Cell(shown, _width(shown), marked[start], can)
        else:  # a number in place of what cannot be seen may be longer than a line
            yield from (_Cell(each, columns(each), marked[start], can and not at)
                        for at, each in enumerate(shown[:most]))


def _breaks(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at : at + 1]
    if not before or after.isspace() or after in _NOT_FIRST or before in _NOT_LAST:
        return False
    return before.isspace() or before == "-" or breaks(before, after)


def _width(cluster: str) -> int:
    """An emoji that is joined of several is as wide as one of them."""
    widths = [sum(map(columns, visible(each))) for each in cluster]
    return max(widths) if "\u200d" in cluster and 2 in widths else sum(widths)


def _line(cells: list[_Cell]) -> Line:
    """Neighbours of one kind as one piece, without blanks at the end."""
    while cells and cells[-1].text == " ":
        cells.pop()
    pieces: list[Piece] = []
    for cell in cells:
        if pieces and pieces[-1].marked == cell.marked:
            pieces[-1] = Piece(pieces[-1].text + cell.text, cell.marked)
        else:
            pieces.append(Piece(cell.text, cell.marked))
    return tuple(pieces)
