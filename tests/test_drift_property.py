"""5,000 random edits and 30,000 cases made to mislead: no quote is put on wrong words.

The floors are those of docs/drift.md; `python -m benchmarks.drift` prints the figures, kind by kind.
"""

from __future__ import annotations

from functools import cache

import pytest

from tests.drift_judged import Tally, outcomes, told
from tests.drift_kinds import ADVERSE, edits
from tests.drift_texts import Source, sources

EDITS = 5_000
CASES = 30_000
_BATCH = 40   # edits at a time, until a kind's cases are enough


@cache
def articles() -> dict[str, list[Source]]:
    return sources()


def tally(kind: str, seeds: range) -> tuple[Tally, int]:
    """All cases, and how many of them are in Chinese."""
    total, chinese = Tally(), 0
    for edit in edits(kind, seeds, articles()):
        for case, carried in outcomes(edit):
            total.add(told(edit, case, carried))
            chinese += edit.source.language == "zh"
    return total, chinese


def test_random_edits() -> None:
    total, _ = tally("random", range(EDITS))
    assert total.wrong == 0
    assert total.stand > EDITS
    assert total.carried >= 0.999 * total.stand
    assert total.first >= 0.985 * total.edited


@pytest.mark.parametrize("kind", ADVERSE)
def test_cases_made_to_mislead(kind: str) -> None:
    total, chinese, seed = Tally(), 0, 0
    while total.cases * len(ADVERSE) < CASES:
        more, of_these = tally(kind, range(seed, seed + _BATCH))
        total.add(more)
        chinese += of_these
        seed += _BATCH
    assert total.wrong == 0
    assert 20 * chinese >= 9 * total.cases  # half of all; a little less of those that need a number or a name
    assert total.first >= 0.98 * total.edited
    assert total.flagged >= 0.99 * total.facts  # names; numbers and negations: below
    if kind in {"number", "negation"}:
        assert total.flagged >= 0.995 * total.facts


@pytest.mark.parametrize("kind", ["reordered", "parted", "doubled"])
def test_what_stands_is_carried(kind: str) -> None:
    total, _ = tally(kind, range(120))
    assert total.wrong == 0
    assert total.carried >= 0.995 * total.stand
