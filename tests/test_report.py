"""Golden cases of printing: `tests/cases/report/*.yml`, problems and what is printed of them, form by form."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from annotate.problem import Place, Problem
from annotate.report import report
from annotate.report.text import WIDEST
from annotate.report.visible import cells, plain

CASES = sorted((Path(__file__).parent / "cases/report").glob("*.yml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    problems = [problem(**each) for each in case["problems"]]
    assert {form: report(problems, form) for form in case if form != "problems"} == {
        form: said for form, said in case.items() if form != "problems"
    }


def problem(at: list[Any], help: list[str] | None = None, **given: Any) -> Problem:
    return Problem(place=Place(*at), help=tuple(help or ()), **{"code": "unknown-key", "message": "wrong"} | given)


texts = st.text() | st.text("a漢\t\u0301\u202e\x1b[]\r\n:%,;::error🇰🇵", max_size=120)
places = st.builds(Place, texts, st.integers(1, 10**6), st.integers(1, 200), st.integers(0, 300), texts)
problems = st.lists(st.builds(Problem, st.just("bad-id"), texts, places, texts, st.lists(texts).map(tuple)), max_size=4)


@given(problems, st.sampled_from(["text", "json", "github"]))
def test_whatever_a_source_says_nothing_printed_steers_a_terminal_or_a_workflow(
    found: list[Problem], form: str
) -> None:
    printed = report(found, form)
    assert not any(
        (each < " " and each != "\n") or "\x7f" <= each <= "\x9f" or each in "\u202e\u2028" for each in printed
    )
    if form == "github":
        assert [line[:8] for line in printed.splitlines()] == ["::error "] * len(set(found))
    if form == "json":
        assert len(json.loads(printed)) == len(set(found))


@given(places)
def test_carets_stay_under_the_excerpt(place: Place) -> None:
    if not place.excerpt:
        return
    lines = report([Problem("bad-id", "wrong", place)]).split("\n")
    line, carets = lines[3].partition(" | ")[2], lines[4].partition(" | ")[2]
    assert "^" in carets
    assert set(carets) <= {" ", "^"}
    assert sum(width for _, width in cells(line)) <= WIDEST
    assert len(carets) <= WIDEST + 1  # right behind the last character


@given(texts)
def test_what_is_shown_plain_is_one_line(text: str) -> None:
    assert plain(text).splitlines() in ([], [plain(text)])
