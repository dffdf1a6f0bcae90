"""A folded copy of a text, with the way back to the text.

Folding is everything that an editor cannot see: composition (NFC), kinds and amounts of white space, of quotation
marks, dashes and ellipses, full and half width, invisible characters. Case, accents and other punctuation are seen.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from annotate.anchor.classes import INVISIBLE, ONE_TO_ONE, WIDE
from annotate.anchor.graphemes import clusters

# what folds to another length, after ONE_TO_ONE; a single space, the usual case, is no match
_RUN = re.compile(f"[ \n{INVISIBLE}]{{2,}}|[\n{INVISIBLE}]|(?:…|\\.\\.\\.)+")
_COMPOSING = re.compile(f"[^ \n.…{INVISIBLE}]?[^\x00-\u02ff…{INVISIBLE}]+")
_WIDE = re.compile(f"[{WIDE}]")
# also after folding of full-width punctuation, so that both widths fold alike
_WIDE_OR_MARK = re.compile(f"[{WIDE},.:;!?()\"'…-]")

Change = tuple[int, int, str]  # start, end in the evened text, and what stands there in the folded one


@dataclass(frozen=True, slots=True)
class Folded:
    """`value`, and where it differs from its source: four lists of the same length, sorted.

    Between two changes an offset is off by a constant, so that the map is as short as the differences are few.
    """

    value: str
    starts: list[int]
    ends: list[int]
    source_starts: list[int]
    source_ends: list[int]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the source behind a non-empty stretch of `value`: whole changes, no invisible ends."""
        return self._source(start, 0), self._source(end - 1, 1)

    def of_source(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of `value` that a non-empty stretch of the source is folded to: whole changes."""
        return self._folded(start, 0), self._folded(end - 1, 1)

    def divides(self, start: int, end: int) -> bool:
        """Whether a stretch of `value` begins or ends inside one change, as inside one character of several marks."""
        return self._inside(start) or self._inside(end)

    def _source(self, at: int, last: int) -> int:
        nth = bisect_right(self.starts, at) - 1
        if nth < 0:
            return at + last
        if at < self.ends[nth]:
            return self.source_ends[nth] if last else self.source_starts[nth]
        return self.source_ends[nth] + at - self.ends[nth] + last

    def _folded(self, at: int, last: int) -> int:
        nth = bisect_right(self.source_starts, at) - 1
        if nth < 0:
            return at + last
        if at < self.source_ends[nth]:
            return self.ends[nth] if last else self.starts[nth]
        return self.ends[nth] + at - self.source_ends[nth] + last

    def _inside(self, at: int) -> bool:
        nth = bisect_right(self.starts, at) - 1
        return nth >= 0 and self.starts[nth] < at < self.ends[nth]


def fold(source: str) -> Folded:
    """The folded copy; the time is that of one `str.translate` and two searches, and of what differs."""
    even = source.translate(ONE_TO_ONE)
    changes = [*_runs(even), *_compositions(even)]
    changes.sort()
    source_starts = [start for start, _, _ in changes]
    source_ends = [end for _, end, _ in changes]
    shifts = accumulate(len(new) - (end - start) for start, end, new in changes)
    ends = [end + shift for end, shift in zip(source_ends, shifts, strict=True)]
    starts = [end - len(new) for end, (_, _, new) in zip(ends, changes, strict=True)]
    return Folded(_replaced(even, changes), starts, ends, source_starts, source_ends)


@lru_cache(maxsize=8)  # a quote's words are asked for twice in a row
def folded(source: str) -> str:
    """Only the value."""
    return fold(source).value


def _replaced(even: str, changes: list[Change]) -> str:
    parts: list[str] = []
    at = 0
    for start, end, new in changes:
        parts += (even[at:start], new)
        at = end
    return "".join((*parts, even[at:]))


def _runs(even: str) -> Iterator[Change]:
    for run in _RUN.finditer(even):
        start, end = run.span()
        yield start, end, _folded_run(run[0], even[start - 1:start], even[end:end + 1])


def _folded_run(run: str, before: str, after: str) -> str:
    if run[0] in "….":
        return "…"
    if "\n" in run:
        return "" if unspaced(before, after) else " "
    return " " if " " in run else ""


def unspaced(before: str, after: str) -> bool:
    """Whether a line break between the two is nothing: between Han characters (or kana) and their punctuation."""
    both = _WIDE_OR_MARK.match(before) and _WIDE_OR_MARK.match(after)
    return bool(both and (_WIDE.match(before) or _WIDE.match(after)))


def _compositions(even: str) -> Iterator[Change]:
    """NFC, cluster by cluster, only where a text is not in NFC already."""
    if unicodedata.is_normalized("NFC", even):
        return
    for chunk in _COMPOSING.finditer(even):
        if not unicodedata.is_normalized("NFC", chunk[0]):
            yield from _composed(chunk[0], chunk.start())


def _composed(chunk: str, at: int) -> Iterator[Change]:
    for start, end in clusters(chunk):
        composed = unicodedata.normalize("NFC", chunk[start:end])
        if composed != chunk[start:end]:
            # a result may itself be of a kind: U+212A, the Kelvin sign, is K, but U+037E is a semicolon
            yield at + start, at + end, composed.translate(ONE_TO_ONE)
