"""The text of one source, in which all its quotes are looked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from annotate.anchor.fold import Folded, fold
from annotate.anchor.verdict import Span
from annotate.article import Segment


@dataclass(frozen=True)
class Text:
    """Segments joined by LF. The folded copy is made when the first quote asks for it."""

    segments: tuple[Segment, ...]

    @cached_property
    def joined(self) -> str:
        return "\n".join(segment.text for segment in self.segments)

    @cached_property
    def folded(self) -> Folded:
        return fold(self.joined)

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(segment.text) + 1 for segment in self.segments[:-1]), initial=0))

    def index(self, at: int) -> int:
        """Which of `segments` (from 0) holds an offset of `joined`."""
        return bisect_right(self._starts, at) - 1

    def bounds(self, index: int) -> tuple[int, int]:
        """Where `segments[index]` stands in `joined`."""
        return self._starts[index], self._starts[index] + len(self.segments[index].text)

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """A stretch of `joined`, one span a segment: the joining line breaks belong to none."""
        return tuple(self._spans(start, end))

    def _spans(self, start: int, end: int) -> Iterator[Span]:
        for index in range(self.index(start), self.index(max(start, end - 1)) + 1):
            first, last = self.bounds(index)
            if max(start, first) < min(end, last):
                yield Span(self.segments[index].number, max(start, first) - first, min(end, last) - first)

    @cached_property
    def _by_number(self) -> dict[int, str]:
        return {segment.number: segment.text for segment in self.segments}

    def words(self, spans: tuple[Span, ...]) -> str:
        """What stands there; LF between segments."""
        return "\n".join(self._by_number[span.segment][span.start:span.end] for span in spans)
