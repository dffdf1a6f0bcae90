"""One number found in a text: digits, words or both."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Role = Literal["number", "ordinal"]


@dataclass(frozen=True, slots=True)
class Number:
    """`text[start:end]` says it, its sign included.

    `words`: any part of it is written in words. `decimals`: digits behind its decimal sign ("15.0": 1), -1 for words.
    """

    start: int
    end: int
    value: Fraction
    role: Role = "number"
    words: bool = False
    decimals: int = 0
