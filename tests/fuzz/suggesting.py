"""Suggesting: any text in any language, known or not, with what numbers, dates and quotations are read from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from annotate.article import Segment
from annotate.suggest import dates, quantities
from annotate.suggest.align import sentences
from annotate.suggest.compare import Told, align_all, findings
from annotate.suggest.date import told_in
from annotate.suggest.found import Quantity
from annotate.suggest.name.lands import lands
from annotate.suggest.number import numbers
from annotate.suggest.speech import quotations
from tests.fuzz.draw import PIECES, Draw

TAGS: Final = (
    "en", "zh", "vi", "ru", "uk", "ar", "fa", "es", "fr", "de", "pt", "id", "ja", "ko", "tr", "hi", "th", "he",
    "bn", "ta", "km", "my", "fi", "hu", "sw", "pl", "zh-Hant-TW", "sr-Latn", "xx", "mul", "", "i-klingon",
)
DAYS: Final = (None, date.min, date.max, date(2024, 2, 29), date(1, 12, 31), date(9999, 1, 1), date(2025, 11, 15))
TOLD: Final = [
    *PIECES, "9" * 4_000, "九" * 500, "万", "億", "一", "1e999999999", "1e99", "1e-999", "0^-1", "2^-99",
    "1 x 10^-99", "1/0", "0000-00-00", "9999-12-31", "30 Feb 2024", "29/2/2023", "31/12/9999", "44 BC",
    "99th century", "9990s", "last year", "9999 years ago", "in 99999 days", "next month", "去年", "99999年前",
    "令和99年", "今年", "năm ngoái", "ngày mai", "через 9999 лет", "вчера", "أمس", "कल", "พ.ศ. 0", "๒๕๖๘",
    "more than ", "about ", "~", "-", "%", "€", "£5m", "km²", "999999999°F", "5' 11\"", "25:61",
    "from 10 to 5", "37 of 64", "37 out of 0", "half ", "million ", "billion " * 20, "½", "³", "①",
    "\U0001d7d8", "\u0663", "\u0338", "\u1112", "\U00013844", "„", "«", "「", " said X. ", "他说", "сказал ",
]
MOST_BITS: Final = 20_000


@dataclass(frozen=True, slots=True)
class Case:
    text: str
    tag: str = "en"
    day: date | None = None
    other: str = ""


def drawn(data: bytes) -> Case:
    draw = Draw(data)
    tag, day = draw.pick(TAGS), draw.pick(DAYS)
    return Case(_text(draw), tag, day, draw.pick(TAGS))


def _text(draw: Draw) -> str:
    """Surrogates stand in no text that was read from a file."""
    some = "".join(draw.text(6) if draw.number(3) == 0 else draw.pick(TOLD) for _ in range(draw.number(12)))
    return some.encode("utf-8", "replace").decode()


SEEDS: Final = [bytes([nth, nth * 5 % 7, 11, *(each for at in range(11) for each in (1, (nth * 17 + at * 29) % 256)),
                       nth * 3]) for nth in range(10)]

KNOWN: Final = [
    Case("0^-1", "tr"),
    Case("5 May 2024\u0338 e\u0301"),  # a mark that is put together with nothing, behind a day
    Case("\x7f윍⚾ོ͘òᣁܗɵ\U0001c8d8", "pl"),  # never quite in NFC, however often it is put together
]


def check(case: Case) -> None:
    first = read(case)
    if case.other != case.tag:
        read(Case(case.text, case.other, case.day))
    for cached in (told_in, lands):
        cached.cache_clear()
    assert read(case) == first, "it depends on what was read before"
    sources = tuple(Told(siglum, tag, case.day, (Segment(1, case.text, 1, 0, 0),))
                    for siglum, tag in (("A", case.tag), ("B", case.other)))
    for finding in findings(sources, align_all(sources)):
        assert 0 <= finding.score <= 1
        for place in finding.places:
            assert 0 <= place.start < place.end <= len(case.text)


def read(case: Case) -> tuple[object, ...]:
    text, tag = case.text, case.tag
    counted, said, days = numbers(text, tag), quantities(text, tag), dates(text, tag, case.day)
    _in_order([(each.start, each.end) for each in counted], text)
    _in_order([(each.start, each.end) for each in said], text)
    _in_order([(each.start, each.end) for each in days], text)
    for number in counted:
        _bounded(number.value)
    for quantity in said:
        _sound(quantity)
    for when in days:
        assert when.low is None or when.high is None or when.low.first <= when.high.last
    quoted = quotations(text, tag)
    cut = sentences("A", 1, text, tag)
    for start, end in [(each.start, each.end) for each in quoted] + [
            part for each in quoted for part in (each.speaker, each.verb) if part]:
        assert 0 <= start < end <= len(text)
    _in_order([(each.start, each.end) for each in cut], text)
    assert all(each.text == text[each.start : each.end] for each in cut)
    return counted, said, days, quoted, cut, lands(text, tag)


def _in_order(spans: list[tuple[int, int]], text: str) -> None:
    last = 0
    for start, end in spans:
        assert last <= start < end <= len(text), (start, end)
        last = end


def _sound(quantity: Quantity) -> None:
    assert quantity.low <= quantity.high, quantity
    for value in (quantity.low, quantity.high, *(quantity.told or ()), *(quantity.of or ())):
        _bounded(value)


def _bounded(value: Fraction) -> None:
    assert isinstance(value, Fraction | int)
    assert max(value.numerator.bit_length(), value.denominator.bit_length()) < MOST_BITS
