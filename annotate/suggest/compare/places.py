"""Places that a quote can be made of: whole characters, whole numbers, something to see."""

from __future__ import annotations

from annotate.anchor import MAX_QUOTE
from annotate.anchor.fold import folded
from annotate.anchor.graphemes import whole
from annotate.anchor.wholenumbers import whole_numbers
from annotate.suggest.compare.told import Place


def place(where: tuple[str, int], text: str, start: int, end: int, said: str = "") -> Place | None:
    """The stretch without white space at its ends, widened to what `annotate.anchor` accepts; None if that cannot be.

    `where`: siglum and number of the segment that has this text.
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        return None
    start, end = whole(text, *whole_numbers(text, start, end))
    words = text[start:end]
    if len(words) > MAX_QUOTE or not folded(words).strip(" "):
        return None
    return Place(*where, start, end, said)
