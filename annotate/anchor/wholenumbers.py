"""Whether a place lies inside a number: `200` of 13200 is no number that a source has given."""

from __future__ import annotations

import re
from typing import Final

from annotate.anchor.classes import INVISIBLE

# digits of any script, side by side or with one sign between them that groups them or parts a fraction from them;
# a blank only where no line may end at it, and signs of full width (which end sentences) only between such digits
_NUMBER: Final = re.compile(r"\d[.,'’\u02bc·٫٬\u00a0\u2007\u2009\u202f]?\d|[０-９][，．][０-９]")
_UNSEEN: Final = re.compile(f"[{INVISIBLE}]")
_REACH: Final = 8  # code points looked at on each side; few of them are invisible


def cuts_number(text: str, at: int) -> bool:
    """Whether digits of one number stand on both sides of `at`."""
    before = _UNSEEN.sub("", text[max(0, at - _REACH) : at])
    after = _UNSEEN.sub("", text[at : at + _REACH])
    around = ((before[-1:], after[:1]), (before[-1:], after[:2]), (before[-2:], after[:1]))
    return any(one and other and _NUMBER.fullmatch(one + other) for one, other in around)


def whole_numbers(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch widened to whole numbers."""
    while cuts_number(text, start):
        start -= 1
    while cuts_number(text, end):
        end += 1
    return start, end
