"""Cases of other systems' tests: each passes, or our policy differs and says how."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from annotate.anchor import Absent, Ambiguous, ContextDiffers, Found, Quote, Refused, Span, Text, Verdict, anchor
from annotate.article import Segment

FILE = Path(__file__).resolve().parents[2] / "shared" / "data" / "anchoring_cases.jsonl"
CASES: list[dict[str, Any]] = (
    [json.loads(line) for line in FILE.read_text("utf-8").splitlines()] if FILE.exists() else [])

pytestmark = pytest.mark.skipif(not CASES, reason="../shared/data/anchoring_cases.jsonl is not there")

# How we judge where the case expects otherwise. docs/anchoring.md tells the same reasons, with the same ids.
NEVER_FUZZY = "anch-027 anch-093 anch-119 anch-121 anch-123 anch-125".split()
CASE_COUNTS = "anch-243 anch-247 anch-277".split()
SPACES_COUNT = "anch-111".split()
NO_HINT = "anch-207".split()
CONTEXT_IS_EXACT = "anch-021 anch-025".split()
WRONG_CONTEXT_IS_AN_ERROR = "anch-029 anch-201".split()
ONE_SIDE_AT_TWO_PLACES = "anch-215".split()
NO_WORD_BOUNDS = "anch-211 anch-213 anch-279".split()
NUMBERS_ARE_WHOLE = "anch-281 anch-283".split()
EMPTY_IS_NO_QUOTE = "anch-159 anch-161 anch-163 anch-173".split()
OURS = {
    **dict.fromkeys([*NEVER_FUZZY, *CASE_COUNTS, *SPACES_COUNT], Absent),
    **dict.fromkeys([*NO_HINT, *CONTEXT_IS_EXACT, *ONE_SIDE_AT_TWO_PLACES, *NO_WORD_BOUNDS], Ambiguous),
    **dict.fromkeys(NUMBERS_ARE_WHOLE, Found),
    **dict.fromkeys(WRONG_CONTEXT_IS_AN_ERROR, ContextDiffers),
    **dict.fromkeys(EMPTY_IS_NO_QUOTE, Refused),
}


def judged(case: dict[str, Any]) -> Verdict:
    return anchor(Quote(case["exact"], case["prefix"], case["suffix"]), Text((Segment(1, case["text"], 1, 0, 0),)))


def extent(spans: tuple[Span, ...]) -> list[int]:
    return [spans[0].start, spans[-1].end]


@pytest.mark.parametrize("case", [case for case in CASES if case["id"] not in OURS], ids=lambda case: case["id"])
def test_passes(case: dict[str, Any]) -> None:
    verdict = judged(case)
    match case["verdict"]:
        case "found" | "found-ws" | "found-fold":
            assert isinstance(verdict, Found)
            assert extent(verdict.spans) == case["expect"]
        case "ambiguous":
            assert isinstance(verdict, Ambiguous)
            assert [extent(choice.spans) for choice in verdict.choices] == case["expect_all"]
        case "absent-context":
            assert isinstance(verdict, ContextDiffers)
            assert [extent(verdict.spans)] == case["expect_all"]
        case _:
            assert isinstance(verdict, Absent)


@pytest.mark.parametrize("case", [case for case in CASES if case["id"] in OURS], ids=lambda case: case["id"])
def test_differs_as_stated(case: dict[str, Any]) -> None:
    assert isinstance(judged(case), OURS[case["id"]])


def by_id(*ids: str) -> list[dict[str, Any]]:
    return [case for case in CASES if case["id"] in ids]


@pytest.mark.parametrize("case", by_id(*CONTEXT_IS_EXACT), ids=lambda case: case["id"])
def test_the_most_similar_context_is_listed_first(case: dict[str, Any]) -> None:
    verdict = judged(case)
    assert isinstance(verdict, Ambiguous)
    assert verdict.misled
    assert extent(verdict.choices[0].spans) == case["expect"]


@pytest.mark.parametrize("case", by_id(*NEVER_FUZZY, *CASE_COUNTS), ids=lambda case: case["id"])
def test_what_others_accept_is_among_the_nearest(case: dict[str, Any]) -> None:
    verdict = judged(case)
    assert isinstance(verdict, Absent)
    start, end = case["expect"]
    assert any(near.words.strip() == case["text"][start:end].strip() for near in verdict.nearest)


@pytest.mark.parametrize("case", by_id("anch-207", "anch-215", "anch-279"),
                         ids=lambda case: case["id"])
def test_no_place_is_listed_that_others_do_not_see(case: dict[str, Any]) -> None:
    verdict = judged(case)
    assert isinstance(verdict, Ambiguous)
    assert all(extent(choice.spans) in case["expect_all"] for choice in verdict.choices)


def test_one_wrong_side_is_a_warning() -> None:
    [case] = by_id("anch-097")
    verdict = judged(case)
    assert isinstance(verdict, Found)
    assert verdict.wrong_side == "suffix"


def test_every_difference_is_a_case() -> None:
    assert set(OURS) <= {case["id"] for case in CASES}


def test_every_difference_is_told_in_the_docs() -> None:
    page = (Path(__file__).parents[1] / "docs/anchoring.md").read_text("utf-8")
    assert {line.split()[1] for line in page.splitlines() if line.startswith("| anch-")} == set(OURS)
