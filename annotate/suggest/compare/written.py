"""Quantities and dates as story.yml writes values, and as an English sentence says them."""

from __future__ import annotations

from calendar import month_name
from fractions import Fraction

from annotate.suggest.found import Quantity, When
from annotate.value import WORDS, Amount, Unread, as_dates, parse

_DECIMALS = 6
_KILO = 1000
_FIGURES = 3
_FOREIGN = {"mi", "ft", "yd", "in", "lb", "oz", "°F", "ac", "gal", "mph", "nmi", "mi2", "ft2"}
_PLAIN_PARTS = 10  # a part is written as a fraction up to this denominator
_PARTS = {Fraction(1, 2): "half", Fraction(1, 3): "a third", Fraction(2, 3): "two thirds", Fraction(1, 4): "a quarter",
          Fraction(3, 4): "three quarters"}


def is_part(quantity: Quantity) -> bool:
    """A half, two thirds; not 0.5 of a unit, nor 0.58."""
    return not quantity.unit and 0 < quantity.low < 1 and quantity.low.denominator <= _PLAIN_PARTS


def number_written(value: Fraction) -> str:
    if value.denominator == 1:
        return str(value.numerator)
    text = f"{round(value * 10**_DECIMALS):+0{_DECIMALS + 2}d}"
    return (text[0].replace("+", "") + text[1:-_DECIMALS] + "." + text[-_DECIMALS:]).rstrip("0").rstrip(".")


def quantity_written(quantity: Quantity) -> str:
    """As `annotate.value` writes it; "" where it has no writing."""
    sign = f"{quantity.hedge} " * bool(quantity.hedge)
    if quantity.of and quantity.of[0].denominator == quantity.of[1].denominator == 1:
        text = f"{quantity.of[0]}/{quantity.of[1]}"
    elif quantity.low == quantity.high and is_part(quantity):
        text = f"{quantity.low.numerator}/{quantity.low.denominator}"
    elif quantity.low == quantity.high:
        text = number_written(quantity.low)
    else:
        text = f"{number_written(quantity.low)}..{number_written(quantity.high)}"
    return _read_back(sign + text)


def day_written(when: When) -> str:
    if when.low is None or when.high is None:
        return ""
    low, high = when.low.written, when.high.written
    sign = f"{when.hedge} " * bool(when.hedge)
    return _read_back(sign + (low if low == high else f"{low}..{high}"))


def _read_back(text: str) -> str:
    value = parse(text)
    return "" if isinstance(value, Unread) else value.written


def said(quantity: Quantity, text: str) -> str:
    """As a reason says it: "more than 6,000", "37 of 64", "8 km"; the source's own words, `text`, where that fails."""
    hedge = WORDS[quantity.hedge]
    if quantity.of:
        return f"{hedge}{quantity.of[0]} of {quantity.of[1]}"
    if quantity.low == quantity.high and is_part(quantity):
        return hedge + _PARTS.get(quantity.low, f"{quantity.low.numerator}/{quantity.low.denominator}")
    value = parse(quantity_written(quantity).removeprefix(quantity.hedge).strip())
    if isinstance(value, Unread):
        return f"“{text}”"
    if quantity.told and quantity.told_unit not in ("", quantity.unit):
        return hedge + _as_told(quantity, quantity.told)
    unit = {"": "", "%": " %"}.get(quantity.unit, f" {quantity.unit}")
    if isinstance(value, Amount):
        return hedge + str(value) + unit
    return hedge + str(value)


def _as_told(quantity: Quantity, told: tuple[Fraction, Fraction]) -> str:
    """In the source's own unit; a foreign one with what it is in metres: "12 mi (19.3 km)"."""
    ends = " to ".join(dict.fromkeys(_rounded(each) for each in told))
    if quantity.told_unit not in _FOREIGN:
        return f"{ends} {quantity.told_unit}"
    far = quantity.unit == "m" and quantity.low >= _KILO
    ends_in_metres = [each / _KILO if far else each for each in (quantity.low, quantity.high)]
    metric = " to ".join(dict.fromkeys(map(_rounded, ends_in_metres)))
    return f"{ends} {quantity.told_unit} ({metric} {'km' if far else quantity.unit})"


def _rounded(value: Fraction) -> str:
    """To three figures, but no whole number is shortened."""
    whole = len(str(int(abs(value))).lstrip("0"))
    text = f"{float(round(value, max(0, _FIGURES - whole))):,.3f}"
    return text.rstrip("0").rstrip(".")


def day_said(when: When) -> str:
    value = parse(day_written(when))
    if not isinstance(value, Unread):
        return str(as_dates(value))
    return " to ".join(dict.fromkeys(map(_yearless, when.written)))


def _yearless(written: str) -> str:
    """14 July, of XXXX-07-14."""
    parts = written.split("-")
    if parts[0] != "XXXX" or not all(part.isdecimal() for part in parts[1:]) or len(parts) not in (2, 3):
        return written
    return " ".join([*(str(int(part)) for part in parts[2:]), month_name[int(parts[1])]])
