"""The question that sources answer differently, as a footnote's topic asks it: "How many soldiers were killed"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from annotate.suggest.compare.facts import Figure, Item
from annotate.suggest.compare.written import is_part

_BY_UNIT: Final = {"m": "How far", "kg": "What weight", "s": "How long", "°C": "What temperature", "%": "What share",
                   "m2": "What area", "m3": "What volume", "m/s": "How fast"}
_MONEY: Final = "How much money"
_CURRENCY: Final = 3  # letters of its code
MEASURED: Final = frozenset({*_BY_UNIT.values(), _MONEY}) - {"What share"}
"""Questions whose answers are shown in the source's own words: miles as miles, euros as euros."""
_BEFELL: Final = {"killed": "were killed", "wounded": "were wounded", "missing": "are missing",
                  "captured": "were captured", "arrested": "were arrested", "displaced": "were displaced",
                  "sent": "were sent"}


def asked(*items: Item) -> str:
    """Nothing where it is not known what the items are about, or where they are about different things."""
    figures = [each for each in items if isinstance(each, Figure)]
    if len(figures) != len(items):
        return ""
    unit = _one([each.quantity.unit for each in figures])
    if any(each.quantity.unit for each in figures):
        money = all(len(each.quantity.unit) == _CURRENCY and each.quantity.unit.isupper() for each in figures)
        return _MONEY if money else _BY_UNIT.get(unit, "")
    who, befell = _one([each.who for each in figures]), _one([each.befell for each in figures])
    if any(each.quantity.of or is_part(each.quantity) for each in figures):
        return f"What share of the {who}" if who else "What share"
    fate = _BEFELL.get(befell, "") if who or befell != "sent" else ""  # "sent" alone may be of goods
    return " ".join(part for part in ("How many", who, fate) if part) if who or fate else ""


def _one(words: Sequence[str]) -> str:
    """The one that all have who say it at all; nothing where they say two."""
    some = {*words} - {""}
    return some.pop() if len(some) == 1 else ""
