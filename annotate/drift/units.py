"""The sentences of a text, in its folded copy: what moves, goes and is edited as a whole."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from annotate.anchor import Text

# full-width marks are folded to the usual ones; a full stop ends no sentence inside 3.5 or a.b
_END = re.compile(r"(?:[。…!?]+|\.(?=[ \"')\]])|(?<=[^\W\d_A-Z])\.(?=[^\W\d_a-z]))[)\]]*")
_SHORT = 6     # characters; what is shorter is no sentence of its own, but the start of the next
_LONG = 400    # characters; what is longer is cut where a word ends
_PAUSE = re.compile("[,;:、 ,]")


@dataclass(frozen=True)
class Units:
    """`starts` and `ends` in `value`, the folded text; `keys` are their words; `segments` index those of the text."""

    value: str
    starts: list[int]
    ends: list[int]
    keys: list[str]
    segments: list[int]

    def covering(self, start: int, end: int) -> range:
        """The units that hold some of a stretch."""
        first = max(0, bisect_right(self.starts, start) - 1)
        while first < len(self.ends) and self.ends[first] <= start:
            first += 1
        return range(first, max(first, bisect_right(self.starts, end - 1)))

    @cached_property
    def places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for nth, key in enumerate(self.keys):
            places.setdefault(key, []).append(nth)
        return places


def units(text: Text) -> Units:
    value = text.folded.value
    starts, ends, keys, segments = [], [], [], []
    for index in range(len(text.segments)):
        for start, end in _sentences(value, *_folded_bounds(text, index)):
            starts.append(start)
            ends.append(end)
            keys.append(value[start:end])
            segments.append(index)
    return Units(value, starts, ends, keys, segments)


def _folded_bounds(text: Text, index: int) -> tuple[int, int]:
    start, end = text.bounds(index)
    return text.folded.of_source(start, end) if end > start else (0, 0)


def _sentences(value: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Without white space at either end; none is empty."""
    at = start
    for mark in _END.finditer(value, start, end):
        stop = _closed(value, start, mark.end(), end)
        goes_on = mark.end() < stop < end and value[stop] not in ' "'  # “…。”she said: no sentence of its own
        if stop - at >= _SHORT and end - stop >= _SHORT and not goes_on:
            yield from _pieces(value, at, stop)
            at = stop
    yield from _pieces(value, at, end)


def _closed(value: str, start: int, stop: int, end: int) -> int:
    """With the quotation mark that closes it. Folding leaves one kind of them: the next sentence's opens it."""
    for mark in ("'", '"', "'"):
        if stop < end and value[stop] == mark and value.count(mark, start, stop) % 2:
            stop += 1
    return stop


def _pieces(value: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONG:
        pauses = [each.end() for each in _PAUSE.finditer(value, start + _LONG // 2, start + _LONG)]
        cut = pauses[-1] if pauses else start + _LONG
        yield from _stripped(value, start, cut)
        start = cut
    yield from _stripped(value, start, end)


def _stripped(value: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = value[start:end]
    start, end = start + len(words) - len(words.lstrip(" ")), end - len(words) + len(words.rstrip(" "))
    if end > start:
        yield start, end
