"""Where words stand that resemble a quote which is not there. Only ever shown, never accepted.

rapidfuzz tells where to look; its window has the quote's length, so edlib then tells the exact ends. edlib works on
bytes, to which the quote's own alphabet is mapped: of other characters it need only know that they are others. A quote
of more kinds of characters than bytes have makes two of them one, rather than strangers of which none is ever alike.
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
_SLACK = 0.05    # a part of a quote may be less alike than the whole
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
    best = _best(needle, haystack, (0, len(haystack)), _ALIKE)
    least = max(_ALIKE, best.likeness - _BEHIND)
    found: list[_Window] = []
    pending = [(best, 0, len(haystack))]
    while pending and len(found) < PLACES:
        pending.sort(key=lambda each: each[0].likeness)
        top, start, end = pending.pop()
        if top.likeness < least:
            break
        found.append(top)
        pending += ((_best(needle, haystack, part, least), *part) for part in ((start, top.start), (top.end, end)))
    return found


def _best(needle: str, haystack: str, part: tuple[int, int], least: float) -> _Window:
    """The best in a part of the text, of no likeness where none reaches `least`."""
    best = _Window(0, *part)
    if 2 * (part[1] - part[0]) < len(needle):
        return best
    for at in _seeds(needle):
        place = _located(needle, at, haystack, part, least)
        if place:
            best = max(best, _exact_ends(needle, haystack, place, least), key=lambda each: each.likeness)
        if best.likeness >= _GOOD:
            break
    return best


def _seeds(needle: str) -> list[int]:
    """Where in the quote to cut what is looked for; a long quote is looked for by its parts."""
    last = max(0, len(needle) - _SEED)
    return sorted({round(nth * last / (_SEEDS - 1)) for nth in range(_SEEDS)})


def _located(needle: str, at: int, haystack: str, part: tuple[int, int], least: float) -> tuple[int, int] | None:
    """A stretch that surely holds the whole resemblance, if the seed is part of it.

    rapidfuzz's ratio is never below edlib's, so that `least` may cut its search short.
    """
    start, end = part
    found = partial_ratio_alignment(needle[at:at + _SEED], haystack[start:end], score_cutoff=100 * (least - _SLACK))
    if not found:
        return None
    seam = start + found.dest_start - at
    margin = len(needle) // 3 + 4
    return max(start, seam - margin), min(end, seam + len(needle) + margin)


def _exact_ends(needle: str, haystack: str, part: tuple[int, int], least: float) -> _Window:
    codes = {character: 1 + nth % 255 for nth, character in enumerate(dict.fromkeys(needle))}
    query = bytes(codes[character] for character in needle)
    target = bytes(codes.get(character, 0) for character in haystack[slice(*part)])
    aligned = edlib.align(query, target, mode="HW", task="locations", k=round((1 - least) * len(needle)))
    if aligned["editDistance"] < 0:
        return _Window(0, *part)
    first, last = aligned["locations"][0]
    return _Window(1 - aligned["editDistance"] / len(needle), part[0] + (first or 0), part[0] + last + 1)


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
    around = value[at - 1:at + 1]  # at either end of the value never two
    return len(around) == 2 and all(each.isalnum() and not _UNSPACED.match(each) for each in around)
