"""Quantities in sentences of our own: value, hedge, unit, range, share, what is counted; and what must stay silent."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.suggest.found import Quantity
from annotate.suggest.quantity import quantities


def told(quantity: Quantity, text: str) -> str:
    """The quantity in a line: its words, hedge, value as told, unit."""
    low, high = quantity.told or (quantity.low, quantity.high)
    if quantity.of:
        return f"{text[quantity.start:quantity.end]} = {quantity.hedge}{quantity.of[0]} of {quantity.of[1]}"
    value = f"{float(low):g}" if low == high else f"{float(low):g}..{float(high):g}"
    return f"{text[quantity.start:quantity.end]} = {quantity.hedge}{value}{quantity.told_unit}"


@pytest.mark.parametrize(("tag", "text", "expected"), [
    ("en", "More than 6,300 people fled.", ["More than 6,300 = >6300"]),
    ("en", "at least some 240 tanks", ["at least some 240 = >=240"]),
    ("en", "up to 90 km away", ["up to 90 km = <=90km"]),
    ("en", "It cost £3m, or $4-6m in dollars.", ["£3m = 3e+06GBP", "$4-6m = 4e+06..6e+06USD"]),
    ("en", "a fee of 7 dollars and 45 cents", ["7 dollars and 45 cents = 7.45USD"]),
    ("en", "He is 5 feet 6 inches, she 6-foot-3.", ["5 feet 6 inches = 5.5ft", "6-foot-3 = 6.25ft"]),
    ("en", "between 5 and 15 percent of voters", ["between 5 and 15 percent = 5..15%"]),
    ("en", "17 miles (27 kilometers) north", ["17 miles (27 kilometers) = 17mi"]),
    ("en", "41 of 72 villages", ["41 of 72 = 41 of 72"]),
    ("en", "greater than 110 and less than 320", ["greater than 110 and less than 320 = 110..320"]),
    ("en", "a 14-year-old girl", ["14-year-old = 14a"]),
    ("en", "75 USD million were lost", ["75 USD million = 7.5e+07USD"]),
    ("de", "mehr als 900 Menschen, zwischen 5 und 12 Prozent",
     ["mehr als 900 = >900", "zwischen 5 und 12 Prozent = 5..12%"]),
    ("fr", "plus de 300 soldats, 45 km/h", ["plus de 300 = >300", "45 km/h = 45km/h"]),
    ("es", "unos 700 metros cuadrados", ["unos 700 metros cuadrados = ~700m2"]),
    ("ru", "около 300 человек, 22 из 57, 18-летний", ["около 300 = ~300", "22 из 57 = 22 of 57", "18-летний = 18a"]),
    ("uk", "понад 400 км", ["понад 400 км = >400km"]),
    ("vi", "hơn 3.000 người, từ 4 đến 6 ngày, 41 trong số 72 làng",
     ["hơn 3.000 = >3000", "từ 4 đến 6 ngày = 4..6d", "41 trong số 72 = 41 of 72"]),
    ("zh", "超过7000人、约300公里、6至8吨", ["超过7000 = >7000", "约300公里 = ~300km", "6至8吨 = 6..8t"]),
    ("zh", "72个村庄中仍有41个", ["72个村庄中仍有41 = 41 of 72"]),
    ("zh", "四成、百分之十三、400多名", ["四成 = 4tenth", "百分之十三 = 13%", "400多 = >400"]),
    ("ja", "約1万3000人以上、2500円未満", ["約1万3000人以上 = >=13000", "2500円未満 = <2500JPY"]),
    ("ko", "약 700명, 45% 이상", ["약 700 = ~700", "45% 이상 = >=45%"]),
    ("tr", "yüzde 23, 14 yaşındaki", ["yüzde 23 = 23%", "14 yaşındaki = 14a"]),
    ("tr", "30 milyondan fazla; 40 bine yakın bina", ["30 milyondan fazla = >3e+07", "40 bine yakın = ~40000"]),
    ("tr", "25. dakikada", ["25 = 25"]),
    ("it", "sei persone ferite, ma tu sei stato qui; un diciottenne", ["sei = 6", "diciottenne = 18a"]),
    ("it", "venti forti fino a 70 km/h", ["fino a 70 km/h = <=70km/h"]),
    ("pl", "trzydziestopięcioletni kierowca, trzy czwarte", ["trzydziestopięcioletni = 35a", "trzy czwarte = 0.75"]),
    ("de", "ein vierstündiges Treffen", ["vierstündiges = 4h"]),
    ("vi", "ba tháng, chín người; Ba Lan; bốn mươi năm", ["ba tháng = 3month", "chín = 9", "bốn mươi năm = 40a"]),
    ("fr", "vingt-sept blessés, haut de 1m82, à 16 heures", ["vingt-sept = 27", "1m82 = 1.82m"]),
    ("id", "Rp3,5 triliun, setinggi 1,7 m", ["Rp3,5 triliun = 3.5e+12IDR", "1,7 m = 1.7m"]),
    ("es", "una veintena de casas en los años ochenta", ["una veintena = 20"]),
    ("pt", "2,5 biliões de euros; a sexta vitória, na sexta", ["2,5 biliões de euros = 2.5e+12EUR", "sexta = 6"]),
    ("en", "he weighs 11st 7lb; a top-10 team", ["11st 7lb = 11.5st", "10 = 10"]),
])  # fmt: skip
def test_what_a_sentence_tells(tag: str, text: str, expected: list[str]) -> None:
    assert [told(each, text) for each in quantities(text, tag)] == expected


@pytest.mark.parametrize(("tag", "text"), [
    ("en", "the T-72, an F-16 and COVID-19"),
    ("en", "call +44 20 7946 0958 or 555-123-4567"),
    ("en", "see https://example.org/12/34?a=5"),
    ("en", "write to a12@b34.example"),
    ("en", "they won 4-1, then 3:3"),
    ("en", "open 24/7 at 9:30"),
    ("en", "one of them is near the Four Corners"),
    ("ru", "танк Т-72"),
])  # fmt: skip
def test_what_counts_nothing(tag: str, text: str) -> None:
    assert not quantities(text, tag)


def test_in_si() -> None:
    (miles,) = quantities("about 6 miles", "en")
    assert (miles.unit, miles.told_unit, miles.told) == ("m", "mi", (Fraction(6), Fraction(6)))
    assert miles.low == Fraction("9656.064")
    (heat,) = quantities("it was 50 °F", "en")
    assert heat.low == Fraction(10)
    assert heat.unit == "°C"
    (years,) = quantities("18 months", "en")
    assert years.low * 2 == quantities("3 years", "en")[0].low


def test_what_is_counted() -> None:
    counted = {text: quantities(text, tag)[0].counted for tag, text in (
        ("en", "about 300 soldiers"), ("zh", "300名士兵"), ("vi", "300 binh sĩ"), ("ru", "300 солдат"))}
    assert list(counted.values()) == ["soldiers", "士兵", "binh sĩ", "солдат"]


def test_what_is_counted_is_a_whole_word_or_nothing() -> None:
    counted = {text: quantities(text, tag)[0].counted for tag, text in (
        ("vi", "41 trong số 72 khu dân cư vẫn đóng"), ("en", "about 300 South Korean sailors left"),
        ("en", "20 on board"), ("de", "300 südkoreanische Matrosen kamen"), ("de", "drei wurden verletzt"))}
    assert list(counted.values()) == ["khu dân cư", "South Korean sailors", "", "südkoreanische Matrosen", ""]


def test_number_alone() -> None:
    text = "nearly $300 million"
    (money,) = quantities(text, "en")
    assert text[money.first : money.last] == "300 million"
    assert money.low == Fraction(300_000_000)
    assert f"{money.hedge} {money.unit}" == "~ USD"


def test_open_ends_of_a_range() -> None:
    (between,) = quantities("more than 100 but not more than 310", "en")
    assert (between.low, between.high) == (Fraction(100), Fraction(310))
    assert between.open == (True, False)


PIECES = ("more than ", "5", "12.000", "-", " to ", "万", "人", "约", " of ", "km", "$", "m", " ", "%", "百分之", "từ ",
          "đến", "個", "中", "(", "3:2", "İ", "ß")


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(("en", "zh", "vi", "ru", "ar", "tr", "xx")),
       st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=12).map("".join)))
def test_spans_stand_in_the_text(tag: str, text: str) -> None:
    last = 0
    for each in quantities(text, tag):
        assert last <= each.start <= each.first < each.last <= each.end <= len(text)
        assert each.low <= each.high
        last = each.end
