"""Kinds of numbers, percents and ranges that suites of numbers ask for, in sentences of our own."""

from __future__ import annotations

from fractions import Fraction

import pytest

from annotate.suggest.number import numbers
from annotate.suggest.quantity import quantities


@pytest.mark.parametrize(
    ("tag", "text", "value"),
    [
        ("en", "four thirty firsts", "4/31"),
        ("en", "one over seven", "1/7"),
        ("es", "cinco treintavos", "1/6"),
        ("es", "cero coma cero siete", "7/100"),
        ("de", "sieben Zweiunddreißigstel", "7/32"),
        ("ru", "ноль целых семь сотых", "7/100"),
        ("he", "מאה ושלושים אלף", "130000"),
        ("ar", "خمسة فاصلة خمسة عشر", "103/20"),
        ("ro", "cinci optimi", "5/8"),
        ("vi", "sáu mốt", "61"),
        ("zh", "四打", "48"),
    ],
)
def test_numbers(tag: str, text: str, value: str) -> None:
    assert [each.value for each in numbers(text, tag)] == [Fraction(value)]


@pytest.mark.parametrize(
    ("tag", "text", "low", "high", "sign"),
    [
        ("en", "7 < x < 9", 7, 9, ""),
        ("en", "x <-7", -7, -7, "<"),
        ("en", "between the second and the ninth", 2, 9, ""),
        ("fr", "de mille à quatre mille", 1000, 4000, ""),
        ("ko", "7 이상 9 이하", 7, 9, ""),
        ("ja", "7を超えない", 7, 7, "<="),
        ("ar", "أكبر من 7 وأصغر من 9", 7, 9, ""),
        ("zh", "在2000到7000之间", 2000, 7000, ""),
    ],
)
def test_ranges(tag: str, text: str, low: int, high: int, sign: str) -> None:
    found = [(int(each.low), int(each.high), str(each.hedge)) for each in quantities(text, tag)]
    assert found == [(low, high, sign)]


@pytest.mark.parametrize(
    ("tag", "text", "value"),
    [
        ("fr", "pourcentage de 7", 7),
        ("ja", "4割2分", 42),
        ("ja", "4割引", 40),
        ("zh", "负百分之七", -7),
        ("de", "7/100", 7),
    ],
)
def test_percents(tag: str, text: str, value: int) -> None:
    assert [(int(each.low), each.unit) for each in quantities(text, tag)] == [(value, "%")]
