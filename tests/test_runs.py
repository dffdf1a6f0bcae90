"""Runs: cutting a text where marks begin and end, whatever the marks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotate.anchor import Found, Span
from annotate.arrange.marks import Mark
from annotate.arrange.runs import runs


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=8))
def test_runs_joined_are_the_text_and_each_is_under_the_same_marks(text: str, ends: list[tuple[int, int]]) -> None:
    spans = [Span(1, start, end) for start, end in ends if start < end <= len(text)]
    marks = [Mark(f"m{n}", "A", f"n-m{n}-A", (), (span,), Found((span,))) for n, span in enumerate(spans)]
    cut = runs(text, 1, marks)
    assert "".join(run.text for run in cut) == text
    assert all(run.text for run in cut) or not text
    at = 0
    for run in cut:
        inside = {mark.note for mark, span in zip(marks, spans, strict=True) if span.start <= at < span.end}
        assert {mark.note for mark in run.marks} == inside
        at += len(run.text)
    assert sorted(mark.note for run in cut for mark in run.begins) == sorted(mark.note for mark in marks)
    assert sorted(mark.note for run in cut for mark in run.ends) == sorted(mark.note for mark in marks)
