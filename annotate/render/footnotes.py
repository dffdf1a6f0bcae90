"""The footnotes: discrepancies and notes in one series, in the order in which their markers are met."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from annotate.arrange import Arranged
from annotate.model import Evidence, StoryEntry
from annotate.render.foreign import Foreign, foreign
from annotate.render.notes import Linking, note_html, plain
from annotate.render.readings import ReadingView, note_reading, reading_views
from annotate.render.sources import SourceView
from annotate.words import Words

_LONG: Final = 120
"""Words of a note from which it takes the whole width."""

_WORD: Final = re.compile("(?P<han>[\u3040-\u30ff\u3400-\u9fff])|[^\\s\u3040-\u30ff\u3400-\u9fff]+")
_HAN_A_WORD: Final = 1.6
"""Characters of Chinese or Japanese that take the place of a word."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A discrepancy (it has a topic and a weight) or a note.

    `form` names how it is drawn; `kind` is the label of `kind_id`; `own`: it is the story's, in its language.
    """

    id: str
    number: int
    form: str
    kind_id: str
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

    @property
    def sigla(self) -> tuple[str, ...]:
        """Of the sources that say something of it."""
        return tuple(reading.source.siglum for reading in self.readings if reading.quotes)

    @property
    def long(self) -> bool:
        """Too long to stand beside another."""
        return self.body is not None and words(plain(self.body)) > _LONG


def footnotes(arranged: Arranged, sources: Mapping[str, SourceView], linking: Linking,
              say: Words) -> tuple[Footnote, ...]:
    """By number."""
    entry, segments = arranged.story.entry, {f"{siglum}-{number}" for siglum, number in arranged.runs}
    marked = foreign(arranged.story)
    drawn = [_discrepancy(note, arranged, sources, _body(each.assessment, segments, linking, marked), say)
             for note, each in entry.discrepancies.items()]
    drawn += [_note(note, arranged, sources, _body(each.text, segments, linking, marked), say)
              for note, each in entry.notes.items()]
    return tuple(sorted(drawn, key=lambda each: each.number))


def words(text: str) -> float:
    """How long a text is, in words, whatever its script."""
    return sum(1 / _HAN_A_WORD if each["han"] else 1 for each in _WORD.finditer(text))


def kind_label(kind: str, entry: StoryEntry, say: Words) -> str:
    """As the story names it, else as the interface does; what neither names was a problem before."""
    return entry.kinds.get(kind) or say.text(f"kind-{kind}")


def _discrepancy(note: str, arranged: Arranged, sources: Mapping[str, SourceView], body: Markup | None,
                 say: Words) -> Footnote:
    entry = arranged.story.entry.discrepancies[note]
    return Footnote(note, arranged.numbers[note], "discrepancy", entry.kind,
                    kind_label(entry.kind, arranged.story.entry, say),
                    reading_views(note, entry, arranged, sources, say), body, entry.topic,
                    entry.weight, entry.evidence, entry.by, entry.kind in arranged.story.entry.kinds)


def _note(note: str, arranged: Arranged, sources: Mapping[str, SourceView], body: Markup | None,
          say: Words) -> Footnote:
    entry = arranged.story.entry.notes[note]
    return Footnote(note, arranged.numbers[note], "comment", entry.kind,
                    kind_label(entry.kind, arranged.story.entry, say),
                    (note_reading(note, entry, arranged, sources),), body, by=entry.by,
                    own=entry.kind in arranged.story.entry.kinds)


def _body(text: str | None, segments: Container[str], linking: Linking, marked: Foreign) -> Markup | None:
    return marked(note_html(text, segments, linking=linking)) if text else None
