"""A date as far as it is told: a year, a month, a day, and how far from the day of reading."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Literal, Self

from annotate.days import Date

Unit = Literal["day", "week", "month", "year"]
_SOON: Final = 60  # days: what is so near ahead and has no year is meant to come
_DAYS_OF_MONTHS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class Point:
    """`shift` is what is told from the day of reading: ("year", -1) of "October last year". `weekday`: Monday is 0."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    shift: tuple[Unit, int] | None = None
    weekday: int | None = None

    @property
    def relative(self) -> bool:
        """Nothing of it stands without the day of reading, or it names it."""
        return self.shift is not None or (self.year is None and self.month is None)

    @property
    def written(self) -> str:
        year = "XXXX" if self.year is None else f"{self.year:04}"
        finer = self.day or self.weekday is not None or (self.shift and self.shift[0] in ("day", "week"))
        month = f"{self.month:02}" if self.month else "XX" if finer or (self.shift and self.shift[0] == "month") else ""
        day = f"{self.day:02}" if self.day else "XX" if finer else ""
        return "-".join(part for part in (year, month, day) if part)

    def sharing(self, other: Self) -> Self:
        """With the year, and the month of a mere day, that only the other end of a range tells."""
        if self.year is None and self.shift is None and (other.year is not None or other.shift):
            month = self.month or (other.month if self.day else None)
            return replace(self, year=other.year, month=month, shift=other.shift)
        return replace(self, month=other.month) if self.day and not self.month else self


def possible(point: Point) -> bool:
    """A month that there is, and a day that it may have: 30 February is a mistake in a text, 40 March no date."""
    if point.month is not None and not 1 <= point.month <= 12:
        return False
    most = 31 if point.month is None or point.month == 2 else _DAYS_OF_MONTHS[point.month - 1]
    return point.day is None or 1 <= point.day <= most


def filled(point: Point, reference: date | None) -> tuple[Date, Date] | None:
    """From when to when, with what is not said from the day of reading; None where that cannot be told."""
    if point.shift is None and point.year is not None:
        whole = _date(point.year, point.month, point.day)
        return (whole, whole) if whole else None
    if reference is None:
        return None
    if point.shift is not None:
        return _shifted(point, reference)
    unsaid = point.month is None and point.day is None
    found = _weekday(point.weekday, reference) if unsaid else _nearest(point, reference)
    return (found, found) if found else None


def _date(year: int, month: int | None, day: int | None) -> Date | None:
    if not 1 <= year <= 9999 or (day and month and day > monthrange(year, month)[1]):
        return None
    return Date(year, month, day)


def _of(day: date) -> Date:
    return Date(day.year, day.month, day.day)


def _weekday(weekday: int | None, reference: date) -> Date | None:
    """The last one up to the day of reading."""
    if weekday is None:
        return None
    return _of(reference - timedelta((reference.weekday() - weekday) % 7))


def _nearest(point: Point, reference: date) -> Date | None:
    """The last one, as a report looks back; but what comes within two months is still to come."""
    if point.month is None:
        months = (moved(reference.year, reference.month, -back) for back in range(3))
        tried = (_date(year, month, point.day) for year, month in months)
        return next((each for each in tried if each and each.first <= reference), None)
    tried = (_date(reference.year + ahead, point.month, point.day) for ahead in (1, 0, -1, -2, -3, -4, -5))
    return next((each for each in tried if each and (each.first - reference).days <= _SOON), None)


def moved(year: int, month: int, by: int) -> tuple[int, int]:
    count = year * 12 + month - 1 + by
    return count // 12, count % 12 + 1


def _shifted(point: Point, reference: date) -> tuple[Date, Date] | None:
    unit, by = point.shift or ("day", 0)
    if unit == "year":
        whole = _date(reference.year + by, point.month, point.day)
        return (whole, whole) if whole else None
    if unit == "month":
        year, month = _turn(point.month, by, reference) if point.month else moved(reference.year, reference.month, by)
        whole = _date(year, month, point.day) if 0 < year < 10000 else None
        return (whole, whole) if whole else None
    try:
        return _days(point, unit, by, reference)
    except OverflowError:
        return None


def _turn(month: int, by: int, reference: date) -> tuple[int, int]:
    """"Last November", "next May": the one before or after the month of reading."""
    if by < 0:
        return reference.year - (month >= reference.month), month
    return reference.year + (by > 0 and month <= reference.month), month


def _days(point: Point, unit: Unit, by: int, reference: date) -> tuple[Date, Date]:
    if unit == "day" and point.weekday is None:
        day = _of(reference + timedelta(by))
        return day, day
    if unit == "day":  # last Friday, next Friday
        ahead = (point.weekday - reference.weekday()) % 7  # type: ignore[operator]
        day = _of(reference + timedelta((ahead or 7) if by > 0 else ahead - 7 if by < 0 else ahead))
        return day, day
    monday = reference - timedelta(reference.weekday()) + timedelta(weeks=by)
    if point.weekday is not None:
        day = _of(monday + timedelta(point.weekday))
        return day, day
    return _of(monday), _of(monday + timedelta(6))
