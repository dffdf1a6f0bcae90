"""Dates that can be read in one way only. Which of 5/11/2025 is the month, nobody can tell, so it is left open."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Final

from annotate.draft.told import Guess

_OLDEST: Final = 1600  # the first newspapers; earlier years are a system's "no date"
_NO_DATE: Final = date(1970, 1, 1)  # likewise
_LISTED: Final = 4
_LONGEST_LINE: Final = 200  # code points; what is longer is prose, and read to there

_LABEL: Final = (
    r"(?:(?:date|dated|published(?: on)?|publication date|posted(?: on)?|datum|veröffentlicht(?: am)?|publié le|fecha"
    r"|publicado(?: el)?|data|pubblicato il|дата|опубликовано|дата публикации|опубліковано|ngày(?: đăng)?|tarih"
    r"|日期|时间|時間|发布时间|发布日期|發布時間|發布日期|公開日|配信日|日付|날짜|입력|발행일|تاريخ|تاریخ)\s*[:：]?\s*)"
)
# a label may have words behind its date; without one the date must have the line for itself, but for a time of day
_REST: Final = (
    r"(?:[\s,，T]+(?:at\s+|um\s+|в\s+|à\s+)?[0-9]{1,2}[:h.][0-9]{2}(?::[0-9]{2})?"
    r"(?:\s*(?:Z|UTC|GMT|[ap]m|[+-][0-9:]{4,6}))?)?\s*\.?\s*"
)
_SHAPES: Final = (
    r"(?P<y1>[0-9]{4})(?P<s1>[-/.])(?P<m1>[0-9]{1,2})(?P=s1)(?P<d1>[0-9]{1,2})(?![0-9])",
    r"(?P<y2>[0-9]{4})\s*[年년]\s*(?P<m2>[0-9]{1,2})\s*[月월]\s*(?P<d2>[0-9]{1,2})\s*[日일号號]",
    r"(?P<a3>[0-9]{1,2})(?P<s3>[-/.])(?P<b3>[0-9]{1,2})(?P=s3)(?P<y3>[0-9]{4})(?![0-9])",
    r"(?:le\s+|am\s+|el\s+)?(?P<d4>[0-9]{1,2})(?:\.|er|st|nd|rd|th)?(?:\s+de)?\s+(?P<n4>[^\W\d_]+)\.?(?:\s+de)?,?\s+(?P<y4>[0-9]{4})(?![0-9])(?:\s+(?:г\.|года|року|р\.))?",
    r"(?P<n5>[^\W\d_]+)\.?\s+(?P<d5>[0-9]{1,2})(?:st|nd|rd|th)?,?\s+(?P<y5>[0-9]{4})(?![0-9])",
    r"(?P<d6>[0-9]{1,2})\s+tháng\s+(?P<m6>[0-9]{1,2})(?:,?\s+năm|,)?\s+(?P<y6>[0-9]{4})(?![0-9])",
)
_DATE: Final = f"(?:{'|'.join(_SHAPES)})"
_ALONE: Final = re.compile(rf"\s*{_LABEL}?{_DATE}{_REST}", re.IGNORECASE)
_LABELLED: Final = re.compile(rf"\s*{_LABEL}{_DATE}(?=\W|$)", re.IGNORECASE)
_YEAR: Final = re.compile("[0-9]{4}")
_STAMP: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ].*)?", re.DOTALL)

_LANGUAGES: Final = ("cs", "de", "en", "es", "fr", "hr", "id", "it", "nl", "pl", "pt", "ru", "tr", "uk")


def of_stamp(text: str) -> str | None:
    """The day of an ISO 8601 date or time, as it was on the clock that it was written by."""
    match = _STAMP.fullmatch(text.strip())
    return _day(*map(int, match.groups())) if match else None


def of_lines(lines: Iterable[str]) -> list[Guess]:
    """The dates of a plain text, each day once."""
    found: dict[str, Guess] = {}
    for number, line in enumerate((each[:_LONGEST_LINE] for each in lines), 1):
        match = _YEAR.search(line) and (_LABELLED.match(line) or _ALONE.fullmatch(line))
        if match and (day := _of_match(match)):
            found.setdefault(day, Guess(day, f"line {number}"))
    return list(found.values())


def the_one(guesses: list[Guess]) -> tuple[Guess | None, str]:
    """The only day that is told; or none, and the several in words."""
    if len(guesses) == 1:
        return guesses[0], ""
    return None, " or ".join(f"{each.value} ({each.origin})" for each in guesses[:_LISTED])


def _of_match(match: re.Match[str]) -> str | None:
    got = {name[0]: value for name, value in match.groupdict().items() if value is not None}
    if "a" in got:
        return _either(int(got["y"]), int(got["a"]), int(got["b"]))
    month = _months().get(got["n"].casefold()) if "n" in got else int(got["m"])
    return _day(int(got["y"]), month, int(got["d"])) if month else None


def _either(year: int, first: int, second: int) -> str | None:
    """15/11/2025 and 11/15/2025 are one day; 5/11/2025 is one of two."""
    days = {day for pair in ((first, second), (second, first)) if (day := _day(year, *pair))}
    return days.pop() if len(days) == 1 else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        read = date(year, month, day)
    except ValueError:
        return None
    return read.isoformat() if year >= _OLDEST and read != _NO_DATE else None


@cache
def _months() -> dict[str, int]:
    """Names of months in full, of languages whose dates have this shape; one that means two months is left out."""
    from babel.dates import get_month_names

    named: dict[str, set[int]] = {}
    for language in _LANGUAGES:
        for context in ("format", "stand-alone"):
            for number, name in get_month_names("wide", context, language).items():
                named.setdefault(name.casefold(), set()).add(number)
    return {name: numbers.pop() for name, numbers in named.items() if len(numbers) == 1}
