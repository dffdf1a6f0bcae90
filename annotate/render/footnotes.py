"""The footnotes: discrepancies and notes in one series, in the order in which their markers are met."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from annotate.arrange import Arranged
from annotate.model import Discrepancy, Evidence, Note, StoryEntry
from annotate.render.notes import note_html
from annotate.render.readings import ReadingView, note_reading, reading_views
from annotate.render.sources import SourceView


@dataclass(frozen=True, slots=True)
class Footnote:
    """A discrepancy (it has a topic and a weight) or a note.

    `form` names how it is drawn; `own`: the kind's label is the story's, in its language.
    """

    id: str
    number: int
    form: str
    kind: str
    readings: tuple[ReadingView, ...]
    body: Markup | None
    topic: str | None = None
    weight: str | None = None
    evidence: tuple[Evidence, ...] = ()
    by: str | None = None
    own: bool = False

    @property
    def major(self) -> bool:
        return self.weight == "major"


def footnotes(arranged: Arranged, sources: Mapping[str, SourceView]) -> tuple[Footnote, ...]:
    """By number."""
    entry, segments = arranged.story.entry, {f"{siglum}-{number}" for siglum, number in arranged.runs}
    drawn = [_discrepancy(note, each, arranged, sources, _body(each.assessment, segments))
             for note, each in entry.discrepancies.items()]
    drawn += [_note(note, each, arranged, sources, _body(each.text, segments)) for note, each in entry.notes.items()]
    return tuple(sorted(drawn, key=lambda each: each.number))


def kind_label(kind: str, entry: StoryEntry) -> str:
    """As the story names it, else the kind itself."""
    return entry.kinds.get(kind, kind.replace("-", " "))


def _discrepancy(note: str, entry: Discrepancy, arranged: Arranged, sources: Mapping[str, SourceView],
                 body: Markup | None) -> Footnote:
    return Footnote(note, arranged.numbers[note], "discrepancy", kind_label(entry.kind, arranged.story.entry),
                    reading_views(note, entry, arranged, sources), body, entry.topic,
                    entry.weight, entry.evidence, entry.by, entry.kind in arranged.story.entry.kinds)


def _note(note: str, entry: Note, arranged: Arranged, sources: Mapping[str, SourceView],
          body: Markup | None) -> Footnote:
    return Footnote(note, arranged.numbers[note], "comment", kind_label(entry.kind, arranged.story.entry),
                    (note_reading(note, entry, arranged, sources),), body, by=entry.by,
                    own=entry.kind in arranged.story.entry.kinds)


def _body(text: str | None, segments: Container[str]) -> Markup | None:
    return note_html(text, segments) if text else None
