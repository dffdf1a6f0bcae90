"""Which places are borne out by what stands around them."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from annotate.drift.images import BESIDE, OVERLAP, Placed, running
from annotate.drift.order import rising


def anchored(made: Placed) -> frozenset[int]:
    """Those by which the place of others is told, and those whose place they tell.

    The first are the same as they were, in order or beside another such one: one that moved alone tells nothing. Then
    those beside them and so on, those between two of them, and those that kept their order beside a neighbour.
    """
    held = [unit for unit, image in enumerate(made.images) if image]
    anchored = _unmoved(made, [unit for unit in held if (image := made.images[unit]) and image.exact])
    anchored |= {unit for unit in (held[:1] + held[-1:]) if _at_edge(made, unit)}
    for more in (_between, _in_order):
        _spread(made, anchored, held)
        anchored |= more(made, anchored, held)
    _spread(made, anchored, held)
    return frozenset(anchored)


def runs(made: Placed) -> frozenset[int]:
    """Three or more that came along side by side: nobody writes so many like others, in their order."""
    held = [unit for unit, image in enumerate(made.images) if image]
    beside = [other == one + 1 and _beside(made, one, other) and made.start(one) < made.start(other)
              for one, other in pairwise(held)]
    return frozenset(held[nth + more] for nth, both in enumerate(pairwise(beside)) if all(both) for more in range(3))


def _unmoved(made: Placed, same: list[int]) -> set[int]:
    in_order = {same[nth] for nth in rising([made.start(unit) for unit in same])}
    beside = {unit for one, other in pairwise(same) if other == one + 1 and _beside(made, one, other)
              for unit in (one, other)}
    return in_order | beside


def _at_edge(made: Placed, unit: int) -> bool:
    opens, ends = made.before[unit] is None, made.after[unit] is None
    return (opens and made.start(unit) <= BESIDE) or (
        ends and len(made.new.value) - made.end(unit) <= BESIDE)


def _beside(made: Placed, one: int, other: int) -> bool:
    return abs(made.start(other) - made.end(one)) <= BESIDE


def _spread(made: Placed, anchored: set[int], held: list[int]) -> None:
    """To neighbours that stand beside them still."""
    for pairs in (list(pairwise(held)), list(pairwise(held))[::-1]):
        for one, other in pairs:
            if (one in anchored) != (other in anchored) and _beside(made, one, other):
                anchored |= {one, other}


def _between(made: Placed, anchored: set[int], held: list[int]) -> set[int]:
    """Those of which both neighbours are anchored, in order still, and nothing anchored stands in between."""
    starts = sorted(made.start(unit) for unit in anchored)
    found = set()
    for before, unit, after in zip([-1, *held], held, [*held[1:], -1], strict=False):
        known = (before < 0 or before in anchored) and (after < 0 or after in anchored)
        if known and _fits(made, unit, made.end(before) if before >= 0 else 0,
                                made.start(after) if after >= 0 else len(made.new.value), starts):
            found.add(unit)
    return found


def _in_order(made: Placed, anchored: set[int], held: list[int]) -> set[int]:
    """Those that kept their order among all and stand beside a neighbour; no anchored one stands across."""
    chain = {held[nth] for nth in rising([made.start(unit) for unit in held])}
    kept = [image if unit in anchored and unit in chain else None for unit, image in enumerate(made.images)]
    before, after = running(kept), running(kept[::-1])[::-1]
    starts = sorted(made.start(unit) for unit in anchored)
    return {unit for unit in chain - anchored if made.neighbours(unit, made.start(unit), made.end(unit))
            and _fits(made, unit, first.end if (first := before[unit]) else 0,
                           last.start if (last := after[unit]) else len(made.new.value), starts)}


def _fits(made: Placed, unit: int, first: int, last: int, starts: list[int]) -> bool:
    inside = first - OVERLAP <= made.start(unit) and made.end(unit) <= last + OVERLAP
    return inside and bisect_left(starts, last) <= bisect_left(starts, first)
