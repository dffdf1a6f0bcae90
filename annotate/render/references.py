"""The addresses outside the site that a story links to, numbered: on paper a link shows its number, a list the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from annotate.model import StoryEntry
from annotate.render.notes import links


def references(entry: StoryEntry, numbers: Mapping[str, int]) -> dict[str, int]:
    """By address, in the order in which the page has them first; `numbers` are those of the notes."""
    notes = sorted(numbers, key=lambda note: numbers[note])
    found = (*_around(entry), *(address for note in notes for address in _of(note, entry)))
    return {address: nth for nth, address in enumerate(dict.fromkeys(found), 1)}


def _around(entry: StoryEntry) -> Iterator[str]:
    yield from links(entry.summary or "")
    for source in entry.sources.values():
        yield from filter(None, (source.url, source.archived))


def _of(name: str, entry: StoryEntry) -> Iterator[str]:
    if note := entry.notes.get(name):
        yield from links(note.text)
        return
    discrepancy = entry.discrepancies[name]
    yield from links(discrepancy.assessment or "")
    for each in discrepancy.evidence:
        yield from filter(None, (each.url, each.archived))
