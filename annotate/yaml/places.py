"""Where values and keys stand in a file of YAML."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import TypeVar

from annotate.problem import Place

Path = tuple[str | int, ...]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Places:
    """Where values and keys stand, by path: `("sources", "A", "url")`, `("passages", 0, "B")`."""

    values: Mapping[Path, Place]
    keys: Mapping[Path, Place]
    lines: tuple[str, ...] = ()
    ends: Mapping[Path, int] = field(default_factory=dict)
    """The last line, counted from 1, of texts that go over several."""

    def value(self, path: Path) -> Place:
        """The place of the value, or of the nearest one around it that was written."""
        while path not in self.values:
            path = path[:-1]
        return self.values[path]

    def key(self, path: Path) -> Place:
        """The place of the key; of the value where there is none, as in a list."""
        return self.keys[path] if path in self.keys else self.value(path)

    def words(self, path: Path, words: str) -> Place:
        """The place of these words in a text, where they stand there as they are; else that of the text."""
        place = self.value(path)
        for line in range(place.line, self.ends.get(path, place.line) + 1):
            excerpt = self.lines[line - 1] if line <= len(self.lines) else ""
            at = excerpt.find(words, place.column - 1 if line == place.line else 0)
            if at >= 0 and words:
                return replace(place, line=line, column=at + 1, width=len(words), excerpt=excerpt)
        return place

    def without(self, gone: AbstractSet[Path]) -> Places:
        """The places once these parts are taken out of the tree, and later items of their lists have moved up."""
        left_out: dict[Path, list[int]] = {}
        for path in gone:
            if isinstance(path[-1], int):
                left_out.setdefault(path[:-1], []).append(path[-1])
        for indexes in left_out.values():
            indexes.sort()
        values, keys = (_moved(each, gone, left_out) for each in (self.values, self.keys))
        return Places(values, keys, self.lines, _moved(self.ends, gone, left_out))


def _moved(
    places: Mapping[Path, T], gone: AbstractSet[Path], left_out: Mapping[Path, list[int]]
) -> dict[Path, T]:
    moved: dict[Path, T] = {}
    touched = {path[0] for path in gone if path}  # most of a story is not
    for path, place in places.items():
        if path and path[0] not in touched:
            moved[path] = place
            continue
        ways = [path[:end] for end in range(1, len(path) + 1)]
        if not any(way in gone for way in ways):
            moved[tuple(_index(way, left_out) for way in ways)] = place
    return moved


def _index(way: Path, left_out: Mapping[Path, list[int]]) -> str | int:
    last = way[-1]
    return last - bisect(left_out.get(way[:-1], ()), last) if isinstance(last, int) else last
