"""Quantities as the press of eight languages writes them, in sentences of our own, and what they count."""

from __future__ import annotations

from fractions import Fraction

import pytest

from annotate.suggest.found import Quantity
from annotate.suggest.quantity import quantities


def told(quantity: Quantity) -> str:
    """Hedge, value and unit in short."""
    low, high = quantity.told or (quantity.low, quantity.high)
    if quantity.of:
        return f"{quantity.of[0]} of {quantity.of[1]}"
    value = f"{float(low):g}" if low == high else f"{float(low):g}..{float(high):g}"
    return f"{quantity.hedge}{value}{quantity.told_unit}"


@pytest.mark.parametrize(("tag", "text", "expected"), [
    ("zh", "132次余震,500余人,1千多种", "132 >500 >1000"),
    ("en", "more than 2000 homes, 3 1/2 million people", ">2000 3.5e+06"),
    ("zh", "气温大于-5度", ">-5°"),
    ("zh", "身高比170低", "<170"),
    ("en", "Dozens were killed, three dozen wounded", "36"),
    ("ru", "водители в возрасте 41, 52 и 63 лет", "41 52 63a"),
    ("ru", "четверо из восьмерых, у неё пятеро детей", "4 of 8 5"),
    ("ru", "тридцатипятилетний шахтёр, трёхдневный визит", "35a 3d"),
    ("ru", "свыше тысячи домов, тысячи людей", ">1000"),
    ("ru", "более полумиллиона жителей", ">500000"),
    ("uk", "двоє поранених, шестеро зниклих", "2 6"),
    ("uk", "дев'яносторічна жінка, три з половиною роки", "90a 3.5a"),
    ("uk", "понад тисячу людей, близько мільйона гривень", ">1000 ~1e+06UAH"),
    ("ar", "أعمارهم 41 و52 و63 عاما", "41 52 63a"),
    ("ar", "بـ30 مليون دولار و700 ألف يورو", "3e+07USD 700000EUR"),
    ("ar", "ما بين 40 ألفا و50 ألفا", "40000..50000"),
    ("fa", "شبکه بی‌بی‌سی ۷ خبرنگار دارد", "7"),
    ("fa", "سهام ۲۵ درصد رشد کرد", "25%"),
    ("fa", "۲/۵ میلیون دلار", "2.5e+06USD"),
    ("fa", "۲۰۰ هزار و ۳۰۰ نفر", "200300"),
    ("hi", "सऊदी अरब ने दो अरब डॉलर दिए", "2e+09USD"),
    ("hi", "सवा लाख लोग", "125000"),
    ("zh", "近百人、千余名、逾万人", "~100 >1000 >10000"),
    ("zh", "两个半小时，时速约90公里", "2.5h ~90km/h"),
    ("zh", "¥300，2米35", "300CNY 2.35m"),
    ("ja", "時速90キロ、百人以上", "90km/h >=100"),
    ("ko", "시속 90km, 만 16세 이상", "90km/h >=16a"),
    ("ko", "다섯 명, 여섯 개", "5 6"),
])  # fmt: skip
def test_what_the_press_tells(tag: str, text: str, expected: str) -> None:
    assert " ".join(told(each) for each in quantities(text, tag)) == expected


@pytest.mark.parametrize(("tag", "text"), [
    ("zh", "二、外交政策"), ("zh", "（三）军队"), ("zh", "两国总理会谈"), ("zh", "以4比1获胜"), ("zh", "亨利八世"),
    ("ja", "4対1で勝った"), ("ja", "30代の女性"), ("ja", "5Gの時代"), ("ko", "4대 1로 졌다"), ("fa", "۴ بر ۱ برد"),
    ("fa", "تلفن ۰۷۰۰۱۲۳۴۵۶"), ("hi", "संयुक्त अरब अमीरात"), ("ru", "столетие и столица"),
])  # fmt: skip
def test_what_counts_nothing(tag: str, text: str) -> None:
    assert not quantities(text, tag)


@pytest.mark.parametrize(("text", "counted"), [
    ("82个村庄中仍有45个因洪水停电", "村庄"),
    ("近一半的村庄在停电", "村庄"),
    ("两个在演习中的部队", ""),
    ("约3万名法国军人在北部", "法国军人"),
    ("45人死亡", "人"),
    ("6名中国公民被捕", "中国公民"),
    ("又4百多名追加派遣", ""),
])
def test_a_whole_word_is_counted_or_none(text: str, counted: str) -> None:
    assert [each.counted for each in quantities(text, "zh")] == [counted]


def test_a_half_is_told_with_its_unit() -> None:
    (half,) = quantities("会谈持续了一个半小时。", "zh")
    assert (half.low, half.unit) == (Fraction(5400), "s")
