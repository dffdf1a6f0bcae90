"""Numbers, ordinals, percentages and ranges of numbers_cases.jsonl, exact, language by language.

A case that is one expression is right when a number covers it and has the value; of a sentence all values must be
found, in order, and no more: cardinals or ordinals, as the case asks.

Where we decide otherwise than some cases: addresses (192.168.1.2) and dates are no numbers, nor half a telephone
number; an article ("un paso", "ein Mann") is none in a sentence; "a few", "single", "none" have no value; digits before
a unit's letters ("29km") are a measure, which the cases leave out and `numbers` gives; "hundred millionths" is a
fraction; "billion" is what CLDR tells of a language (French: 10^12), but a "trillion" in French is the 10^12 that the
word meant once, and means again in what is translated from English; shares in digits (37 of 64) stay two; a range is
one also where a year follows it.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import cast

from annotate.suggest.found import Quantity
from annotate.suggest.number import Number, numbers
from benchmarks.detect.measure import Measure

MAIN = ("zh", "vi", "en", "ru", "uk", "es", "fr", "de", "ar")
KINDS = ("number", "ordinal", "percent", "range")
NEAR = 1e-9  # the cases have floats of 15 digits
Finder = Callable[[str, str], Sequence[Quantity]]


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    lang: str
    kind: str
    whole: bool
    text: str
    expect: list[object]


def cases(data: Path) -> Iterator[Case]:
    file = data / "numbers_cases.jsonl"
    for line in file.read_text("utf-8").splitlines() if file.is_file() else ():
        row = json.loads(line)
        yield Case(row["id"], row["lang"], row["kind"], row["match"] == "whole", row["text"], row["expect"])


def measures(data: Path) -> Iterator[Measure]:
    right: dict[str, list[bool]] = defaultdict(list)
    for case in cases(data):
        hit = is_right(case)
        for name in ("all", case.kind, case.lang):
            right[name].append(hit)
    first = ("all", *KINDS, *MAIN)
    for name in (*first, *sorted(right.keys() - set(first))):
        if right[name]:
            yield Measure(f"numbers/{name}", sum(right[name]) / len(right[name]), len(right[name]))


def is_right(case: Case) -> bool:
    if case.kind in ("percent", "range"):
        return _quantities_right(case)
    found = numbers(case.text, case.lang)
    if case.whole:
        return any(_covers(case.text, each) and near(each.value, case.expect[0]) for each in found)
    values = [each.value for each in found
              if (each.role == "ordinal") == (case.kind == "ordinal") and not _is_measured(case.text, each)]
    return len(values) == len(case.expect) and all(map(near, values, case.expect))


def _is_measured(text: str, found: Number) -> bool:
    """"180ml": a measure, which the cases of numbers leave to others; so it is not counted among them."""
    behind = text[found.end : found.end + 1]
    return not found.words and behind.isascii() and behind.isalpha()


def _covers(text: str, found: Number) -> bool:
    return text[: found.start].strip() == "" and text[found.end :].strip(" .") == ""


def near(value: Fraction, expected: object) -> bool:
    return isinstance(expected, int | float) and math.isclose(float(value), expected, rel_tol=NEAR, abs_tol=1e-12)


def _quantities_right(case: Case) -> bool:
    found = finder()(case.text, case.lang)
    if case.kind == "percent":
        values = [each.low for each in found if each.unit == "%" and each.low == each.high]
        return len(values) == len(case.expect) and all(map(near, values, case.expect))
    ranges = [each for each in found if each.low != each.high or each.hedge not in ("", "~") or _equal(case.text, each)]
    return len(ranges) == len(case.expect) and all(map(_same_range, ranges, case.expect))


def _equal(text: str, found: Quantity) -> bool:
    """"Equal to 20" says something around the number, and is no hedge."""
    said = text[found.start : found.first] + text[found.last : found.end]
    return bool(said.strip()) and not found.hedge and not found.unit and not found.of


def _same_range(found: Quantity, expected: object) -> bool:
    """A range without a hedge leaves its higher end out in the cases ("from 5 to 10"): it may be in or out."""
    left, low, high, right = cast("list[object]", expected)
    one = found.low == found.high
    first, last = found.told or (found.low, found.high)
    ends = (None if one and found.hedge in ("<", "<=") else first, None if one and found.hedge in (">", ">=") else last)
    if not all(end is None if want is None else end is not None and near(end, want)
               for end, want in zip(ends, (low, high), strict=True)):
        return False
    inside = (low is None or (left == "[") != found.open[0], high is None or (right == "]") != found.open[1])
    return inside[0] and (inside[1] or not one)


@lru_cache(maxsize=1)
def finder() -> Finder:
    from annotate.suggest.quantity import quantities

    return quantities
