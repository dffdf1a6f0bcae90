"""The parts of a shape that was found: which token is the day, which the year, and what stands around them."""

from __future__ import annotations

import re
from typing import Final

from annotate.suggest.date.lex import Tokens
from annotate.suggest.date.numeric import century
from annotate.suggest.date.point import Point

# Two ends, and how they are told: "-" from one to the other, "&" two days, "" one time.
Ends = tuple[Point, Point, str]
_NEAR: Final = 24  # codes on each side that are looked at
_SHORT: Final = 24  # codes of a text that may be nothing but a date
_PROSE: Final = frozenset("xMDUWLTNJ")


class Found:
    """The fields of one match, by the letters of the shape."""

    def __init__(self, match: re.Match[str], tokens: Tokens) -> None:
        shape = (match.lastgroup or "").rpartition("_")[2]
        self.match, self.tokens = match, tokens
        self.places = {name.partition("_")[0]: match.start(name) for name, got in match.groupdict().items()
                       if got is not None and name.endswith(f"_{shape}") and not name.startswith("shape")}
        self.before = tokens.codes[max(0, match.start() - _NEAR) : match.start()]
        self.after = tokens.codes[match.end() : match.end() + _NEAR]

    def __contains__(self, field: str) -> bool:
        return field in self.places

    def worth(self, field: str) -> int:
        worth = self.tokens.worths[self.places[field]]
        return worth if isinstance(worth, int) else 0

    def told(self, field: str) -> tuple[int, int]:
        """The value, and how many digits say it."""
        place = self.places[field]
        return self.worth(field), self.tokens.ends[place] - self.tokens.starts[place]

    def code(self, field: str) -> str:
        return self.tokens.codes[self.places[field]]

    @property
    def whole(self) -> bool:
        """Nothing else stands in the text: a cell of a table, a caption."""
        return len(self.tokens.codes) < _SHORT and not _PROSE.intersection(self.before + self.after)


def both(point: Point) -> Ends:
    return point, point, ""


def year_of(found: Found, field: str) -> Point:
    value, digits = found.told(field)
    era = found.tokens.worths[found.places["E"]] if "E" in found else 0
    if isinstance(era, int) and era:
        return Point(value + era)
    return Point(value if digits == 4 or value > 99 else century(value, digits))
