"""Budgets of anchoring: what a quote may cost, what all quotes of a story may, and what is told beyond."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.anchor import Absent, Ambiguous, Budget, Found, Quote, Skipped, anchor
from annotate.anchor import story as stories
from annotate.anchor.messages import problems
from annotate.load import load_story
from tests.made import write_story
from tests.test_anchor_parts import WHERE
from tests.test_anchor_properties import text_of

TALE = text_of("delta epsilon zeta. alpha beta gamma. delta epsilon zeta. alpha beta gamma.")


def test_a_quote_may_stand_at_as_many_places_as_its_budget_has() -> None:
    assert isinstance(anchor(Quote("alpha beta"), TALE, Budget(2)), Ambiguous)
    assert anchor(Quote("alpha beta"), TALE, Budget(1)) == Skipped("places", 1)


def test_so_may_all_its_fragments_together() -> None:
    quote = Quote("alpha beta […] delta epsilon")
    assert isinstance(anchor(quote, TALE, Budget(4)), Found)
    assert anchor(quote, TALE, Budget(3)) == Skipped("places", 3)


def test_what_resembles_is_sought_only_within_the_budget() -> None:
    verdict = anchor(Quote("alpha betx"), TALE, Budget(9, near=False))
    assert verdict == Absent("alpha betx", sought=False)
    [problem] = problems(verdict, WHERE)
    assert problem.help == ("copy the words from source A: there was too much to look for what resembles these",)
    verdict = anchor(Quote("qqqqqqqqqq"), TALE, Budget(9))
    assert verdict == Absent("qqqqqqqqqq")
    assert problems(verdict, WHERE)[0].help == ("copy the words from source A: nothing in it resembles these",)


def test_what_resembles_is_sought_only_in_a_source_of_a_certain_length(monkeypatch: pytest.MonkeyPatch) -> None:
    length = len(TALE.joined)
    monkeypatch.setattr("annotate.anchor.MAX_SOURCE", length)
    assert isinstance(anchor(Quote("alpha betx"), TALE), Absent)
    monkeypatch.setattr("annotate.anchor.MAX_SOURCE", length - 1)
    assert anchor(Quote("alpha betx"), TALE) == Skipped("source", length - 1)
    assert anchor(Quote("alpha beta […] alpha betx"), TALE) == Skipped("source", length - 1)


def told(folder: Path, quotes: list[str], monkeypatch: pytest.MonkeyPatch, **limits: int) -> list[str]:
    """Code and last help of each problem of a story with these quotes, after one of a source that is not there."""
    for name, limit in limits.items():
        monkeypatch.setattr(stories, name, limit)
    notes = {f"n{nth}": {"source": "A", "quote": quote, "kind": "context", "text": "x"}
             for nth, quote in enumerate(quotes)}
    lost = {"source": "B", "quote": "x", "kind": "context", "text": "x"}
    write_story(folder, {"sources": {"A": ["ab ab ab cd cd"], "B": ["x"]}, "notes": {"lost": lost, **notes}})
    (folder / "B.txt").unlink()
    story, _ = load_story(folder, "made")
    assert story
    return [f"{each.code}: {each.help[-1]}" for each in stories.anchor_story(story)[1]]


def test_quotes_at_many_places_use_up_what_a_story_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = told(tmp_path, ["ab", "ab", "cd"], monkeypatch, MOST_PLACES=4, FEWEST_PLACES=2)
    assert [each.split(":")[0] for each in found] == ["quote-ambiguous", "quote-skipped", "quote-ambiguous"]
    found = told(tmp_path, ["ab", "cd"], monkeypatch, MOST_PLACES=2, FEWEST_PLACES=1)
    assert [each.split(":")[0] for each in found] == ["quote-skipped", "quote-skipped"]


def test_quotes_that_are_absent_use_up_what_a_story_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    length = len("ab ab ab cd cd")
    much, nothing = "there was too much to look for what resembles these", "nothing in it resembles these"
    for most, expected in ((length, [nothing, much, much]), (length + 1, [nothing, nothing, much])):
        found = told(tmp_path, ["qqqq", "rrrr", "ssss"], monkeypatch, MOST_NEAR=most)
        assert [each.rpartition(": ")[2] for each in found] == expected
