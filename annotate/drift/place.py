"""Where each sentence of the old text has gone: a place in the new one, none, or several that nothing tells apart.

First those that are the same in both texts and stand once; then those that stand several times, by their neighbours;
then the others, by resemblance and neighbours, each place given to one sentence only.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from annotate.anchor import Text
from annotate.drift.alike import place_alike
from annotate.drift.firm import anchored
from annotate.drift.images import Image, Placed
from annotate.drift.units import units

MOST = 4_000_000      # code points of either text
_ROUNDS = 50
_PAIRS = 200_000      # of repeated sentences and the places they may have; beyond, they stay unsettled
_SOUGHT = 50_000_000  # characters gone through at most for sentences inside others


def placed(old: Text, new: Text) -> Placed:
    ones, others = units(old), units(new)
    made = Placed(ones, others, [None] * len(ones.keys), [None] * len(others.keys))
    for step in (_place_same, _place_repeated, place_alike, _place_repeated, _settle_in_order, _settle_last):
        step(made)
        made.renew()
    return replace(made, firm=anchored(made))


def _take(made: Placed, one: int, other: int) -> None:
    made.images[one] = Image(made.new.starts[other], made.new.ends[other], 1)
    made.taken[other] = one
    made.unsettled.pop(one, None)


def _place_same(made: Placed) -> None:
    for key, ones in made.old.places.items():
        others = made.new.places.get(key, [])
        if len(ones) == len(others) == 1:
            if not _also_inside(made, key, others[0]):
                _take(made, ones[0], others[0])
        elif others:
            made.unsettled.update((one, others) for one in ones)


def _also_inside(made: Placed, key: str, other: int) -> bool:
    """Whether it stands once more inside another sentence, as where a full stop was lost: then likeness decides."""
    value, start = made.new.value, made.new.starts[other]
    if len(value) * len(made.old.keys) > _SOUGHT:
        return False
    return value.find(key, start + 1) >= 0 or value.find(key, 0, start + len(key) - 1) >= 0


def _place_repeated(made: Placed) -> None:
    """By their neighbours, round by round; two that claim one place, or two places claimed, stay unsettled."""
    if _too_many(made):
        return
    for _ in range(_ROUNDS):
        claims = [(one, other) for one, others in made.unsettled.items() for other in _claimed(made, one, others)]
        ones, others = Counter(one for one, _ in claims), Counter(other for _, other in claims)
        alone = [(one, other) for one, other in claims if ones[one] == others[other] == 1]
        if not alone:
            return
        for one, other in alone:
            _take(made, one, other)
        made.renew()


def _too_many(made: Placed) -> bool:
    return sum(map(len, made.unsettled.values())) > _PAIRS


def _claimed(made: Placed, one: int, others: list[int]) -> list[int]:
    """The places with the most of its neighbours; where none has any, those in its slot."""
    counted = [(made.next_to(one, made.new.starts[other], made.new.ends[other]), other)
               for other in others if made.taken[other] is None]
    most = max((count for count, _ in counted), default=0)
    if most:
        return [other for count, other in counted if count == most]
    slot = made.slot(one)
    return [other for _, other in counted
            if slot and slot[0] <= made.new.starts[other] and made.new.ends[other] <= slot[1]]


def _settle_in_order(made: Placed) -> None:
    """As many as there were, in one slot, keep their order."""
    if _too_many(made):
        return
    by_slot: dict[tuple[tuple[int, int], str], list[int]] = {}
    for one in made.unsettled:
        slot = made.slot(one)
        if slot:
            by_slot.setdefault((slot, made.old.keys[one]), []).append(one)
    for (slot, key), ones in by_slot.items():
        others = [other for other in made.new.places[key] if made.taken[other] is None
                  and slot[0] <= made.new.starts[other] and made.new.ends[other] <= slot[1]]
        if len(others) == len(ones):
            for one, other in zip(sorted(ones), others, strict=True):
                _take(made, one, other)


def _settle_last(made: Placed) -> None:
    """Where as many stand as before, and all others of them are settled, the last one has the last place."""
    if _too_many(made):
        return
    for key in dict.fromkeys(made.old.keys[one] for one in made.unsettled):
        ones = [one for one in made.old.places[key] if one in made.unsettled]
        others = [other for other in made.new.places[key] if made.taken[other] is None]
        if len(ones) == len(others) == 1 and len(made.old.places[key]) == len(made.new.places[key]):
            _take(made, ones[0], others[0])
