"""What is found in one text: quantities and dates, each with its place, code point by code point."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from annotate.days import Date
from annotate.value import Hedge

Role = Literal["number", "ordinal", "share"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """`text[start:end]` says it, hedge and unit included; `text[first:last]` is the number alone.

    `low` and `high` are in `unit`: an SI unit ("m", "kg", "s", "°C", "m2"), an ISO 4217 code, "%", or "" for what is
    counted. They are the same but for a range ("18-29"). `told` and `told_unit` are the same as the text tells them
    ("5 miles": 5, "mi"). `counted` is the word of the text that names what is counted ("士兵", "troops").
    A "share" is so many of so many: `of` has both, and `low` is their ratio.
    """

    start: int
    end: int
    first: int
    last: int
    low: Fraction
    high: Fraction
    hedge: Hedge = ""
    unit: str = ""
    told: tuple[Fraction, Fraction] | None = None
    told_unit: str = ""
    counted: str = ""
    role: Role = "number"
    of: tuple[Fraction, Fraction] | None = None
    open: tuple[bool, bool] = (False, False)  # a range that leaves its low or high end out ("under 12")


@dataclass(frozen=True, slots=True)
class When:
    """`text[start:end]` says it, its hedge included ("since October last year").

    `written` are its two ends as ISO 8601 with XXXX for a year that is not said ("XXXX-11-14"); the same but for a
    range. `low` and `high` are the same with the year filled in from the reference day; None where that cannot be
    told. `relative`: it is told from the reference day ("last year", "yesterday").
    """

    start: int
    end: int
    written: tuple[str, str]
    low: Date | None
    high: Date | None
    hedge: Hedge = ""
    relative: bool = False
