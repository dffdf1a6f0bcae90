"""What a reading says in numbers: `600`, `~ 600`, `> 6000`, `10000..12000`, `2024-10`, `37/64`.

Dates follow ISO 8601 and may stop at the month or the year. A bare `2024` is a number; `as_dates` makes it a year where
dates are meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from annotate.days import DATE, MOST, Date, Unread, parse_date
from annotate.hedged import hedged
from annotate.mistyped import SEPARATED, day_of, plain_number, plain_signs, plain_value

__all__ = ["HEDGES", "MOST", "WORDS", "Amount", "Date", "Hedge", "Moment", "Share", "Unread", "Value", "as_dates",
           "parse", "parse_date"]

Hedge = Literal["", "~", ">", "<", ">=", "<="]

WORDS: dict[str, str] = {
    "": "",
    "~": "about ",
    ">": "more than ",
    "<": "less than ",
    ">=": "at least ",
    "<=": "at most ",
}
HEDGES: tuple[Hedge, ...] = (">=", "<=", "~", ">", "<")
NUMBER = re.compile(r"-?[0-9]{1,24}(?:\.[0-9]{1,12})?")
RATIO = re.compile(r"([0-9]{1,18})\s*/\s*([0-9]{1,18})")
EXAMPLES = "write it like 600, ~ 600, > 6000, 10000..12000, 37/64, 2024-10 or 2024-10-05"


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
    if dots and not high.startswith("."):
        return _range(hedge, low, high)
    return _single(hedge, body)


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
        return _separated(hedge, text)
    if re.fullmatch("-?0+[1-9][0-9]*", text):
        return Unread(f"“{text}” begins with a zero", f"write {_paste(hedge, f'{Decimal(text):f}')}")
    if NUMBER.fullmatch(text):
        return Amount(hedge, Decimal(text), Decimal(text))
    if match := RATIO.fullmatch(text):
        part, whole = int(match[1]), int(match[2])
        return Share(hedge, part, whole) if whole else Unread("nothing is a part of 0", EXAMPLES)
    if DATE.fullmatch(text):
        day = parse_date(text)
        return day if isinstance(day, Unread) else Moment(hedge, day, day)
    return _unread(hedge, text)


def _paste(hedge: str, number: str) -> str:
    """With its sign, which YAML wants in quotes."""
    return f'"{hedge} {number}"' if hedge else number


def _separated(hedge: str, text: str) -> Unread:
    digits = re.sub(r"[^0-9-]", "", text)
    if re.fullmatch(r"-?[0-9]{1,3}\.[0-9]{3}", text):
        return Unread(
            f"“{text}” can be read as a decimal or as thousands",
            f"write {_paste(hedge, digits)} for thousands, or {_paste(hedge, f'{text}0')} for the decimal",
        )
    paste = _paste(hedge, digits)
    return Unread(f"“{text}” has thousands separators", f"write {paste}; the page shows {int(digits):,}")


def _unread(hedge: Hedge, text: str) -> Unread:
    if not text:
        return Unread("expected a value, found nothing", EXAMPLES)
    if plain := plain_number(text):
        return Unread(f"“{text}” is a number for programmers", f"write {_paste(hedge, plain)}")
    if timed := day_of(text):
        return Unread(f"“{text}” has a time", f"write {_paste(hedge, timed)}")
    if re.fullmatch("-?[0-9]+,[0-9]+", text):
        return Unread(f"“{text}” has a decimal comma", f"write {_paste(hedge, text.replace(',', '.'))}")
    if not hedge and (said := hedged(plain_signs(text))):
        told = _separated(said.sign, said.number).help if SEPARATED.fullmatch(said.number) else ""
        return Unread(f"expected a sign, found “{said.words}”", told or f"write {_paste(said.sign, said.number)}")
    if text.endswith("%"):
        return Unread(
            f"“{text}” has a sign behind the number", 'write the number alone, and `unit: "%"` beside `topic`'
        )
    message = f"expected a number, a range, a ratio or a date, found “{text}”"
    better = plain_value(f"{hedge} {text}".strip())
    if better in (text, f"{hedge} {text}") or isinstance(parse(better), Unread):
        return Unread(message, EXAMPLES)
    unless = "; a time of day is no value" if ":" in text else ""
    return Unread(message, (f"write {better}" if better[0].isdigit() else f'write "{better}"') + unless)


def _swapped(low: str, high: str) -> Unread:
    return Unread("a range goes from the lower to the higher", f"write {high}..{low}")


def _span(low: str, high: str) -> str:
    return low if low == high else f"{low} to {high}"


def _written(hedge: Hedge, low: str, high: str) -> str:
    return f"{hedge} " * bool(hedge) + (low if low == high else f"{low}..{high}")
