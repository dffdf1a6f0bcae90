"""Numbers in Arabic, Hebrew, the languages of India and of South-East Asia; and numbers spelled by CLDR read back."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

from annotate.suggest.number import numbers
from annotate.suggest.number.inflect import inflected


def values(text: str, tag: str, role: str = "number") -> list[Fraction]:
    return [each.value for each in numbers(text, tag) if each.role == role]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ثلاثة وعشرون جنديا", [23]),
        ("ثلاثمئة وخمسين ألفا", [350000]),
        ("وصل مليونان من اللاجئين", [2000000]),
        ("3 آلاف و200 شخص", [3200]),
        ("15 ألف مقاتل و 40 دبابة", [15000, 40]),
        ("مليون ونصف", [1500000]),
        ("نصف مليون", [500000]),
        ("خمسة أثمان", [Fraction(5, 8)]),
        ("ثلث السكان وثلاثة أرباع", [Fraction(1, 3), Fraction(3, 4)]),
        ("خمس سنوات", [5]),
        ("١٬٢٠٠٫٥ طن", [Fraction(2401, 2)]),
        ("40 بالمائة", [40]),
        ("40 في المئة", [40]),
        ("33 و34 و39", [33, 34, 39]),
        ("آلاف الجنود وملايين النازحين ومئات القتلى", []),
        ("يوم الاثنين", []),
        ("بثلاثة ولأربعة", [3, 4]),
    ],
)
def test_arabic(text: str, expected: list[Fraction]) -> None:
    assert values(text, "ar") == expected


def test_arabic_ordinals() -> None:
    assert values("اليوم الحادي عشر والمرة الثالثة والعشرين", "ar", "ordinal") == [11, 23]


def test_the_prefix_is_no_part_of_a_number() -> None:
    text = "اشتراه بألفين"
    (found,) = numbers(text, "ar")
    assert text[found.start : found.end] == "ألفين"


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("hi", "साढ़े तीन हजार लोग", [3500]),
        ("hi", "डेढ़ करोड़ रुपये और २५ लाख", [15000000, 2500000]),
        ("hi", "तीन चौथाई", [Fraction(3, 4)]),
        ("hi", "पांच का आठवां हिस्सा", [Fraction(5, 8)]),
        ("hi", "छोटा अच्छा कुछ लाखों हजारों", []),
        ("ne", "पच्चिस हजार", [25000]),
        ("bn", "পঁচিশ হাজার", [25000]),
        ("mr", "साडेतीन", []),
        ("gu", "પાંચ લાખ", [500000]),
        ("pa", "ਪੰਜ ਸੌ", [500]),
        ("te", "ఇరవై ఐదు వేల", [25000]),
        ("kn", "ಐದು ಸಾವಿರ", [5000]),
        ("ml", "ഇരുപത്തിരണ്ട്", [22]),
        ("ta", "இருபத்தி ஐந்து", [25]),
        ("th", "มีคนห้าหมื่นสามพันคน", [53000]),
        ("th", "สามารถทำได้ และสามีห้ามไว้", []),
        ("lo", "ຊາວຫົກຄົນ", [26]),
        ("km", "ប្រាំមួយពាន់នាក់", [6000]),
        ("my", "နှစ်ထောင်", [2000]),
        ("he", "עשרים ושלוש אלף", [23000]),
        ("fa", "سی و پنج هزار نفر", [35000]),
        ("fa", "بیست‌وپنج هزار نفر", [25000]),
        ("fa", "یک و نیم میلیون نفر، سه‌چهارم", [1500000, Fraction(3, 4)]),
        ("fa", "یک میلیون و ۲۰۰ هزار نفر", [1200000]),
        ("fa", "۱۴/۵ درصد و ۳/۴", [Fraction(29, 2), Fraction(3, 4)]),
        ("fa", "ده‌ها هزار نفر، نه", []),
    ],
)
def test_other_scripts(tag: str, text: str, expected: list[Fraction]) -> None:
    assert values(text, tag) == expected


def test_forms_that_follow_from_others() -> None:
    words = {"ten": ("n", Fraction(10)), "one": ("n", Fraction(1)), "lakh": ("x", Fraction(10**5))}
    hand = {"glued_tens": {20: "twenty"}, "ordinal_endings": ["th", "-e+st"], "halves_before": {"1/2": "half"}}
    made = inflected(words, {**hand, "spellings": [["t", "d"]]})
    assert made["twentyone"] == ("n", Fraction(21))
    assert made["half ten"] == ("n", Fraction(21, 2))
    assert [made[form] for form in ("tenth", "onst")] == [("o", Fraction(10)), ("o", Fraction(1))]
    assert made["lakhth"] == ("O", Fraction(10**5))
    assert made["den"] == ("n", Fraction(10))
    assert made["ten"] == words["ten"]


# The rules that the press follows: not those of years, of verse or of counting words.
SPELLED = {
    "zh": ("zh", "spellout-cardinal", 10**13), "zh-Hant": ("zh_Hant", "spellout-cardinal", 10**13),
    "zh-Hans": ("zh", "spellout-cardinal-financial", 10**12), "ja": ("ja", "spellout-cardinal", 10**13),
    "ko": ("ko", "spellout-cardinal-sinokorean", 10**12), "hi": ("hi", "spellout-cardinal", 10**9),
    "ne": ("ne", "spellout-cardinal", 10**9), "ar": ("ar", "spellout-cardinal-masculine", 10**9),
    "th": ("th", "spellout-cardinal", 10**9), "km": ("km", "spellout-cardinal", 10**9),
    "my": ("my", "spellout-cardinal", 10**8), "fa": ("fa", "spellout-cardinal", 10**9),
}  # fmt: skip


@pytest.mark.parametrize("tag", SPELLED)
def test_numbers_spelled_by_cldr_are_read_back(tag: str) -> None:
    rbnf = pytest.importorskip("unicode_rbnf")
    language, rules, highest = SPELLED[tag]
    engine, chance = rbnf.RbnfEngine.for_language(language), Random(6)  # noqa: S311  the same numbers each time are wanted
    tried = [*range(2, 30), *(chance.randrange(10 ** chance.randint(1, len(str(highest)) - 1)) for _ in range(60))]
    wrong = []
    for number in tried:
        spelled = engine.format_number(number, ruleset_names=[rules]).text_by_ruleset[rules]
        if [(each.value, each.end - each.start) for each in numbers(spelled, tag)] != [(number, len(spelled))]:
            wrong.append((number, spelled, values(spelled, tag)))
    assert not wrong


PIECES = {
    "zh": "一二三十百千万亿零〇两半第负点分之又多余几个人、，,.-1250 ３％^M/",
    "ja": "一二十百万億第番目のと点・分乗マイナスにじゅうさん12 5、.-×",
    "ko": "일이삼십백천만억한두세스물첫번째월의분과 점반명12,5.-",
    "ar": "واحدثلةمئنفسابعشرملي الخو،٣٤٫٬/12-.",
    "th": "หนึ่งสองสามสิบร้อยล้านจุดที่ 12๓,.-",
    "fa": "یک دوسچهارپنجمیلونهزاونیم و‌۳۴/٫",
}  # fmt: skip


@pytest.mark.parametrize("tag", PIECES)
def test_spans_are_in_order_and_inside_the_text(tag: str) -> None:
    chance = Random(7)  # noqa: S311  the same texts each time are wanted
    for _ in range(400):
        text = "".join(chance.choices(PIECES[tag], k=chance.randint(1, 24)))
        at = 0
        for each in numbers(text, tag):
            assert at <= each.start < each.end <= len(text), text
            at = each.end
