"""Days as ISO 8601 writes them, which may stop at the month or the year; and why a text is none."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from dataclasses import dataclass
from datetime import date

from annotate.mistyped import day_of, plain_day

DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
MOST = 40  # code points of a value; nothing longer can be shown in a figure


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a text is no value or no date, and what to write instead."""

    message: str
    help: str


@dataclass(frozen=True, slots=True)
class Date:
    """A day, a month or a year of the Gregorian calendar."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first(self) -> date:
        """The first day that it may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that it may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def written(self) -> str:
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)

    def __str__(self) -> str:
        words = [str(self.day)] if self.day else []
        words += [month_name[self.month]] if self.month else []
        return " ".join([*words, str(self.year)])


def parse_date(text: str) -> Date | Unread:
    """Read `2025`, `2025-11` or `2025-11-14`."""
    match = DATE.fullmatch(text)
    if not match:
        return Unread(f"expected a date, found “{text[:MOST]}”", _date_help(text))
    year = int(match[1])
    month, day = (int(part) if part else None for part in match.groups()[1:])
    if year == 0:
        return Unread("there is no year 0", "write the year with four digits, such as 2025")
    if month is not None and not 1 <= month <= 12:
        return Unread(f"there is no month {month:02}", _date_help(text))
    if month and day is not None and not 1 <= day <= (most := monthrange(year, month)[1]):
        return Unread(
            f"there is no day {day} in {month_name[month]} {year}",
            f"write {year:04}-{month:02}-{most:02} for its last day, or {year:04}-{month:02} if the day is not known",
        )
    return Date(year, month, day)


def _date_help(text: str) -> str:
    """The way to write it; never a guess at which of two numbers is the month."""
    if timed := day_of(text):
        return f"write {timed}: the day alone"
    if (better := plain_day(text)) != text and not isinstance(parse_date(better), Unread):
        return f"write {better}"
    return "write year-month-day, such as 2025-11-14, or 2025-11 or 2025 if no more is known"
