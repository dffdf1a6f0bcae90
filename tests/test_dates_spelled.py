"""Dates in words, parts of months and years, and what looks like them and is none."""

from __future__ import annotations

import pytest

from annotate.suggest import dates

TOLD = {
    "en": {
        "born on May 2nd, nineteen eighty-four": "1984-05-02",
        "since two thousand and six": "2006",
        "in the third month of 2020": "2020-03",
        "on 22-Jan-18": "2018-01-22",
        "on 5 September '74": "1974-09-05",
        "Christmas 2015": "2015-12-25",
    },
    "es": {
        "el dos de mayo de mil novecientos ochenta y cuatro": "1984-05-02",
        "el tercer mes de 2020": "2020-03",
        "la última semana de enero": "XXXX-01",
        "T3 de 2016": "2016-07..2016-09",
        "un sabado, el veintidos de junio": "XXXX-06-22",
        "el Día de la Tierra de 2015": "2015-04-22",
        "el 21 del 3": "XXXX-03-21",
    },
    "fr": {
        "au 2e semestre 2018": "2018-07..2018-12",
        "le deuxième mois de 2020": "2020-02",
        "du premier au sept mai": "XXXX-05-01..XXXX-05-07",
        "la dernière semaine d'avril": "XXXX-04",
    },
    "de": {
        "am vierten Mai neunzehnhundertfünfundneunzig": "1995-05-04",
        "im zweiten Halbjahr 2018": "2018-07..2018-12",
        "Anfang der vierziger Jahre": "1940..1949",
        "im dritten Monat des Jahres 2020": "2020-03",
    },
    "ar": {
        "12 كانون الثاني/يناير 2014": "2014-01-12",
        "20 غشت 1953": "1953-08-20",
        "بين مارس ومايو": "XXXX-03..XXXX-05",
        "الشهر الثالث من عام 2020": "2020-03",
        "في التسعينيات": "1990..1999",
    },
    "ru": {"в III квартале 2016 года": "2016-07..2016-09", "в марте–мае": "XXXX-03..XXXX-05"},
    "uk": {"двадцять другого червня": "XXXX-06-22", "у дві тисячі десятому році": "2010"},
    "vi": {
        "từ 4 đến 22 tháng 1": "XXXX-01-04..XXXX-01-22",
        "ngày hai mươi hai tháng sáu": "XXXX-06-22",
        "tháng Tư năm 2015": "2015-04",
    },
    "hi": {"उन्नीसवीं सदी में": "1801..1900", "2016 की पहली छमाही": "2016-01..2016-06"},
    "hu": {
        "május elsején": "XXXX-05-01",
        "április 14-től 22-ig": "XXXX-04-14..XXXX-04-22",
        "2012 áprilisában": "2012-04",
        "a XIX. században": "1801..1900",
    },
    "ko": {"시월 이십일": "XXXX-10-20", "이천십오년 사월": "2015-04", "2016년 3분기": "2016-07..2016-09"},
    "zh": {"二千零八年": "2008", "2020年的第三个月": "2020-03", "2015年国庆节": "2015-10-01"},
}
NONE = {
    "en": ("two thousand troops in two thousand villages", "nineteen eighty-year-old men", "the Christmas tree"),
    "es": ("mil novecientos soldados", "el 5 de 12 alumnos", "los 90 kilos"),
    "fr": ("deux mille soldats", "mille neuf cents habitants", "il a sept enfants"),
    "de": ("in zweitausend Dörfern", "auf Platz 5. 12 Leute sahen es"),
    "ru": ("версия 2.0.1", "счёт 3:2"),
    "ar": ("ألفين قرية", "ثاني أكبر مدينة"),
    "vi": ("mỗi tháng một lần", "hai mươi hai người"),
    "ja": ("人口は1/2に減った", "2000に達した"),
    "ko": ("이천 명", "3-2로 이겼다"),
    "zh": ("两千人参加", "第三个月的工资"),
    "hu": ("ezer ember", "3-2-re nyertek"),
}


@pytest.mark.parametrize(("tag", "text"), [(tag, text) for tag, texts in TOLD.items() for text in texts])
def test_told_in_words(tag: str, text: str) -> None:
    found = [each.written for each in dates(text, tag)]
    assert ["..".join(dict.fromkeys(written)) for written in found] == [TOLD[tag][text]]


@pytest.mark.parametrize(("tag", "text"), [(tag, text) for tag, texts in NONE.items() for text in texts])
def test_no_date(tag: str, text: str) -> None:
    assert not dates(text, tag)
