"""Numbers and days as programs write them or people say them, and how they are written here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_CODED: Final = re.compile(r"0(?:[xX][0-9a-fA-F]{1,16}|[oO][0-7]{1,16}|[bB][01]{1,32})")
_SCIENTIFIC: Final = re.compile(r"[+-]?(?=\.?[0-9])[0-9]{0,24}\.?[0-9]{0,12}(?:[eE][+-]?[0-9])?")
_TIMED: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[Tt]|[ \t]{1,9})[0-9]{1,2}:")

_SPOKEN: Final = re.compile(r"([A-Za-z. ]{1,20}?)\s*([0-9.]+)")
_SAID: Final = {
    "~": ("about", "around", "circa", "ca.", "some", "approximately", "nearly", "almost"),
    ">": ("more than", "over", "above"),
    "<": ("less than", "fewer than", "under", "below"),
    ">=": ("at least", "from"),
    "<=": ("at most", "up to"),
}


@dataclass(frozen=True, slots=True)
class Spoken:
    """`about 600`: the words, the sign that says the same, the number."""

    words: str
    sign: str
    number: str


def spoken(text: str) -> Spoken | None:
    """None for words that are no such hedge."""
    match = _SPOKEN.fullmatch(text)
    signs = (sign for sign, words in _SAID.items() if match and match[1].lower() in words)
    return Spoken(match[1], sign, match[2]) if (sign := next(signs, None)) and match else None


def plain_number(text: str) -> str | None:
    """`0x1F`, `0o17`, `1e3`, `.5`, `+5`, `1.` as `31`, `15`, `1000`, `0.5`, `5`, `1`; None for anything else."""
    if _CODED.fullmatch(text):
        return str(int(text, 0))
    if not _SCIENTIFIC.fullmatch(text):
        return None
    number = Decimal(text)
    return f"{number.to_integral_value() if number == number.to_integral_value() else number:f}"


def day_of(text: str) -> str | None:
    """The day of `2025-11-14T10:00:00Z`, as it is written; None where no time stands behind a day."""
    match = _TIMED.match(text)
    return match[1] if match else None
