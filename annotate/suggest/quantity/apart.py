"""Numbers that are read as one fraction ("22 of 57", "10 phần trăm"), and are two numbers or one with a unit here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from annotate.suggest.number import Number, numbers
from annotate.suggest.quantity.forms import letter
from annotate.suggest.quantity.names import names
from annotate.suggest.quantity.words import words


def apart(text: str, low: str, number: Number, tag: str) -> Iterator[Number]:
    """The number itself, but for a fraction in several words."""
    if number.value < 0:
        yield _signless(text, low, number, tag)
        return
    if (number.value.denominator == 1 and not number.words) or " " not in text[number.start : number.end]:
        yield number
        return
    yield from _share(text, low, number, tag) or _percent(text, low, number, tag) or [number]


def _signless(text: str, low: str, number: Number, tag: str) -> Number:
    """75 -300, "al menos tres": a hyphen or a hedge is no minus."""
    start = number.start
    if not text[start].isalpha():
        ranged = text[max(0, start - 3) : start].rstrip()[-1:].isdecimal()
        first = next(at for at in range(start, number.end) if text[at].isalnum()) if ranged else start
        return replace(number, start=first, value=-number.value) if ranged else number
    place = low.find(" ", start, number.end) + 1
    rest = list(_within(text, place, number.end, tag)) if place else []
    hedge = words(tag).before.before(low, rest[0].start - 1) if rest else None
    return rest[0] if hedge is not None and hedge[0] <= start and len(rest) == 1 else number


def _share(text: str, low: str, number: Number, tag: str) -> list[Number]:
    of, place = words(tag).of, low.find(" ", number.start, number.end)
    while place > 0:
        match = of.match(low, place, number.end)
        if match is not None and not (letter(low, match.end() - 1) and letter(low, match.end())):
            parts = [*_within(text, number.start, place, tag), *_within(text, match.end(), number.end, tag)]
            if len(parts) == 2 and parts[0].value <= parts[1].value:  # so many of so many
                return parts
        place = low.find(" ", place + 1, number.end)
    return []


def _percent(text: str, low: str, number: Number, tag: str) -> list[Number]:
    place = low.find(" ", number.start, number.end)
    while place > 0:
        found = names(tag).behind.after(low, place + 1)
        if found is not None and found[0] == number.end and found[1].si == "%":
            return list(_within(text, number.start, place, tag))
        place = low.find(" ", place + 1, number.end)
    return []


def _within(text: str, start: int, end: int, tag: str) -> Iterator[Number]:
    for each in numbers(text[start:end], tag):
        yield replace(each, start=each.start + start, end=each.end + start)
