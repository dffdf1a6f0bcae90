"""Quotes carried through 5,000 random edits and 30,000 cases made to mislead: `python -m benchmarks.drift`.

Beside `annotate.drift` it runs what most clients do, on the same cases: the place with the best score wins, whatever
stands there. It ends with 1 where a figure is below what docs/drift.md promises. `--edits`, `--cases`: how many.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator

import edlib
from rapidfuzz.distance import Levenshtein

from annotate.anchor import Text
from tests.drift_edits import Case, Edit
from tests.drift_judged import Tally, judged, outcomes, told
from tests.drift_kinds import ADVERSE, KINDS, edits
from tests.drift_texts import NTREX, sources

FLOORS = {"carried": 0.999,
          "first": 0.985, "flagged": 0.995}
_AROUND = 32  # characters of context on each side, as clients keep them
_BATCH = 40   # edits of a kind at a time, until its cases are enough


def peer(case: Case, old: Text, new: Text) -> tuple[int, int] | None:
    """What a fuzzy client does: of exact places, or else of the best approximate ones above a half, the best score.

    As in Hypothesis' client, the quote counts 50, each side of its context 20, and the position in the text 2.
    """
    words = old.joined[case.start:case.end]
    before, after = old.joined[max(0, case.start - _AROUND):case.start], old.joined[case.end:case.end + _AROUND]
    places = list(_exact(words, new.joined)) or list(_approximate(words, new.joined))
    if not places:
        return None

    def score(place: tuple[int, int]) -> float:
        start, end = place
        return (50 * Levenshtein.normalized_similarity(words, new.joined[start:end])
                + 20 * Levenshtein.normalized_similarity(before, new.joined[max(0, start - _AROUND):start])
                + 20 * Levenshtein.normalized_similarity(after, new.joined[end:end + _AROUND])
                + 2 * (1 - abs(start - case.start) / max(len(new.joined), 1)))

    return max(places, key=score)


def _exact(words: str, text: str) -> Iterator[tuple[int, int]]:
    at = text.find(words)
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + 1)


def _approximate(words: str, text: str) -> Iterator[tuple[int, int]]:
    codes = {character: 1 + nth % 255 for nth, character in enumerate(dict.fromkeys(words))}
    aligned = edlib.align(bytes(codes[each] for each in words), bytes(codes.get(each, 0) for each in text),
                          mode="HW", task="locations", k=len(words) // 2)
    for start, end in (aligned["locations"] or ())[:100]:
        yield (start or 0), end + 1


class Run:
    """All cases of all kinds, ours and the peer's."""

    def __init__(self) -> None:
        self.ours: dict[tuple[str, str], Tally] = {}
        self.peers: dict[tuple[str, str], Tally] = {}
        self.edits = 0
        self.seconds = 0.0
        self.sources = sources()

    def add(self, kind: str, seeds: range) -> int:
        """How many cases they gave."""
        count = 0
        for edit in edits(kind, seeds, self.sources):
            self.edits += kind == "random"
            start = time.process_time()
            found = list(outcomes(edit))
            self.seconds += time.process_time() - start
            count += len(found)
            for case, carried in found:
                self._count(kind, edit, told(edit, case, carried), self.ours)
                place = peer(case, edit.old, edit.new)
                theirs = judged(edit, case, place, automatic=place is not None, flagged=False)
                self._count(kind, edit, theirs, self.peers)
        return count

    @staticmethod
    def _count(kind: str, edit: Edit, tally: Tally, into: dict[tuple[str, str], Tally]) -> None:
        into.setdefault((kind, edit.source.language), Tally()).add(tally)


def summed(tallies: dict[tuple[str, str], Tally], kinds: tuple[str, ...], language: str = "") -> Tally:
    total = Tally()
    for (kind, of), tally in tallies.items():
        if kind in kinds and language in {"", of}:
            total.add(tally)
    return total


def share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f} %" if whole else "–"


def row(name: str, ours: Tally, theirs: Tally) -> str:
    return (f"| {name} | {ours.cases:,} | {ours.wrong} | {share(ours.carried, ours.stand)} | "
            f"{share(ours.first, ours.edited)} | {share(ours.flagged, ours.facts)} | "
            f"{theirs.wrong:,} ({share(theirs.wrong, theirs.cases)}) |")


def table(run: Run) -> Iterator[str]:
    yield ("| edit | quotes | put on wrong words | carried of those that stand | right place first | flagged "
           "| fuzzy peer: wrong |")
    yield "|---|---|---|---|---|---|---|"
    for kind in KINDS:
        yield row(kind, summed(run.ours, (kind,)), summed(run.peers, (kind,)))
    every = tuple(KINDS)
    for language in sorted({of for _, of in run.ours}):
        yield row(f"in `{language}`", summed(run.ours, every, language), summed(run.peers, every, language))
    yield row("all", summed(run.ours, every), summed(run.peers, every))


def missed(run: Run, edits_wanted: int, cases_wanted: int) -> list[str]:
    """What is below its floor."""
    every, adverse = summed(run.ours, tuple(KINDS)), summed(run.ours, ADVERSE)
    random_ones = summed(run.ours, ("random",))
    shares = {"carried": random_ones.carried / max(1, random_ones.stand), "first": every.first / max(1, every.edited),
              "flagged": every.flagged / max(1, every.facts)}
    found = [f"{name}: {100 * shares[name]:.2f} %, not {100 * least:.1f} %" for name, least in FLOORS.items()
             if shares[name] < least]
    if every.wrong:
        found.append(f"{every.wrong} quotes put on wrong words")
    if run.edits < edits_wanted or adverse.cases < cases_wanted:
        found.append(f"only {run.edits} random edits and {adverse.cases} cases")
    if 2 * summed(run.ours, ADVERSE, "zh").cases < adverse.cases:
        found.append("less than half of the cases in Chinese")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description="How quotes are carried to a changed article.")
    parser.add_argument("--edits", type=int, default=5_000, help="random edits (default: 5,000)")
    parser.add_argument("--cases", type=int, default=30_000, help="cases made to mislead (default: 30,000)")
    wanted = parser.parse_args()
    if not NTREX.is_dir():
        print("the public texts of shared/data/ntrex are not here: the written articles and the Kursk story alone")
    run = Run()
    run.add("random", range(wanted.edits))
    for kind in ("reordered", "parted", "doubled"):
        run.add(kind, range(wanted.edits // 10))
    for kind in ADVERSE:
        seed, left = 0, -(-wanted.cases // len(ADVERSE))
        while left > 0:
            left -= run.add(kind, range(seed, seed + _BATCH))
            seed += _BATCH
    print("\n".join(table(run)))
    every = summed(run.ours, tuple(KINDS))
    print(f"{1000 * run.seconds / max(1, every.cases):.2f} ms a quote, what they share included")
    failed = missed(run, wanted.edits, wanted.cases)
    for each in failed:
        print(f"below its floor: {each}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
