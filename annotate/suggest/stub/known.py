"""What a story has already, and what a person has rejected: neither is offered again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from annotate.anchor import Found, Quote, Text, anchor
from annotate.anchor.story import anchor_story
from annotate.model import DISCREPANCY_KINDS
from annotate.story import Story
from annotate.suggest.stub.suggestion import PASSAGE, Quoted, Suggestion
from annotate.yaml import Path

Stretch = tuple[str, int, int, int]
"""Siglum, number of the segment, from where to where."""

_ANY: Final = ""
"""A kind of the story's own may be any of ours."""
_OMISSION: Final = "omission"
"""What one source alone has, be it a number, a day or a name."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A stub that nobody wants to see again: what it was, in its own words."""

    id: str
    kind: str
    quotes: Mapping[str, tuple[Quote, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Told:
    kind: str
    stretches: tuple[Stretch, ...]


def unknown(story: Story, rejected: Iterable[Rejected]) -> Callable[[Suggestion], bool]:
    """Whether a stub is new: neither told in the story nor rejected, under its name or in words that overlap."""
    texts = {siglum: Text(source.article.segments) for siglum, source in story.sources.items()}
    gone = tuple(rejected)
    names = frozenset(each.id for each in gone)
    anchors, _ = anchor_story(story)
    told = [*_discrepancies(story, anchors), *_notes(story, anchors)]
    told += [_Told(each.kind, _places(each, texts)) for each in gone]
    placed = {(siglum, number) for passage in story.entry.passages for siglum, numbers in passage.segments.items()
              for number in numbers}

    def new(each: Suggestion) -> bool:
        if each.id in names:
            return False
        if each.kind == PASSAGE:
            return not any((siglum, number) in placed for siglum, numbers in each.segments.items()
                           for number in numbers)
        return not any(_covers(known, each) for known in told)

    return new


def _covers(known: _Told, each: Suggestion) -> bool:
    """All that the stub quotes is quoted there, at least in part, as the same kind of thing."""
    quotes = [(siglum, word) for siglum, said in each.readings.items() if not isinstance(said, str) for word in said]
    kinds = (_ANY, each.kind, *([_OMISSION] if each.relation == "only" else []))
    return known.kind in kinds and bool(quotes) and all(
        any(_overlap(siglum, word, other) for other in known.stretches) for siglum, word in quotes)


def _overlap(siglum: str, word: Quoted, other: Stretch) -> bool:
    """In its number, for two numbers of a sentence may share the words between them; without one, by half."""
    start, end = max(word.start, other[2]), min(word.end, other[3])
    if other[:2] != (siglum, word.segment) or start >= end:
        return False
    shared = word.quote[start - word.start : end - word.start]
    if any(map(str.isnumeric, word.quote)):
        return any(map(str.isnumeric, shared))
    return 2 * len(shared) >= min(len(word.quote), other[3] - other[2])


def _discrepancies(story: Story, anchors: Mapping[Path, Found]) -> Iterator[_Told]:
    found: dict[str, list[Stretch]] = {key: [] for key in story.entry.discrepancies}
    for path, siglum, _ in story.readings():
        if path in anchors:
            found[str(path[1])] += _stretches(siglum, anchors[path])
    yield from (_Told(_kind(story.entry.discrepancies[key].kind), tuple(each)) for key, each in found.items())


def _notes(story: Story, anchors: Mapping[Path, Found]) -> Iterator[_Told]:
    for key, note in story.entry.notes.items():
        if (found := anchors.get(("notes", key))) is not None:
            yield _Told(_kind(note.kind), tuple(_stretches(note.source, found)))


def _kind(kind: str) -> str:
    return kind if kind in DISCREPANCY_KINDS or kind in ("translation", "context", "correction") else _ANY


def _stretches(siglum: str, found: Found) -> Iterator[Stretch]:
    return ((siglum, span.segment, span.start, span.end) for span in found.spans)


def _places(each: Rejected, texts: Mapping[str, Text]) -> tuple[Stretch, ...]:
    """Where its words stand now; of words that stand nowhere or at several places, its name has to do."""
    verdicts = ((siglum, anchor(quote, texts[siglum])) for siglum, quotes in each.quotes.items() if siglum in texts
                for quote in quotes)
    return tuple(stretch for siglum, verdict in verdicts if isinstance(verdict, Found)
                 for stretch in _stretches(siglum, verdict))
