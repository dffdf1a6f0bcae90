"""Values and dates as a reader of the interface's language reads them: `more than 6,000`, `hơn 6.000`, `超过 6,000`."""

from __future__ import annotations

from typing import Final

from annotate.value import Amount, Date, Moment, Share, Value
from annotate.words import Words

_HEDGES: Final = {"": "value", "~": "value-about", ">": "value-more", "<": "value-less", ">=": "value-least",
                  "<=": "value-most"}
_TIMES: Final = {"": "value", "~": "value-about", ">": "value-after", "<": "value-before", ">=": "value-from",
                 "<=": "value-until"}


def value_words(value: Value, say: Words, unit: str | None = None) -> str:
    """With its hedge and what it counts."""
    hedge = _TIMES[value.hedge] if isinstance(value, Moment) else _HEDGES[value.hedge]
    words = say.text(hedge, value=_bare(value, say))
    if not unit:
        return words
    # "more than 1/2 of settlements", but "37 of 64 settlements"
    link = "value-of" if isinstance(value, Share) and value.hedge else "value-unit"
    return say.text(link, value=words, unit=unit)


def date_words(date: Date, say: Words) -> str:
    """As exact as it is known."""
    if date.month is None:
        return str(date.year)
    return say.date("date-month" if date.day is None else "date-day", date.first)


def range_words(low: str, high: str, say: Words) -> str:
    """From one to the other, where they differ."""
    return low if low == high else say.text("value-range", low=low, high=high)


def _bare(value: Value, say: Words) -> str:
    match value:
        case Amount():
            return range_words(say.number(value.low), say.number(value.high), say)
        case Moment():
            return range_words(date_words(value.low, say), date_words(value.high, say), say)
        case Share():
            part, whole = say.number(value.part), say.number(value.whole)
            # "more than 1 of 2" would name one thing of two; hedged, it is a fraction
            return f"{part}/{whole}" if value.hedge else say.text("value-share", part=part, whole=whole)
