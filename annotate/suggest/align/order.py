"""How far the places of two sentences agree: all ways to walk through both texts in order, by what they share.

The forward-backward sums of a pair hidden Markov model (Durbin and others, "Biological Sequence Analysis", 4.4):
a step takes a sentence of both, or leaves one of either out. What comes out is the probability of each pair if no
sentence has moved; `trust` says how far that can be assumed.
"""

from __future__ import annotations

from collections.abc import Sequence

from annotate.suggest.align.evidence import Matrix

Odds = Sequence[Sequence[float]]
"""How many times likelier two sentences are what they are if they answer each other."""
SKIP = 0.3
BOTH = 0.4
"""Of the steps through two reports of one thing, less than a half take a sentence of both."""
LEAST = 3
"""Of fewer clear pairs, no order can be told."""
FEW = 0.5
"""How far order is trusted then."""
CHANCE = 0.5
"""In no order at all, a half crosses."""
WRONG = 0.25
"""Where a translation is met by weak anchors, up to so many cross."""


def _forward(odds: Odds, wide: int) -> Matrix:
    """Sums of all ways to each place, each row divided by its largest, so that none grows past all bounds."""
    row = [SKIP**at for at in range(wide + 1)]
    rows = [row]
    for weights in odds:
        before, row = row, [row[0] * SKIP]
        for at, weight in enumerate(weights):
            row.append(before[at] * weight * BOTH + before[at + 1] * SKIP + row[at] * SKIP)
        largest = max(row)
        row = [each / largest for each in row]
        rows.append(row)
    return rows


def in_order(odds: Odds, wide: int) -> Matrix:
    """The probability of each pair; `wide` is the number of sentences on the right."""
    there = _forward(odds, wide)
    back = _forward([list(reversed(row)) for row in reversed(odds)], wide)
    tall = len(odds)
    found: Matrix = []
    for left, weights in enumerate(odds):
        before, after = there[left], list(reversed(back[tall - left - 1]))
        ways = [before[at] * weight * BOTH * after[at + 1] for at, weight in enumerate(weights)]
        # all ways past this row: through a pair of it, or leaving it out
        skipped = sum(before[at] * SKIP * after[at] for at in range(wide + 1))
        total = sum(ways) + skipped
        found.append([each / total for each in ways] if total else [0.0] * wide)
    return found


def trust(pairs: Sequence[tuple[int, int]]) -> float:
    """1: the clear pairs stand in one order, but for a few that may be wrong; 0: in none. By how many cross."""
    both = [(one[0] - other[0]) * (one[1] - other[1]) for at, one in enumerate(pairs) for other in pairs[:at]]
    crossing, met = sum(each < 0 for each in both), sum(each != 0 for each in both)
    if met < LEAST:
        return FEW
    return round(min(1.0, max(0.0, (CHANCE - crossing / met) / (CHANCE - WRONG))), 4)
