"""Everything between a story and its stubs, in order: `annotate suggest` on one screen. Touches no disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from annotate.story import Source, Story
from annotate.suggest.align import passages
from annotate.suggest.compare import Aligned, Told, align_all, findings
from annotate.suggest.embed import Model
from annotate.suggest.glossary import EMPTY, Glossary
from annotate.suggest.stub import Rejected, Suggestion, stubs
from annotate.suggest.stub.beside import Part, merged


def suggest(story: Story, *, glossary: Glossary = EMPTY, model: Model | None = None,
            rejected: Iterable[Rejected] = ()) -> tuple[Suggestion, ...]:
    """What a person may want to take over into story.yml, the likeliest first; the same for the same story."""
    sources = tuple(map(told, story.sources.values()))
    aligned = align_all(sources, glossary=glossary, model=model)
    return stubs(story, findings(sources, aligned), merged(_beside(aligned)), rejected)


def told(source: Source) -> Told:
    """A source without what is not the article."""
    segments = tuple(each for each in source.article.segments if each.number not in source.entry.furniture)
    return Told(source.siglum, source.entry.language, _day(source), segments)


def _day(source: Source) -> date | None:
    """When it was published; a month is no day to count from."""
    day = source.entry.published
    return None if day is None or day.month is None or day.day is None else date(day.year, day.month, day.day)


def _beside(aligned: Iterable[Aligned]) -> Iterator[Part]:
    for each in aligned:
        for answer in passages(each.pairs, each.lefts, each.rights):
            yield {each.left: answer.left, each.right: answer.right}, answer.why, answer.score
