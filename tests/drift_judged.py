"""What came out of an edit, held against what is true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from annotate.anchor import Ambiguous, Budget, Found, Quote, Text, anchor
from annotate.anchor.find import MAX_PLACES
from annotate.anchor.fold import folded
from annotate.drift import Carried, carry
from tests.drift_edits import Case, Edit

_BUDGET = Budget(MAX_PLACES, near=False)


@dataclass
class Tally:
    """Counts of cases; `failed` are some of them, to look at."""

    cases: int = 0
    wrong: int = 0
    stand: int = 0
    carried: int = 0
    edited: int = 0
    first: int = 0
    facts: int = 0
    flagged: int = 0
    kinds: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        for name in ("cases", "wrong", "stand", "carried", "edited", "first", "facts", "flagged"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.kinds += other.kinds


def quote_of(case: Case, text: Text) -> Quote | None:
    """As an author would write it, with a context where it needs one; None where none helps."""
    words = text.joined[case.start:case.end]
    verdict = anchor(Quote(words), text, _BUDGET)
    spans = text.spans(case.start, case.end)
    if isinstance(verdict, Found):
        return Quote(words) if verdict.spans == spans else None
    if isinstance(verdict, Ambiguous):
        for each in verdict.choices:
            if each.spans == spans and (each.prefix or each.suffix):
                return Quote(words, each.prefix or None, each.suffix or None)
    return None


def outcomes(edit: Edit) -> Iterator[tuple[Case, Carried]]:
    pairs = [(case, quote) for case in edit.cases if (quote := quote_of(case, edit.old))]
    carried = carry([quote for _, quote in pairs], edit.old, edit.new)
    yield from ((case, result) for (case, _), result in zip(pairs, carried, strict=True))


def offsets(carried: Carried, text: Text) -> tuple[int, int] | None:
    """Of the first candidate, in the new joined text."""
    if not carried.candidates:
        return None
    spans = carried.candidates[0].spans
    return text.bounds(spans[0].segment - 1)[0] + spans[0].start, text.bounds(spans[-1].segment - 1)[0] + spans[-1].end


def _plain(words: str) -> str:
    return folded(words.replace("\n", ""))


def judged(edit: Edit, case: Case, place: tuple[int, int] | None, *, automatic: bool, flagged: bool) -> Tally:
    home, fate = edit.home(case), edit.fate(case)
    own = sum(place[0] <= each < place[1] for each in home) if place else 0
    right = place is not None and 2 * own >= max(len(home), 1) and 2 * own >= place[1] - place[0] - 2
    words = edit.new.joined[slice(*place)] if place else ""
    exact = own == len(home) and _plain(words) == _plain(edit.old.joined[case.start:case.end])
    wrong = automatic and (bool(case.fact) or not right or (fate == "stands" and not exact))
    return Tally(
        cases=1, wrong=wrong,
        stand=fate == "stands" and not case.fact, carried=fate == "stands" and not case.fact and automatic and exact,
        edited=fate == "edited", first=fate == "edited" and right,
        facts=bool(case.fact), flagged=bool(case.fact) and flagged)


def told(edit: Edit, case: Case, carried: Carried) -> Tally:
    kinds = carried.candidates[0].difference.kinds if carried.candidates else ()
    tally = judged(edit, case, offsets(carried, edit.new), automatic=carried.automatic,
                   flagged=not carried.automatic and case.fact in kinds)
    tally.kinds[carried.kind] += 1
    return tally


def tallied(edits: Iterable[tuple[str, Edit]]) -> dict[tuple[str, str], Tally]:
    """By kind of case and language."""
    tallies: dict[tuple[str, str], Tally] = {}
    for kind, edit in edits:
        for case, carried in outcomes(edit):
            tallies.setdefault((kind, edit.source.language), Tally()).add(told(edit, case, carried))
    return tallies
