"""Tokens that are more than one word: years in words ("nineteen ninety-five"), tens and ones, a month in two names."""

from __future__ import annotations

import re

from annotate.suggest.date.words import Worth
from annotate.suggest.number import Number, numbers

Token = tuple[str, int, int, Worth]
_YEARS = range(1000, 2200)


def with_years(got: list[Token], text: str, tag: str, *, paired: bool) -> list[Token]:
    """Each year that is told in words as one token of the code `W`."""
    start = got[0][1]
    found = [each for each in numbers(text[start : got[-1][2]], tag) if each.words and each.value.denominator == 1]
    if paired:
        found = _paired(found, text[start:])
    out = got
    for number in found:
        if number.value in _YEARS:
            out = _replaced(out, number.start + start, number.end + start, ("W", int(number.value)))
        elif 20 < number.value < 32:  # "hai mươi hai": three words for a day
            out = _replaced(out, number.start + start, number.end + start, ("w", int(number.value)))
    return out


def _paired(found: list[Number], text: str) -> list[Number]:
    """"Nineteen" and "ninety-five" beside each other."""
    out: list[Number] = []
    for each in found:
        before = out[-1] if out else None
        if before and 10 <= before.value <= 21 and 10 <= each.value <= 99 and text[before.end : each.start] == " ":
            value = before.value * 100 + each.value
            out[-1] = Number(before.start, each.end, value, "number", words=True, decimals=-1)
        else:
            out.append(each)
    return out


def _replaced(got: list[Token], start: int, end: int, said: tuple[str, int]) -> list[Token]:
    first = next((place for place, each in enumerate(got) if each[1] == start), -1)
    last = next((place for place, each in enumerate(got) if each[2] == end), -1)
    if not -1 < first <= last:
        return got
    return [*got[:first], (said[0], start, end, said[1]), *got[last + 1 :]]


def merged(got: list[Token]) -> list[Token]:
    """"Twenty-second", "veintiuno", "عشرون وثانية": tens and ones as one token; so are two names of one month."""
    out: list[Token] = []
    for each in got:
        out.append(each)
        if each[0] in "Mm" and (cut := _twice(out)):
            out[-cut:] = [("M", out[-cut][1], each[2], each[3])]
        while out[-1][0] == "w" and (cut := _reach(out)):
            first, last = out[-cut], out[-1]
            ones, tens = sorted(number for number in (first[3], last[3]) if isinstance(number, int))
            if tens not in (10, 20, 30) or not 0 < ones < 10 or ones + tens > 31:
                break
            out[-cut:] = [("w", first[1], last[2], ones + tens)]
    return out


def _twice(out: list[Token]) -> int:
    """كانون الثاني/يناير: how many tokens back the other name of the month stands; 0 for none."""
    cut = next((len(way) for way in ("M / M", "M/M") if re.search(f"{way}$", _capitals(out[-5:]))), 0)
    return cut if cut and out[-cut][3] == out[-1][3] else 0


def _capitals(out: list[Token]) -> str:
    return "".join("M" if code == "m" else code for code, *_ in out)


def _reach(out: list[Token]) -> int:
    """How many tokens back the number word before the last one stands: "twenty one", "twenty and one"; 0 for none."""
    codes = "".join(code for code, *_ in out[-5:])
    return next((len(way) for way in ("w & w", "w w", "w-w", "w&w") if codes.endswith(way)), 0)
