"""What the comparison takes and gives: sources as they tell it, places in them, findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from annotate.article import Segment

SURE = 0.5  # the least score of what is told as certain
Relation = Literal["agree", "differ", "only", "inside"]


@dataclass(frozen=True, slots=True)
class Told:
    """One source as it is compared: `segments` without furniture, `published` the day that "last year" is told from."""

    siglum: str
    tag: str
    published: date | None
    segments: Sequence[Segment]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Words of one segment, in code points of its text; whole characters. `said`: as `annotate.value` writes it."""

    siglum: str
    segment: int
    start: int
    end: int
    said: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Where sources part, or one parts from itself, or (relation "agree") where they tell the same number.

    `why` is one English sentence. `score`: 0 to 1, how much a person should look at it. `silent`: sigla of the sources
    that have nothing of it (relation "only"). `asked`: the question they answer, as a topic has it, where it is known.
    """

    relation: Relation
    kind: str
    places: tuple[Place, ...]
    why: str
    score: float
    silent: tuple[str, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether it is told as certain: no doubt of how a number is read or converted halves its score."""
        return self.score >= SURE
    asked: str = ""
