"""Dates in numbers alone: which of them is the day, the month, the year."""

from __future__ import annotations

from typing import Final

from annotate.suggest.date.point import Point, possible

_TURN: Final = 40  # 27 is 2027, 71 is 1971
_ORDERS: Final = ("dmy", "mdy", "ymd", "ydm")


def century(value: int, digits: int) -> int:
    """A year as it is meant: two digits are of this century or the last."""
    return value if digits > 2 else value + (2000 if value <= _TURN else 1900)


def of_three(parts: tuple[tuple[int, int], ...], order: str) -> Point | None:
    """`parts` are value and digits of each. The language's own order, where it gives a day that there is."""
    fits = [each for each in _ways(parts, order) if _fits(parts, each)]
    for way in fits:
        told = dict(zip(way, parts, strict=True))
        point = Point(century(*told["y"]), told["m"][0], told["d"][0])
        if possible(point):
            return point
    return None


def _ways(parts: tuple[tuple[int, int], ...], order: str) -> list[str]:
    """Where a year comes first by custom but not here ("3-7-07", "1/2/2020"), the day does."""
    last = "mdy" if order == "mdy" else "dmy"
    if parts[0][1] == 4:
        return ["ymd", "ydm"]
    if parts[2][1] == 4:
        return [last, "mdy" if last == "dmy" else "dmy"]
    first = "ymd" if order == "ymd" and parts[0][1] >= parts[2][1] and parts[0][0] != parts[1][0] else last
    return list(dict.fromkeys((first, last, *_ORDERS)))


def _fits(parts: tuple[tuple[int, int], ...], way: str) -> bool:
    """Four digits are a year and nothing else is; a year has two at least, but where it comes first in two digits."""
    digits = [count for _, count in parts]
    year = way.index("y")
    return all(count < 3 for place, count in enumerate(digits) if place != year) and (digits[year] > 1)


def of_two(first: tuple[int, int], second: tuple[int, int], order: str) -> Point | None:
    """A day and a month without a year."""
    for way in (order.replace("y", ""), "dm", "md"):
        told = dict(zip(way, (first[0], second[0]), strict=True))
        point = Point(None, told["m"], told["d"])
        if possible(point):
            return point
    return None
