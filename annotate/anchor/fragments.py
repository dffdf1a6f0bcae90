"""Quotes that leave words out: `fragment […] fragment`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from annotate.anchor.classes import WIDE
from annotate.anchor.context import Stretch
from annotate.anchor.find import MAX_PLACES, Hit, hits, loose_hits, whole_characters
from annotate.anchor.text import Text

MIN_LETTERS = 8  # a Han character counts as two: it says as much
_OMISSION = re.compile(r"\[\s*(?:…|\.\s?\.\s?\.)\s*\]")
_WIDE = re.compile(f"[{WIDE}]")


def fragments(exact: str) -> list[str]:
    """The words between the marks of omission; one where there are none."""
    first, *rest = _OMISSION.split(exact)
    if not rest:
        return [first]
    *between, last = rest
    return [first.rstrip(), *(each.strip() for each in between), last.lstrip()]


def too_short(fragment: str) -> bool:
    """Short fragments stand anywhere: with them, a quote could be made of any article."""
    letters = sum(character.isalnum() for character in fragment)
    return letters + len(_WIDE.findall(fragment)) < MIN_LETTERS


def fragment_hits(fragment: str, text: Text, most: int = MAX_PLACES) -> list[Hit]:
    found = whole_characters(hits(fragment, text, most), text)
    return found or whole_characters(loose_hits(fragment, text, most), text)


def chains(found: list[list[Hit]], text: Text, most: int = MAX_PLACES) -> list[Stretch]:
    """Every way to read the fragments in order, without overlap, inside one segment; one too many at most."""
    return list(islice((Stretch(chain) for chain in _chains((), _viable(found, text))), most + 1))


def _viable(found: list[list[Hit]], text: Text) -> list[dict[int, list[Hit]]]:
    """For each fragment, by segment, the hits that the later fragments can follow: no search runs into a dead end."""
    viable: list[dict[int, list[Hit]]] = []
    for places in reversed(found):
        inside = [(text.index(hit.start), hit) for hit in places if text.index(hit.start) == text.index(hit.end - 1)]
        by_segment: dict[int, list[Hit]] = {}
        for index, hit in inside:
            if not viable or (index in viable[0] and hit.end <= viable[0][index][-1].start):
                by_segment.setdefault(index, []).append(hit)
        viable.insert(0, by_segment)
    return viable


def _chains(chain: tuple[Hit, ...], rest: list[dict[int, list[Hit]]]) -> Iterator[tuple[Hit, ...]]:
    if not rest:
        yield chain
        return
    for index, places in rest[0].items():
        first = bisect_left(places, chain[-1].end, key=lambda hit: hit.start) if chain else 0
        for hit in places[first:]:
            yield from _chains((*chain, hit), [{index: later[index]} for later in rest[1:]])
