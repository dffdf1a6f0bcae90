"""How many of each class, in the order in which an author asks for them."""

from __future__ import annotations

from collections import Counter
from typing import Final, get_args

from annotate.drift import Change, Kind
from annotate.reanchor.plan import Plan

LABELS: Final[dict[str, str]] = {"context": "with another context", "facts": "edited facts", "ambiguous":
                                 "ambiguous now", "split": "split", "merged": "merged"}
"""Where the class is called otherwise than its word in the programme."""


def quotes(plan: Plan) -> dict[str, int]:
    return _counted(get_args(Kind), Counter(each.carried.kind for each in plan.quotes))


def segments(plan: Plan) -> dict[str, int]:
    """Those of the new text; deleted ones are the old text's."""
    counted: Counter[str] = Counter()
    for each in plan.segments:
        counted[each.kind] += len(each.old if each.kind in ("deleted", "merged") else each.new)
    return _counted(get_args(Change), counted)


def lines(plan: Plan) -> list[str]:
    return [f"quotes: {_told(quotes(plan))}", f"segments: {_told(segments(plan))}"]


def _told(counted: dict[str, int]) -> str:
    return ", ".join(f"{number:,} {LABELS.get(kind, kind)}" for kind, number in counted.items()) or "none"


def _counted(kinds: tuple[str, ...], counted: Counter[str]) -> dict[str, int]:
    return {kind: counted[kind] for kind in kinds if counted[kind]}
