"""The known word that an author most likely meant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

LONGEST: Final = 60  # code points; longer words are no slips of the pen
MOST: Final = 1000  # words that are compared


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The nearest of `known`, capitals aside, or None if none is near."""
    import difflib  # costs start-up time, and is needed only when something is wrong

    if len(word) > LONGEST:
        return None
    folded = {each.casefold(): each for each, _ in zip(known, range(MOST), strict=False)}
    close = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return folded[close[0]] if close else None
