"""What the pages of one story must show, by the names that their elements carry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from annotate.arrange import Arranged, Run
from annotate.arrange.ids import aliases
from annotate.model.alias import PLACE
from annotate.render.footnotes import Footnote
from annotate.render.history import old_texts
from annotate.render.notes import plain
from annotate.render.pages import PageView
from annotate.render.sources import SourceView
from annotate.scalars import SEGMENT
from annotate.words import Words


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a segment under the same notes all along; `markers`: the footnote numbers that stand behind it."""

    text: str
    notes: tuple[str, ...] = ()
    markers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SegmentText:
    """One segment as the page has it: its pieces joined are the source's characters."""

    language: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Expected:
    """`segments` by id (`A-17`); `withheld` are ids of segments whose words must not be there. `texts` by the name in
    `data-text` (`A-17.gloss`, `n-killed-A`, `killed.text`, …); those in `needed` must stand on the story's page.
    `aliases`: each id that old links have, and what it stands for."""

    segments: Mapping[str, SegmentText]
    withheld: frozenset[str]
    texts: Mapping[str, str]
    needed: frozenset[str]
    aliases: Mapping[str, str] = field(default_factory=dict)

    def of(self, siglum: str) -> Expected:
        """What the page of one source in its own order must show."""
        own = f"{siglum}-"
        return Expected({name: each for name, each in self.segments.items() if name.startswith(own)},
                        frozenset(name for name in self.withheld if name.startswith(own)), self.texts,
                        frozenset(name for name in self.needed if name.startswith(own)),
                        {old: new for old, new in self.aliases.items() if _within(new) == siglum})

    @property
    def sigla(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name.partition("-")[0] for name in (*self.segments, *sorted(self.withheld))))


NOTHING: Final = Expected({}, frozenset(), {}, frozenset())
"""Of a page that shows no source."""


def expected(arranged: Arranged, page: PageView) -> Expected:
    """From the sources themselves; of the view only what an author wrote."""
    shown: dict[str, SegmentText] = {}
    glosses: dict[str, str] = {}
    for (siglum, number), runs in arranged.runs.items():
        source = arranged.story.sources[siglum]
        if arranged.withheld(siglum, number):
            continue
        name = f"{siglum}-{number}"
        shown[name] = SegmentText(source.entry.language, tuple(_piece(run, arranged.numbers) for run in runs))
        if gloss := source.glosses.get(arranged.story.entry.language, {}).get(number):
            glosses[f"{name}.gloss"] = gloss
    quoted = dict(_quoted(page.footnotes)) | dict(_older(arranged, page.say))
    texts = dict(_written(page)) | glosses | quoted
    withheld = {f"{siglum}-{number}" for siglum, number in arranged.runs} - shown.keys()
    return Expected(shown, frozenset(withheld), texts, frozenset(glosses) | frozenset(quoted), aliases(arranged.story))


def _within(name: str) -> str | None:
    """The siglum of the source in whose text an id stands."""
    if segment := SEGMENT.fullmatch(name):
        return segment[1]
    place = PLACE.fullmatch(name)
    return place[2] if place else None


def _piece(run: Run, numbers: Mapping[str, int]) -> Piece:
    return Piece(run.text, tuple(mark.note for mark in run.marks), tuple(str(numbers[mark.note]) for mark in run.ends))


def _written(page: PageView) -> Iterator[tuple[str, str]]:
    """What stands around the text; a site's own templates may leave any of it out."""
    yield "title", page.title
    if page.summary:
        yield "summary", plain(page.summary)
    for source in page.sources:
        yield from _provenance(source)
    for note in page.topics:
        yield f"{note.id}.topic", note.topic or ""


def _provenance(source: SourceView) -> Iterator[tuple[str, str]]:
    parts = {"title": source.title, "publisher": source.publisher, "author": source.author, "rights": source.rights,
             "retrieved": source.retrieved, "sha256": source.sha256,
             "obtained": source.obtained.sha256 if source.obtained else None}
    yield from ((f"{source.siglum}.{name}", text) for name, text in parts.items() if text)
    for version in source.versions:
        yield version.name, version.told
        yield f"{version.name}.sha256", version.sha256


def _older(arranged: Arranged, say: Words) -> Iterator[tuple[str, str]]:
    """What stood there before; where both are shown in one, what it became, too."""
    for each in (each for siglum in arranged.story.sources for each in old_texts(arranged, siglum, say)):
        yield each.name, each.text
        if each.now:
            yield each.now, each.became


def _quoted(notes: tuple[Footnote, ...]) -> Iterator[tuple[str, str]]:
    """Quotes with what stands beside them, and what is said of them."""
    for note in notes:
        if note.body:
            yield f"{note.id}.text", plain(note.body)
        for quote in (quote for reading in note.readings for quote in reading.quotes):
            yield quote.target, quote.text
            yield from ((f"{quote.target}.{name}", text) for name, text in
                        (("gloss", quote.gloss), ("value", quote.value), ("incomparable", quote.incomparable)) if text)
            yield from ((f"{quote.target}.left-{nth}", left) for nth, left in enumerate(quote.omissions, 1))
