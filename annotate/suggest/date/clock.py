"""Times of day, of twelve hours and of twenty-four: no quantities, and no dates either."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from annotate.suggest.date.composed import composed, is_composed
from annotate.suggest.date.lex import either, folded
from annotate.suggest.date.words import texts
from annotate.suggest.language import base, section

_COLON: Final = r"(?<![0-9.,:])[0-9]{1,2}:[0-5][0-9](?::[0-5][0-9])?(?![0-9:])"
_FRENCH: Final = r"(?<![0-9.,:])[0-9]{1,2}h[0-5][0-9](?!\w)"
_HOUR: Final = r"(?<![0-9.,:])[0-9]{1,2}(?:[:.h][0-5][0-9])?"
_HAN: Final = r"(?:[0-9]{1,2}|[零一二三四五六七八九十两兩]{1,3})"
_SIGNED: Final = (
    rf"{_HAN} ?(?:[点點时時](?:钟|鐘|整|半|[一三]?刻| ?{_HAN} ?分(?!之))?"
    r"(?! ?[0-9零一二三四五六七八九壹贰叁肆伍陆柒捌玖間])"
    rf"|시(?!간)(?: ?{_HAN}분| 반)?)"
)
_SIGNING: Final = frozenset({"zh", "ja", "ko", "yue"})


def clocks(text: str, tag: str) -> tuple[tuple[int, int], ...]:
    """Their places, in order, the words for morning and evening included."""
    if not is_composed(text):
        plain, places = composed(text)
        return tuple((places[start], places[end]) for start, end in _clocks(plain, tag))
    return tuple(_clocks(text, tag))


def _clocks(text: str, tag: str) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in _clock(base(tag)).finditer(folded(text)))


@lru_cache(maxsize=64)
def _clock(language: str) -> re.Pattern[str]:
    """`clock_before` and `clock_after` make a time of a number, `daytime` on either side belongs to one.

    `clock_units` are hours of a length of time as well: a time behind `clock_at`, or with minutes behind them.
    """
    told = section(language, "dates")
    before, after = list(texts(told.get("clock_before"))), list(texts(told.get("clock_after")))
    around = texts(told.get("daytime"))
    glued = bool(told.get("glued"))
    edge = "" if glued else r"(?<!\w)"
    end = "" if glued else r"(?!\w)"
    lead = rf"(?:{edge}(?:{either([*before, *around])})\s{{0,2}})" if before or around else ""
    tail = rf"(?:\s{{0,2}}(?:{either([*after, *around])}){end})" if after or around else ""
    may_lead, may_tail = (f"{each}?" if each else "" for each in (lead, tail))
    ways = [f"{may_lead}{told_so}{may_tail}" for told_so in (_COLON, *([_SIGNED] if language in _SIGNING else []))]
    # a number behind "at" is an hour, but for what counts: at 6 weeks
    bare = rf"(?:{tail}|(?!\s?[^\W\d_]{{4}}|\s?%))" if tail else r"(?!\s?[^\W\d_]{4}|\s?%)"
    spelled = texts(told.get("hours"))
    if before and spelled and tail:
        ways.append(rf"{edge}(?:{either(before)})\s{{0,2}}(?:{either(list(spelled))}){tail}")
    if before:
        ways.append(rf"{edge}(?:{either(before)})\s{{0,2}}{_HOUR}(?![0-9]|[.,][0-9]){bare}")
    if minutes := list(texts(told.get("clock_minutes"))):  # 19.30, where decimals have a comma
        ways.append(rf"{edge}(?:{either(minutes)})\s[0-9]{{1,2}}[.h][0-5][0-9](?![0-9]|[.,][0-9]|\s?%){may_tail}")
    if units := list(texts(told.get("clock_units"))):  # à 15 heures, lúc 20 giờ 45; 20 giờ 45, but no 2 giờ 45 phút
        unit, minute = either(units), r"\s?[0-5][0-9](?![0-9]|[.,][0-9]|\s?(?:phút|min|%))"
        if ahead := list(texts(told.get("clock_at"))):
            many = rf"(?:{minute}|(?!\s(?:de|d)\b))"  # à 15 heures de route
            ways.insert(0, rf"{edge}(?:{either(ahead)})\s{{1,2}}[0-9]{{1,2}}\s?(?:{unit}){end}{many}")
        ways.insert(0, rf"(?<![0-9.,:])[0-9]{{1,2}}\s?(?:{unit}){minute}")
    if after:
        hour = rf"(?:{_HOUR}|(?<!\w)(?:{either(list(spelled))}))" if spelled else _HOUR
        minute = r"(?:\s?[0-5]?[0-9](?![0-9]|[.,][0-9]))?"
        ways.append(rf"{may_lead}{hour}\s?(?:{either(after)}){minute}{end}")
    return re.compile("|".join([*ways, _FRENCH]))


