"""The order of places whose context nearly fits: a hint for the reader of a message, never a choice."""

from __future__ import annotations

from rapidfuzz.fuzz import ratio

from annotate.anchor.context import Stretch
from annotate.anchor.fold import folded
from annotate.anchor.text import Text
from annotate.anchor.verdict import Quote


def by_context(stretches: list[Stretch], quote: Quote, text: Text) -> list[Stretch]:
    """The most similar first; equals keep the order of reading."""
    prefix, suffix = folded(quote.prefix or "").rstrip(" "), folded(quote.suffix or "").lstrip(" ")
    value = text.folded.value

    def likeness(stretch: Stretch) -> float:
        before = _before(value, stretch.first.folded_start, len(prefix))
        after = _after(value, stretch.last.folded_end, len(suffix))
        return ratio(prefix, before) + ratio(suffix, after)

    return sorted(stretches, key=likeness, reverse=True)


def _before(value: str, end: int, length: int) -> str:
    """So many characters before `end`, and before the space that may stand at the seam."""
    return value[max(0, end - length - 1):end].rstrip(" ")[-length:] if length else ""


def _after(value: str, start: int, length: int) -> str:
    return value[start:start + length + 1].lstrip(" ")[:length]
