"""Days and months that are named, and those that signs and words around a number tell."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import cast

from annotate.suggest.date.fields import Ends, Found, both, year_of
from annotate.suggest.date.figures import led
from annotate.suggest.date.point import Point, Unit
from annotate.suggest.date.words import Words


def named(found: Found, words: Words) -> Ends | None:
    base = _base(found)
    month = next((found.worth(field) for field in ("m", "t", "T", "worded") if field in found), None)
    if "worded" in found and not words.dotted:
        return None
    if month and base.shift and base.shift[0] != "year":
        return None
    day = found.worth("d") if "d" in found else None
    if "m" in found and day is None and base == Point() and not _is_month(found, words):
        return None
    alone = month is None and base.shift is None and base.year is None
    if alone and (day is None or found.before.rstrip(" ")[-1:] == "H"):
        return None  # about three days
    if day and base == Point() and "m" in found and words.capital and _modal(found):
        return None
    if "dots" in found and "e" not in found and not _is_dotted(found):
        return None
    point = replace(base, month=month, day=day)
    if "e" in found:
        return replace(point, day=found.worth("e")), point, _joined(found)
    return both(point)


def _base(found: Found) -> Point:
    """The year that is told, or how far from the day of reading it is."""
    worths, base = found.tokens.worths, Point()
    for field in "yYXvhin":
        if field in found:
            worth = worths[found.places[field]]
            base = Point(shift=cast("tuple[Unit, int]", worth)) if isinstance(worth, tuple) else year_of(found, field)
    if "L" in found and base.shift is None:
        base = Point(shift=cast("tuple[Unit, int]", worths[found.places["L"]]))
    return base


def _is_dotted(found: Found) -> bool:
    """14.11. or the end of a sentence that has a number in it."""
    day, month = found.told("d"), found.told("t")
    return day[0] > 12 or day[1] == month[1] == 2 or found.whole or led(found)


def _modal(found: Found) -> bool:
    """"They may 3 times", "march 5 miles": not written as a name, and nothing says that it is a time."""
    place = found.places["m"]
    small = found.code("m") == "m" and found.tokens.text[found.tokens.starts[place]].islower()
    prose = found.before.rstrip(" ")[-1:] == "x" and bool(re.match(" [xw]", found.after))
    return small and prose and place < found.places["d"]


def _joined(found: Found) -> str:
    """"18 and 19 June" are two days, "between 18 and 19 June" is a time from one to the other."""
    between = found.tokens.codes[found.places["e"] + 1 : found.places["d"]]
    lead = found.tokens.codes[: found.places["e"]].rstrip("A ")
    return "&" if "&" in between and not lead.endswith("F") else "-"


def _is_month(found: Found, words: Words) -> bool:
    """A name that is also another word needs a word before it that goes with times."""
    if found.code("m") == "M" or found.whole:
        return True
    name = words.capital and found.tokens.text[found.tokens.starts[found.places["m"]]].isupper()
    lead = found.before[-9:]
    leads = "[IFRHBJLP]" if name else r"(?:[IFHBJL]|[MmYabcow]\.? ?R)"
    return bool(re.search(rf"(?:{leads}|[Mm] ?[&–-]) ?(?:[PA] ?){{0,2}}$", lead))
