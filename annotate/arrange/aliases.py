"""Aliases that cannot be, told where the author wrote them."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.arrange.ids import aliases, ids
from annotate.nearest import nearest
from annotate.problem import Problem
from annotate.scalars import SEGMENT
from annotate.story import Story


def alias_problems(story: Story) -> Iterator[Problem]:
    """An alias of what is still there, and an alias that leads nowhere."""
    there = list(ids(story))
    known, leads = set(there), aliases(story)
    for old, new in story.entry.aliases.items():
        if old in known:
            help = "take the line out, or give the new one another id"
            yield Problem("alias-in-use", f"{old} is an id of this story still", story.places.key(("aliases", old)),
                          "in use", (help,))
        if new not in known:
            yield _unknown(old, new, leads, there, story)


def _unknown(old: str, new: str, leads: dict[str, str], there: list[str], story: Story) -> Problem:
    place = story.places.value(("aliases", old))
    if new != old and (at_last := _end(new, leads)) in there:
        return Problem("alias-unknown", f"{new} is an old id, too", place, "an alias", (f"write {old}: {at_last}",))
    segment = SEGMENT.fullmatch(new)
    if segment and segment[1] in story.sources:
        count = len(story.sources[segment[1]].article.segments)
        numbers = f"a number from 1 to {count}" if count > 1 else "1"
        help = f"write {numbers}: `annotate show {story.slug} {segment[1]}` prints each with its text"
        return Problem("alias-unknown", f"there is no {new} on the page", place, "not there", (help,))
    close = nearest(new[2:], [each[2:] for each in there if each[:2] == new[:2]])
    help = f"write {new[:2]}{close}" if close else f"write one of those that `annotate ids {story.slug}` lists"
    return Problem("alias-unknown", f"there is no {new} on the page", place, "not there", (help,))


def _end(name: str, leads: dict[str, str]) -> str:
    """Where a chain of aliases leads; it may be a ring."""
    seen: set[str] = set()
    while name in leads and name not in seen:
        seen.add(name)
        name = leads[name]
    return name
