"""Why two numbers or days that part may not be a difference: words that may be misread, measures that are converted.

A difference without a doubt is told as one that is certain (`Finding.sure`); the others only as worth a look.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Final

from annotate.suggest.compare.facts import Code, Day, Figure
from annotate.suggest.compare.match import Match
from annotate.suggest.compare.stands import stands
from annotate.suggest.compare.values import METRIC
from annotate.suggest.found import Quantity

_LOOSELY: Final = Fraction(3, 20)  # of a measure; translators convert and round that much
_MEASURES: Final = {"m", "kg", "m2", "m3", "m/s", "°", "°C", "K"}
_SCALE: Final = 1000  # the least that a number is multiplied by when a word behind it counts thousands or more
_PLACES: Final = 10**6  # decimals that are compared


class Around:
    """How many numbers part in each sentence of both sides."""

    def __init__(self, matches: Iterable[Match]) -> None:
        parting = [match for match in matches if match.how == "differ"]
        self.lefts = Counter(match.left.sentence for match in parting)
        self.rights = Counter(match.right.sentence for match in parting)

    def lonely(self, match: Match) -> bool:
        return self.lefts[match.left.sentence] <= 1 and self.rights[match.right.sentence] <= 1


def doubt(match: Match, around: Around) -> str:
    """What speaks against a difference, in words; "" where nothing does."""
    one, two = match.left, match.right
    if not one.tokens or not two.tokens:
        return "a number in words may be none"
    if isinstance(one, Figure) and isinstance(two, Figure):
        told = _of_figures(one, two)
        if told or (one.befell and one.befell == two.befell) or around.lonely(match):
            return told
        return "other numbers beside it part as well"
    if isinstance(one, Code) and isinstance(two, Code):
        return "" if _slip(one.tokens, two.tokens) else "what these digits count is not clear"
    if isinstance(one, Day) and isinstance(two, Day):
        return "" if _slip(one.tokens, two.tokens) or _one_part(one, two) else "more than one part of it is another"
    torn = any(_one_digit(a, b) and max(len(a), len(b)) > 1 for a in one.tokens for b in two.tokens)
    return "" if torn else "one of them may be something else"


def _of_figures(one: Figure, two: Figure) -> str:
    a, b = one.quantity, two.quantity
    slip = _slip(one.tokens, two.tokens)
    if a.role != b.role:
        return "" if slip else "not numbers of one sort"
    if (a.low == a.high) != (b.low == b.high) and not slip:
        return "one is a range"
    if a.unit != b.unit or stands(one, two) == "apart":
        return "" if slip else "told in different units"
    if a.told_unit != b.told_unit:
        return "told in different units, which are converted loosely"
    rounded = a.told_unit in METRIC and _loosely(a, b)  # nobody converts into miles
    if a.unit in _MEASURES and (rounded or not slip):
        return "measures are often rounded"
    if _worded(one) != _worded(two) and (one.tokens == two.tokens or not _slip_of_values(a, b)):
        return "a word for thousands or millions may be read in one of them only"
    if one.befell and one.befell == two.befell:
        return ""
    return "" if slip or _slip_of_values(a, b) else "they may count different things"


def _loosely(one: Quantity, two: Quantity) -> bool:
    return all(abs(a - b) <= _LOOSELY * max(abs(a), abs(b)) for a, b in ((one.low, two.low), (one.high, two.high)))


def _worded(figure: Figure) -> bool:
    """Whether the number is more than its digits say: "1.5 million"."""
    digits = Fraction(figure.tokens[0]) if len(figure.tokens) == 1 and figure.tokens[0].count(".") < 2 else None
    return digits is not None and abs(figure.quantity.low) >= digits * _SCALE


def _slip(one: Sequence[str], two: Sequence[str]) -> bool:
    """One digit put for another, two that changed places, or one too many: 247 and 241, 43 and 34, 30 and 300."""
    if len(one) != len(two):
        return False
    parting = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
    return len(parting) == 1 and _one_digit(*parting[0])


def _slip_of_values(one: Quantity, two: Quantity) -> bool:
    """The same of numbers that are written otherwise: 2.14 million and 294万; or of another power of ten."""
    pairs = [(str(abs(round(a * _PLACES))), str(abs(round(b * _PLACES))))
             for a, b in ((one.low, two.low), (one.high, two.high)) if a != b]
    return 0 < len({*pairs}) == 1 and (_one_digit(*pairs[0]) or len({each.rstrip("0") for each in pairs[0]}) == 1)


def _one_part(one: Day, two: Day) -> bool:
    """The day, the month or the year is another, of two days that are told in full or alike."""
    (a, *more), (b, *others) = (dict.fromkeys(each.when.written) for each in (one, two))
    relative = one.when.relative or two.when.relative
    parts = list(zip(a.split("-"), b.split("-"), strict=False))
    return not (more or others or relative) and sum(x != y for x, y in parts) == 1 and a.count("-") == b.count("-")


def _one_digit(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    if len(short) == len(long):
        parting = [at for at, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
        return len(parting) == 1 or _swapped(one, two, parting)
    without = [long[:at] + long[at + 1:] for at in range(len(long))]
    return long == short + "0" or (len(short) > 1 and short in without)


def _swapped(one: str, two: str, parting: list[int]) -> bool:
    first, last = (parting[0], parting[-1]) if len(parting) == 2 else (0, 0)  # two digits
    return first < last and one[first] == two[last] and one[last] == two[first]
