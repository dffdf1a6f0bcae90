"""One small figure a numeric or dated discrepancy: a line a source, the same numbers in words beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import log10
from typing import Final

from markupsafe import Markup

from annotate.render.footnotes import Footnote
from annotate.render.readings import QuoteView
from annotate.render.sources import SourceView
from annotate.value import Amount, Date, Moment, Share, Value

WIDE_SPREAD: Final = 20
"""Highest over lowest from which a linear scale would press the low ones onto zero."""

_LEFT, _RIGHT = 4.0, 84.0  # per cent of the drawing; the rest is room for the arrow of "more than"
_SHAPES: Final = ("circle", "diamond", "square", "triangle")


@dataclass(frozen=True, slots=True)
class Dot:
    """One quote on its line."""

    source: SourceView
    label: str
    target: str
    drawing: Markup


@dataclass(frozen=True, slots=True)
class Figure:
    id: str
    topic: str
    major: bool
    dots: tuple[Dot, ...]
    scale: str


@dataclass(frozen=True, slots=True)
class _Scale:
    """From values to per cent of the width."""

    low: float
    high: float
    logarithmic: bool

    def at(self, value: float) -> float:
        if self.high == self.low:
            return (_LEFT + _RIGHT) / 2
        low, high, here = (log10(each) if self.logarithmic else each for each in (self.low, self.high, value))
        return _LEFT + (_RIGHT - _LEFT) * (here - low) / (high - low)


def figures(footnotes: Sequence[Footnote]) -> tuple[Figure, ...]:
    """Of every discrepancy in which two or more quotes carry values of one sort."""
    return tuple(figure for figure in map(_figure, footnotes) if figure)


def _figure(note: Footnote) -> Figure | None:
    valued = [(reading.source, quote, quote.amount) for reading in note.readings for quote in reading.quotes
              if quote.amount is not None]
    if note.topic is None or len(valued) < 2 or len({_sort(amount) for _, _, amount in valued}) > 1:
        return None
    scale, words = _scale([amount for _, _, amount in valued])
    dots = tuple(_dot(source, quote, amount, scale) for source, quote, amount in valued)
    if any(amount.hedge == "~" for _, _, amount in valued):
        words += "; hollow: about"
    return Figure(note.id, note.topic, note.major, dots, words)


def _sort(value: Value) -> str:
    """Shares are drawn as numbers between none and all, so not on the line of plain numbers."""
    return type(value).__name__


def _bounds(value: Value) -> tuple[float, float]:
    match value:
        case Amount():
            return float(value.low), float(value.high)
        case Share():
            return value.part / value.whole, value.part / value.whole
        case Moment():
            return value.low.first.toordinal(), value.high.last.toordinal()


def _scale(values: Sequence[Value]) -> tuple[_Scale, str]:
    """One scale for all of them, and its two ends in words."""
    bounds = [_bounds(value) for value in values]
    low, high = min(low for low, _ in bounds), max(high for _, high in bounds)
    match values[0]:
        case Moment():
            moments = [value for value in values if isinstance(value, Moment)]
            first = min((each.low for each in moments), key=lambda date: date.first)
            last = max((each.high for each in moments), key=lambda date: date.last)
            return _Scale(low, high, False), _ends(first, last)
        case Share():
            return _Scale(0, max(high, 1), False), "from none to all" if high <= 1 else "from none to more than all"
        case Amount():
            amounts = [value for value in values if isinstance(value, Amount)]
            least, most = min(each.low for each in amounts), max(each.high for each in amounts)
            if low > 0 and high / low >= WIDE_SPREAD:
                return _Scale(low, high, True), f"from {least:,f} to {most:,f}, on a logarithmic scale"
            least, most = min(least, Decimal(0)), max(most, Decimal(0))
            return _Scale(float(least), float(most), False), f"from {least:,f} to {most:,f}"


def _ends(first: Date, last: Date) -> str:
    return str(first) if first == last else f"from {first} to {last}"


def _dot(source: SourceView, quote: QuoteView, amount: Value, scale: _Scale) -> Dot:
    low, high = (scale.at(bound) for bound in _bounds(amount))
    ends = (low, high) if _is_range(amount) else ((low + high) / 2,)
    return Dot(source, quote.value or str(amount), quote.target, _drawing(source, low, high, ends, amount.hedge))


def _is_range(value: Value) -> bool:
    """From one to another; a month or a year is one date, if a wide one."""
    return not isinstance(value, Share) and value.low != value.high


def _drawing(source: SourceView, low: float, high: float, ends: Sequence[float], hedge: str) -> Markup:
    """Drawn in per cent of whatever width it gets; told in words beside it, so hidden from screen readers."""
    parts = [Markup('<line class="an-axis" x1="0" x2="100%" y1="8" y2="8"/>')]
    if high > low:
        parts.append(Markup(f'<line class="an-span" x1="{low:.2f}%" x2="{high:.2f}%" y1="8" y2="8"/>'))
    if hedge in (">", ">="):
        parts.append(_arrow(high, 1))
    if hedge in ("<", "<="):
        parts.append(_arrow(low, -1))
    parts += [_shape(source.hue, at, hollow=hedge == "~") for at in ends]
    return Markup('<svg class="an-line" width="100%" height="16" aria-hidden="true" focusable="false">{}</svg>').format(
        Markup().join(parts))


def _arrow(at: float, way: int) -> Markup:
    return Markup(f'<svg x="{at:.2f}%" y="0" overflow="visible" width="1" height="16">'
                  f'<path class="an-arrow" d="M0 8H{24 * way}M{18 * way} 4L{24 * way} 8L{18 * way} 12"/></svg>')


def _shape(hue: int, at: float, *, hollow: bool) -> Markup:
    """Each source has a shape as well as a colour; a hollow one is a rounded figure ("about")."""
    paths = {"circle": "M-5 8a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z", "diamond": "M0 2L6 8L0 14L-6 8Z",
             "square": "M-5 3H5V13H-5Z", "triangle": "M0 2L6 13H-6Z"}
    path = paths[_SHAPES[(hue - 1) % len(_SHAPES)]]
    return Markup(f'<svg x="{at:.2f}%" y="0" overflow="visible" width="1" height="16">'
                  f'<path class="an-dot{" an-hollow" * hollow}" d="{path}"/></svg>')
