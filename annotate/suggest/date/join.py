"""Dates that are found one by one, as a text tells them: from one to another, since, before, about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, cast

from annotate.suggest.date.lex import Tokens
from annotate.suggest.date.point import Point
from annotate.suggest.date.read import Item
from annotate.suggest.date.words import Words
from annotate.value import HEDGES, Hedge

_BETWEEN: Final = re.compile(r"[ ,.]{0,2}(?:s ?)?(?:[-–~]|R) ?(?:[-–] ?)?(?:[RAFIPTDvJB,] ?){0,4}")
_AND: Final = re.compile(r" ?(?:& ?|,? ?)(?:[AIPTDvJ&,] ?){0,4}")
_LED: Final = re.compile(r"(?P<word>[FHR]) ?(?:[AITPN] ?){0,3}(?:B ?(?:[PIA] ?){0,3})?$")
_AMONG: Final = re.compile(r"[FHRB] ?(?:[AITPN] ?){0,3}$")
_PART: Final = re.compile(r"[BQ] ?(?:[PIANT] ?){0,3}$")
_FOLLOWED: Final = re.compile(r"(?:[ .,]{0,2}(?:P ?)?B)?[ ,]{0,2}(?:[PRA&] ?){0,3}(?P<word>h)")
_PART_BEHIND: Final = re.compile(r" ?(?:[Py] ?)?B")
_ENDED: Final = re.compile(r" ?(?:P ?)?R(?: ?h)?")
_AGAIN: Final = re.compile(r" ?R ?(?:A ?)?(?P<day>[abow]) ?(?=h|R)")
_LOOK: Final = 14  # codes of a hedge and what stands between it and its date


@dataclass(frozen=True, slots=True)
class Told:
    """`text[start:end]` tells of the time from `low` to `high`; nothing here depends on the day of reading."""

    start: int
    end: int
    low: Point
    high: Point
    hedge: Hedge


def joined(tokens: Tokens, found: list[Item], words: Words) -> Iterator[Told]:
    """In order; each item once."""
    place, done = 0, 0
    while place < len(found):
        item = found[place]
        place += 1
        if item.pair == "&" and _closed(tokens, item):
            item = replace(item, pair="-")
        if item.pair == "&":
            yield from _two(tokens, item)
            done = item.last
            continue
        more = found[place] if place < len(found) else None
        spanned = _range(tokens, item, more, done) if more else None
        if spanned is not None:
            item, place = spanned, place + 1
        else:
            item = _again(tokens, item)
        told, done = _hedged(tokens, item, done, words)
        yield told


def _two(tokens: Tokens, item: Item) -> Iterator[Told]:
    """"18 and 19 June": two days, the first of them only its number."""
    codes = tokens.codes[item.first : item.last]
    cut = item.first + codes.index("&")
    first = cut - 1 if tokens.codes[cut - 1] == " " else cut
    start = item.first + len(codes) - len(codes.lstrip("A "))
    yield Told(tokens.starts[start], tokens.ends[first - 1], item.low, item.low, "")
    rest = cut + 2 if tokens.codes[cut + 1] == " " else cut + 1
    yield Told(tokens.starts[rest], tokens.ends[item.last - 1], item.high, item.high, "")


def _range(tokens: Tokens, left: Item, right: Item, done: int) -> Item | None:
    """`from` A `to` B, A - B, `between` A `and` B; None where they are two dates."""
    if left.pair or right.pair or left.low != left.high or right.low != right.high:
        return None
    gap = tokens.codes[left.last : right.first]
    led = _AMONG.search(tokens.codes[max(done, left.first - _LOOK) : left.first])
    place = max(done, left.first - _LOOK) + led.start() if led else left.first
    among = led is not None and tokens.worths[place] == "between"
    if not (_BETWEEN.fullmatch(gap) or (_AND.fullmatch(gap) and "&" in gap and (among or _closed(tokens, right)))):
        return None
    low, high = left.low.sharing(right.low), right.low.sharing(left.low)
    if left.low.relative != right.low.relative and low.relative != high.relative:
        return None
    return _ordered(replace(left, first=place if led and tokens.codes[place] == "F" else left.first, last=right.last,
                            low=low, high=high, pair="-"), left.low, right.low)


def _closed(tokens: Tokens, right: Item) -> bool:
    """"A and B between", where the word comes last."""
    rest = re.match(r"[PRT. ]{0,3}(?P<word>h)", tokens.codes[right.last :])
    return rest is not None and tokens.worths[right.last + rest.start("word")] == "between"


def _ordered(item: Item, left: Point, right: Point) -> Item | None:
    """The turn of a year between them: from 21 December to 6 January 2025."""
    low, high = item.low, item.high
    if low.year is None or high.year is None or low.shift or high.shift:
        return item
    first, last = ((each.year or 0, each.month or 0, each.day or 0) for each in (low, high))
    if first <= last or None in (low.month, high.month):
        return item if low.year <= high.year else None
    if left.year is None:
        return replace(item, low=replace(low, year=low.year - 1))
    return replace(item, high=replace(high, year=high.year + 1)) if right.year is None else None


def _again(tokens: Tokens, item: Item) -> Item:
    """A mere number that a word behind it makes the end of a range: 4 Ocak'tan 22'sine kadar."""
    match = _AGAIN.match(tokens.codes, item.last)
    if match is None or item.pair or item.low.day is None:
        return item
    day = tokens.worths[match.start("day")]
    return replace(item, last=match.end("day"), high=replace(item.high, day=cast("int", day)), pair="-")


def _hedged(tokens: Tokens, item: Item, done: int, words: Words) -> tuple[Told, int]:
    """With the words before and behind it; also the token after them."""
    first, last, hedge = item.first, item.last, ""
    lead = tokens.codes[max(done, first - _LOOK) : first]
    offset = first - len(lead)
    followed, ended = _FOLLOWED.match(tokens.codes, last), _ENDED.match(tokens.codes, last)
    if match := _LED.search(lead):
        hedge = str(tokens.worths[offset + match.start()] or "")
        if hedge and item.pair != "-" and (match["word"] != "R" or not words.suffix):
            first = offset + match.start()
        elif item.pair == "-" and match["word"] == "F":
            first, hedge = offset + match.start(), ""
        else:
            hedge = ""
    if item.pair == "-" and followed and tokens.worths[followed.start("word")] == "between":
        last = followed.end()
    elif not hedge and followed and tokens.worths[followed.start("word")] != "between":
        hedge, last = str(tokens.worths[followed.start("word")] or ""), followed.end()
    elif not hedge and ended and words.postposed:
        place = tokens.codes.index("R", last)
        hedge, last = "" if item.pair == "-" else str(tokens.worths[place] or ""), ended.end()
    if not hedge and (match := _PART.search(lead)):
        hedge, first = "~", offset + match.start()
    if not hedge and (match := _PART_BEHIND.match(tokens.codes, last)):
        hedge, last = "~", match.end()
    if first == item.first:  # "on 14 May", "le 14 mai" are told by what comes behind these words
        first += len(tokens.codes[first:last]) - len(tokens.codes[first:last].lstrip("A "))
    sign: Hedge = next((each for each in HEDGES if each == hedge), "")
    return Told(tokens.starts[first], tokens.ends[last - 1], item.low, item.high, sign), last
