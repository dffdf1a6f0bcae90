"""Where words stand that resemble a quote which is not there. Only ever shown, never accepted.

rapidfuzz tells where to look; its window has the quote's length, so edlib then tells the exact ends. edlib works on
bytes, to which the quote's own alphabet is mapped: of other characters it need only know that they are others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import edlib
from rapidfuzz.fuzz import partial_ratio_alignment

from annotate.anchor.classes import WIDE
from annotate.anchor.differ import difference
from annotate.anchor.fold import folded
from annotate.anchor.graphemes import whole
from annotate.anchor.text import Text
from annotate.anchor.verdict import Near

PLACES = 3
_ALIKE = 0.55    # of the quote's characters, at least; below it resemblance is chance
_BEHIND = 0.2    # how far another place may fall behind the best
_SEED = 64       # characters; rapidfuzz is fastest up to one machine word
_SEEDS = 3
_GOOD = 0.75     # alike enough that no other seed is tried
_UNSPACED = re.compile(f"[{WIDE}\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")  # also Thai, Lao, Burmese, Khmer
_WORD = 24       # how far an end is moved to the end of its word


@dataclass(frozen=True, slots=True)
class _Window:
    likeness: float
    start: int
    end: int


def nearest(words: str, text: Text) -> tuple[Near, ...]:
    """Up to PLACES, the most alike first."""
    needle = folded(words).strip(" ")
    return tuple(_near(words, window, text) for window in _windows(needle, text.folded.value))


def _near(words: str, window: _Window, text: Text) -> Near:
    start, end = whole(text.joined, *text.folded.source(*_whole_words(text.folded.value, window.start, window.end)))
    spans = text.spans(start, end)
    return Near(spans, text.words(spans), difference(words, text.words(spans)))


def _windows(needle: str, haystack: str) -> list[_Window]:
    """The best, then the best to its left and right, and so on; none overlaps another."""
    found: list[_Window] = []
    pending = [(_best(needle, haystack, 0, len(haystack)), 0, len(haystack))]
    while pending and len(found) < PLACES:
        pending.sort(key=lambda each: each[0].likeness)
        top, start, end = pending.pop()
        if top.likeness < max(_ALIKE, found[0].likeness - _BEHIND if found else 0):
            break
        found.append(top)
        pending += ((_best(needle, haystack, *part), *part) for part in ((start, top.start), (top.end, end)))
    return found


def _best(needle: str, haystack: str, start: int, end: int) -> _Window:
    best = _Window(0, start, end)
    if 2 * (end - start) < len(needle):
        return best
    for at in _seeds(needle):
        found = _exact_ends(needle, haystack, *_located(needle, at, haystack, start, end))
        best = max(best, found, key=lambda each: each.likeness)
        if best.likeness >= _GOOD:
            break
    return best


def _seeds(needle: str) -> list[int]:
    """Where in the quote to cut what is looked for; a long quote is looked for by its parts."""
    last = max(0, len(needle) - _SEED)
    return sorted({round(nth * last / (_SEEDS - 1)) for nth in range(_SEEDS)})


def _located(needle: str, at: int, haystack: str, start: int, end: int) -> tuple[int, int]:
    """A stretch that surely holds the whole resemblance, if the seed is part of it."""
    found = partial_ratio_alignment(needle[at:at + _SEED], haystack[start:end])
    seam = start + found.dest_start - at if found else start
    margin = len(needle) // 3 + 4
    return max(start, seam - margin), min(end, seam + len(needle) + margin)


def _exact_ends(needle: str, haystack: str, start: int, end: int) -> _Window:
    codes = {character: code for code, character in enumerate(dict.fromkeys(needle[:5000]), 2) if code < 256}
    query = bytes(codes.get(character, 1) for character in needle)
    target = bytes(codes.get(character, 0) for character in haystack[start:end])
    aligned = edlib.align(query, target, mode="HW", task="locations")
    first, last = aligned["locations"][0]
    likeness = 1 - aligned["editDistance"] / len(needle)
    return _Window(likeness, start + (first or 0), start + last + 1)


def _whole_words(value: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space at its ends, and without half a word where words have spaces between them."""
    while start < end and value[start] == " ":
        start += 1
    while end > start + 1 and value[end - 1] == " ":
        end -= 1
    for _ in range(_WORD):
        start -= _inside_word(value, start)
        end += _inside_word(value, end)
    return start, end


def _inside_word(value: str, at: int) -> bool:
    """Between two letters of scripts that are written with spaces."""
    around = value[at - 1:at + 1] if at else ""
    return len(around) == 2 and all(each.isalnum() and not _UNSPACED.match(each) for each in around)
