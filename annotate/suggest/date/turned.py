"""Times told from the day of reading: three days ago, last November, Friday."""

from __future__ import annotations

from typing import Final, cast

from annotate.suggest.date.fields import Ends, Found, both
from annotate.suggest.date.point import Point, Unit

_UNITS: Final = {"y": "year", "N": "year", "K": "year", "T": "month", "s": "day"}
_LENGTHS: Final = ("day", "week", "month", "year")


def turned(found: Found) -> Ends | None:
    """Told from the day of reading: three days ago, last November, Friday."""
    worths = found.tokens.worths
    if "u" in found:
        length, _ = cast("tuple[Unit, int]", worths[found.places["u"]])
        return both(Point(shift=(length, -found.worth("n"))))
    if "U" in found:
        number = found.worth("n")
        if not _ago(found):
            return None
        unit = _UNITS.get(found.code("U")) or str(worths[found.places["U"]])
        if unit not in _LENGTHS:
            return None
        return both(Point(shift=(cast("Unit", unit), -number))) if 0 < number < 1000 else None
    if "J" in found:
        by = found.worth("J")
        month = next((field for field in "Mmt" if field in found), "")
        if month:
            return both(Point(month=found.worth(month), shift=("month", by)))
        return both(Point(weekday=found.worth("w"), shift=("day", by)))
    shift = worths[found.places["L"]] if "L" in found else None
    if "weekday" in found:  # 上周五, 上周日
        day = 7 if found.code("weekday") == "s" else found.worth("weekday")
        weekly = day < 8 and cast("tuple[str, int]", shift)[0] == "week"
        return both(Point(weekday=day - 1, shift=cast("tuple[Unit, int]", shift))) if weekly else None
    if shift and cast("tuple[str, int]", shift)[0] == "day":
        return both(Point(shift=cast("tuple[Unit, int]", shift)))
    if shift and cast("tuple[str, int]", shift)[0] != "week":
        return None
    return both(Point(weekday=found.worth("w"), shift=cast("tuple[Unit, int] | None", shift)))


def _ago(found: Found) -> bool:
    """Words for "ago" are in some languages those for "before", "since" or "last"."""
    field = "g" if "g" in found else "G"
    worth = found.tokens.worths[found.places[field]]
    says = {"h": ("<",), "H": (">=",) if field == "g" else ("<", ">="), "J": (-1,)}
    return worth in says.get(found.code(field), (None,))
