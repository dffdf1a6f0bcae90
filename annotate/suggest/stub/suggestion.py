"""A stub for a person to accept: a discrepancy or a passage as story.yml would have it, and why it is offered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

Relation = Literal["differ", "only", "inside", "answers"]
RELATIONS: Final = ("differ", "only", "inside", "answers")
SILENT: Final = "silent"
PASSAGE: Final = "passage"
"""The kind of a stub that puts segments side by side."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a source, verbatim, and what tells their place from others; `text[start:end]` of the segment has them.

    `value` is what they say as `annotate.value` writes it, or nothing.
    """

    segment: int
    start: int
    end: int
    quote: str
    prefix: str = ""
    suffix: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`readings` of a discrepancy by siglum, in the story's order; of a passage, `segments` instead.

    `id` comes from the kind and the quotes alone, so that it outlasts other scores and other orders. `score` is from
    0 to 1.
    """

    id: str
    kind: str
    relation: Relation
    topic: str
    weight: Literal["major", "minor"]
    readings: Mapping[str, tuple[Quoted, ...] | Literal["silent"]]
    why: str
    score: float
    segments: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
