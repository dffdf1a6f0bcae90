"""Dates that are told without the day of reading: cases of public test suites, and news in translation.

What is found exactly as a case expects it. Decided otherwise than single cases, by sense:
- a range ends with its last month or day, not with the first one after it (quarters, "from February to March 2019");
  here both are taken for right, as is the first day of a month or year for the whole one at an end of a range;
- "March in 1 year" and "March after next" are relative, and only a month that is named counts here;
- days that have a name count where a language's table has it; none stands for a country's own ("independence day");
- "14th April 15" may be 2015 or five to one; "31-Oct-74" is 1974, where the cases leave the year out;
- numbers are in the order of the language: cases that were only translated from American English (Hindi "10/1", French
  "du 10/01 au 11/07", Dutch "7.6", Swedish "11/12,2015") have the month first, others of the same language the day; of
  the French "3-7-27" one case has July, another March;
- 3/4, 3-2, 5.12 without a word before them are a share, a score, a decimal; some cases have them as days;
- "2020、2021年" and "11월 19일, 20일" are two dates, not a time between them;
- what is counted from a date ("two weeks before 13 May 1999") is that date, hedged.
"""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final, TypedDict

from annotate.suggest import When, dates
from benchmarks.detect.measure import Measure

MAIN: Final = ("zh", "vi", "en", "ru", "uk", "es", "fr", "de", "ar")
TAGS: Final = {
    "arb": "ar", "deu": "de", "fas": "fa", "fra": "fr", "hin": "hi", "ind": "id", "ita": "it", "jpn": "ja", "kor": "ko",
    "pol": "pl", "por": "pt", "rus": "ru", "spa": "es", "tur": "tr", "ukr": "uk", "vie": "vi", "zho-CN": "zh-Hans",
    "zho-TW": "zh-Hant",
}


class Case(TypedDict):
    id: str
    lang: str
    locale: str
    text: str
    match: str
    expect: list[str | list[str]]


def measures(data: Path) -> Iterator[Measure]:
    path = data / "dates_cases.jsonl"
    if path.is_file():
        yield from _cases([json.loads(line) for line in path.read_text("utf-8").splitlines()])
    if (data / "ntrex").is_dir():
        yield from _news(data / "ntrex")


def _cases(cases: list[Case]) -> Iterator[Measure]:
    right = defaultdict[str, list[bool]](list)
    for case in cases:
        right[case["lang"]].append(exact(case))
    every = [each for several in right.values() for each in several]
    yield Measure("dates/all", sum(every) / len(every), len(every))
    for language in sorted(right, key=lambda tag: (tag not in MAIN, tag)):
        yield Measure(f"dates/{language}", sum(right[language]) / len(right[language]), len(right[language]))


def exact(case: Case) -> bool:
    found = [each for each in dates(case["text"], tag(case)) if absolute(each)]
    return len(found) == len(case["expect"]) and all(map(same, found, case["expect"]))


def absolute(found: When) -> bool:
    """Or a month that is named ("next March"): the cases have it without a year."""
    return not found.relative or bool(re.match("....-[0-9]", found.written[0]))


def tag(case: Case) -> str:
    """EN_GB → en-GB; the language where the suite names no region."""
    language, _, region = case["locale"].replace("_", "-").partition("-")
    return f"{language.lower()}-{region}" if region else case["lang"]


def same(found: When, expected: str | list[str]) -> bool:
    if isinstance(expected, str):
        return found.written == (expected, expected)
    (low, high), (first, last) = found.written, expected
    return _ends(low)[0] == _ends(first)[0] and last in (high, _ends(high)[0], *_after(high)) and low != high


def _ends(written: str) -> tuple[str, str]:
    """The first day and the last that it may mean."""
    year, month, day = [*written.split("-"), "", ""][:3]
    known = month.isdecimal() or not month
    last = monthrange(int(year) if year.isdecimal() else 2000, int(month or 12))[1] if known else 31
    return f"{year}-{month or '01'}-{day or '01'}", f"{year}-{month or '12'}-{day or last}"


def _after(written: str) -> tuple[str, ...]:
    last = _ends(written)[1]
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", last):
        return ()
    try:
        return (date.fromordinal(date.fromisoformat(last).toordinal() + 1).isoformat(),)
    except ValueError:
        return ()


def _news(folder: Path) -> Iterator[Measure]:
    """Dates of each English sentence against those of its translation: what is found again."""
    english = folder / "eng-US.txt"
    lines = english.read_text("utf-8").splitlines() if english.is_file() else []
    told = [_told(line, "en-US") for line in lines]
    for name, language in TAGS.items():
        path = folder / f"{name}.txt"
        if not lines or not path.is_file():
            continue
        other = [_told(line, language) for line in path.read_text("utf-8").splitlines()]
        both = sum(sum((ours & theirs).values()) for ours, theirs in zip(told, other, strict=True))
        here, there = (sum(sum(each.values()) for each in several) for several in (told, other))
        yield Measure(f"dates/news/{language}/recall", both / here if here else 1.0, here)
        yield Measure(f"dates/news/{language}/precision", both / there if there else 1.0, there)


def _told(line: str, language: str) -> Counter[tuple[str, str]]:
    return Counter(each.written for each in dates(line, language) if not each.relative)
