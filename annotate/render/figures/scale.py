"""One scale a figure: from values to per cent of its width, and the round values at which it has ticks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import log10
from typing import Final

from annotate.render.figures.calendar import calendar
from annotate.value import Amount, Moment, Share, Value

WIDE_SPREAD: Final = 20
"""Highest over lowest from which a linear scale would press the low ones onto zero."""

MOST_STEPS: Final = 4
"""Between ticks; with more, their labels would meet on a phone."""

_MARGIN: Final = 3.0  # per cent: room for half a dot
_ARROW: Final = 13.0  # per cent: room for the arrow of "more than" or "less than"


@dataclass(frozen=True, slots=True)
class Scale:
    """`ticks` are values on it, lowest first; the first and the last are its ends. `arrows`: which ends need room."""

    ticks: tuple[Decimal, ...]
    unit: str
    logarithmic: bool = False
    arrows: tuple[bool, bool] = (False, False)

    def at(self, value: Decimal | float) -> float:
        """Per cent of the width, from the left."""
        low, high, here = (_log(each) if self.logarithmic else Decimal(each)
                           for each in (self.ticks[0], self.ticks[-1], value))
        left, right = (_ARROW if arrow else _MARGIN for arrow in self.arrows)
        return left + (100 - left - right) * float((here - low) / (high - low))


def scale_of(values: Sequence[Value]) -> Scale:
    """Of values of one sort, at least one. Numbers begin at zero, dates and wide spreads where they are."""
    ends = [bounds(value) for value in values]
    low, high = min(low for low, _ in ends), max(high for _, high in ends)
    arrows = (any(value.hedge in ("<", "<=") for value in values), any(value.hedge in (">", ">=") for value in values))
    match values[0]:
        case Moment():
            unit, days = calendar(int(low), int(high), MOST_STEPS)
            return Scale(tuple(map(Decimal, days)), unit, arrows=arrows)
        case Share():
            return Scale(_even(Decimal(0), max(high, Decimal(1))), "share", arrows=arrows)
        case Amount():
            if low > 0 and high / low >= WIDE_SPREAD:
                return Scale(_powers(low, high), "number", logarithmic=True, arrows=arrows)
            low, high = min(low, Decimal(0)), max(high, Decimal(0))
            return Scale(_even(low, high if low < high else Decimal(1)), "number", arrows=arrows)


def bounds(value: Value) -> tuple[Decimal, Decimal]:
    """What it goes from and to, as numbers: dates as days."""
    match value:
        case Amount():
            return value.low, value.high
        case Share():
            return (share := Decimal(value.part) / Decimal(value.whole)), share
        case Moment():
            return Decimal(value.low.first.toordinal()), Decimal(value.high.last.toordinal())


def _even(low: Decimal, high: Decimal) -> tuple[Decimal, ...]:
    """Multiples of 1, 2 or 5 times a power of ten, from at or below `low` to at or above `high`."""
    power = Decimal(10) ** (((high - low) / MOST_STEPS).adjusted() - 1)
    for factor in (1, 2, 5, 10, 20, 50, 100, 200, 500):
        step = factor * power
        first, last = _down(low / step), -_down(-high / step)
        if last - first <= MOST_STEPS:
            return tuple(step * nth for nth in range(first, last + 1))
    raise AssertionError(low, high)


def _powers(low: Decimal, high: Decimal) -> tuple[Decimal, ...]:
    """Powers of ten around both."""
    first, last = low.adjusted(), high.adjusted()
    last += high > Decimal(10) ** last
    step = -(-(last - first) // MOST_STEPS)
    count = -(-(last - first) // step)
    return tuple(Decimal(10) ** (first + step * nth) for nth in range(count + 1))


def _down(value: Decimal) -> int:
    return int(value.to_integral_value(rounding="ROUND_FLOOR"))


def _log(value: Decimal | float) -> Decimal:
    return Decimal(value).log10() if isinstance(value, Decimal) else Decimal(log10(value))
