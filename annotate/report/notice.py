"""What is worth knowing and no problem."""

from __future__ import annotations

from dataclasses import dataclass

from annotate.problem import Place


@dataclass(frozen=True, slots=True)
class Notice:
    """`rule` is its kind, `sentence` what that means; then where, and what of it."""

    rule: str
    sentence: str
    place: Place
    text: str
