"""Round dates around a time: days, months or years at which an axis has ticks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import MAXYEAR, date
from itertools import count
from typing import Final

_DAYS: Final = (1, 2, 7, 14)
_MONTHS: Final = (1, 2, 3, 6)
_YEARS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_YEAR: Final = 12  # months


def calendar(low: int, high: int, most: int) -> tuple[str, tuple[int, ...]]:
    """The finest of `day`, `month` and `year` that does with so many steps, and its dates as proleptic ordinals.

    The first is at or before `low`, the last after `high`: a day has a width, too.
    """
    for unit, dates in _candidates(date.fromordinal(low)):
        ticks = [next(dates)]
        while ticks[-1] <= high and len(ticks) <= most + 1:
            ticks.append(next(dates))
        if len(ticks) <= most + 1:
            return unit, tuple(ticks)
    raise AssertionError(low, high)


def _candidates(start: date) -> Iterator[tuple[str, Iterator[int]]]:
    yield from (("day", count(start.toordinal(), days)) for days in _DAYS)
    months = start.year * _YEAR + start.month - 1
    yield from (("month", _months(months // step * step, step)) for step in _MONTHS)
    yield from (("year", _months(start.year // step * step * _YEAR, step * _YEAR)) for step in _YEARS)


def _months(start: int, step: int) -> Iterator[int]:
    """The first days of months counted from year 0; years that Python's calendar has not end where it ends."""
    for months in count(start, step):
        year, month = divmod(months, _YEAR)
        yield date.max.toordinal() + 1 if year > MAXYEAR else date(max(year, 1), month + 1, 1).toordinal()
