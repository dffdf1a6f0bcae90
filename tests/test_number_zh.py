"""Numbers in Chinese: as the press writes them, as words, and what looks like a number and is none."""

from __future__ import annotations

from fractions import Fraction

import pytest

from annotate.suggest.number import numbers


def told(text: str, tag: str = "zh") -> list[tuple[str, Fraction]]:
    return [(text[each.start : each.end], each.value) for each in numbers(text, tag)]


def values(text: str, tag: str = "zh") -> list[float]:
    return [float(each.value) for each in numbers(text, tag)]


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("部署了1万4000名士兵", "1万4000", 14000),
        ("1千多名工兵", "1千", 1000),
        ("超过6000人参加", "6000", 6000),
        ("约 38 万居民", "38 万", 380000),
        ("捐款 2 百萬元", "2 百萬", 2000000),
        ("10多万难民", "10多万", 100000),
        ("500余万吨", "500余万", 5000000),
        ("总额二十一万亿元", "二十一万亿", 21 * 10**12),
        ("九十二萬四", "九十二萬四", 924000),
        ("壹佰贰拾叁元", "壹佰贰拾叁", 123),
        ("两千零五公里", "两千零五", 2005),
        ("四百三", "四百三", 430),
        ("二〇二四年", "二〇二四", 2024),
        ("１２．５亿", "１２．５亿", 1250000000),
        ("７，２００箱", "７，２００", 7200),
        ("零下负三十二", "负三十二", -32),
        ("七点二五", "七点二五", Fraction(29, 4)),
        ("五分之三的村民", "五分之三", Fraction(3, 5)),
        ("两又四分之一", "两又四分之一", Fraction(9, 4)),
        ("6万 8千 3百", "6万 8千 3百", 68300),
        ("半数议员", "半数", Fraction(1, 2)),
        ("损失两万两白银", "两万", 20000),
    ],
)
def test_one_number_is_read_with_its_place(text: str, written: str, value: int | Fraction) -> None:
    assert told(text) == [(written, value)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("64个居民点中仍有37个", [64, 37]),
        ("百分之五的人", [5]),
        ("百分之百", [100]),
        ("年龄在18-29岁", [18, 29]),
        ("编号T-72的坦克", [72]),
        ("1, 234, 567", [1, 234, 567]),
        ("这是三那是四", [3, 4]),
        ("一、二、三队", [1, 2, 3]),
        ("共3、400箱", [3, 400]),
        ("星期三开会", []),
        ("每周三次", [3]),
    ],
)
def test_numbers_of_a_sentence(text: str, expected: list[float]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    (
        "一些人 一样的 一直在 统一战线 十分重要 万一下雨 三国演义 千万别去 百般阻挠 唯一的办法 "
        "进一步 第一时间赶到 两岸关系 "
        "数百万人 几十个 上百名 数十人 二三十个 七八个 三、四百人 七、八个 十五六岁 陆地 队伍 零售 海陆空 五角大楼"
    ).split(),
)
def test_words_with_numerals_stay_silent(text: str) -> None:
    assert values(f"他说{text}。") == []


def test_ordinals_have_their_role() -> None:
    found = numbers("第三次会谈和第２５０期", "zh")
    assert [each.role for each in found] == ["ordinal", "ordinal"]
    assert [each.value for each in found] == [3, 250]
    assert found[0].start == 0


def test_no_text_of_numerals_alone_takes_long() -> None:
    for text in ("一 " * 2000, "十" * 1000, "1 " * 2000, "三千" * 1000, "点" * 5000, "百分之" * 1000, "1,234" * 1000):
        assert all(text[each.start : each.end].strip() for each in numbers(text, "zh"))


def test_cantonese_counts_as_chinese() -> None:
    assert values("約兩萬五千人", "yue") == [25000]


def test_a_number_beyond_all_telling_is_none() -> None:
    assert values("万" * 40 + "，一" + "兆" * 30 + "，" + "9" * 40 + "^99") == []


def test_figures_and_words_are_told_apart() -> None:
    figure, words = numbers("3.50元和三元", "zh")
    assert (figure.words, figure.decimals) == (False, 2)
    assert (words.words, words.decimals) == (True, -1)
