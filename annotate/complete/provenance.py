"""What is not known of a source, and what its text hides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final, Literal

from annotate.characters import hidden, name
from annotate.complete.gap import Gap
from annotate.problem import Place
from annotate.story import Source, Story

_Key = Literal["archived", "retrieved", "rights", "sha256", "url"]

MOST_NAMED: Final = 3  # kinds of characters of one article


def without(key: _Key) -> Callable[[Story], tuple[int, Iterator[Gap]]]:
    """What finds the sources that do not have this key."""

    def find(story: Story) -> tuple[int, Iterator[Gap]]:
        left = (siglum for siglum, entry in story.entry.sources.items() if getattr(entry, key) is None)
        return len(story.entry.sources), (
            Gap(story.places.key(("sources", siglum)), f"{siglum}: no `{key}`") for siglum in left)

    return find


def undetermined(story: Story) -> tuple[int, Iterator[Gap]]:
    """`und` is what `annotate add` writes where the letters do not tell."""
    sources = story.entry.sources
    left = (each for each, entry in sources.items() if entry.language.partition("-")[0].lower() == "und")
    return len(sources), (
        Gap(story.places.value(("sources", each, "language")), f"{each}: write its tag, such as vi") for each in left)


def hidden_characters(story: Story) -> tuple[int, Iterator[Gap]]:
    """They stay in the text, and the page shows each by its number: somebody should know that they are there."""
    found = (_hidden(source, story) for source in story.sources.values())
    return len(story.sources), (gap for gap in found if gap)


def _hidden(source: Source, story: Story) -> Gap | None:
    at = {segment: hidden(segment.text) for segment in source.article.segments}
    odd = Counter(segment.text[each] for segment, places in at.items() for each in places)
    if not odd:
        return None
    first = next(segment for segment, places in at.items() if places)
    named = ", ".join(f"{name(each)} ({count:,})" if count > 1 else name(each)
                      for each, count in odd.most_common(MOST_NAMED))
    more = " and others" if len(odd) > MOST_NAMED else ""
    place = Place(f"{story.folder}/{source.entry.text}", first.line)
    return Gap(place, f"{source.siglum}-{first.number} first: {named}{more}")
