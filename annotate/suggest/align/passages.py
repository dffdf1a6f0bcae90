"""The same for whole segments: which paragraphs answer which, by their sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotate.suggest.align.pairs import MOST_REASONS, Pair
from annotate.suggest.align.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Answer:
    """Numbers of segments that answer each other by at least one sure pair each; `score` is that of the best."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    score: float
    why: tuple[str, ...]


def passages(pairs: Sequence[Pair], left: Sequence[Sentence], right: Sequence[Sentence]) -> tuple[Answer, ...]:
    """Segments joined by sure pairs, by their place on the left. A segment that several answer ties these."""
    groups: list[tuple[set[int], set[int], list[Pair]]] = []
    for pair in pairs:
        if pair.tier == "sure":
            one, two = left[pair.left].segment, right[pair.right].segment
            met = [each for each in groups if one in each[0] or two in each[1]]
            group = ({one}.union(*(each[0] for each in met)), {two}.union(*(each[1] for each in met)),
                     [*(pair for each in met for pair in each[2]), pair])
            groups = [*(each for each in groups if each not in met), group]
    answers = (Answer(tuple(sorted(ours)), tuple(sorted(theirs)), max(pair.score for pair in found), _why(found))
               for ours, theirs, found in groups)
    return tuple(sorted(answers, key=lambda each: (each.left, each.right)))


def _why(pairs: Sequence[Pair]) -> tuple[str, ...]:
    best = sorted(pairs, key=lambda pair: (-pair.score, pair.left, pair.right))
    return tuple(dict.fromkeys(word for pair in best for word in pair.why))[:MOST_REASONS]
