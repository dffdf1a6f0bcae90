"""Figures: whatever the values, all that is drawn is inside, ticks are round and in order, labels say the values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.proof.expected import expected
from annotate.render.figures import figures
from annotate.render.figures.drawing import dots_at, drawing
from annotate.render.figures.scale import MOST_STEPS, WIDE_SPREAD, Scale, bounds, scale_of
from annotate.render.figures.ticks import ticks_of
from annotate.render.pages import page_view
from annotate.value import Amount, Date, Hedge, Moment, Share, Value, parse
from annotate.words import LANGUAGES
from tests.made import arranged

HEDGES: Sequence[Hedge] = ("", "~", ">", "<", ">=", "<=")
NUMBERS = st.decimals(min_value=-10 ** 24, max_value=10 ** 24, places=12, allow_nan=False)


def amounts(numbers: st.SearchStrategy[Decimal] = NUMBERS) -> st.SearchStrategy[Value]:
    return st.builds(lambda hedge, ends: Amount(hedge, min(ends), max(ends)), st.sampled_from(HEDGES),
                     st.one_of(st.tuples(numbers, numbers), numbers.map(lambda each: (each, each))))


def dates() -> st.SearchStrategy[Value]:
    days = st.dates().flatmap(lambda day: st.sampled_from([
        Date(day.year), Date(day.year, day.month), Date(day.year, day.month, day.day)]))
    return st.builds(lambda hedge, one, other: Moment(hedge, *sorted((one, other), key=lambda each: each.first)),
                     st.sampled_from(HEDGES), days, days)


SHARES: st.SearchStrategy[Value] = st.builds(Share, st.sampled_from(HEDGES), st.integers(0, 10 ** 18),
                                             st.integers(1, 10 ** 18))
SMALL = st.decimals(min_value="0.001", max_value=10 ** 6, places=3, allow_nan=False)
ANY = st.one_of(*(st.lists(each, min_size=1, max_size=7) for each in (amounts(), amounts(SMALL), dates(), SHARES)))


@given(ANY)
def test_all_that_is_drawn_is_inside_and_between_the_ends(values: list[Value]) -> None:
    scale = scale_of(values)
    assert 2 <= len(scale.ticks) <= MOST_STEPS + 1
    for value in values:
        low, high = (scale.at(each) for each in bounds(value))
        assert scale.at(scale.ticks[0]) - 1e-6 <= low <= high <= scale.at(scale.ticks[-1]) + 1e-6
        assert all(0 < at < 100 for at in dots_at(value, scale))
        drawn = [float(each) for each in re.findall(r'x[12]?="([0-9.-]+)%"', drawing(1, value, scale))]
        assert all(0 <= at <= 100 for at in drawn)


@given(ANY)
def test_greater_is_further_right(values: list[Value]) -> None:
    scale = scale_of(values)
    ends = sorted(end for value in values for end in bounds(value))
    places = [scale.at(end) for end in ends]
    assert all(left <= right + 1e-9 for left, right in pairwise(places))


@given(ANY, st.sampled_from(LANGUAGES))
def test_ticks_are_in_order_and_their_labels_never_meet(values: list[Value], language: str) -> None:
    scale = scale_of(values)
    assert list(scale.ticks) == sorted(set(scale.ticks))
    ticks = ticks_of(scale, language)
    assert len(ticks) == len(scale.ticks)
    assert ticks[0].label
    # the style sheet puts a label's own part `at` above that part of the line, 206 pixels of it on a small phone
    ends = [(tick.at / 100 * (206 - 5 * len(tick.label)), len(tick.label)) for tick in ticks if tick.label]
    assert all(left + 5 * length <= right for (left, length), (right, _) in pairwise(ends))


@given(st.lists(amounts(SMALL), min_size=2, max_size=5))
def test_a_wide_spread_is_logarithmic_and_its_ticks_are_powers_of_ten(values: list[Value]) -> None:
    scale = scale_of(values)
    lows, highs = zip(*map(bounds, values), strict=True)
    assert scale.logarithmic == (max(highs) / min(lows) >= WIDE_SPREAD)
    if scale.logarithmic:
        assert all(tick == Decimal(10) ** tick.adjusted() for tick in scale.ticks)
    else:
        assert Decimal(0) in scale.ticks


@pytest.mark.parametrize(("values", "language", "labels"), [
    (["> 6000", "~ 600"], "en", ["0", "2,000", "4,000", "6,000"]),
    (["> 6000", "~ 600"], "vi", ["0", "2.000", "4.000", "6.000"]),
    (["7", "9000"], "en", ["1", "10", "100", "1,000", "10,000"]),
    (["-3", "4"], "en", ["-4", "-2", "0", "2", "4"]),
    (["0", "0"], "en", ["0", "0.5", "1"]),
    (["0.02", "0.05"], "en", ["0", "0.02", "0.04", "0.06"]),
    (["2000000", "3000000"], "zh", ["0", "100万", "200万", "300万"]),
    (["37/64", "1/2"], "en", ["0%", "50%", "100%"]),
    (["3/2", "1/2"], "en", ["0%", "50%", "100%", "150%"]),
    (["2024-01..2024-12", ">= 2024-10"], "en", ["Jan 2024", "Jul", "Jan 2025"]),
    (["2025-11-14", "2025-11-17"], "en", ["14 Nov 2025", "16 Nov", "18 Nov"]),
    (["2025-11-14", "2025-11-14"], "en", ["14 Nov 2025", "15 Nov"]),
    (["1950-06", "2025-11-17"], "en", ["1950", "2000", "2050"]),
    (["2024-11-05", "2025-02-28"], "en", ["Nov 2024", "Jan 2025", "Mar"]),
    (["9999-12-30", "9999-12-31"], "en", ["30 Dec 9999"]),
])
def test_ticks_are_round(values: list[str], language: str, labels: list[str]) -> None:
    scale = scale_of([value for value in map(parse, values) if isinstance(value, Amount | Share | Moment)])
    assert [tick.label for tick in ticks_of(scale, language) if tick.label][:len(labels)] == labels


def test_arrows_have_room() -> None:
    assert Scale((Decimal(0), Decimal(1)), "number", arrows=(True, True)).at(Decimal(0)) > 10
    for text in ("> 5", ">= 5", "< 5", "<= 5"):
        value = parse(text)
        assert isinstance(value, Amount)
        assert "an-arrow" in drawing(1, value, scale_of([value]))


def test_form_tells_about_range_and_source() -> None:
    value, exact = Amount("~", Decimal(2), Decimal(5)), Amount("", Decimal(5), Decimal(5))
    scale = scale_of([value, exact])
    assert drawing(1, value, scale).count("an-hollow") == 2
    assert "an-span" in drawing(1, value, scale)
    assert "an-hollow" not in drawing(1, exact, scale)
    assert "an-span" not in drawing(1, exact, scale)
    shapes = {re.findall(r' d="([^"]+)"', drawing(hue, exact, scale))[0] for hue in range(1, 7)}
    assert len(shapes) == 6


def test_every_value_of_a_figure_is_told_once_on_the_scale_or_under_it(tmp_path: Path) -> None:
    made = arranged(tmp_path / "made", {"sources": {"A": ["x1 x2 x3"], "B": ["y1"], "C": ["z1"]}, "discrepancies": {
        "d": {"topic": "T", "kind": "number", "unit": "men", "readings": {
            "A": [{"quote": "x1", "value": "600"}, {"quote": "x2", "value": "7", "incomparable": "by June"},
                  {"quote": "x3", "value": "2024-10"}],
            "B": {"quote": "y1", "value": "~ 500"}, "C": "silent"}}}})
    figure, = page_view(made).figures
    assert [(dot.source.siglum, dot.quote.value) for dot in figure.dots] == [("A", "600 men"), ("B", "about 500 men")]
    assert [(aside.source.siglum, aside.why) for aside in figure.asides] == [
        ("A", "incomparable"), ("A", "other-sort"), ("C", "silent")]


def test_one_value_that_can_be_compared_is_no_figure(tmp_path: Path) -> None:
    made = arranged(tmp_path / "made", {"sources": {"A": ["x1"], "B": ["y1"]}, "discrepancies": {
        "d": {"topic": "T", "kind": "number", "readings": {
            "A": {"quote": "x1", "value": "600"}, "B": {"quote": "y1", "value": "7", "incomparable": "by June"}}}}})
    assert figures(page_view(made).topics) == ()


def test_why_a_reading_is_not_comparable_must_stand_on_the_page(tmp_path: Path) -> None:
    made = arranged(tmp_path / "made", {"sources": {"A": ["x1"], "B": ["y1"]}, "discrepancies": {
        "d": {"topic": "T", "kind": "number", "readings": {
            "A": {"quote": "x1"}, "B": {"quote": "y1", "incomparable": "by June"}}}}})
    wanted = expected(made, page_view(made))
    assert wanted.texts["n-d-B.incomparable"] == "by June"
    assert "n-d-B.incomparable" in wanted.needed
