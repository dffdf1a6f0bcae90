"""How two figures, days or leftover digits stand to each other."""

from __future__ import annotations

from annotate.days import Date
from annotate.suggest.compare.facts import Code, Day, Figure, Item
from annotate.suggest.compare.values import Likeness, likeness
from annotate.suggest.found import When

_FIRST, _LAST = 1000, 9999  # years that are written with four digits
_NOON = 12
_HOURS = 24


def stands(one: Item, two: Item) -> Likeness:
    if isinstance(one, Figure) and isinstance(two, Figure):
        return likeness(one.quantity, two.quantity)
    if isinstance(one, Day) and isinstance(two, Day):
        return days(one.when, two.when)
    if isinstance(one, Day) and isinstance(two, Figure):
        return _year(one, two)
    if isinstance(one, Figure) and isinstance(two, Day):
        return _year(two, one)
    if isinstance(one, Code) and isinstance(two, Code):
        return _codes(one, two)
    return "apart"


def tells(one: Item, two: Item) -> bool:
    """Whether who has `one` has `two` as well: the same, or what is no less exact and does not contradict it."""
    if stands(one, two) in ("same", "hedge"):
        return True
    coarser = isinstance(one, Day) and isinstance(two, Day) and _known(one) < _known(two)
    return stands(one, two) == "compatible" and not coarser


def _known(day: Day) -> int:
    """How many of year, month and day it tells, by itself or from the day of publication."""
    return len(day.when.low.written.split("-")) if day.when.low else 0


def days(one: When, two: When) -> Likeness:
    """A month within a year is compatible with it; a day that another contradicts in any part differs."""
    if one.low is not None and one.high is not None and two.low is not None and two.high is not None:
        if (one.low, one.high) == (two.low, two.high):
            return "same" if one.hedge == two.hedge else "hedge"
        return "differ" if _apart(one.low, one.high, two.low, two.high) else "compatible"
    if not any(map(str.isdecimal, "".join(one.written))) or not any(map(str.isdecimal, "".join(two.written))):
        return "apart"
    if one.written == two.written:
        return "same" if one.hedge == two.hedge else "hedge"
    if not any(map(_meet, one.written, two.written)):
        return "apart"
    return "compatible" if all(map(_fits, one.written, two.written)) else "differ"


def _meet(one: str, two: str) -> bool:
    """Whether both say a year, or a month, or a day."""
    return any(a.isdecimal() and b.isdecimal() for a, b in zip(one.split("-"), two.split("-"), strict=False))


def _apart(low: Date, high: Date, other_low: Date, other_high: Date) -> bool:
    return high.last < other_low.first or other_high.last < low.first


def _fits(one: str, two: str) -> bool:
    """Whether two days as ISO 8601 with X agree as far as both say."""
    parts = zip(one.split("-"), two.split("-"), strict=False)  # one may stop at the month
    return all(a == b or "X" in a or "X" in b for a, b in parts)


def _year(day: Day, figure: Figure) -> Likeness:
    """A year may be read as a number in one language."""
    (low, high), quantity = day.when.written, figure.quantity
    if not (len(low) == len(high) == len("2024") and low.isdecimal() and high.isdecimal()):
        return "apart"
    if quantity.unit or quantity.role != "number" or quantity.low != quantity.high:
        return "apart"
    if quantity.low.denominator != 1 or not _FIRST <= quantity.low <= _LAST:
        return "apart"
    if low != high and int(low) <= quantity.low <= int(high) and figure.tokens in ((), day.tokens[:1]):
        return "compatible"  # 1980, and "the 1980s"
    return "same" if quantity.low == int(low) else "differ"


def _codes(one: Code, two: Code) -> Likeness:
    if one.tokens == two.tokens:
        return "same"
    if len(one.tokens) != len(two.tokens) or ("." in one.tokens[0]) != ("." in two.tokens[0]):
        return "apart"
    (a, _, rest), (b, _, other) = one.tokens[0].partition("."), two.tokens[0].partition(".")
    half_a_day = abs(int(a) - int(b)) == _NOON and max(int(a), int(b)) <= _HOURS
    return "compatible" if half_a_day and rest == other else "differ"
