"""Numbers of Hindi and its sisters: those of `machine`, and parts told by ordinals (पांच का आठवां हिस्सा, 5/8)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from annotate.suggest.number.machine import parse as machine
from annotate.suggest.number.told import Number

# "of", and the word for a part that may follow: Hindi, Marathi, Nepali
OF = re.compile(r" (?:का|के|की|को|चा|ची|चे) ")
PART = re.compile(r" (?:हिस्स[ाेों]{1,2}|भाग|खण्ड)")


def parse(text: str, tag: str) -> tuple[Number, ...]:
    """All numbers of a text in an Indic language."""
    found = machine(text, tag)
    return tuple(parts(text, found)) if len(found) > 1 and OF.search(text) else found


def parts(text: str, found: Sequence[Number]) -> Iterator[Number]:
    """`found`, a number of so-manieth made one fraction."""
    at = 0
    while at < len(found):
        whole, at = found[at], at + 1
        below = found[at] if at < len(found) else None
        if below and whole.role == "number" and below.role == "ordinal" and OF.fullmatch(text, whole.end, below.start):
            part, at = PART.match(text, below.end), at + 1
            yield Number(
                whole.start, part.end() if part else below.end, whole.value / below.value, words=True, decimals=-1
            )
        else:
            yield whole
