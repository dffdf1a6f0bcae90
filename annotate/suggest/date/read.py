"""Shapes that are found, as the points in time that they tell; or nothing, where one only looks like a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotate.suggest.date.feast import feast
from annotate.suggest.date.fields import Ends, Found, both
from annotate.suggest.date.figures import in_figures
from annotate.suggest.date.lex import Tokens
from annotate.suggest.date.named import named
from annotate.suggest.date.point import Point, possible
from annotate.suggest.date.shapes import shapes_from
from annotate.suggest.date.spans import decades, span, years
from annotate.suggest.date.turned import turned
from annotate.suggest.date.words import Words


@dataclass(frozen=True, slots=True)
class Item:
    """`first` and `last` are tokens, the last one not of it. `pair`: two days told in one ("13-15 July")."""

    first: int
    last: int
    low: Point
    high: Point
    pair: str = ""


def items(tokens: Tokens, words: Words) -> Iterator[Item]:
    codes, place = tokens.codes, 0
    while place < len(codes):
        found = _first(codes[place], place, tokens, words)
        if found is not None:
            yield found
        place = max(found.last if found else 0, place + 1)


def _first(code: str, place: int, tokens: Tokens, words: Words) -> Item | None:
    """The first shape that fits here and tells a date."""
    shapes = shapes_from(code)
    while shapes and (match := shapes.match(tokens.codes, place)):
        found = _item(match, tokens, words)
        if found is not None:
            return found
        shapes = shapes_from(code, int((match.lastgroup or "").rpartition("_")[2]))
    return None


def _item(match: re.Match[str], tokens: Tokens, words: Words) -> Item | None:
    found = Found(match, tokens)
    ends = _ends(found, words)
    if ends is None:
        return None
    low, high, pair = ends
    if not possible(low) or not possible(high):
        return None
    return Item(match.start(), match.end(), low, high, pair)


def _ends(found: Found, words: Words) -> Ends | None:
    if "p" in found or "o" in found:
        return in_figures(found, words)
    if "k" in found or "c" in found or "decade" in found:
        return decades(found, glued=words.glued)
    if "l" in found:
        point = feast(found.tokens.worths[found.places["l"]], found.worth("v") if "v" in found else None)
        return both(point) if point else None
    if {"Q", "quarter", "half"} & found.places.keys():
        return span(found)
    if "monthly" in found and found.tokens.worths[found.places["monthly"]] != "month":
        return None
    if {"U", "u", "J", "w", "weekday"} & found.places.keys():
        return turned(found)
    if not {"m", "t", "T", "d", "L", "E"} & found.places.keys():
        return years(found, words)
    return named(found, words)
