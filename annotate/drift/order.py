"""What kept its order when other things moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def rising(values: Sequence[int]) -> list[int]:
    """The indexes of a longest strictly rising chain: the fewest that must be taken out for the rest to be in order."""
    ends: list[int] = []    # the lowest value with which a chain of each length ends
    lasts: list[int] = []   # and its index
    former: list[int] = []
    for nth, value in enumerate(values):
        length = bisect_left(ends, value)
        former.append(lasts[length - 1] if length else -1)
        ends[length:length + 1] = [value]
        lasts[length:length + 1] = [nth]
    chain: list[int] = []
    at = lasts[-1] if lasts else -1
    while at >= 0:
        chain.append(at)
        at = former[at]
    return chain[::-1]
