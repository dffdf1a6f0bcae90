"""One small figure a numeric or dated discrepancy: a line a quote on one scale, the same numbers in words on each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from markupsafe import Markup

from annotate.render.figures.drawing import dots_at, drawing
from annotate.render.figures.scale import Scale, scale_of
from annotate.render.figures.ticks import Tick, ticks_of
from annotate.render.footnotes import Footnote
from annotate.render.readings import QuoteView, ReadingView
from annotate.render.sources import SourceView
from annotate.value import Value

FEWEST: Final = 2
"""Values on one scale, from which there is something to see."""

Why = Literal["incomparable", "other-sort", "no-value", "silent", "unexamined"]


@dataclass(frozen=True, slots=True)
class Dot:
    """One quote on its line; `at`: the middle of what is drawn, in per cent of the width."""

    source: SourceView
    quote: QuoteView
    at: float
    drawing: Markup


@dataclass(frozen=True, slots=True)
class Aside:
    """What does not stand on the scale, and why not."""

    source: SourceView
    why: Why
    quote: QuoteView | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    id: str
    topic: str
    major: bool
    dots: tuple[Dot, ...]
    asides: tuple[Aside, ...]
    scale: Scale

    def ticks(self, language: str) -> tuple[Tick, ...]:
        """With the numbers and dates of that language."""
        return ticks_of(self.scale, language)


def figures(footnotes: Sequence[Footnote]) -> tuple[Figure, ...]:
    """Of every discrepancy in which two or more quotes that can be compared carry values of one sort."""
    return tuple(figure for figure in map(_figure, footnotes) if figure)


def _figure(note: Footnote) -> Figure | None:
    sort = _sort([quote.amount for reading in note.readings for quote in reading.quotes
                  if quote.amount is not None and quote.incomparable is None])
    if note.topic is None or sort is None:
        return None
    told = [(reading.source, quote, why) for reading in note.readings for quote, why in _told(reading, sort)]
    drawn = [(source, quote, quote.amount) for source, quote, why in told
             if why is None and quote is not None and quote.amount is not None]
    scale = scale_of([amount for _, _, amount in drawn])
    dots = tuple(_dot(source, quote, amount, scale) for source, quote, amount in drawn)
    asides = tuple(Aside(source, why, quote) for source, quote, why in told if why is not None)
    return Figure(note.id, note.topic, note.major, dots, asides, scale)


def _sort(values: Sequence[Value]) -> type | None:
    """The sort that most of them are of, the first of equals. Shares stand between none and all, so not on the line of
    plain numbers."""
    sorts = [type(value) for value in values]
    most = max(sorts, key=sorts.count, default=None)
    return most if most is not None and sorts.count(most) >= FEWEST else None


def _told(reading: ReadingView, sort: type) -> list[tuple[QuoteView | None, Why | None]]:
    """Each quote, with why it is not drawn; a source without one as such."""
    if reading.state in ("silent", "unexamined"):
        return [(None, reading.state)]
    return [(quote, _why(quote, sort)) for quote in reading.quotes]


def _why(quote: QuoteView, sort: type) -> Why | None:
    if quote.incomparable is not None:
        return "incomparable"
    if quote.amount is None:
        return "no-value"
    return None if isinstance(quote.amount, sort) else "other-sort"


def _dot(source: SourceView, quote: QuoteView, value: Value, scale: Scale) -> Dot:
    places = dots_at(value, scale)
    return Dot(source, quote, (places[0] + places[-1]) / 2, drawing(source.hue, value, scale))
