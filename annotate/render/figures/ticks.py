"""What the ticks of a scale are called, in the words of a language, and which of them have room for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from itertools import pairwise
from typing import Final

from babel.dates import format_skeleton
from babel.numbers import format_compact_decimal, format_decimal, format_percent, format_scientific

from annotate.render.figures.scale import Scale

_NARROW: Final = 206
"""Pixels that a figure has on the narrowest phone: labels that fit there fit everywhere."""

_LETTER, _HAN, _POINT, _GAP = 6.3, 11.5, 3.3, 4.0  # pixels, at the size of ticks
_WIDE: Final = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]")
_PLAIN: Final = (Decimal("0.0001"), Decimal(1_000_000))  # numbers from the first to below the second are written out
_NAMED: Final = Decimal(10) ** 15  # below it, languages have short names: 2M, 200万
_DAY_FIRST: Final = {"en": "en_GB"}  # 5 Oct, as the page writes dates


@dataclass(frozen=True, slots=True)
class Tick:
    """`at` in per cent of the width; no label where it would meet the one before."""

    at: float
    label: str


def ticks_of(scale: Scale, language: str) -> tuple[Tick, ...]:
    """Labels for all ticks, or for every second, third …, so that none meets the next; the first always has one."""
    for stride in range(1, len(scale.ticks) + 1):
        told = scale.ticks[::stride]
        labels = dict(zip(told, _labels(told, scale.unit, language), strict=True))
        extents = [_extent(scale.at(value), label) for value, label in labels.items()]
        if all(left[1] + _GAP <= right[0] for left, right in pairwise(extents)):
            return tuple(Tick(scale.at(value), labels.get(value, "")) for value in scale.ticks)
    raise AssertionError(scale)


def _extent(at: float, label: str) -> tuple[float, float]:
    """Where the style sheet puts it: with its own part `at` over that part of the line, so that it stays inside."""
    width = sum(_HAN if _WIDE.match(letter) else _LETTER if letter.isalnum() else _POINT for letter in label)
    left = at / 100 * (_NARROW - width)
    return left, left + width


def _labels(values: Sequence[Decimal], unit: str, language: str) -> Iterator[str]:
    year = 0
    for value in values:
        if unit in {"day", "month", "year"}:
            # the end of the calendar has no day behind it
            day = date.fromordinal(min(int(value), date.max.toordinal()))
            yield _date(day, unit, language, told=day.year == year)
            year = day.year
        elif unit == "share":
            yield str(format_percent(value, locale=language))
        else:
            yield _number(value, language)


def _date(day: date, unit: str, language: str, *, told: bool) -> str:
    """The year where it is another than in the label before."""
    skeleton = {"day": "MMMd", "month": "MMM", "year": ""}[unit]
    at = datetime.combine(day, time(12))
    wanted = skeleton if told and skeleton else "y" + skeleton
    return str(format_skeleton(wanted, at, locale=_DAY_FIRST.get(language, language)))


def _number(value: Decimal, language: str) -> str:
    size = abs(value)
    if not size or _PLAIN[0] <= size < _PLAIN[1]:
        return str(format_decimal(value, locale=language, decimal_quantization=False))
    if _PLAIN[1] <= size < _NAMED:
        return str(format_compact_decimal(value, locale=language, fraction_digits=1))
    return str(format_scientific(value, locale=language, decimal_quantization=False))
