"""What each source says on a topic, for the matrix and for the footnotes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from annotate.anchor import Span
from annotate.arrange import Arranged, Mark
from annotate.model import Discrepancy, Note, Reading
from annotate.render.sources import SourceView
from annotate.value import Share, Value

State = Literal["says", "silent", "unexamined"]


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quote in the source's own words. `target` is the id of its place, `place` says it ("A-25")."""

    text: str
    gloss: str | None
    value: str | None
    target: str
    place: str
    omissions: tuple[str, ...] = ()
    amount: Value | None = None


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One source on one topic; a source that was not examined is no source that is silent."""

    source: SourceView
    state: State
    quotes: tuple[QuoteView, ...] = ()


def reading_views(note: str, discrepancy: Discrepancy, arranged: Arranged,
                  sources: Mapping[str, SourceView]) -> tuple[ReadingView, ...]:
    """Every source of the story, in its order."""
    return tuple(_reading(note, siglum, discrepancy, arranged, view) for siglum, view in sources.items())


def note_reading(note: str, entry: Note, arranged: Arranged, sources: Mapping[str, SourceView]) -> ReadingView:
    """The one quote that a note is about."""
    mark, = arranged.marks[note]
    return ReadingView(sources[entry.source], "says", (_quote(mark, arranged),))


def _reading(note: str, siglum: str, discrepancy: Discrepancy, arranged: Arranged, view: SourceView) -> ReadingView:
    said = discrepancy.readings.get(siglum)
    if said is None:
        return ReadingView(view, "unexamined")
    if said == "silent":
        return ReadingView(view, "silent")
    places = {mark.path: mark for mark in arranged.marks[note]}
    base = ("discrepancies", note, "readings", siglum)
    if isinstance(said, Reading):
        return ReadingView(view, "says", (_quote(places[base], arranged, said, discrepancy.unit),))
    return ReadingView(view, "says", tuple(_quote(places[*base, index], arranged, each, discrepancy.unit)
                                           for index, each in enumerate(said)))


def _quote(mark: Mark, arranged: Arranged, reading: Reading | None = None, unit: str | None = None) -> QuoteView:
    value = reading.value if reading else None
    return QuoteView(_words(mark, arranged), reading.gloss if reading else None, _valued(value, unit), mark.html_id,
                     f"{mark.siglum}-{mark.spans[0].segment}", _left_out(mark, arranged), value)


def _valued(value: Value | None, unit: str | None) -> str | None:
    if value is None:
        return None
    if not unit:
        return str(value)
    fraction = isinstance(value, Share) and value.hedge  # "more than 1/2 of settlements", but "37 of 64 settlements"
    return f"{value} of {unit}" if fraction else f"{value} {unit}"


def _words(mark: Mark, arranged: Arranged) -> str:
    """The source's characters, not the author's copy of them; `[…]` where the quote leaves words out."""
    words = _cut(mark.spans[0], mark, arranged)
    for before, span in pairwise(mark.spans):
        words += (" […] " if before.segment == span.segment else " ") + _cut(span, mark, arranged)
    return words


def _left_out(mark: Mark, arranged: Arranged) -> tuple[str, ...]:
    return tuple(_cut(span, mark, arranged) for span in mark.found.omissions)


def _cut(span: Span, mark: Mark, arranged: Arranged) -> str:
    return arranged.story.sources[mark.siglum].article.segments[span.segment - 1].text[span.start:span.end]
