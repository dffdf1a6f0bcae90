"""Days that have a name: on one day of each year, or so many days from Easter, Advent, a Sunday or Thursday."""

from __future__ import annotations

from datetime import date, timedelta

from annotate.suggest.date.point import Point
from annotate.suggest.date.words import Worth


def feast(worth: Worth, year: int | None) -> Point | None:
    """None where only a year could tell the day."""
    if isinstance(worth, str):
        return Point(year, int(worth[:2]), int(worth[3:]))
    if year is None or not isinstance(worth, tuple) or not 1583 <= year <= 4099:
        return None
    by, number = worth
    known = {"christmas": christmas, "easter": easter, "advent": advent, "may": may, "november": november}
    day = known[by](year) + timedelta(number)
    return Point(day.year, day.month, day.day)


def christmas(year: int) -> date:
    """Only where a year is told: of itself it may be a season."""
    return date(year, 12, 25)


def easter(year: int) -> date:
    """Of the Gregorian calendar (the algorithm of Meeus, Jones and Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def advent(year: int) -> date:
    """The last Sunday before Christmas, the fourth of Advent."""
    return date(year, 12, 24) - timedelta((date(year, 12, 24).weekday() + 1) % 7)


def may(year: int) -> date:
    """Its first Sunday."""
    return date(year, 5, 7) - timedelta((date(year, 5, 7).weekday() + 1) % 7)


def november(year: int) -> date:
    """Its fourth Thursday, Thanksgiving in the United States."""
    return date(year, 11, 28) - timedelta((date(year, 11, 28).weekday() - 3) % 7)
