"""Golden cases of values and dates: `tests/cases/value/*.yml`, text to what a reader sees, or to why it is refused."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from annotate.value import WORDS, Amount, Date, Moment, Share, Unread, Value, as_dates, parse, parse_date

CASES = sorted((Path(__file__).parent / "cases/value").glob("*.yml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    cases = yaml.safe_load(path.read_text("utf-8"))
    read = parse_date if path.stem.startswith("date") else parse
    assert {text: told(read(text)) for text in cases} == cases


def told(value: Value | Date | Unread) -> Any:
    return {"refused": value.message, "help": value.help} if isinstance(value, Unread) else str(value)


def test_a_part_of_a_year_has_a_first_and_a_last_day() -> None:
    leap = parse_date("2024-02")
    assert isinstance(leap, Date)
    assert (leap.first.isoformat(), leap.last.isoformat()) == ("2024-02-01", "2024-02-29")


def year(text: str) -> str:
    value = parse(text)
    assert not isinstance(value, Unread)
    return str(as_dates(value))


def test_a_number_is_a_year_where_dates_are_meant() -> None:
    assert [year(text) for text in ("2024", "~ 2019..2024", "600", "2024-10", "0000")] == [
        "2024",
        "about 2019 to 2024",
        "600",
        "October 2024",
        "0",
    ]


hedges = st.sampled_from(list(WORDS))
numbers = st.decimals(Decimal("-1e9"), Decimal("1e9"), allow_nan=False, places=4)
dates = st.builds(
    lambda day, parts: Date(day.year, day.month, day.day if parts == 3 else None),
    st.dates(),
    st.integers(2, 3),
)
values = st.one_of(
    st.builds(lambda hedge, ends: Amount(hedge, *sorted(ends)), hedges, st.tuples(numbers, numbers)),
    st.builds(Share, hedges, st.integers(0, 10**17), st.integers(1, 10**17)),
    st.builds(
        lambda hedge, ends: Moment(hedge, *sorted(ends, key=lambda end: end.first)), hedges, st.tuples(dates, dates)
    ),
)


@given(values)
def test_what_is_written_is_read_again(value: Value) -> None:
    assert parse(value.written) == value


@given(st.text() | st.text("0123456789.,-/~<>= ", max_size=20))
def test_any_text_is_a_value_or_is_refused_with_a_way_out(text: str) -> None:
    value = parse(text)
    if isinstance(value, Unread):
        assert value.message
        assert value.help
    else:
        assert parse(value.written) == value
        assert str(value)
