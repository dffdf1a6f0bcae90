"""Which sentences answer each other: *sure* where both are each other's best by a margin, *look* for others near."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import exp, isqrt, log
from typing import Literal

from annotate.suggest.align.evidence import Matrix
from annotate.suggest.align.order import in_order, trust
from annotate.suggest.align.sentence import Sentence
from annotate.suggest.align.traits import Keys, Kind
from annotate.suggest.align.weigh import Weighed, weigh
from annotate.suggest.embed import Model
from annotate.suggest.glossary import EMPTY, Glossary

SURE = 0.4
MARGIN = 2.0
"""How many times likelier a sure pair is than the next of either sentence."""
LOOK = 3
"""A sentence's best in so many paragraphs of the other side are worth a look: a paragraph can answer three."""
LIKELY = 0.65
"""The share of sentences that have an answer, before anything is known."""
MOST_ODDS, LEAST_ODDS = 12.0, -12.0
"""Log-odds of no pair go beyond: one trait alone, seen often, proves nothing."""
FAINT = 1e-4
"""A pair that order speaks against is no less probable to `strong`."""
SOFT = 3.0
"""Log-odds are divided by it before they become a score."""
MOST_COMPARED = 250_000
"""Pairs of sentences that are weighed at once, about two seconds."""
WHY: tuple[Kind, ...] = ("number", "name", "word", "glossary", "land")
MOST_REASONS, MOST_CONCEPTS = 6, 3


@dataclass(frozen=True, slots=True)
class Pair:
    """Indices into the two sequences. `score`: 0 to 1, to rank by. `why`: what both have ("Peskov = Песков")."""

    left: int
    right: int
    score: float
    tier: Literal["sure", "look"]
    why: tuple[str, ...]


def align(left: Sequence[Sentence], right: Sequence[Sentence], *,
          glossary: Glossary = EMPTY, model: Model | None = None,
          references: tuple[date | None, date | None] = (None, None)) -> tuple[Pair, ...]:
    """Sure pairs and those to look at, by place on the left, the likeliest first.

    Two very long texts are cut into as many parts each, and a part is compared with the one at its place alone: what
    is compared grows with the product of the lengths.
    """
    if not left or not right:
        return ()
    parts = max(1, min(isqrt(len(left) * len(right) // MOST_COMPARED), len(left), len(right)))
    found: list[Pair] = []
    for at in range(parts):
        ours, theirs = (slice(len(side) * at // parts, len(side) * (at + 1) // parts) for side in (left, right))
        weighed = weigh(left[ours], right[theirs], glossary, model, references)
        found += (replace(pair, left=pair.left + ours.start, right=pair.right + theirs.start)
                  for pair in _pairs(weighed, left[ours], right[theirs]))
    return tuple(found)


def _pairs(weighed: Weighed, left: Sequence[Sentence], right: Sequence[Sentence]) -> list[Pair]:
    likely, strong = judged(weighed)
    sure = {pair for pair in _mutual(likely) if likely[pair[0]][pair[1]] >= SURE}
    look = {(at, best) for at, row in enumerate(strong) for best in _first(row, right)}
    look |= {(best, at) for at, row in enumerate(zip(*strong, strict=True)) for best in _first(row, left)}
    pairs = (Pair(one, two, _score(strong[one][two]), "sure" if (one, two) in sure else "look",
                  _why(weighed, one, two)) for one, two in sure | look)
    return sorted(pairs, key=lambda pair: (pair.left, -pair.score, pair.right))


def judged(weighed: Weighed) -> tuple[Matrix, Matrix]:
    """The probability of each pair, and its strength beside others; order counts as far as that of clear pairs
    can be trusted.

    A sentence has one answer or none, so likely pairs make others unlikely. Not so strength: what two sentences share
    is worth a look even where another shares more.
    """
    wide = len(weighed.content[0])
    prior = log(LIKELY / max(wide, len(weighed.content)))
    alone = _free(_odds(weighed, prior, 0.0))
    trusted = trust([pair for pair in _mutual(alone) if alone[pair[0]][pair[1]] >= SURE])
    odds = _odds(weighed, prior, trusted)
    placed = in_order(odds, wide)
    likely = [[trusted * there + (1 - trusted) * here for here, there in zip(*rows, strict=True)]
              for rows in zip(_free(odds), placed, strict=True)]
    strong = [[said + trusted * (shaped + log(max(there, FAINT) * wide))
               for said, shaped, there in zip(*rows, strict=True)]
              for rows in zip(weighed.content, weighed.shape, placed, strict=True)]
    return likely, strong


def _odds(weighed: Weighed, prior: float, trusted: float) -> Matrix:
    """Likelihood ratios. How long a sentence is says the more the nearer the two texts are to translations."""
    return [[exp(max(LEAST_ODDS, min(MOST_ODDS, said + (0.3 + 0.7 * trusted) * shaped - prior)))
             for said, shaped in zip(*rows, strict=True)] for rows in zip(weighed.content, weighed.shape, strict=True)]


def _free(odds: Matrix) -> Matrix:
    """The probability of each pair wherever the sentences stand: one of its row, of its column, or no pair at all."""
    wide, tall = len(odds[0]), len(odds)
    none = 1 - LIKELY
    rows = [sum(row) * LIKELY / wide + none for row in odds]
    columns = [sum(column) * LIKELY / tall + none for column in zip(*odds, strict=True)]
    return [[min(each * LIKELY / wide / here, each * LIKELY / tall / there)
             for each, there in zip(row, columns, strict=True)]
            for row, here in zip(odds, rows, strict=True)]


def _mutual(likely: Matrix) -> list[tuple[int, int]]:
    """Pairs that are each other's best by the margin."""
    ours, theirs = ([_clear(row) for row in side] for side in (likely, zip(*likely, strict=True)))
    return [(at, best) for at, best in enumerate(ours) if best is not None and theirs[best] == at]


def _best(row: Sequence[float]) -> list[int]:
    """Places, the likeliest first, ties by place."""
    return sorted(range(len(row)), key=lambda at: (-round(row[at], 12), at))


def _first(row: Sequence[float], side: Sequence[Sentence]) -> list[int]:
    """The likeliest of each of the first paragraphs."""
    best: dict[int, int] = {}
    for at in _best(row):
        if len(best) == LOOK:
            break
        best.setdefault(side[at].segment, at)
    return [*best.values()]


def _clear(row: Sequence[float]) -> int | None:
    """The place of the likeliest, where the next is not near it."""
    best = max(range(len(row)), key=lambda at: (round(row[at], 12), -at))
    near = sum(each * MARGIN > row[best] for each in row)
    return best if near == 1 else None


def _score(strong: float) -> float:
    """Log-odds made softer, so that faint pairs can still be ranked."""
    return round(1 / (1 + exp(-strong / SOFT)), 4)


def _why(weighed: Weighed, one: int, two: int) -> tuple[str, ...]:
    mine, theirs = weighed.keys[0][one], weighed.keys[1][two]
    both = [word for kind in WHY for word in _said(mine.get(kind, {}), theirs.get(kind, {}), {})]
    concepts = _said(mine["concept"], theirs["concept"], weighed.rare)
    return tuple(dict.fromkeys([*both, *concepts[:MOST_CONCEPTS]]))[:MOST_REASONS]


def _said(mine: Keys, theirs: Keys, rare: Mapping[str, float]) -> list[str]:
    """What both have, the rarest first."""
    keys = sorted((key for key in mine if key in theirs), key=lambda key: -rare.get(key, 0.0))
    return [f"{mine[key]} = {theirs[key]}" if mine[key].lower() != theirs[key].lower() else mine[key] for key in keys]
