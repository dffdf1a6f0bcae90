"""What changed, for people: segment by segment, and word by word."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.anchor import Text
from annotate.article import Segment
from annotate.drift import SegmentChange, compare, parts
from tests.texts import texts


def text(*segments: str) -> Text:
    return Text(tuple(Segment(number, words, number, 0, 0) for number, words in enumerate(segments, 1)))


ONE = "The river rose by two metres on Monday night."
TWO = "Some 600 people left their homes in Poltava."
THREE = "The bridge will be opened again next week."
FOUR = "Schools stay closed until further notice."


@pytest.mark.parametrize(("old", "new", "expected"), [
    ("He said 37 were closed", "He said 38 were closed",
     (("same", "He said "), ("out", "37"), ("in", "38"), ("same", " were closed"))),
    ("朝鲜士兵帮助排雷", "朝鲜工兵协助排雷",
     (("same", "朝鲜"), ("out", "士"), ("in", "工"), ("same", "兵"), ("out", "帮"), ("in", "协"), ("same", "助排雷"))),
    ("a big old house", "a small new house",
     (("same", "a "), ("out", "big old"), ("in", "small new"), ("same", " house"))),
    ("", "new", (("in", "new"),)),
    ("gone", "", (("out", "gone"),)),
    ("same", "same", (("same", "same"),)),
    ("", "", ()),
])
def test_parts_by_word_and_by_han_character(old: str, new: str, expected: tuple[tuple[str, str], ...]) -> None:
    assert parts(old, new) == expected


@given(texts, texts)
def test_parts_give_both_wordings_back(old: str, new: str) -> None:
    found = parts(old, new)
    assert "".join(words for kind, words in found if kind != "in") == old
    assert "".join(words for kind, words in found if kind != "out") == new
    assert all(words for _, words in found)
    assert all(one[0] != other[0] for one, other in pairwise(found))


@pytest.mark.parametrize(("old", "new", "expected"), [
    ((ONE, TWO, THREE), (ONE, TWO, THREE), [("same", (1,), (1,)), ("same", (2,), (2,)), ("same", (3,), (3,))]),
    ((ONE, TWO, THREE), (ONE, THREE), [("same", (1,), (1,)), ("deleted", (2,), ()), ("same", (3,), (2,))]),
    ((ONE, THREE), (ONE, TWO, THREE), [("same", (1,), (1,)), ("added", (), (2,)), ("same", (2,), (3,))]),
    ((ONE, TWO), (ONE, TWO.replace("600", "700")), [("same", (1,), (1,)), ("edited", (2,), (2,))]),
    ((ONE, f"{TWO} {THREE}"), (ONE, TWO, THREE), [("same", (1,), (1,)), ("split", (2,), (2, 3))]),
    ((ONE, TWO, THREE), (ONE, f"{TWO} {THREE}"), [("same", (1,), (1,)), ("merged", (2, 3), (2,))]),
    ((ONE, TWO, THREE, FOUR), (FOUR, ONE, TWO, THREE),
     [("moved", (4,), (1,)), ("same", (1,), (2,)), ("same", (2,), (3,)), ("same", (3,), (4,))]),
    ((ONE, "***", TWO, "***", THREE), (ONE, "***", TWO, "***", THREE),
     [("same", (each,), (each,)) for each in range(1, 6)]),
    ((ONE,), (FOUR,), [("deleted", (1,), ()), ("added", (), (1,))]),
    ((), (ONE,), [("added", (), (1,))]),
    ((), (), []),
])
def test_compare(old: tuple[str, ...], new: tuple[str, ...],
                 expected: list[tuple[str, tuple[int, ...], tuple[int, ...]]]) -> None:
    assert [(each.kind, each.old, each.new) for each in compare(text(*old), text(*new))] == expected


def _numbers(changes: tuple[SegmentChange, ...]) -> tuple[list[int], list[int]]:
    return (sorted(number for each in changes for number in each.old),
            sorted(number for each in changes for number in each.new))


@given(st.integers(0, 10_000))
def test_every_segment_is_in_exactly_one_change(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - no secret
    pool = [ONE, TWO, THREE, FOUR, "***", f"{ONE} {TWO}", TWO.replace("600", "6"), "朝鲜工兵。朝鲜工兵排雷。", "x"]
    old, new = draw.choices(pool, k=draw.randint(0, 8)), draw.choices(pool, k=draw.randint(0, 8))
    changes = compare(text(*old), text(*new))
    assert _numbers(changes) == (list(range(1, len(old) + 1)), list(range(1, len(new) + 1)))
    assert changes == compare(text(*old), text(*new))
