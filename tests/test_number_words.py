"""Numbers in words and digits, as the press of each language writes them."""

from __future__ import annotations

import itertools
import random
from fractions import Fraction

import pytest

from annotate.suggest.number import numbers

CASES = """
en | nobody counted twenty twenty | 20 20
en | one two three | 1 2 3
en | two hundred and five thousand men | 205000
en | two thousand, three hundred miles | 2300
en | half a million, a quarter of a million | 500000 250000
en | two and a half million; two million and a half | 2500000 2500000
en | one out of three, two thirds, 3/4, 2 ½ | 1/3 2/3 3/4 5/2
en | a dozen eggs, three dozen | 12 36
en | $1.5bn, £2m and 3m of rope | 1500000000 2000000 3
en | 15k-20k | 15000 20000
en | aged 18-29, -5 degrees, minus five | 18 29 -5 -5
en | tens of thousands, hundreds, several hundred, this one |
en | two point five six | 64/25
en | 5 lakh, 12,34,567 | 500000 1234567
en | 6.2x10^-4 and 10^5 | 31/50000 100000
en | on 17/5/2018 | 17 5 2018
en | build 1.2.3.4 |
de | zweihundertfünfundfünfzig von dreißig | 255 30
de | dreieinhalb Millionen, 1,5 Mio., 2 Millionen | 3500000 1500000 2000000
de | anderthalb, drei Viertel, 15.000 | 3/2 3/4 15000
de | ein Mann sah Tausende |
fr | vingt et un, vingt trois, quatre-vingt-dix-sept | 21 23 97
fr | une douzaine, un demi-million, un quart, trois cinquièmes | 12 500000 1/4 3/5
fr | au moins 30, plus ou moins dix, moins cinq | 30 10 -5
fr | 1 234 567,89 ou septante | 123456789/100 70
fr | des milliers, des millions |
es | al menos 40, ciento treinta y dos mil | 40 132000
es | dos millones y medio; 3 mil millones | 2500000 3000000000
pt | mil e cem, dezesseis, cento e vinte e um | 1100 16 121
it | trecentotrentuno, duemila | 331 2000
nl | vijfentwintig, anderhalf miljoen, drie kwart | 25 1500000 3/4
sv | tjugofem tusen, tre fjärdedelar | 25000 3/4
ru | 15 тысяч, 2,5 млн, полтора миллиона, двадцати пяти | 15000 2500000 1500000 25
ru | тысячи людей, миллионы, несколько тысяч |
uk | дев’яносто п`ять, дев'ять, 15 тис. | 95 9 15000
uk | його сім'я, без сім’ї, сім днів | 7
vi | 15.000 lính, 1,200,000 người, 3 triệu, 2,5 tỷ | 15000 1200000 3000000 2500000000
vi | ba phần tư, ba mươi tư nghìn không trăm mười lăm | 3/4 34015
vi | hàng trăm người, một người |
tr | on beş bin, onbeş, 2,5 milyar | 15000 15 2500000000
id | 5 juta dua ratus ribu, seperempat | 5200000 1/4
pl | dwadzieścia pięć tysięcy, 3 mld, półtora | 25000 3000000000 3/2
hu | ezerkilencszáz, két és fél millió | 1900 2500000
fi | viisikymmentäkaksi | 52
ka | ოცდაჩვიდმეტი, ორას ოცდახუთი | 37 225
mn | хорин найм, гурван мянга | 28 3000
""".strip().splitlines()

ORDINALS = """
en | the 21st, twenty-first, the hundredth | 21 21 100
fr | le 1er, 2ème, dix-huitième | 1 2 18
es | el 3.º, vigésimo primero | 3 21
ru | 15-й, двадцать первого | 15 21
uk | 15-й, сорок восьме | 15 48
de | am 4. Juli, dreißigsten | 4 30
bg | 21-вото, двадесет и първият | 21 21
ro | al 3-lea, a doua | 3 2
vi | thứ 4, thứ ba | 4 3
ka | მე-4, მესამე | 4 3
tr | 3'üncü | 3
""".strip().splitlines()


def told(case: str) -> tuple[str, str, list[Fraction]]:
    tag, text, values = (part.strip() for part in case.split("|"))
    return tag, text, [Fraction(value) for value in values.split()]


@pytest.mark.parametrize("case", CASES)
def test_numbers_are_read(case: str) -> None:
    tag, text, values = told(case)
    found = numbers(text, tag)
    assert [each.value for each in found if each.role == "number"] == values


@pytest.mark.parametrize("case", ORDINALS)
def test_ordinals_are_read(case: str) -> None:
    tag, text, values = told(case)
    found = numbers(text, tag)
    assert [each.value for each in found if each.role == "ordinal"] == values


def test_a_span_has_its_sign_and_its_words() -> None:
    text = "İn −5 or minus two and a half million"
    assert [text[each.start : each.end] for each in numbers(text, "en")] == ["−5", "minus two and a half million"]


def test_words_and_decimals_are_told() -> None:
    found = numbers("15, 15.00, 1.5 million, five", "en")
    assert [(each.words, each.decimals) for each in found] == [(False, 0), (False, 2), (True, 1), (True, -1)]


@pytest.mark.parametrize("tag", ["en", "de", "fr", "ru", "vi", "tr", "ka", "it"])
def test_whatever_is_written_spans_are_in_order(tag: str) -> None:
    chance = random.Random(tag)  # noqa: S311
    known = "one and a half a million minus three /4 5.000 2-3 , ½ k und drei vingt и пять mười İ".split()
    for _ in range(200):
        text = " ".join(chance.choices(known, k=8)).replace(" ", chance.choice(["", " ", "-", "\u00a0"]))
        found = numbers(text, tag)
        assert all(0 <= each.start < each.end <= len(text) for each in found)
        assert all(one.end <= two.start for one, two in itertools.pairwise(found))
