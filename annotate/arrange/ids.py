"""The ids that links to a page lead to, and the old ones that still do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from annotate.arrange.marks import place_id, quoted_places
from annotate.model.alias import NOTE
from annotate.story import Story


def ids(story: Story) -> Iterator[str]:
    """Segments, passages that have one, notes, and the places of notes."""
    for siglum, source in story.sources.items():
        yield from (f"{siglum}-{segment.number}" for segment in source.article.segments)
    yield from (f"p-{passage.id}" for passage in story.entry.passages if passage.id)
    yield from (f"n-{note}" for note in (*story.entry.discrepancies, *story.entry.notes))
    yield from (place_id(note, siglum, nth) for note, siglum, nth, _ in quoted_places(story))


def aliases(story: Story) -> dict[str, str]:
    """Old id to what stands there now. An alias of a note covers the places of that note too."""
    places: dict[str, list[str]] = {}
    for note, siglum, nth, _ in quoted_places(story):
        places.setdefault(f"n-{note}", []).append(place_id(note, siglum, nth))
    told = story.entry.aliases
    covered = {f"{old}{place.removeprefix(new)}": place for old, new in told.items() if NOTE.fullmatch(old)
               for place in places.get(new, ())}
    return covered | dict(told)


def aliased(story: Story) -> Mapping[str, tuple[str, ...]]:
    """The same the other way round: id to its old ones."""
    found: dict[str, list[str]] = {}
    for old, new in aliases(story).items():
        found.setdefault(new, []).append(old)
    return {new: tuple(old) for new, old in found.items()}
