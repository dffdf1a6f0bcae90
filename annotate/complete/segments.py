"""Segments that nobody has set beside anything, and words that nobody has translated."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.article import Segment
from annotate.complete.gap import Gap, runs
from annotate.story import Source, Story
from annotate.untranslated import is_foreign, untranslated


def unplaced(story: Story) -> tuple[int, Iterator[Gap]]:
    """A passage of one source alone, `{A: 12}`, says that the others have nothing; no passage says nothing.

    With one source there is nothing to be set beside.
    """
    if len(story.entry.sources) < 2:
        return 0, iter(())
    placed = {(siglum, number) for passage in story.entry.passages for siglum, numbers in passage.segments.items()
              for number in numbers}
    left = ((source, [each for each in _article(source) if (source.siglum, each.number) not in placed])
            for source in story.sources.values())
    total = sum(len(_article(source)) for source in story.sources.values())
    return total, (gap for source, segments in left for gap in runs(story, source, segments))


def unglossed(story: Story) -> tuple[int, Iterator[Gap]]:
    """Where the readers' language is another."""
    foreign = [source for source in story.sources.values() if _is_foreign(source, story)]
    left = ((source, [each for each in _article(source)
                      if each.number not in source.glosses.get(story.entry.language, {})]) for source in foreign)
    total = sum(len(_article(source)) for source in foreign)
    return total, (gap for source, segments in left for gap in runs(story, source, segments))


def copied(story: Story) -> tuple[int, Iterator[Gap]]:
    """Glosses that are the original words still, in whatever language they should be."""
    files = [(source, glosses) for source in story.sources.values() for tag, glosses in source.glosses.items()
             if is_foreign(source.entry.language, tag)]
    left = ((source, untranslated(_article(source), glosses)) for source, glosses in files)
    total = sum(len(glosses) for _, glosses in files)
    return total, (gap for source, segments in left for gap in runs(story, source, segments))


def unglossed_readings(story: Story) -> tuple[int, Iterator[Gap]]:
    """Readings whose words most readers cannot read."""
    foreign = {siglum for siglum, source in story.sources.items() if _is_foreign(source, story)}
    readings = [(path, siglum, each) for path, siglum, each in story.readings() if siglum in foreign]
    return len(readings), (Gap(story.places.value(path), f"{path[1]}: {siglum} has no gloss")
                           for path, siglum, each in readings if each.gloss is None)


def _article(source: Source) -> list[Segment]:
    """What of a file is the article."""
    return [each for each in source.article.segments if each.number not in source.entry.furniture]


def _is_foreign(source: Source, story: Story) -> bool:
    return is_foreign(source.entry.language, story.entry.language)
