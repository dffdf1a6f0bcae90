"""The strip that shows where the notes stand: a bar a row, in a dozen steps at most."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.render.density import MOST_STEPS, Bar, density
from tests.made import arranged


@pytest.mark.parametrize("rows", [1, 2, 11, 12, 13, 24, 25, 100])
def test_every_row_has_a_bar_in_one_of_a_few_steps(tmp_path: Path, rows: int) -> None:
    made = arranged(tmp_path / "made", {
        "sources": {"A": [f"word{nth}x" for nth in range(1, rows + 1)]},
        "notes": {f"n{nth}": {"source": "A", "quote": f"word{nth}x", "kind": "context", "text": "So."}
                  for nth in range(1, rows + 1, 2)}})
    found = density(made)
    assert 1 <= len(found.steps) <= MOST_STEPS
    assert [bar.count for step in found.steps for bar in step.bars] == [nth % 2 for nth in range(1, rows + 1)]
    assert found.steps[0].first == "A-1"
    assert found.steps[-1].last == f"A-{rows}"
    assert sum(step.count for step in found.steps) == (rows + 1) // 2
    assert found.most == 1


def test_a_note_on_two_rows_of_a_step_is_one_note(tmp_path: Path) -> None:
    made = arranged(tmp_path / "made", {
        "sources": {"A": [f"a{nth}." for nth in range(1, 25)]},
        "discrepancies": {"d": {"topic": "T", "kind": "wording", "weight": "major",
                                "readings": {"A": [{"quote": "a1."}, {"quote": "a2."}]}}}})
    step = density(made).steps[0]
    assert step.bars == (Bar(1, 0), Bar(1, 0))
    assert (step.count, step.major, step.href) == (1, 1, "A-1")


def test_furniture_has_no_bar_and_a_step_without_notes_no_link(tmp_path: Path) -> None:
    made = arranged(tmp_path / "made", {"sources": {"A": ["one", "advert", "two"]},
                                        "entries": {"A": {"furniture": [2]}}})
    assert [(step.first, step.href, step.bars) for step in density(made).steps] == [
        ("A-1", None, (Bar(0, 0),)), ("A-3", None, (Bar(0, 0),))]


def test_a_story_without_rows_has_no_steps(tmp_path: Path) -> None:
    made = arranged(tmp_path / "made", {"sources": {"A": ["advert"]}, "entries": {"A": {"furniture": [1]}}})
    assert density(made).steps == ()
