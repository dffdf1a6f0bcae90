"""Numbers without an answer that part nonetheless: torn dates, numbers in two units, digits of unknown meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from annotate.suggest.compare.facts import Code, Day, Figure, Item
from annotate.suggest.compare.groups import Group
from annotate.suggest.compare.match import AGREEING, Match
from annotate.suggest.compare.stands import stands
from annotate.suggest.compare.values import converted

_MONEY = re.compile("%|[A-Z]{3}")
_GAP = 3       # code points between a day and a number that belongs to it
_ROUNDED = 20  # a number told in two units, side by side, may be off by one in so many


def torn(lefts: list[Item], rights: list[Item], matches: Sequence[Match]) -> Iterator[Match]:
    """A day that answers a fuller one, with a number beside it that is no day or year: “14 November 20225”."""
    for match in matches:
        one, two = match.left, match.right
        if match.how != "compatible" or not isinstance(one, Day) or not isinstance(two, Day):
            continue
        if len(_parts(one)) < len(_parts(two)):
            yield from (Match(item, two, "differ", match.close, 0) for item in lefts
                        if _beside(item, one) and not _parts(two).issuperset(item.tokens))
        elif len(_parts(two)) < len(_parts(one)):
            yield from (Match(one, item, "differ", match.close, 0) for item in rights
                        if _beside(item, two) and not _parts(one).issuperset(item.tokens))


def _beside(item: Item, day: Day) -> bool:
    gap = max(item.place.start - day.place.end, day.place.start - item.place.end)
    return bool(item.tokens) and item.place.segment == day.place.segment and gap <= _GAP


def retold(lefts: list[Item], rights: list[Item], matches: Sequence[Match]) -> Iterator[Match]:
    """A number told in two units, of which one has an answer that the other contradicts: 45 miles (22 km)."""
    for match in matches:
        if match.how in AGREEING:
            yield from (Match(item, match.right, "differ", match.close, 2)
                        for item in lefts if _again(item, match.left))
            yield from (Match(match.left, item, "differ", match.close, 2)
                        for item in rights if _again(item, match.right))


def _again(item: Item, first: Item) -> bool:
    """Beside it, of its kind, in another unit, and not as much by more than rounding explains."""
    if not isinstance(item, Figure) or not isinstance(first, Figure) or item.place.segment != first.place.segment:
        return False
    one, two = item.quantity, first.quantity
    gap = max(one.start - two.end, two.start - one.end)
    apart = abs(one.low - two.low) * _ROUNDED > max(abs(one.low), abs(two.low))
    return gap <= _GAP and one.unit == two.unit and one.told_unit != two.told_unit and apart


def _parts(day: Day) -> frozenset[str]:
    """The numbers of its days, months and years."""
    return frozenset(str(int(part)) for end in day.when.written for part in end.split("-") if part.isdecimal())


def last(lefts: list[Item], rights: list[Item], group: Group) -> Iterator[Match]:
    """One number in digits on each side that is left over at last, whatever it is taken for: quantities first."""
    if any(len({item.place.segment for item in side}) > 1 for side in (lefts, rights)):
        return
    for kinds in ((Figure,), (Figure, Day, Code)):
        some, others = ([item for item in side if item.tokens and isinstance(item, kinds)] for side in (lefts, rights))
        if len(some) == len(others) == 1 and stands(some[0], others[0]) == "apart" and _at_last(some[0], others[0]):
            yield Match(some[0], others[0], "differ", group.close, 0)
            return


def _at_last(one: Item, two: Item) -> bool:
    """Whether one may be a reading of the other's words that is wrong in kind, so that both are of one thing."""
    if isinstance(one, Figure) and isinstance(two, Figure):
        return 1 not in (one.quantity.low, two.quantity.low) and not converted(one.quantity, two.quantity)
    if isinstance(one, Day) or isinstance(two, Day):
        return _may_be_day(one, two) if isinstance(one, Day) else isinstance(two, Day) and _may_be_day(two, one)
    unit = next((item.quantity.unit for item in (one, two) if isinstance(item, Figure)), "")
    if unit and not _MONEY.fullmatch(unit):
        return False  # read in one language, and its unit not in the other
    return len(one.tokens) == len(two.tokens) and ("." in one.tokens[0]) == ("." in two.tokens[0])


def _may_be_day(day: Day, other: Item) -> bool:
    """Digits that may be a year or a century, or a day of the month, with more digits or other ones."""
    if len(other.tokens) != 1 or _parts(day).issuperset(other.tokens) or _within(day, other):
        return False
    if isinstance(other, Figure) and other.quantity.unit:
        return other.quantity.unit == "s"
    return day.when.written[0][:1].isdecimal()


def _within(one: Item, two: Item) -> bool:
    """A year of a decade or century."""
    return isinstance(one, Day) and all(
        low.isdecimal() and high.isdecimal()
        and any(int(low) <= int(token.partition(".")[0]) <= int(high) for token in two.tokens)
        for low, high in (one.when.written,))
