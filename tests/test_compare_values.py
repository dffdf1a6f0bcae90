from __future__ import annotations

from fractions import Fraction

import pytest

from annotate.suggest.compare.values import likeness
from annotate.suggest.compare.written import number_written, quantity_written, said
from annotate.suggest.found import Quantity
from annotate.value import HEDGES, Hedge, parse


def quantity(written: str, unit: str = "", told: tuple[int, str] | None = None) -> Quantity:
    """`> 6000`, `18..29`, `37/64`, `4.5`; with `told` as a text tells it in another unit."""
    hedge: Hedge = next((sign for sign in HEDGES if written.startswith(sign)), "")
    low, _, high = written[len(hedge):].strip().partition("..")
    share = "/" in low
    of = tuple(map(Fraction, low.split("/"))) if share else None
    first, last = Fraction(low), Fraction(high or low)
    own = (Fraction(told[0]), Fraction(told[0])) if told else (first, last)
    return Quantity(0, 1, 0, 1, first, last, hedge, unit, own, told[1] if told else unit,
                    role="share" if share else "number", of=(of[0], of[1]) if of else None)


@pytest.mark.parametrize(("one", "two", "expected"), [
    ("600", "600", "same"),
    ("~ 600", "~ 600", "same"),
    ("~ 600", "600", "hedge"),
    ("> 6000", "6000", "hedge"),
    ("> 6000", ">= 6000", "hedge"),
    ("~ 600", "598", "compatible"),
    ("~ 600", "700", "differ"),
    ("> 6000", "6400", "compatible"),
    ("> 6000", "5900", "differ"),
    ("> 6000", "~ 600", "differ"),
    ("> 6000", "40000", "differ"),
    ("> 6000", "> 4000", "differ"),
    ("< 10", "9", "compatible"),
    ("< 10", "12", "differ"),
    ("~ 14000", "~ 15000", "differ"),
    ("18..29", "20", "compatible"),
    ("18..29", "18..39", "differ"),
    ("10..20", "30", "differ"),
    ("1234567", "1200000", "compatible"),
    ("1234567", "1300000", "differ"),
    ("35", "25", "differ"),
    ("30000", "300", "differ"),
    ("35", "30", "differ"),
    ("0", "5", "differ"),
    ("-5", "5", "differ"),
    ("37/64", "37/64", "same"),
    ("37/64", "27/64", "differ"),
    ("37/64", "> 1/2", "compatible"),
    ("> 1/2", "37/64", "compatible"),
    ("20/64", "> 1/2", "differ"),
])
def test_how_two_values_stand_to_each_other(one: str, two: str, expected: str) -> None:
    assert likeness(quantity(one), quantity(two)) == expected
    assert likeness(quantity(two), quantity(one)) == expected


def test_a_share_is_compared_with_a_percentage() -> None:
    assert likeness(quantity("37/64"), quantity("58", "%")) == "compatible"
    assert likeness(quantity("37/64"), quantity("85", "%")) == "differ"


def test_metres_are_not_compared_with_seconds_nor_a_rank_with_a_number() -> None:
    assert likeness(quantity("5", "m"), quantity("5", "s")) == "apart"
    rank = Quantity(0, 1, 0, 1, Fraction(5), Fraction(5), role="ordinal")
    assert likeness(rank, quantity("6")) == "apart"


def test_five_miles_are_eight_kilometres() -> None:
    miles = quantity("8046.72", "m", (5, "mi"))
    assert likeness(miles, quantity("8000", "m", (8, "km"))) == "compatible"
    assert likeness(miles, quantity("18000", "m", (18, "km"))) == "differ"


@pytest.mark.parametrize("written", ["600", "~ 600", "> 6000", "10000..12000", "37/64", "1/2", "0.58", "-4.25", "< 3"])
def test_a_value_is_written_as_story_yml_has_it(written: str) -> None:
    assert quantity_written(quantity(written)) == written
    value = parse(written)
    assert getattr(value, "written", None) == written


def test_a_third_is_written_with_few_decimals() -> None:
    assert number_written(Fraction(1, 3)) == "0.333333"
    assert number_written(Fraction(-1, 3)) == "-0.333333"


def test_what_has_no_writing_is_left_out() -> None:
    assert not quantity_written(quantity("1" + "0" * 30))


def test_a_reason_says_hedge_number_and_unit() -> None:
    assert said(quantity("> 6000"), "") == "more than 6,000"
    assert said(quantity("37/64"), "") == "37 of 64"
    assert said(quantity("1" + "0" * 30), "10^30") == "“10^30”"
