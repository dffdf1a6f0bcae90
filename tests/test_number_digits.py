"""Digits, grouped and pointed as languages do."""

from __future__ import annotations

from fractions import Fraction

import pytest

from annotate.suggest.number import numbers
from annotate.suggest.number.digits import read


@pytest.mark.parametrize(("written", "decimal", "group", "value"), [
    ("15.000", ",", ".", "15000"), ("15,000", ".", ",", "15000"), ("15.5", ".", ",", "31/2"), ("1,5", ",", ".", "3/2"),
    ("1,200,000", ",", ".", "1200000"), ("1.200.000,50", ".", ",", "2400001/2"), ("1,200.5", ",", ".", "2401/2"),
    ("12,34,567", ".", ",", "1234567"), ("1 414 021 100", ".", ",", "1414021100"), ("10’000", ".", ",", "10000"),
    ("15,000", ",", ".", "15000"), ("0,125", ",", ".", "1/8"), ("0.125", ",", ".", "1/8"), (".5", ",", ".", "1/2"),
    ("٢١٫٥", ".", ",", "43/2"), ("١٬٠٠٠", ".", ",", "1000"),
])
def test_digits_are_read(written: str, decimal: str, group: str, value: str) -> None:
    told = read(written, decimal, group)
    assert told
    assert told[0] == Fraction(value)


@pytest.mark.parametrize("written", ["192.168.0.1", "14.11.2024", "1,23,45", "1.2,3.4"])
def test_what_is_grouped_in_no_way_is_none(written: str) -> None:
    assert read(written, ".", ",") is None


def test_digits_of_all_scripts() -> None:
    assert [each.value for each in numbers("१५ and ๑๕ and ١٥", "en")] == [15, 15, 15]


def test_a_list_without_blanks_is_a_list() -> None:
    assert [each.value for each in numbers("pages 22,24,26", "en")] == [22, 24, 26]


def test_a_letter_before_makes_a_name_of_it() -> None:
    assert numbers("F16, CO2", "en") == ()
