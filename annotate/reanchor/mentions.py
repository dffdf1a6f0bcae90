"""Segments that an author names in words of their own, in a text or a comment: nobody else can mend them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from annotate.yaml import Places


@dataclass(frozen=True, slots=True)
class Mention:
    """A line of story.yml, a segment that it names, and the numbers of that now (none: it is gone)."""

    line: int
    name: str
    now: tuple[str, ...]


def mentions(raw: bytes, places: Places, siglum: str, where: Mapping[int, tuple[int, ...]]) -> tuple[Mention, ...]:
    """`raw` and `places`: story.yml with its numbers carried over, which are not told; `where`: old number to new."""
    carried = set(_carried(places))
    name = re.compile(rf"(?<![\w-]){re.escape(siglum)}-([1-9][0-9]{{0,6}})(?![\w-])")
    text = raw.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    return tuple(Mention(number, found[0], tuple(f"{siglum}-{each}" for each in where[int(found[1])]))
                 for number, line in enumerate(text.split("\n"), 1) for found in name.finditer(line)
                 if where.get(int(found[1]), (int(found[1]),)) != (int(found[1]),)
                 and (number, found.start() + 1) not in carried)


def _carried(places: Places) -> Iterator[tuple[int, int]]:
    """Line and column of what is a reference, not a word; in quotation marks it begins behind them."""
    for path, place in (*places.values.items(), *places.keys.items()):
        if path[0:1] == ("aliases",) or (path[0:1] == ("passages",) and "see" in path):
            yield place.line, place.column
            yield place.line, place.column + 1
