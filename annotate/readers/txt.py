"""Plain text: a segment a line, or a paragraph between blank lines."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from annotate.article import Segment
from annotate.readers.lines import Line


def segments(lines: Iterable[Line], paragraphs: str) -> tuple[Segment, ...]:
    """Text exactly as it stands, spaces at both ends included. Blank means: only white space (`str.isspace`)."""
    numbered = list(enumerate(lines, 1))
    if paragraphs == "blank-line":
        return tuple(_segment(number, run) for number, run in enumerate(_runs(numbered), 1))
    kept = (each for each in numbered if not _blank(each))
    return tuple(Segment(nth, line.text, at, line.start, line.end) for nth, (at, line) in enumerate(kept, 1))


def _runs(numbered: Iterable[tuple[int, Line]]) -> list[list[tuple[int, Line]]]:
    return [list(run) for blank, run in groupby(numbered, _blank) if not blank]


def _blank(numbered: tuple[int, Line]) -> bool:
    return not numbered[1].text.strip()


def _segment(number: int, run: list[tuple[int, Line]]) -> Segment:
    (at, first), (_, last) = run[0], run[-1]
    return Segment(number, "\n".join(line.text for _, line in run), at, first.start, last.end)
