"""Two numbers or dates that answer each other, and how clearly they do."""

from __future__ import annotations

from dataclasses import dataclass

from annotate.suggest.compare.facts import Figure, Item
from annotate.suggest.compare.values import Likeness

AGREEING: tuple[Likeness, ...] = ("same", "hedge", "compatible")


@dataclass(frozen=True, slots=True)
class Match:
    """Two items that answer each other. `close`: in one sentence told twice; `sure`: as `likely` has it."""

    left: Item
    right: Item
    how: Likeness
    close: bool
    sure: int


def likely(one: Item, two: Item) -> int:
    """How much else speaks for it that two items answer each other."""
    if not isinstance(one, Figure) or not isinstance(two, Figure):
        return 2 * (type(one) is type(two))
    a, b = one.quantity, two.quantity
    befell = (3 if one.befell == two.befell else -2) if one.befell and two.befell else 0
    who = int(bool(one.who) and one.who == two.who)
    form = int(one.tokens == two.tokens or bool(one.tokens) == bool(two.tokens))
    close = int(b.low != 0 and abs(a.low - b.low) * 4 <= abs(b.low))
    return befell + who + form + close + int(bool(a.unit) and a.unit == b.unit) + int(a.hedge == b.hedge)
