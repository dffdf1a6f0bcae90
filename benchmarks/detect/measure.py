"""One figure of the table, and the floor that it must not fall below."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Measure:
    """`name` is its key in floors.yml ("numbers/zh"). `of`: cases that it is over. `lower`: less of it is better."""

    name: str
    value: float
    of: int
    lower: bool = False


# What a module of this package offers as `measures`: the folder of cases to figures; none where its cases are absent.
Measures = Callable[[Path], Iterator[Measure]]
