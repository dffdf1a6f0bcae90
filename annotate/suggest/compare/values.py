"""Whether two quantities say the same: hedges, roundings, ratios and units minded.

Everything is in Fractions, so that no machine rounds otherwise than another.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from annotate.suggest.found import Quantity

# same: one value. hedge: one value, one of them hedged otherwise. compatible: neither contradicts the other.
# differ: they cannot both be. apart: of different kinds, which nobody would compare.
Likeness = Literal["same", "hedge", "compatible", "differ", "apart"]

_ABOUT = Fraction(1, 20)      # "about 600" is said of 570 to 630; "about 590" and "about 600" are two figures
_CONVERTED = Fraction(1, 10)  # "six feet" told as "1.8 m"
_DEGREE = Fraction(6, 5)       # by how much a temperature may be off that was converted
_ROUGHLY = Fraction(1, 4)     # the same where one of them has one digit: "1 to 4 inches" told as "2 to 10 cm"
_BEYOND = Fraction(3, 2)      # "more than 6,000" is not said of more than 9,000
METRIC = {"m", "km", "cm", "mm", "kg", "g", "t", "km/h", "m/s", "m2", "km2", "ha", "cm2", "m3", "l", "ml"}
_ROUND = 8     # the same where both are told as about so much: "about 30 yards" told as 27, 25 or 30 m
_HARDLY = 50  # measures that differ by less than one in so many are one measure, rounded
_DEGREES = "°"                # of no scale: what an American text says is in °F, and so is its translation or not
_MEASURES = {"m", "kg", "m2", "m3", "m/s"}  # what is told in feet, pounds, acres, miles an hour elsewhere
_UP = (">", ">=")
_DOWN = ("<", "<=")


def likeness(one: Quantity, two: Quantity) -> Likeness:
    """How the values stand to each other."""
    if not comparable(one, two):
        return "compatible" if _without_unit(one, two) or _without_unit(two, one) else "apart"
    if one.of and two.of and not one.hedge and not two.hedge:
        return "same" if one.of == two.of else "compatible" if one.low == two.low else "differ"
    if "share" in (one.role, two.role) or (one.unit == "%") != (two.unit == "%"):
        return _ratios(one, two)
    return _plain(one, two)


def comparable(one: Quantity, two: Quantity) -> bool:
    """Of one kind: a rank with a rank, metres with metres, a share with a percentage."""
    if (one.role == "ordinal") != (two.role == "ordinal"):
        return False
    if _ratio(one) is not None or _ratio(two) is not None:
        return _ratio(one) is not None and _ratio(two) is not None
    return one.unit == two.unit or {one.unit, two.unit} == {_DEGREES, "°C"}


def _without_unit(one: Quantity, two: Quantity) -> bool:
    """The same number, told with a unit in one language only: "aged 44" and "44 years old"."""
    return not one.unit and one.role == two.role == "number" and (one.low, one.high) in (two.told, (two.low, two.high))


def converted(one: Quantity, two: Quantity) -> bool:
    """Whether units may be what parts them: "650-pound", and 300 of what must be kilograms; miles and miles an hour."""
    if one.unit == two.unit:
        return False
    if {one.unit, two.unit} & _MEASURES or (one.unit and two.unit and "s" in (one.unit, two.unit)):
        return True
    left, right = (one.low, one.high), (two.low, two.high)
    return bool({one.unit, two.unit} & {_DEGREES, "°C"}) and (_in_celsius(left, right) or _in_celsius(right, left))


def _ratio(one: Quantity) -> Fraction | None:
    if one.unit == "%":
        return one.low / 100
    if one.role == "share" or (not one.unit and one.low == one.high and 0 < one.low < 1):
        return one.low
    return None


def _ratios(one: Quantity, two: Quantity) -> Likeness:
    """37 of 64 is more than half; 58 % is 37 of 64."""
    left, right = _ratio(one), _ratio(two)
    if left is None or right is None:
        return "apart"
    if left == right:
        return "same" if one.hedge == two.hedge else "hedge"
    return _values((left, left), one.hedge, (right, right), two.hedge, rounded=Fraction(1, 100))


def _plain(one: Quantity, two: Quantity) -> Likeness:
    left, right = (one.low, one.high), (two.low, two.high)
    if left == right:
        return "same" if one.hedge == two.hedge else "hedge"
    if one.told is not None and one.told == two.told and one.told_unit == two.told_unit:
        return "same"
    if one.told_unit != two.told_unit and _near(left, right, _rounding(one, two)):
        return "compatible"
    if one.told_unit in METRIC and one.told_unit == two.told_unit and _both_converted(one, two):
        return "compatible"
    if one.unit in (_DEGREES, "°C") and _temperatures(left, right):
        return "compatible"
    return _values(left, one.hedge, right, two.hedge, rounded=Fraction(0))


def _temperatures(left: tuple[Fraction, Fraction], right: tuple[Fraction, Fraction]) -> bool:
    """Of whatever scale; 80 °F is told as 26 and as 27 °C."""
    off = max(abs(a - b) for a, b in zip(left, right, strict=True))
    return off <= 1 or _in_celsius(left, right) or _in_celsius(right, left)


def _in_celsius(fahrenheit: tuple[Fraction, Fraction], celsius: tuple[Fraction, Fraction]) -> bool:
    """A temperature, or how much one is above another."""
    ends = list(zip(fahrenheit, celsius, strict=True))
    return any(all(abs(abs((one - zero) * Fraction(5, 9)) - abs(two)) <= _DEGREE for one, two in ends)
               for zero in (32, 0))


def _both_converted(one: Quantity, two: Quantity) -> bool:
    """Measures that were rounded otherwise: 25.4 and 25 cm, 5 to 7.6 and 5 to 8 cm; 295 and 300 kg."""
    ends = list(zip(one.told or (), two.told or (), strict=False))
    coarser = [min(_decimals(a), _decimals(b)) for a, b in ends]
    finer = any(_decimals(a) != _decimals(b) for a, b in ends)
    return bool(ends) and (
        (finer and all(abs(a - b) * 2 * 10**to <= 1 for (a, b), to in zip(ends, coarser, strict=True)))
        or all(abs(a - b) * (_ROUND if one.hedge == two.hedge == "~" else _HARDLY) <= max(abs(a), abs(b))
               for a, b in ends))


def _decimals(value: Fraction) -> int:
    return next((count for count in range(3) if (value * 10**count).denominator == 1), 3)


def _rounding(one: Quantity, two: Quantity) -> Fraction:
    told = [value for each in (one, two) for value in each.told or (each.low, each.high)]
    return _ROUGHLY if any(significant(value) == 1 for value in told) else _CONVERTED


def _values(left: tuple[Fraction, Fraction], hedge: str, right: tuple[Fraction, Fraction], other: str,
            rounded: Fraction) -> Likeness:
    if left[0] < left[1] and right[0] < right[1]:
        return "differ"  # two ranges, with other ends
    if hedge in _UP + _DOWN and other in _UP + _DOWN:
        return "hedge" if left == right else "differ"
    for bound, sign, against in ((left, hedge, right), (right, other, left)):
        if sign and not rounded and not _is_round(bound[0], against[0]):
            return "differ"  # nobody says "up to 839" of 832
        if sign in _UP:
            return "compatible" if bound[0] <= against[0] and against[1] <= bound[1] * _BEYOND else "differ"
        if sign in _DOWN:
            return "compatible" if against[1] <= bound[1] and against[0] * _BEYOND >= bound[0] else "differ"
    if hedge == "~" or other == "~":
        return "compatible" if hedge != other and _near(left, right, _ABOUT) else "differ"
    within = left[0] <= right[0] <= left[1] or right[0] <= left[0] <= right[1]
    if within or _is_rounded(left, right) or abs(left[0] - right[0]) <= rounded:
        return "compatible"
    return "differ"


def _near(left: tuple[Fraction, Fraction], right: tuple[Fraction, Fraction], part: Fraction) -> bool:
    return all(abs(a - b) <= part * max(abs(a), abs(b)) for a, b in zip(left, right, strict=True))


def significant(value: Fraction) -> int:
    """Digits between the first and the last that is no zero: 2 for 14,000 and for 1.4."""
    number = value.numerator if value.denominator == 1 else round(value * 10**6)
    return len(str(abs(number)).strip("0"))


def _is_round(bound: Fraction, value: Fraction) -> bool:
    return significant(bound) <= 1 or significant(bound) < significant(value)


def _is_rounded(left: tuple[Fraction, Fraction], right: tuple[Fraction, Fraction]) -> bool:
    """One is the other, rounded to its own digits, of which it has two or more: 1,234,567 and 1.2 million."""
    (one, high), (two, other) = left, right
    if one != high or two != other or one * two <= 0:
        return False
    exact, short = (one, two) if significant(one) > significant(two) else (two, one)
    fewer = significant(short)
    if fewer < 2 or significant(exact) - fewer < 2 or abs(exact) < 1000:
        return False
    step = Fraction(10) ** (len(str(int(abs(short)))) - fewer)
    return abs(exact - short) * 2 <= step
