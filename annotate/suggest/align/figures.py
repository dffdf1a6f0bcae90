"""Numbers and dates of a sentence as keys that are the same in every language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from annotate.suggest.date import dates
from annotate.suggest.found import Quantity, When
from annotate.suggest.name.concepts import SEVERAL, concepts
from annotate.suggest.quantity import quantities

LEAST, LARGE = 2, 10
"""One is said in too many ways to be a number: a, một, 一个. Numbers below ten, months and days say little."""
SMALL = frozenset(map(str, range(LARGE)))


@dataclass(frozen=True, slots=True)
class Figures:
    """`counted`: of what; two figures of soldiers are worth comparing even where they differ."""

    large: dict[str, str]
    small: dict[str, str]
    counted: dict[str, str]


def figures(text: str, tag: str, reference: date | None) -> Figures:
    found = quantities(text, tag)
    values = {key: text[each.start:each.end] for each in found for key in _values(each)}
    values |= {key: text[each.start:each.end] for each in dates(text, tag, reference) for key in _parts(each)}
    counted = {key: text[each.start:each.end] for each in found if each.counted
               for hit in concepts(each.counted, tag) for key in hit.key.split(SEVERAL)}
    small = {key: words for key, words in values.items() if key[0].isalpha() or key in SMALL}
    return Figures({key: words for key, words in values.items() if key not in small}, small, counted)


def _values(quantity: Quantity) -> Iterator[str]:
    """A share by both of its numbers; a range by both of its ends."""
    for value in quantity.of or (quantity.low, quantity.high):
        if value >= LEAST or value.denominator > 1:
            yield _plain(value)


def _plain(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else f"{value.numerator}/{value.denominator}"


def _parts(when: When) -> Iterator[str]:
    """Year, month and day each for itself: one text says 14 November, the other the 14th. A year may be read as a
    number.
    """
    for written in dict.fromkeys(when.written):
        for sign, part in zip(("", "month ", "day "), written.split("-"), strict=False):
            if part.isdecimal():
                yield f"{sign}{int(part)}"
