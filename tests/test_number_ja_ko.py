"""Numbers in Japanese and Korean."""

from __future__ import annotations

from fractions import Fraction

import pytest

from annotate.suggest.number import numbers


def values(text: str, tag: str, role: str = "number") -> list[Fraction]:
    return [each.value for each in numbers(text, tag) if each.role == role]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("死者は1万4000人を超えた", [14000]),
        ("予算は2兆3400億円", [2340000000000]),
        ("千二百三十四", [1234]),
        ("弐拾参", [23]),
        ("三・一四", [Fraction(157, 50)]),
        ("四分の三が賛成", [Fraction(3, 4)]),
        ("2と3分の1", [Fraction(7, 3)]),
        ("マイナス十二度", [-12]),
        ("りんごを二ダース買う", [24]),
        ("ひゃくにじゅうさん", [123]),
        ("2の10乗", [1024]),
        ("千円札", [1000]),
        ("二百五", [205]),
        ("75 -300", [75, 300]),
        ("一部の人は一緒に三井物産と十分に話した", []),
        ("百数十人", []),
        ("百二十数億円", [12000000000]),
        ("数十人が何百もの四国の寺へ", []),
    ],
)
def test_japanese(text: str, expected: list[Fraction]) -> None:
    assert values(text, "ja") == expected


def test_japanese_ordinals() -> None:
    assert values("第十回、前から二番目、三位", "ja", "ordinal") == [10, 2, 3]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("이십만 명이 모였다", [200000]),
        ("3만 5천 명", [35000]),
        ("1억2천만 원", [120000000]),
        ("1만 2345명", [12345]),
        ("스물한 살", [21]),
        ("사과 세 개와 배 다섯 개", [3, 5]),
        ("주민의 절반", [Fraction(1, 2)]),
        ("사분의 삼", [Fraction(3, 4)]),
        ("이와 오분의 일", [Fraction(11, 5)]),
        ("영점 오", [Fraction(1, 2)]),
        ("마이너스 이십 도", [-20]),
        ("이 사람은 그 일을 만일 오늘 세계에서", []),
        ("백여 명이 일주일 동안", [100, 1]),
        ("수백만 명과 수십 명, 몇 백 명", []),
        ("두려움과 한국의 천사", []),
        ("5월 3일", []),
    ],
)
def test_korean(text: str, expected: list[Fraction]) -> None:
    assert values(text, "ko") == expected


def test_korean_ordinals() -> None:
    assert values("첫 번째와 스무 번째, 셋째, 제7차", "ko", "ordinal") == [1, 20, 3, 7]
