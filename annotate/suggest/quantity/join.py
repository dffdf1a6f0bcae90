"""Two numbers that are one: 18-29, between 5 and 10, 5 feet 6 inches, 37 of 64, more than 100 and less than 310."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from annotate.suggest.quantity.forms import BLANKS, joined
from annotate.suggest.quantity.si import PARTS, Unit, unit
from annotate.suggest.quantity.term import Term
from annotate.suggest.quantity.words import Words

_NEAR: Final = Fraction(1, 20)  # as newspapers convert
_TEN: Final = 10
_POINTS: Final = 40  # of a match; what is more is votes
_INCHES: Final = 12
_GAP: Final = 40  # characters between two numbers that may be one quantity
_DIGITS: Final = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,3})?(?![0-9.,]*[0-9])")
_HYPHEN: Final = re.compile(r"[-‐‑–—−:]")  # dashes of scores
_SCALES: Final = tuple(Fraction(10) ** power for power in (3, 6, 9, 12))
_TENS: Final = tuple(Fraction(10) ** power for power in (12, 9, 8, 7, 6, 5, 4, 3, 2))


@dataclass(frozen=True, slots=True)
class Joiner:
    """The text in lower case, and what its language says between two numbers."""

    low: str
    said: Words

    def all(self, terms: list[Term]) -> list[Term]:
        """Each way in turn, over all neighbours: the parts of a measure first, then ranges, then shares."""
        for way in (self.scaled, self.spaced, self.twice, self.parts, self.range, self.share):
            terms = _folded(terms, way)
        return terms

    def gap(self, left: Term, right: Term) -> str | None:
        """What stands between the two; None where they are too far apart to be one."""
        return self.low[left.end : right.start] if 0 <= right.start - left.end <= _GAP else None

    def scaled(self, left: Term, right: Term) -> Term | None:
        """75 USD million: the scale behind the currency."""
        if (
            not left.money or right.unit is not None or right.last - right.first < 3 or right.low not in _SCALES
        ):  # a word
            return None
        if right.ordinal or self.gap(left, right) != " " or self.low[right.first].isdecimal():
            return None
        return replace(left.times(right.low), end=right.end, last=right.last)

    def spaced(self, left: Term, right: Term) -> Term | None:
        """7 5 折: two figures of one number, a blank between them, before a unit of tenths."""
        if right.unit is None or right.unit.key != "tenth" or left.unit is not None or self.gap(left, right) != " ":
            return None
        one, two = self.low[left.first : left.last], self.low[right.first : right.last]
        if len(one) != 1 or len(two) != 1 or not (one + two).isdecimal():
            return None
        value = left.low + right.low / _TEN
        return replace(right, start=left.start, first=left.first, low=value, high=value)

    def twice(self, left: Term, right: Term) -> Term | None:
        """45 miles (72 kilometres), five (5): the same told again."""
        gap = self.gap(left, right)
        if gap is None or gap.strip() not in ("(", "（") or left.ordinal or right.ordinal:  # full width
            return None
        if left.unit is None or right.unit is None:
            alike = left.unit is right.unit and left.low == right.low and left.words != right.words
        else:
            one, other = left.unit.told(left.low), right.unit.told(right.low)
            alike = left.unit.si == right.unit.si and left.unit != right.unit and abs(one - other) <= _NEAR * abs(one)
        return (
            replace(left, end=right.end + (self.low[right.end : right.end + 1] in (")", "）"))) if alike else None
        )  # full width

    def parts(self, left: Term, right: Term) -> Term | None:
        """3 dollars and 45 cents, 5 feet 6 inches, 2 hours 30 minutes."""
        gap = self.gap(left, right)
        if left.unit is None or gap is None or not self.said.plus.fullmatch(gap) or right.high != right.low:
            return None
        if right.unit is None and (more := self._short(left, right, gap)):
            return replace(left, end=right.end, last=right.last, low=left.low + more, high=left.high + more)
        if left.unit.key == "tenth" and not gap and left.low == left.high and not right.ordinal:
            return self._hundredths(left, right)
        part = right.unit or unit("inch" if left.unit.key == "foot" and right.low < _INCHES else "")
        if part is None or not _part(left.unit, part):
            return None
        share = part.factor / left.unit.factor
        if right.low * share >= 1:
            return None
        more = right.low * share
        return replace(left, end=right.end, last=right.last, low=left.low + more, high=left.high + more)

    def _short(self, left: Term, right: Term, gap: str) -> Fraction | None:
        """5 euros 50, 五块五, 两米五: hundredths or tenths without a word for them."""
        after = self.low[right.end : right.end + 1]
        if (
            right.low.denominator > 1
            or right.ordinal
            or after.isalpha()
            or (after.isspace() and self.low[right.end + 1 : right.end + 2].isalpha())
        ):
            return None
        if not gap and joined(self.low[left.end - 1]) and 0 < right.low < _TEN and right.last == right.first + 1:
            return right.low / _TEN
        if not gap and left.unit is not None and left.unit.key == "meter" and left.low.denominator == 1:  # 1m75, 1m8
            return right.low / (_TEN if right.last == right.first + 1 else 100) if right.low < 100 else None
        return right.low / 100 if left.money and gap and _TEN <= right.low < 100 else None  # cents

    def _hundredths(self, left: Term, right: Term) -> Term | None:
        """3割8分7厘: tenths, hundredths, thousandths."""
        if right.unit is not None and right.unit.key == "minute" and left.low.denominator == 1:
            more, end = right.low / _TEN, right.end
        elif right.unit is None and self.low[right.end : right.end + 1] == "厘":
            more, end = right.low / _TEN**2, right.end + 1
        else:
            return None
        return replace(left, end=end, last=right.last, low=left.low + more, high=left.high + more)

    def range(self, left: Term, right: Term) -> Term | None:
        """18-29, 5 to 6, 8-10 thousand, 5 km to 10 km, $3-5m."""
        if left.ordinal != right.ordinal or left.low != left.high or right.low != right.high:
            return None
        gap = self.gap(left, right)
        if gap is None:
            return None
        start, end = self._between(left, gap), self._shut(right, gap)
        if start is None and end is None and not self.said.link.fullmatch(gap):
            return None
        if left.unit is not None and right.unit is not None and left.unit.si != right.unit.si:
            return None
        measure = right.unit or left.unit
        low = self._spread(left, right)
        if left.unit is not None and right.unit is not None and left.unit != right.unit:
            low = low * left.unit.factor / right.unit.factor
        if low >= right.low:
            return None
        begin = left.start if start is None else start
        return replace(
            right,
            start=begin,
            end=end or right.end,
            first=left.first,
            low=low,
            high=right.high,
            unit=measure,
            hedge=right.hedge or left.hedge,
        )

    def _shut(self, right: Term, gap: str) -> int | None:
        """Where "十と二十の間" ends, if its と is the gap."""
        place = right.end + (self.low[right.end : right.end + 1] in tuple(BLANKS))
        found = self.said.shut.after(self.low, place) if self.said.couple.fullmatch(gap) else None
        return found[0] if found else None

    def _between(self, left: Term, gap: str) -> int | None:
        """Where "between" begins, if its "and" is the gap."""
        place = self._shift(left.start)
        found = self.said.between.before(self.low, place)
        if found is None and (filler := self.said.fillers.before(self.low, place)) is not None:
            found = self.said.between.before(self.low, self._shift(filler[0]))  # between the 10th and the 15th
        if found is None:
            return None
        link, _, article = gap.strip().rpartition(" ")
        ends = self.said.around[found[1]].split("|")
        return found[0] if gap.strip() in ends or (link in ends and article in self.said.fillers.said) else None

    def _shift(self, place: int) -> int:
        """The place without the blank before it."""
        return place - (place > 0 and self.low[place - 1] in BLANKS)

    def _spread(self, left: Term, right: Term) -> Fraction:
        """8-10 thousand: eight thousand; but 500 to 1,000 stays."""
        if left.low >= 1000 or left.low * 10 > right.low:  # a scale begins at ten of them
            return left.low
        text = self.low[right.first : right.last]
        if (digits := _DIGITS.match(text)) is not None:
            if digits.end() == len(text) or _grouped(text):
                return left.low
            told = Fraction(digits[0].replace(",", "."))
            scale = right.low / told if told else Fraction(1)
            return left.low * scale if scale >= 10 and left.low < told else left.low  # as above
        if not left.words or len(text) < 2:  # 十 has no scale beside itself
            return left.low
        for scale in _TENS:
            if right.low % scale == 0 and right.low / scale > left.low:
                return left.low * scale
        return left.low

    def share(self, left: Term, right: Term) -> Term | None:
        """37 of 64, 64个居民点中仍有37个: `low` is the ratio."""
        if left.ordinal or right.ordinal or left.low != left.high or right.low != right.high:
            return None
        gap = self.gap(left, right)
        if gap is None or left.unit is not None or right.unit is not None:
            return None
        if self.said.of.fullmatch(gap):
            part, whole = left, right
        elif self.said.among.fullmatch(gap):
            part, whole = right, left
        else:
            return None
        if not 0 < part.low <= whole.low or part.low.denominator > 1 or whole.low.denominator > 1:
            return None
        ratio = part.low / whole.low
        return replace(
            left, end=right.end, last=right.last, low=ratio, high=ratio, of=(part.low, whole.low), hedge=part.hedge
        )


def _part(whole: Unit, part: Unit) -> bool:
    if whole.currency:
        return part.key in PARTS and whole.key not in PARTS
    return whole.si == part.si and whole.si in ("m", "kg", "s") and part.factor < whole.factor


def _grouped(text: str) -> bool:
    return re.fullmatch(r"[0-9.,\s']*", text) is not None


def _folded(terms: list[Term], way: Callable[[Term, Term], Term | None]) -> list[Term]:
    """Neighbours that are one, from left to right."""
    done: list[Term] = []
    for each in terms:
        joined = way(done[-1], each) if done else None
        if joined is None:
            done.append(each)
        else:
            done[-1] = joined
    return done


def score(low: str, left: Term, right: Term, said: Words) -> bool:
    """3-2, 6:4, 3比2: two small numbers with a sign between them that are no range, the first not the lower."""
    gap = low[left.end : right.first]
    if said.versus.fullmatch(gap) and not (left.unit or right.unit) and max(left.low, right.low) < _POINTS:
        return True
    if len(gap) != 1 or not _HYPHEN.fullmatch(gap) or left.unit or right.unit:
        return False
    return gap == ":" or left.low >= right.low
