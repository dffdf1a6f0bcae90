"""Names that a stub keeps: from its kind and its words, whatever stands around them and whatever is found besides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Final

from annotate.anchor.fold import folded
from annotate.suggest.stub.suggestion import Suggestion

_LONG: Final = 6  # hexadecimal digits; a story with a thousand stubs has the same twice in three of a hundred cases


def name(kind: str, words: Mapping[str, Iterable[str]]) -> str:
    """`number-3f9a1c`; of all the words of each source, as a reader sees them and in no order."""
    said = sorted((siglum, sorted(folded(each).strip() for each in every)) for siglum, every in words.items())
    lines = (kind, *(f"{siglum}\t{each}" for siglum, every in said for each in every))
    return f"{kind}-{sha256(chr(10).join(lines).encode('utf-8', 'surrogatepass')).hexdigest()[:_LONG]}"


def told_apart(found: Iterable[Suggestion]) -> list[Suggestion]:
    """Those of the same name, words that stand at several places, are numbered in the order of the texts."""
    placed = sorted(found, key=_place)
    seen: Counter[str] = Counter()
    names: dict[int, str] = {}
    for each in placed:
        seen[each.id] += 1
        names[id(each)] = each.id if seen[each.id] == 1 else f"{each.id}-{seen[each.id]}"
    return [replace(each, id=names[id(each)]) for each in placed]


def _place(each: Suggestion) -> tuple[object, ...]:
    quotes = tuple((siglum, word.segment, word.start, word.end) for siglum, said in each.readings.items()
                   if not isinstance(said, str) for word in said)
    return (each.id, quotes, tuple(each.segments.items()), -each.score)
