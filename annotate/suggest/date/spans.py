"""Times longer than a month: years, decades, centuries, quarters and seasons."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final, cast

from annotate.suggest.date.fields import Ends, Found, both, year_of
from annotate.suggest.date.point import Point, Unit
from annotate.suggest.date.words import Words

_LONG_WORD: Final = 9  # code points: that is no number with an ending
_OPEN: Final = ("x", "", ";", ".")  # a name, or a sentence that begins
_RECENT: Final = range(1900, 2100)


def decades(found: Found, *, glued: bool) -> Ends | None:
    """Decades and centuries."""
    if "c" in found and not {"k", "decade"} & found.places.keys():
        number = found.worth("c")
        first = 2 if glued else 1  # 一世纪 is a hundred years
        return (Point((number - 1) * 100 + 1), Point(number * 100), "") if first <= number < 22 else None
    value, digits = found.told("k" if "k" in found else "decade")
    if value > 99:
        start = value
    elif "c" in found:
        start = (found.worth("c") - 1) * 100 + value
    else:
        start = value + (1900 if value > 20 else 2000)
        sure = {"A", "N"} & set(found.match[0]) or re.search("[ABIP] '?$", found.before)
        if "decade" in found and digits < _LONG_WORD and not sure:
            return None
    last = 99 if start % 100 == 0 and "c" not in found and value > 99 and start < 2000 else 9
    return (Point(start), Point(start + last), "") if value % 10 == 0 and 1000 <= start < 2200 else None


def span(found: Found) -> Ends | None:
    """A quarter, a half, a season of a year: its first and its last month."""
    field = "y" if "y" in found else "h"
    year = found.tokens.worths[found.places[field]]
    first, last = divmod(found.worth("Q"), 100) if "Q" in found else _part(found.worth("S"), halves="half" in found)
    if not first:
        return None
    base = Point(shift=cast("tuple[Unit, int]", year)) if isinstance(year, tuple) else year_of(found, field)
    return replace(base, month=first), replace(base, month=last), ""


def _part(number: int, *, halves: bool) -> tuple[int, int]:
    months = 6 if halves else 3
    return (months * (number - 1) + 1, months * number) if 0 < number <= 12 // months else (0, 0)


def years(found: Found, words: Words) -> Ends | None:
    """A number of four digits is a year where a word says so, or where nothing that is counted follows it."""
    if "x" in found or "a" in found:
        first, (value, digits) = found.worth("v"), found.told("x" if "x" in found else "a")
        last = value if digits == 4 else first // 100 * 100 + value
        return (Point(first), Point(last), "") if first < last and last - first < 200 else None
    field = "y" if "y" in found else "v"
    year, worth = found.worth(field), found.tokens.worths[found.places[field]]
    if isinstance(worth, tuple):
        return both(Point(shift=cast("tuple[Unit, int]", worth)))
    if found.code(field) == "W" and "sure" not in found:
        return both(Point(year)) if found.whole or _is_said(found) else None
    if "sure" in found or _is_year(found, year, glued=words.glued):
        return both(Point(year))
    return None


def _is_said(found: Found) -> bool:
    """In words, where "two thousand" may also be a mere number: a word says so, and nothing follows that is counted."""
    return found.before.rstrip(" ")[-1:] in tuple("IFRHBNM(") and not re.match(" ?[xwUPslMm]", found.after)


def _is_year(found: Found, year: int, *, glued: bool) -> bool:
    if found.whole:
        return True
    before = found.before.rstrip(" ")
    last = before[-1:]
    if last in ("$", "<", "#", "№", "%") or found.after[:1] in ("$", "%", "°"):
        return False
    counted = bool(re.match(r" ?[xwUPslj]" if glued else r" [xwUP]", found.after))
    if glued and counted:
        return False
    if year in _RECENT:
        return (last in tuple("IFRHhBAPMDK(&,-") and not (last in "A&," and counted)) or (last in _OPEN and not counted)
    return last in tuple("IFRHB(") and not counted
