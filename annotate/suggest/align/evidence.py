"""How much two sentences share, kind by kind: what is rare in both articles weighs most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from annotate.suggest.align.traits import Keys

Matrix = list[list[float]]


@dataclass(frozen=True, slots=True)
class Shared:
    """One kind over all pairs: what is shared, what of either is not, and the cosine."""

    shared: Matrix
    missing: Matrix
    cosine: Matrix


def weights(left: Sequence[Keys], right: Sequence[Keys]) -> Mapping[str, float]:
    """The rarer on both sides, the more it says; one that one side never has counts as if half a sentence had it."""
    total: dict[str, float] = {}
    counts = [_counted(side) for side in (left, right)]
    for key in dict.fromkeys([*counts[0], *counts[1]]):
        rare = [log((len(side) + 1) / (count.get(key, 0) or 0.5))
                for side, count in zip((left, right), counts, strict=True)]
        total[key] = round(sum(rare) / 2, 6)
    return total


def _counted(side: Sequence[Keys]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for keys in side:
        for key in keys:
            counts[key] = counts.get(key, 0) + 1
    return counts


def shared(left: Sequence[Keys], right: Sequence[Keys]) -> Shared:
    weight = weights(left, right)
    holders: dict[str, list[int]] = {}
    for at, keys in enumerate(right):
        for key in keys:
            holders.setdefault(key, []).append(at)
    sums: Matrix = [[0.0] * len(right) for _ in left]
    squares: Matrix = [[0.0] * len(right) for _ in left]
    for row, square, keys in zip(sums, squares, left, strict=True):
        for key in keys:
            for at in holders.get(key, ()):
                row[at] += weight[key]
                square[at] += weight[key] * weight[key]
    totals = [[sum(weight[key] for key in keys) for keys in side] for side in (left, right)]
    norms = [[sqrt(sum(weight[key] ** 2 for key in keys)) for keys in side] for side in (left, right)]
    missing = [[here + there - 2 * both for there, both in zip(totals[1], row, strict=True)]
               for here, row in zip(totals[0], sums, strict=True)]
    cosine = [[both / (here * there) if both else 0.0 for there, both in zip(norms[1], row, strict=True)]
              for here, row in zip(norms[0], squares, strict=True)]
    return Shared(sums, missing, cosine)
