"""Dates of a text, from a day to a century, told in words or numbers, or from the day on which the text is read.

In order: `lex` makes tokens around what may be a date, `read` finds shapes in them, `join` makes ranges of them and
takes the hedges in; only then the day of reading fills in what is not said (`point`).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache

from annotate.days import Date
from annotate.suggest.date.composed import composed, is_composed
from annotate.suggest.date.join import Told, joined
from annotate.suggest.date.lex import folded, windows
from annotate.suggest.date.point import Point, filled
from annotate.suggest.date.read import items
from annotate.suggest.date.words import words
from annotate.suggest.found import When


def dates(text: str, tag: str, reference: date | None = None) -> tuple[When, ...]:
    """All dates of a text in the language `tag` (BCP 47), in its order, none within another; () where there are none.

    `reference` is the day on which the text was published: "last year" is told from it, and a year that is not said.
    Without it `low` and `high` of such a date are None, and `written` stands. Raises for no text and no tag.
    """
    return tuple(_when(told, reference) for told in told_in(text, tag))


@lru_cache(maxsize=256)
def told_in(text: str, tag: str) -> tuple[Told, ...]:
    """What does not depend on the day of reading: whoever asks twice with another day pays once."""
    if not is_composed(text):
        plain, places = composed(text)
        return tuple(replace(told, start=places[told.start], end=places[told.end]) for told in _read(plain, tag))
    return _read(text, tag)


def _read(text: str, tag: str) -> tuple[Told, ...]:
    known = words(tag)
    return tuple(told for tokens in windows(text, folded(text), tag)
                 for told in joined(tokens, list(items(tokens, known)), known))


def _when(told: Told, reference: date | None) -> When:
    low, high = _ends(told.low, told.high, reference)
    written = (told.low.written, told.high.written)
    return When(told.start, told.end, written, low, high, told.hedge, told.low.relative or told.high.relative)


def _ends(low: Point, high: Point, reference: date | None) -> tuple[Date | None, Date | None]:
    """From the first day of the earlier to the last of the later; the year of the later one goes for both."""
    last = filled(high, reference)
    first = last if low == high else filled(low, reference)
    if first is None or last is None:
        return None, None
    if first[0].first > last[1].last and low.year is None:
        earlier = Date(first[0].year - 1, first[0].month, first[0].day)
        return earlier, last[1]
    return first[0], last[1]
