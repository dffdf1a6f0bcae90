"""What a reading says in numbers: `600`, `~ 600`, `> 6000`, `10000..12000`, `2024-10`, `37/64`.

Dates follow ISO 8601 and may stop at the month or the year. A bare `2024` is a number; `as_dates` makes it a year where
dates are meant.
"""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from annotate.mistyped import day_of, plain_number, spoken

Hedge = Literal["", "~", ">", "<", ">=", "<="]

WORDS: dict[str, str] = {
    "": "",
    "~": "about ",
    ">": "more than ",
    "<": "less than ",
    ">=": "at least ",
    "<=": "at most ",
}
MOST = 40  # code points of a value; nothing longer can be shown in a figure

HEDGES: tuple[Hedge, ...] = (">=", "<=", "~", ">", "<")
NUMBER = re.compile(r"-?[0-9]{1,24}(?:\.[0-9]{1,12})?")
RATIO = re.compile(r"([0-9]{1,18})\s*/\s*([0-9]{1,18})")
DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
SEPARATED = re.compile(r"-?[0-9]{1,3}(?:[,.'’_\s\u00a0\u202f][0-9]{3})+")
DECIMAL_COMMA = re.compile(r"-?[0-9]+,[0-9]+")
EXAMPLES = "write it like 600, ~ 600, > 6000, 10000..12000, 37/64, 2024-10 or 2024-10-05"


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


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or, where `low` and `high` differ, a range of numbers."""

    hedge: Hedge
    low: Decimal
    high: Decimal

    @property
    def written(self) -> str:
        return _written(self.hedge, f"{self.low:f}", f"{self.high:f}")

    def __str__(self) -> str:
        return WORDS[self.hedge] + _span(f"{self.low:,f}", f"{self.high:,f}")


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    hedge: Hedge
    part: int
    whole: int

    @property
    def written(self) -> str:
        return _written(self.hedge, ratio := f"{self.part}/{self.whole}", ratio)

    def __str__(self) -> str:
        # "more than 1 of 2" would name one thing of two; hedged, it is a fraction
        link = "/" if self.hedge else " of "
        return f"{WORDS[self.hedge]}{self.part:,}{link}{self.whole:,}"


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or, where `low` and `high` differ, a time from one to the other."""

    hedge: Hedge
    low: Date
    high: Date

    @property
    def written(self) -> str:
        return _written(self.hedge, self.low.written, self.high.written)

    def __str__(self) -> str:
        words = {">": "after ", "<": "before ", ">=": "from ", "<=": "up to "}.get(self.hedge, WORDS[self.hedge])
        return words + _span(str(self.low), str(self.high))


Value = Amount | Share | Moment


def parse(text: str) -> Value | Unread:
    """Read a value; anything that could be read in two ways is refused."""
    if len(text) > MOST:
        return Unread(f"a value has at most {MOST} characters, this has {len(text)}", EXAMPLES)
    text = text.strip()
    hedge: Hedge = next((sign for sign in HEDGES if text.startswith(sign)), "")
    body = text[len(hedge) :].strip()
    low, dots, high = (part.strip() for part in body.partition(".."))
    if dots:
        return _range(hedge, low, high)
    return _single(hedge, body)


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


def as_dates(value: Value) -> Value:
    """Whole numbers of four digits as years; any other value as it is."""
    if not isinstance(value, Amount):
        return value
    years = [f"{end:f}" for end in (value.low, value.high)]
    if not all(DATE.fullmatch(year) and int(year) for year in years):
        return value
    return Moment(value.hedge, *(Date(int(year)) for year in years))


def _range(hedge: Hedge, low: str, high: str) -> Value | Unread:
    start, end = _single("", low), _single("", high)
    for each in (start, end):
        if isinstance(each, Unread):
            return each
    if isinstance(start, Amount) and isinstance(end, Amount):
        return Amount(hedge, start.low, end.low) if start.low <= end.low else _swapped(low, high)
    if isinstance(start, Moment) and isinstance(end, Moment):
        return Moment(hedge, start.low, end.low) if start.low.first <= end.low.last else _swapped(low, high)
    return Unread("a range goes from a number to a number, or from a date to a date", EXAMPLES)


def _single(hedge: Hedge, text: str) -> Value | Unread:
    if SEPARATED.fullmatch(text):
        return _separated(text)
    if NUMBER.fullmatch(text):
        return Amount(hedge, Decimal(text), Decimal(text))
    if match := RATIO.fullmatch(text):
        part, whole = int(match[1]), int(match[2])
        return Share(hedge, part, whole) if whole else Unread("nothing is a part of 0", EXAMPLES)
    if DATE.fullmatch(text):
        day = parse_date(text)
        return day if isinstance(day, Unread) else Moment(hedge, day, day)
    return _unread(text)


def _separated(text: str) -> Unread:
    digits = re.sub(r"[^0-9-]", "", text)
    if re.fullmatch(r"-?[0-9]{1,3}\.[0-9]{3}", text):
        return Unread(
            f"“{text}” can be read as a decimal or as thousands",
            f"write {digits} for thousands, or {text}0 for the decimal",
        )
    return Unread(f"“{text}” has thousands separators", f"write {digits}; the page shows {int(digits):,}")


def _unread(text: str) -> Unread:
    if not text:
        return Unread("expected a value, found nothing", EXAMPLES)
    if plain := plain_number(text):
        return Unread(f"“{text}” is a number for programmers", f"write {plain}")
    if timed := day_of(text):
        return Unread(f"“{text}” has a time", f"write {timed}")
    if DECIMAL_COMMA.fullmatch(text):
        return Unread(f"“{text}” has a decimal comma", f"write {text.replace(',', '.')}")
    if said := spoken(text):
        return Unread(f"expected a sign, found “{said.words}”", f'write "{said.sign} {said.number}"')
    if text.endswith("%"):
        return Unread(
            f"“{text}” has a sign behind the number", 'write the number alone, and `unit: "%"` beside `topic`'
        )
    return Unread(f"expected a number, a range, a ratio or a date, found “{text}”", EXAMPLES)


def _swapped(low: str, high: str) -> Unread:
    return Unread("a range goes from the lower to the higher", f"write {high}..{low}")


def _date_help(text: str) -> str:
    """The way to write it; never a guess at which of two numbers is the month."""
    if timed := day_of(text):
        return f"write {timed}: the day alone"
    if match := re.fullmatch(r"([0-9]{4})[./年-]([0-9]{1,2})(?:[./月-]([0-9]{1,2})日?)?月?", text):
        parts = [match[1], *(f"{int(part):02}" for part in match.groups()[1:] if part)]
        if 1 <= int(parts[1]) <= 12 and (len(parts) < 3 or int(parts[2]) <= 31):
            return "write " + "-".join(parts)
    return "write year-month-day, such as 2025-11-14, or 2025-11 or 2025 if no more is known"


def _span(low: str, high: str) -> str:
    return low if low == high else f"{low} to {high}"


def _written(hedge: Hedge, low: str, high: str) -> str:
    return f"{hedge} " * bool(hedge) + (low if low == high else f"{low}..{high}")
