"""A segment's text cut where quotes begin and end, so that overlapping quotes need no nesting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotate.arrange.marks import Mark


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


def runs(text: str, segment: int, marks: Sequence[Mark]) -> tuple[Run, ...]:
    """The segment's text as runs; joined again they are the text. `marks` are those of the segment's source."""
    here = [mark for mark in marks if any(span.segment == segment for span in mark.spans)]
    cuts = sorted({0, len(text), *(cut for mark in here for cut in _cuts(mark, segment))})
    return tuple(_run(text, segment, start, end, here) for start, end in pairwise(cuts))


def _cuts(mark: Mark, segment: int) -> list[int]:
    return [cut for span in mark.spans if span.segment == segment for cut in (span.start, span.end)]


def _run(text: str, segment: int, start: int, end: int, here: Sequence[Mark]) -> Run:
    over = sorted((mark for mark in here if _covers(mark, segment, start, end)), key=lambda mark: mark.length)
    return Run(text[start:end], tuple(over),
               tuple(mark for mark in over if _first(mark) == (segment, start)),
               tuple(mark for mark in over if _last(mark) == (segment, end)))


def _covers(mark: Mark, segment: int, start: int, end: int) -> bool:
    return any(span.segment == segment and span.start <= start and end <= span.end for span in mark.spans)


def _first(mark: Mark) -> tuple[int, int]:
    return mark.spans[0].segment, mark.spans[0].start


def _last(mark: Mark) -> tuple[int, int]:
    return mark.spans[-1].segment, mark.spans[-1].end
