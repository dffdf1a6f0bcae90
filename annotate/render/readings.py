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
from annotate.value import Value
from annotate.words import Words
from annotate.words.values import value_words

State = Literal["says", "incomparable", "silent", "unexamined"]
"""`incomparable`: it says something, but nothing that can be set against the others."""


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quote in the source's own words. `target` is the id of its place, `place` says it ("A-25").

    `incomparable`: why it cannot be set against the others, in the author's words.
    """

    text: str
    gloss: str | None
    value: str | None
    target: str
    place: str
    omissions: tuple[str, ...] = ()
    amount: Value | None = None
    incomparable: str | None = None


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One source on one topic; a source that was not examined is no source that is silent."""

    source: SourceView
    state: State
    quotes: tuple[QuoteView, ...] = ()


def reading_views(note: str, discrepancy: Discrepancy, arranged: Arranged,
                  sources: Mapping[str, SourceView], say: Words) -> tuple[ReadingView, ...]:
    """Every source of the story, in its order."""
    return tuple(_reading(note, discrepancy, arranged, view, say) for view in sources.values())


def note_reading(note: str, entry: Note, arranged: Arranged, sources: Mapping[str, SourceView]) -> ReadingView:
    """The one quote that a note is about."""
    mark, = arranged.marks[note]
    return ReadingView(sources[entry.source], "says", (_quote(mark, arranged),))


def _reading(note: str, discrepancy: Discrepancy, arranged: Arranged, view: SourceView, say: Words) -> ReadingView:
    said = discrepancy.readings.get(view.siglum)
    if said is None:
        return ReadingView(view, "unexamined")
    if said == "silent":
        return ReadingView(view, "silent")
    places = {mark.path: mark for mark in arranged.marks[note]}
    base = ("discrepancies", note, "readings", view.siglum)

    def quoted(mark: Mark, each: Reading) -> QuoteView:
        value = None if each.value is None else value_words(each.value, say, discrepancy.unit)
        return _quote(mark, arranged, each, value)

    if isinstance(said, Reading):
        quotes: tuple[QuoteView, ...] = (quoted(places[base], said),)
    else:
        quotes = tuple(quoted(places[*base, index], each) for index, each in enumerate(said))
    return ReadingView(view, "incomparable" if all(each.incomparable for each in quotes) else "says", quotes)


def _quote(mark: Mark, arranged: Arranged, reading: Reading | None = None, value: str | None = None) -> QuoteView:
    return QuoteView(_words(mark, arranged), reading.gloss if reading else None, value, mark.html_id,
                     f"{mark.siglum}-{mark.spans[0].segment}", _left_out(mark, arranged),
                     reading.value if reading else None, reading.incomparable if reading else None)


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
