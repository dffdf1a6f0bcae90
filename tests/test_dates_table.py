"""The table of names, clocks, and what holds for every text."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.suggest import dates
from annotate.suggest.date.clock import clocks
from annotate.suggest.date.feast import easter
from annotate.suggest.date.han import han_number
from annotate.suggest.language import section
from tests import calendars

LANGUAGES = (
    "ar",
    "de",
    "el",
    "en",
    "es",
    "fa",
    "fr",
    "hi",
    "hr",
    "hu",
    "ja",
    "ka",
    "ko",
    "ru",
    "tr",
    "vi",
    "zh",
    "cs",
)
CLOCKS = {
    "en": ("at 5 p.m. or 10:30am, not 3 men", ["5 p.m.", "10:30am"]),
    "de": ("um 15.30 Uhr, nicht 8 Mann", ["15.30 Uhr"]),
    "fr": ("à 14h30, pas 3 hommes", ["14h30"]),
    "es": ("a las cinco de la mañana", ["a las cinco de la mañana"]),
    "it": ("alle 7.55 del mattino, alle 3 persone", ["alle 7.55 del mattino"]),
    "pt": ("Às 15h30, às 6 semanas", ["Às 15h30"]),
    "vi": ("lúc 8h30 sáng, 3 giờ", ["lúc 8h30 sáng"]),
    "zh": ("下午3点30分，3个小时，四点 五个百分点", ["下午3点30分"]),
    "ja": ("午後3時30分、3時間", ["午後3時30分"]),
    "ko": ("오후 3시 30분, 24시간", ["오후 3시 30분"]),
    "ru": ("в 5 часов утра, 5 часов", ["5 часов утра"]),
    "ar": ("الساعة 3:30 مساء", ["الساعة 3:30 مساء"]),
}
PIECES = (
    "14",
    "11",
    "2025",
    "May",
    " ",
    " ",
    "-",
    "–",
    "/",
    ".",
    ", ",
    "of",
    "to",
    "the",
    "since",
    "last year",
    "年",
    "月",
    "日",
    "十",
    "\n",
    "x",
    "12:30",
    "$",
    "İ",
    "ß",
    "٣",
    "３",
    "\u0301",
    "tháng",
    "năm",
    "1990s",
    "Friday",
    "мая",
    "г.",
)


def test_the_table_is_what_babel_has() -> None:
    """For a sample: all of it takes seconds (`python -m tests.calendars`)."""
    table = json.loads(calendars.TABLE.read_text("utf-8"))
    for name in LANGUAGES:
        got = calendars.calendar(name)
        assert {key: table[name][key] for key in got} == got
    for name in ("en", "ar", "ru", "tr"):
        assert table[name]["numbers"] == calendars.days(name)
    assert len(table) > 200


@pytest.mark.parametrize(("tag", "text", "expected"), [(tag, *each) for tag, each in CLOCKS.items()])
def test_clocks(tag: str, text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in clocks(text, tag)] == expected


def test_every_language_of_ours_reads() -> None:
    for tag in calendars.SPELLED:
        months = section(tag, "dates").get("months") or {}
        assert isinstance(months, dict)
        assert [each.written for each in dates("2025-11-14", tag)] == [("2025-11-14", "2025-11-14")]


def test_easter() -> None:
    assert [easter(year) for year in (1961, 2000, 2024, 2025, 2038)] == [
        date(1961, 4, 2),
        date(2000, 4, 23),
        date(2024, 3, 31),
        date(2025, 4, 20),
        date(2038, 4, 25),
    ]


def test_han_numbers() -> None:
    assert [
        han_number(each) for each in ("二零一五", "十", "十二", "二十", "二十一", "廿", "廿三", "卅一", "两")
    ] == [2015, 10, 12, 20, 21, 20, 23, 31, 2]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=24).map("".join),
    st.sampled_from(("en", "zh", "vi", "ru", "de", "tr", "hu")),
    st.dates(),
)
def test_spans_lie_in_the_text_in_order(text: str, tag: str, reference: date) -> None:
    last = 0
    for found in dates(text, tag, reference):
        assert last <= found.start < found.end <= len(text)
        last = found.end
        assert (found.low is None) == (found.high is None)
        if found.low and found.high and not found.hedge:
            assert found.low.first <= found.high.last


@pytest.mark.parametrize("piece", ["1", "1.", "1-", "1/1/", "may ", "十", "1月", "2025 ", "5-6-", "1,", "the 1 of "])
def test_a_long_text_of_one_piece_is_read(piece: str) -> None:
    for tag in ("en", "zh"):
        dates(piece * (20_000 // len(piece)), tag)
