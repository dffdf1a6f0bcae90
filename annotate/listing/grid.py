"""A table for a terminal: columns as wide as what stands in them, where a Chinese character takes two."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from annotate.anchor.graphemes import clusters
from annotate.listing.wrap import wide
from annotate.report.visible import plain

_BETWEEN: Final = "  "
_NARROWEST: Final = 12  # columns of a cell that gives way


def grid(rows: Sequence[Sequence[str]], width: int, right: Collection[int] = (), yields: Collection[int] = (),
         ) -> Iterator[str]:
    """Lines of at most so many columns where that can be; the first row is the head.

    `right`: columns that are set to the right. `yields`: those that are cut where there is no room, the widest first.
    """
    shown = [[plain(cell) for cell in row] for row in rows]
    widths = [max(map(wide, column)) for column in zip(*shown, strict=True)]
    over = sum(widths) + len(_BETWEEN) * (len(widths) - 1) - width
    while over > 0 and (can := [nth for nth in yields if widths[nth] > _NARROWEST]):
        widest = max(can, key=lambda nth: (widths[nth], -nth))
        widths[widest] -= 1
        over -= 1
    for row in shown:
        cells = (_set(cut(cell, room), room, nth in right) for nth, (cell, room) in
                 enumerate(zip(row, widths, strict=True)))
        yield _BETWEEN.join(cells).rstrip()


def _set(cell: str, room: int, right: bool) -> str:
    gap = " " * (room - wide(cell))
    return gap + cell if right else cell + gap


def cut(text: str, room: int) -> str:
    """No wider than this, with a sign that something is missing."""
    if wide(text) <= room:
        return text
    kept, taken = 0, 0
    for start, end in clusters(text):
        taken += wide(text[start:end])
        if taken > room - 1:
            break
        kept = end
    return text[:kept].rstrip() + "…"
