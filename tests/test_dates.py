"""Dates in texts: what is told, as it is told, in sentences of our own."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

import pytest

from annotate.suggest import When, dates
from annotate.suggest.date.clock import clocks

KURSK = Path(__file__).parent.parent / "sources" / "kursk-sappers"
TOLD = {
    "en": {
        "The talks on 14 November 2025 failed.": "14 November 2025 = 2025-11-14",
        "It began November 14th, 2025, at 10:30.": "November 14th, 2025 = 2025-11-14",
        "on the fourth of July": "fourth of July = XXXX-07-04",
        "On 11/14 and on 22/04 they met.": "11/14 = XXXX-11-14 | 22/04 = XXXX-04-22",
        "The law of 2024-10 stands.": "2024-10 = 2024-10",
        "from 13 to 15 July": "from 13 to 15 July = XXXX-07-13..XXXX-07-15",
        "between 28 May and 3 June 2020": "between 28 May and 3 June 2020 = 2020-05-28..2020-06-03",
        "28 December to 3 January 2020": "28 December to 3 January 2020 = 2019-12-28..2020-01-03",
        "on 18 and 19 June": "18 = XXXX-06-18 | 19 June = XXXX-06-19",
        "in 1950-53 and in 2017/18": "1950-53 = 1950..1953 | 2017/18 = 2017..2018",
        "in the early 2000s and the 1930s": "early 2000s = ~ 2000..2009 | 1930s = 1930..1939",
        "in the late 19th century": "late 19th century = ~ 1801..1900",
        "In Q3 2024, in the summer of 2023": "Q3 2024 = 2024-07..2024-09 | summer of 2023 = 2023-06..2023-08",
        "since 2014, before May 2015": "since 2014 = >= 2014 | before May 2015 = < 2015-05",
        "by 2030": "by 2030 = <= 2030",
        "by mid-November and after late 2025": "by mid-November = <= XXXX-11 | after late 2025 = > 2025",
        "On Christmas Day 2022, and Easter 2019": "Christmas Day 2022 = 2022-12-25 | Easter 2019 = 2019-04-21",
        "after 9/11 the law changed": "after 9/11 = > XXXX-09-11",
    },
    "en-GB": {"The deal of 5/7/2024 holds": "5/7/2024 = 2024-07-05"},
    "vi": {
        "hôm 14/11, ngày 23/10": "14/11 = XXXX-11-14 | 23/10 = XXXX-10-23",
        "ngày 17 tháng 9 năm 2021": "17 tháng 9 năm 2021 = 2021-09-17",
        "hồi tháng 6/2024": "tháng 6/2024 = 2024-06",
        "thứ hai, mồng 6 tháng 2": "thứ hai, mồng 6 tháng 2 = XXXX-02-06",
        "cuối tháng 8": "cuối tháng 8 = ~ XXXX-08",
        "thế kỷ 21, những năm 1930": "thế kỷ 21 = 2001..2100 | những năm 1930 = 1930..1939",
    },
    "zh": {
        "2015年三月3號": "2015年三月3號 = 2015-03-03",
        "二零一五年十月": "二零一五年十月 = 2015-10",
        "十月初": "十月初 = ~ XXXX-10",
        "11月5至6日访问": "11月5至6日 = XXXX-11-05..XXXX-11-06",
        "2005 年 5 月30日": "2005 年 5 月30日 = 2005-05-30",
        "从2014年到2018年": "从2014年到2018年 = 2014..2018",
        "上世纪80年代": "80年代 = 1980..1989",
        "民国114年": "民国114年 = 2025",
        "2024年上半年": "2024年上半年 = 2024-01..2024-06",
        "2010年1月10日或之前": "2010年1月10日或之前 = <= 2010-01-10",
    },
    "ja": {
        "令和7年5月3日": "令和7年5月3日 = 2025-05-03",
        "6月から7月にかけて": "6月から7月にかけて = XXXX-06..XXXX-07",
        "2018年以降": "2018年以降 = >= 2018",
        "10月上旬": "10月上旬 = ~ XXXX-10",
    },
    "ko": {"2019년 5월 1일부터 5월 7일까지": "2019년 5월 1일부터 5월 7일까지 = 2019-05-01..2019-05-07"},
    "ru": {
        "с 3.09. по 7.09.2021": "с 3.09. по 7.09.2021 = 2021-09-03..2021-09-07",
        "в 1990-х годах и в XIX веке": "1990-х годах = 1990..1999 | XIX веке = 1801..1900",
        "до 2020 г., после июньского саммита": "до 2020 г. = < 2020 | после июньского = > XXXX-06",
        "двадцать второго мая 2017 года": "двадцать второго мая 2017 года = 2017-05-22",
    },
    "uk": {"з 13 по 15 липня": "з 13 по 15 липня = XXXX-07-13..XXXX-07-15"},
    "de": {
        "vom 3.9. bis zum 7.9.2021": "vom 3.9. bis zum 7.9.2021 = 2021-09-03..2021-09-07",
        "Ende 1989, seit März 2008": "Ende 1989 = ~ 1989 | seit März 2008 = >= 2008-03",
        "in den 1930er Jahren": "1930er Jahren = 1930..1939",
    },
    "fr": {
        "le 20 02 14": "20 02 14 = 2014-02-20",
        "du 13 au 15 juillet": "13 au 15 juillet = XXXX-07-13..XXXX-07-15",
        "au XIXe siècle": "XIXe siècle = 1801..1900",
        "avant le 1er mars": "avant le 1er mars = < XXXX-03-01",
    },
    "es": {"antes del veintiuno de mayo de 2013": "antes del veintiuno de mayo de 2013 = < 2013-05-21"},
    "ar": {
        "الثانية والعشرون من يونيو": "الثانية والعشرون من يونيو = XXXX-06-22",
        "منذ عام ٢٠١٤": "منذ عام ٢٠١٤ = >= 2014",
    },
    "tr": {
        "yirmi dört Mayıs 2021, Pazartesi": "yirmi dört Mayıs 2021, Pazartesi = 2021-05-24",
        "2016'da geldi": "2016'da = 2016",
    },
    "pl": {"w 2014 r. i w październiku": "2014 r. = 2014 | październiku = XXXX-10"},
    "hi": {"2012 में और 4 से 22 जनवरी 1995": "2012 में = 2012 | 4 से 22 जनवरी 1995 = 1995-01-04..1995-01-22"},
    "xx": {"On 2025-11-14": "2025-11-14 = 2025-11-14"},
}
SILENT = {
    "en": [
        "They won 3-2.",
        "3/4 of them, 1/2 of all",
        "call 555-1234 or +44 20 7946 0958",
        "version 2.10.3",
        "open 24/7",
        "You may go, march on, in the sun; he may 3 times.",
        "section 3.2",
        "$2,014 and 2,500 people",
        "18-29 year-olds",
        "192.168.0.1",
        "a ratio of 1/2",
        "2024 soldiers fell",
        "20.4 million",
        "in his 80s",
        "2000 troops, 1950 euros",
    ],
    "de": ["Es stand 3:2, nicht 2.10.", "3,5 Mio."],
    "fr": ["la planète Mars", "24 h/24", "les 3/4 des gens"],
    "es": ["ganó 3-2 el partido", "los 2000 soldados"],
    "it": ["ha 60 anni", "superiore a 1/4 e inferiore a 1/2"],
    "vi": ["tỷ số 3-2", "3/4 dân số", "18-29 tuổi"],
    "zh": ["3比2", "三个月、10年、24小时", "超过2000万人", "10日元", "2018年轻人"],
    "ja": ["3日間、2000人"],
    "ru": ["со счётом 3:2", "2014 человек", "15.000"],
}
READ = date(2025, 11, 17)  # a Monday
RELATIVE = [
    ("en", "yesterday", "2025-11-16"),
    ("en", "last year", "2024"),
    ("en", "three days ago", "2025-11-14"),
    ("en", "since October last year", "2024-10"),
    ("en", "last November", "2024-11"),
    ("en", "on Friday", "2025-11-14"),
    ("en", "last month", "2025-10"),
    ("en", "two weeks ago", "2025-11-03..2025-11-09"),
    ("en", "last Friday", "2025-11-14"),
    ("zh", "去年11月", "2024-11"),
    ("zh", "据14日报道", "2025-11-14"),
    ("zh", "据20日报道", "2025-10-20"),
    ("zh", "上周五", "2025-11-14"),
    ("vi", "tháng 8 năm ngoái", "2024-08"),
    ("vi", "Vào tháng 8", "2025-08"),
    ("vi", "10 năm trước", "2015"),
    ("nl", "vorige week", "2025-11-10..2025-11-16"),
    ("de", "vor drei Tagen", "2025-11-14"),
    ("ru", "14 мая прошлого года", "2024-05-14"),
    ("es", "hace tres días", "2025-11-14"),
    ("ja", "先月14日", "2025-10-14"),
    ("en", "in early December", "2025-12"),
    ("en", "3 February", "2025-02-03"),
    ("en", "on 29 February", "2024-02-29"),
]
CHINESE = ["14日", "11月14日", "2024年6月", "2025年", "去年", "11月初", "自去年11月", "11月5至6日", "2025年11月17日"]
VIETNAMESE = [
    "2025-11-15",
    "14/11",
    "Kể từ tháng 10 năm ngoái",
    "tháng 8 năm ngoái",
    "tháng 6/2024",
    "tháng 8",
    "23/10",
]


def shown(text: str, found: When) -> str:
    low, high = found.written
    value = low if low == high else f"{low}..{high}"
    return f"{text[found.start : found.end]} = {f'{found.hedge} ' * bool(found.hedge)}{value}"


@pytest.mark.parametrize(
    ("tag", "text", "expected"), [(tag, *each) for tag, cases in TOLD.items() for each in cases.items()]
)
def test_told(tag: str, text: str, expected: str) -> None:
    assert " | ".join(shown(text, each) for each in dates(text, tag)) == expected


@pytest.mark.parametrize(("tag", "text"), [(tag, text) for tag, texts in SILENT.items() for text in texts])
def test_what_only_looks_like_a_date_is_none(tag: str, text: str) -> None:
    assert [shown(text, each) for each in dates(text, tag)] == []


@pytest.mark.parametrize(("tag", "text", "expected"), RELATIVE)
def test_the_day_of_reading_fills_in_what_is_not_said(tag: str, text: str, expected: str) -> None:
    (found,) = dates(text, tag, READ)
    assert found.low is not None
    assert found.high is not None
    low, high = found.low.written, found.high.written
    assert (low if low == high else f"{low}..{high}") == expected


def test_without_a_day_of_reading_nothing_is_filled_in() -> None:
    (found,) = dates("tháng 10 năm ngoái", "vi")
    assert (found.written, found.low, found.high, found.relative) == (("XXXX-10", "XXXX-10"), None, None, True)


def test_marks_that_stand_apart_from_their_letters() -> None:
    text = unicodedata.normalize("NFD", "Kể từ tháng 10 năm ngoái, lúc 8h30 sáng")
    (found,) = dates(text, "vi", READ)
    assert text[found.start : found.end] == unicodedata.normalize("NFD", "Kể từ tháng 10 năm ngoái")
    assert [text[start:end] for start, end in clocks(text, "vi")] == [unicodedata.normalize("NFD", "lúc 8h30 sáng")]


def test_a_day_that_never_was_is_told_as_it_is_written() -> None:
    (found,) = dates("am 30. Februar 2019", "de", READ)
    assert (found.written[0], found.low) == ("2019-02-30", None)


@pytest.mark.parametrize(
    ("file", "tag", "read", "expected", "ends"),
    [
        (
            "a.txt",
            "zh",
            READ,
            CHINESE,
            ["2025-11-14", "2025-11-14", "2024-06", "2025", "2024", "2025-11", "2024-11", "2025-11-06", "2025-11-17"],
        ),
        (
            "b.txt",
            "vi",
            date(2025, 11, 15),
            VIETNAMESE,
            ["2025-11-15", "2025-11-14", "2024-10", "2024-08", "2024-06", "2025-08", "2025-10-23"],
        ),
    ],
)
def test_both_articles(file: str, tag: str, read: date, expected: list[str], ends: list[str]) -> None:
    text = (KURSK / file).read_text("utf-8")
    found = dates(text, tag, read)
    assert [text[each.start : each.end] for each in found] == expected
    assert [each.high.written if each.high else "" for each in found] == ends
