"""The tables of number words: they are what CLDR's rules make, and what those rules spell is read back."""

from __future__ import annotations

import random

import pytest

from annotate.suggest.number.machine import machine
from tests.numerals import LANGUAGES, TABLES, forms, reads, tabulate

SMALL = (*range(120), 200, 300, 1000, 2000, 5000, 10**6, 2 * 10**6, 10**9)
# Languages that set the multiplier before what it multiplies ("elfu sabini": 70,000), or bind words with more than a
# blank ("pû't"), are read to a hundred; Arabic and Hebrew have a parser of their own.
HUNDRED = frozenset("ak am ar chr ee fa ff fil ga he kl lrc sw ta zu".split())
LEAST, LEAST_ORDINAL = 0.95, 0.95
PLURALS = {"fr": 0.75}  # "vingt-cinquièmes" is a fraction as often as not


def test_there_are_sixty() -> None:
    assert len(LANGUAGES) >= 60
    assert {path.stem for path in TABLES.glob("*.txt")} == set(LANGUAGES)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_table_is_what_the_rules_make_and_reads_them_back(language: str) -> None:
    assert (TABLES / f"{language}.txt").read_text("utf-8") == tabulate(language)
    assert share(language, False) >= LEAST
    assert share(language, True) >= PLURALS.get(language, LEAST_ORDINAL)


def share(language: str, ordinal: bool) -> float:
    chance = random.Random(language)  # noqa: S311
    large = [chance.randrange(120, 10 ** chance.randrange(3, 10)) for _ in range(20)]
    numbers = range(1, 100) if ordinal or language in HUNDRED else [*SMALL, *large]
    if language == "he" and ordinal:
        return 1.0  # its ordinals are read by its parser
    told = [reads(machine(language), text, number, ordinal)
            for number in numbers for text in sorted(forms(language, number, ordinal))]
    return sum(told) / len(told) if told else 1.0
