"""Where words stand that resemble some of the old ones, among the words of the new text that are new.

Short runs of characters (grams) tell where to look: each that both have votes for a shift of the one along the other.
edlib then tells the exact ends. Its bytes are the needle's own alphabet, as in `annotate.anchor.near`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

import edlib
import regex

LEAST = 0.5      # of the needle's characters; below it resemblance is chance
_OFTEN = 24      # places of one gram; one that stands at more tells nothing
_STEP = 16       # shifts that are counted together
_LOOKED_AT = 4   # shifts that are tried
_UNCASED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")


@dataclass(frozen=True, slots=True, order=True)
class Window:
    likeness: float
    start: int
    end: int

    def overlaps(self, start: int, end: int) -> bool:
        """By half of the shorter."""
        return 2 * (min(self.end, end) - max(self.start, start)) > min(self.end - self.start, end - start)


class Finder:
    """`free` are the stretches of `value` among which is looked, in order and apart."""

    def __init__(self, value: str, free: list[tuple[int, int]]) -> None:
        self.value = value
        self.free = free
        self._starts = [start for start, _ in free]
        self._width = _width(value)
        self._grams = self._indexed()

    def _indexed(self) -> dict[str, list[int]]:
        width, value = self._width, self.value
        grams: dict[str, list[int]] = {}
        for start, end in self.free:
            for at in range(start, end - width + 1):
                grams.setdefault(value[at:at + width], []).append(at)
        return grams

    def find(self, needle: str, most: int = 2, least: float = LEAST) -> list[Window]:
        """The most alike first; none overlaps another by half."""
        found: list[Window] = []
        for shift in self._shifts(needle):
            window = self._window(needle, shift, least)
            same = [each for each in found if window and each.overlaps(window.start, window.end)]
            if window and all(window.likeness > each.likeness for each in same):
                found = [*(each for each in found if each not in same), window]
        found.sort(key=lambda each: (-each.likeness, each.start))
        return found[:most]

    def _shifts(self, needle: str) -> list[int]:
        width, grams = self._width, self._grams
        votes = Counter([(place - at) // _STEP for at in range(len(needle) - width + 1)
                         if (places := grams.get(needle[at:at + width])) and len(places) <= _OFTEN
                         for place in places])
        both = {shift: count + max(votes.get(shift - 1, 0), votes.get(shift + 1, 0)) for shift, count in votes.items()}
        ranked = sorted(both, key=lambda shift: (-both[shift], shift))
        return [shift * _STEP for shift in ranked[:_LOOKED_AT]]

    def _window(self, needle: str, shift: int, least: float) -> Window | None:
        margin = len(needle) // 3 + _STEP
        ends = shift + len(needle) + _STEP
        nth = max(0, bisect_right(self._starts, shift) - 1)
        first, last = max(self.free[nth:nth + 3], key=lambda free: min(free[1], ends) - max(free[0], shift))
        start, end = max(first, shift - margin), min(last, shift + len(needle) + margin)
        return exact_ends(needle, self.value, (start, end), least) if end > start else None


def exact_ends(needle: str, value: str, part: tuple[int, int], least: float) -> Window | None:
    own = {ord(character): 1 + nth % 255 for nth, character in enumerate(dict.fromkeys(needle))}
    words = value[slice(*part)]
    codes = dict.fromkeys(map(ord, set(words)), 0) | own
    query, target = needle.translate(codes).encode("latin-1"), words.translate(codes).encode("latin-1")
    aligned = edlib.align(query, target, mode="HW", task="locations", k=round((1 - least) * len(needle)))
    if aligned["editDistance"] < 0:
        return None
    first, last = aligned["locations"][0]
    return Window(1 - aligned["editDistance"] / len(needle), part[0] + (first or 0), part[0] + last + 1)


def _width(value: str) -> int:
    """Characters that say as much as a short word."""
    sample = value[:4000]
    return 3 if 4 * len(_UNCASED.findall(sample)) > len(sample) else 5
