"""A segment's text cut where quotes begin and end, so that overlapping quotes need no nesting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotate.arrange.marks import Mark

_Cuts = Mapping[int, Sequence[Mark]]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a segment under the same marks all along.

    `marks` cover it, the shortest quote first (it is the most precise); `begins` have their first word here, `ends`
    their last: an id goes where a mark begins, a footnote marker where it ends.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    begins: tuple[Mark, ...] = ()
    ends: tuple[Mark, ...] = ()


def runs(text: str, segment: int, marks: Iterable[Mark]) -> tuple[Run, ...]:
    """The segment's text as runs; joined again they are the text. `marks` are those of the segment's source."""
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in marks:
        for span in mark.spans:
            if span.segment == segment:
                opening.setdefault(span.start, []).append(mark)
                closing.setdefault(span.end, []).append(mark)
    return tuple(_walk(text, segment, opening, closing))


def _walk(text: str, segment: int, opening: _Cuts, closing: _Cuts) -> Iterator[Run]:
    """From cut to cut, with the marks that are open there."""
    over: dict[str, Mark] = {}
    for start, end in pairwise(sorted({0, len(text), *opening, *closing})):
        for mark in closing.get(start, ()):
            del over[mark.html_id]
        over |= {mark.html_id: mark for mark in opening.get(start, ())}
        here = tuple(sorted(over.values(), key=lambda mark: mark.length))
        yield Run(text[start:end], here, tuple(mark for mark in here if _first(mark) == (segment, start)),
                  tuple(mark for mark in here if _last(mark) == (segment, end)))


def _first(mark: Mark) -> tuple[int, int]:
    return mark.spans[0].segment, mark.spans[0].start


def _last(mark: Mark) -> tuple[int, int]:
    return mark.spans[-1].segment, mark.spans[-1].end
