"""A place where something is left to do."""

from __future__ import annotations

from dataclasses import dataclass

from annotate.article import Segment
from annotate.problem import Place
from annotate.story import Source, Story


@dataclass(frozen=True, slots=True)
class Gap:
    """What is left there, in a few words; `count`: how many things of its kind."""

    place: Place
    words: str
    count: int = 1


def runs(story: Story, source: Source, segments: list[Segment]) -> list[Gap]:
    """Segments that follow each other are one place: `A-8 to A-12`."""
    groups: list[list[Segment]] = []
    for segment in segments:
        if groups and groups[-1][-1].number + 1 == segment.number:
            groups[-1].append(segment)
        else:
            groups.append([segment])
    return [_run(story, source, group) for group in groups]


def _run(story: Story, source: Source, group: list[Segment]) -> Gap:
    place = Place(f"{story.folder}/{source.entry.text}", group[0].line)
    first, last = (f"{source.siglum}-{each.number}" for each in (group[0], group[-1]))
    return Gap(place, first if len(group) == 1 else f"{first} to {last}", len(group))
