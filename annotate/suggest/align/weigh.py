"""How likely two sentences answer each other, from all that they share: a sum of log-odds.

The weights were fitted (logistic regression) on the first twenty documents that `benchmarks.detect.alignment` has, over
several pairs of languages, and rounded: they say what a shared number, name or concept is worth, and know no language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log

from annotate.suggest.align.across import names, sinitic
from annotate.suggest.align.evidence import Matrix, Shared, shared, weights
from annotate.suggest.align.sentence import Sentence
from annotate.suggest.align.traits import Keys, Kind, Traits, traits
from annotate.suggest.embed import Model
from annotate.suggest.glossary import Glossary
from annotate.suggest.name.concepts import shared_by


@dataclass(frozen=True, slots=True)
class Weight:
    """Of what is shared, what is not, and the cosine of one kind."""

    shared: float = 0.0
    missing: float = 0.0
    cosine: float = 0.0


WEIGHTS: dict[Kind, Weight] = {
    "number": Weight(1.3, -0.35),
    "small": Weight(0.6, -0.1),
    "counted": Weight(0.5),
    "land": Weight(1.05, -0.25),
    "concept": Weight(0.3, -0.1, 3.6),
    "glossary": Weight(1.2),
    "word": Weight(0.0, 0.0, 6.0),
    "root": Weight(0.4),
    "sound": Weight(0.0, 0.0, 30.0),
    "name": Weight(0.6),
}
BASE = -2.3
QUOTES = 1.1
LENGTH, LENGTH_SQUARED = -4.0, -1.5
OVER_BEST, OVER_MEAN = 95.0, 35.0
LITTLE = 5
"""Characters added to every length, so that a heading is not infinitely unlike a line."""
NEAREST = 2
"""A cosine is measured against the mean of so many best ones of its row and its column."""
BESIDE_MODEL, BASE_BESIDE_MODEL = 0.5, -3.0
"""What the model says, and what is shared, are not independent."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """`content`: log-odds by what is said. `shape`: by how long it is. `keys`: both sides' traits, for saying why.

    `rare`: how much a concept says in these two articles.
    """

    content: Matrix
    shape: Matrix
    keys: tuple[list[dict[Kind, Keys]], list[dict[Kind, Keys]]]
    rare: Mapping[str, float]


def weigh(left: Sequence[Sentence], right: Sequence[Sentence], glossary: Glossary, model: Model | None,
          references: tuple[date | None, date | None]) -> Weighed:
    told = tuple([traits(each, glossary, day) for each in side]
                 for side, day in zip((left, right), references, strict=True))
    keys = tuple([dict(each.keys) for each in side] for side in told)
    if left and right:
        both = shared_by(left[0].tag, right[0].tag)
        for each in (each for side in keys for each in side):
            each["concept"] = {key: words for key, words in each["concept"].items() if key in both}
    across: dict[Kind, tuple[list[Keys], list[Keys]]] = {"sound": sinitic(left, right), "name": names(left, right)}
    for kind, sides in across.items():
        for side, more in zip(keys, sides, strict=True):
            for each, some in zip(side, more, strict=True):
                each[kind] = some
    content = [[BASE] * len(right) for _ in left]
    for kind, weight in WEIGHTS.items():
        ours, theirs = ([each[kind] for each in side] for side in keys)
        if any(ours) and any(theirs):  # what one language has no table for is not missing
            _add(content, weight, shared(ours, theirs))
    rare = weights([each["concept"] for each in keys[0]], [each["concept"] for each in keys[1]])
    if model:
        _add_model(content, model, left, right)
    return Weighed(content, _shape(told[0], told[1]), (keys[0], keys[1]), rare)


def _add(content: Matrix, weight: Weight, found: Shared) -> None:
    for row, both, missing, cosine in zip(content, found.shared, found.missing, found.cosine, strict=True):
        for at in range(len(row)):
            row[at] += weight.shared * both[at] + weight.missing * missing[at] + weight.cosine * cosine[at]


def _add_model(content: Matrix, model: Model, left: Sequence[Sentence], right: Sequence[Sentence]) -> None:
    """By how much a pair is likelier than the best and the mean of its row and column: such cosines are all high,
    and say little alone.
    """
    likeness = model.likeness(*(model.vectors([each.text for each in side]) for side in (left, right)))
    rows = [_usual(row) for row in likeness]
    columns = [_usual(column) for column in zip(*likeness, strict=True)]
    for row, cosines, here in zip(content, likeness, rows, strict=True):
        for at, cosine in enumerate(cosines):
            over = (OVER_BEST + OVER_MEAN) * cosine - (here + columns[at]) / 2
            row[at] = BESIDE_MODEL * row[at] + over + BASE_BESIDE_MODEL


def _usual(cosines: Sequence[float]) -> float:
    """What a cosine is measured against."""
    best = sorted(cosines, reverse=True)[:NEAREST]
    return OVER_BEST * sum(best) / len(best) + OVER_MEAN * sum(cosines) / len(cosines)


def _shape(left: Sequence[Traits], right: Sequence[Traits]) -> Matrix:
    """Lengths against each side's mean, and whether both quote."""
    mean = [sum(each.length for each in side) / max(1, len(side)) for side in (left, right)]
    logs = [[log((each.length + LITTLE) / size) for each in side]
            for side, size in zip((left, right), mean, strict=True)]
    return [[LENGTH * abs(here - there) + LENGTH_SQUARED * (here - there) ** 2 + QUOTES * (one.quotes == other.quotes)
             for there, other in zip(logs[1], right, strict=True)]
            for here, one in zip(logs[0], left, strict=True)]
