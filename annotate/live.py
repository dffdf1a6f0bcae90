"""What a build remembers of the one before it, while a site is served."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from annotate.arrange import Arranged

_Made = TypeVar("_Made")


class Memory:
    """None: a site that is published is made anew, and a story with errors has no page."""

    serving = False

    def once(self, step: str, slug: str, key: tuple[object, ...], make: Callable[[], _Made]) -> _Made:
        """What `make` gives; it is not asked again for what it gave for the same key."""
        del step, slug, key
        return make()

    def last(self, slug: str, arranged: Arranged | None) -> Arranged | None:
        """The story as its page can show it."""
        del slug
        return arranged


class Remembering(Memory):
    """Each story's steps with what they were made of, and the story as it was before its problems."""

    serving = True

    def __init__(self) -> None:
        self._made: dict[tuple[str, str], tuple[tuple[object, ...], Any]] = {}
        self._good: dict[str, Arranged] = {}

    def once(self, step: str, slug: str, key: tuple[object, ...], make: Callable[[], _Made]) -> _Made:
        """Keys are compared by identity first, so that a whole story is a cheap one."""
        kept = self._made.get((step, slug))
        if kept is not None and kept[0] == key:
            return cast("_Made", kept[1])
        made = make()
        self._made[step, slug] = key, made
        return made

    def last(self, slug: str, arranged: Arranged | None) -> Arranged | None:
        """The last one without errors; None where there has been none."""
        if arranged is not None:
            self._good[slug] = arranged
        return self._good.get(slug)


FRESH = Memory()
