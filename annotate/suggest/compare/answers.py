"""Which number answers which between two sources, and which numbers part.

First all that say the same are paired off, from the nearest (one sentence) to the farthest (anywhere in the article).
Only what is left over on both sides of one sentence or passage, of one kind, can part.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import isqrt
from typing import TypeVar

from annotate.suggest.compare.events import HARMED
from annotate.suggest.compare.facts import Code, Day, Facts, Figure, Item
from annotate.suggest.compare.groups import Group
from annotate.suggest.compare.leftovers import last, retold, torn
from annotate.suggest.compare.match import AGREEING, Match, likely
from annotate.suggest.compare.stands import stands
from annotate.suggest.compare.values import Likeness

MOST_COMPARED = 1_000_000  # pairs at once, about two seconds
_Some = TypeVar("_Some", Item, Figure)
_WORDY = 11  # below it, a number in words may count nothing
_CLOSER = 2  # what it counts that two items stand in one sentence told twice


@dataclass(slots=True)
class _Ledger:
    """What is still without an answer, while it is sought."""

    lefts: dict[int, list[Item]]
    rights: dict[int, list[Item]]
    matches: list[Match] = field(default_factory=list)

    def take(self, match: Match) -> None:
        self.lefts[match.left.sentence].remove(match.left)
        self.rights[match.right.sentence].remove(match.right)
        self.matches.append(match)

    def note(self, match: Match) -> None:
        """Of a match whose sides may have an answer already."""
        for item, side in ((match.left, self.lefts), (match.right, self.rights)):
            if item in side[item.sentence]:
                side[item.sentence].remove(item)
        self.matches.append(match)

    def of(self, group: Group) -> tuple[list[Item], list[Item]]:
        return ([item for at in group.lefts for item in self.lefts.get(at, ())],
                [item for at in group.rights for item in self.rights.get(at, ())])


def answers(
    left: Facts, right: Facts, groups: Sequence[Group],
) -> tuple[tuple[Match, ...], tuple[Item, ...], tuple[Item, ...]]:
    """All matches, those that part last; and what has no answer on either side."""
    ledger = _Ledger(_by_sentence(left.items()), _by_sentence(right.items()))
    everything = Group(tuple(sorted(ledger.lefts)), tuple(sorted(ledger.rights)), close=False, score=0)
    for group in (*groups, everything):
        for some in _parts(*ledger.of(group)):
            _pair_off(ledger, group, some, AGREEING if group is not everything else AGREEING[:1])
    explained = frozenset(item for group in groups for some in _parts(*ledger.of(group)) for item in _explained(*some))
    _part(ledger, groups, explained)
    for match in [each for each in ledger.matches if each.how == "differ" and isinstance(each.left, Figure)]:
        told_twice = Group((match.left.sentence,), (match.right.sentence,), close=False, score=0)
        _pair_off(ledger, told_twice, ledger.of(told_twice), AGREEING)
    return (tuple(ledger.matches), _left_over(ledger.lefts), _left_over(ledger.rights))


def _parts(lefts: list[_Some], rights: list[_Some]) -> Iterator[tuple[list[_Some], list[_Some]]]:
    """All of both; of very many, as `align` does, so many parts each, and a part meets the one at its place alone."""
    parts = max(1, isqrt(len(lefts) * len(rights) // MOST_COMPARED))
    for at in range(parts):
        ours, theirs = (side[len(side) * at // parts : len(side) * (at + 1) // parts] for side in (lefts, rights))
        yield ours, theirs


def _by_sentence(items: Iterable[Item]) -> dict[int, list[Item]]:
    found: dict[int, list[Item]] = {}
    for item in sorted(items, key=lambda each: each.place):
        found.setdefault(item.sentence, []).append(item)
    return found


def _left_over(items: dict[int, list[Item]]) -> tuple[Item, ...]:
    return tuple(item for at in sorted(items) for item in items[at])


def _pair_off(ledger: _Ledger, group: Group, some: tuple[list[Item], list[Item]], ways: Sequence[Likeness]) -> None:
    """What says the same first, then what is hedged otherwise, then what does not contradict."""
    lefts, rights = some
    how = {(at, to): stands(one, two) for at, one in enumerate(lefts) for to, two in enumerate(rights)}
    mine, yours = dict(enumerate(lefts)), dict(enumerate(rights))
    for way in ways:
        for at in list(mine):
            answering = [to for to in yours if how[at, to] == way]
            if answering:
                to = max(answering, key=lambda each: likely(mine[at], yours[each]))  # the first of the best
                one, two = mine.pop(at), yours.pop(to)
                ledger.take(Match(one, two, way, group.close, likely(one, two)))


def _explained(lefts: list[Item], rights: list[Item]) -> Iterator[Item]:
    """Items whose digits stand on the other side too, read as something else: not told, but read otherwise."""
    for some, others in ((lefts, rights), (rights, lefts)):
        for item in some:
            foreign = {token for other in others if _other_kind(item, other) or _grouped(item) or _grouped(other)
                       for token in _told(other)}
            if item.tokens and foreign.issuperset(item.tokens):
                yield item


def _grouped(item: Item) -> bool:
    """Two groups of digits read as one number, as in a telephone number: "555 111"."""
    return (isinstance(item, Figure) and len(item.tokens) > 1 and item.quantity.low == item.quantity.high
            and str(item.quantity.low) == "".join(item.tokens))


def _told(item: Item) -> Iterator[str]:
    """Its tokens; of a year in four digits also the last two ("the 30s"), of 7.55 also 55."""
    for token in item.tokens:
        yield token
        if token.isdecimal() and len(token) == len("1930"):
            yield str(int(token[2:]))
        elif not token.isdecimal():
            yield str(int(token.rpartition(".")[2][:9] or 0))


def _other_kind(one: Item, two: Item) -> bool:
    return type(one) is not type(two) or stands(one, two) == "apart"


def _part(ledger: _Ledger, groups: Sequence[Group], explained: Collection[Item]) -> None:
    """The likeliest first, of all passages together; what is left over at last, passage by passage."""
    found: list[Match] = []
    for group in groups:
        found += [Match(one, two, "differ", group.close, likely(one, two))
                  for lefts, rights in _parts(*_open(ledger, group, explained)) for one in lefts for two in rights
                  if stands(one, two) == "differ" and _may_part(one, two, lefts, rights)]
    found += _same_fate(ledger, explained)
    for match in sorted(found, key=lambda each: (-each.sure - _CLOSER * each.close, each.left.place, each.right.place)):
        if match.left in ledger.lefts[match.left.sentence] and match.right in ledger.rights[match.right.sentence]:
            ledger.take(match)
    answered = sorted(ledger.matches, key=lambda each: each.left.place)
    for group in groups:
        lefts, rights = _open(ledger, group, explained)
        for match in (*torn(lefts, rights, answered), *retold(lefts, rights, answered), *last(lefts, rights, group)):
            ledger.note(match)


def _same_fate(ledger: _Ledger, explained: Collection[Item]) -> Iterator[Match]:
    """Those killed, and others killed: the same is counted, wherever the articles tell it."""
    lefts, rights = ([item for some in side.values() for item in some
                      if isinstance(item, Figure) and item.befell and not item.weak and item not in explained]
                     for side in (ledger.lefts, ledger.rights))
    for ours, theirs in _parts(lefts, rights):
        for one, two in product(ours, theirs):
            whom = one.who == two.who if one.who and two.who else one.befell in HARMED
            if one.befell == two.befell and whom and stands(one, two) == "differ":
                yield Match(one, two, "differ", close=False, sure=likely(one, two) - _CLOSER)


def _open(ledger: _Ledger, group: Group, explained: Collection[Item]) -> tuple[list[Item], list[Item]]:
    lefts, rights = ledger.of(group)
    return [item for item in lefts if item not in explained], [item for item in rights if item not in explained]


def _may_part(one: Item, two: Item, lefts: list[Item], rights: list[Item]) -> bool:
    """Restraint, where a reading is not certain: words for small numbers, ranks, digits of no known meaning."""
    if isinstance(one, Figure) and isinstance(two, Figure):
        if one.befell and two.befell and one.befell != two.befell and len(lefts) + len(rights) > len((one, two)):
            return False
        if one.quantity.role == "ordinal":
            return bool(one.tokens and two.tokens)
        for wordy, side in ((one, lefts), (two, rights)):
            if not wordy.tokens and any(isinstance(each, Figure) and each.tokens for each in side):
                return False  # digits answer digits
        if 1 in (one.quantity.low, two.quantity.low) and not one.quantity.unit and one.tokens != two.tokens:
            return max(one.quantity.low, two.quantity.low) < _WORDY  # a "1" may be an article
        alone = all(len([each for each in side if isinstance(each, Figure)]) == 1 for side in (lefts, rights))
        if one.weak or two.weak:
            small = max(one.quantity.low, two.quantity.low) < _WORDY
            return alone and small and bool(one.befell) and one.befell == two.befell
        return True
    if isinstance(one, Code) and isinstance(two, Code):
        return all(len([each for each in side if isinstance(each, Code)]) == 1 for side in (lefts, rights))
    if isinstance(one, Day) and isinstance(two, Day):
        return bool(one.tokens and two.tokens)
    return True
