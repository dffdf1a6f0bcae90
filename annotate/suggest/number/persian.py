"""Numbers of Persian: those of `machine`, millions and thousands joined by "and", and the slash as a decimal sign."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from annotate.suggest.language import base
from annotate.suggest.number.machine import parse as machine
from annotate.suggest.number.table import table
from annotate.suggest.number.told import Number

GROUPED = re.compile(r"(?<=\d)\u060c(?=\d{3}(?!\d))")
THOUSAND = 1000
AND = re.compile(r"[ \u200c]{1,2}و ?")
SLASHED = re.compile(
    r"(?<![\d/])(\d{1,6})/(?=\d{1,4} ?(?:%|\u066a|درصد|در صد|هزار|میلی|تریلی|کیلو|متر|سانتی|درجه|ریشتر|دلار|یورو|پوند))"
)


def scale(text: str, found: Number, tag: str) -> Fraction:
    """The multiplier that it ends on; 0 where it ends on none."""
    kind, value = table(base(tag)).words.get(text[found.start : found.end].rpartition(" ")[2], ("", Fraction(0)))
    return value if kind == "x" and found.words else Fraction(0)


def joined(text: str, found: Iterable[Number], tag: str) -> Iterator[Number]:
    """یک میلیون و ۲۰۰ هزار is one number."""
    last: Number | None = None
    for number in found:
        near = last is not None and bool(AND.fullmatch(text, last.end, number.start))
        whole = scale(text, last, tag) if last else Fraction(0)
        if last and near and number.value < whole and (scale(text, number, tag) or whole == THOUSAND):
            last = Number(last.start, number.end, last.value + number.value, number.role, words=True, decimals=-1)
            continue
        if last:
            yield last
        last = number
    if last:
        yield last


def parse(text: str, tag: str) -> tuple[Number, ...]:
    """All numbers of a Persian text; ۱۴/۵ درصد is 14.5 per cent."""
    pointed = SLASHED.sub("\\1\u066b", text) if "/" in text else text
    pointed = GROUPED.sub("\u066c", pointed) if "\u060c" in text else pointed
    return tuple(joined(pointed, machine(pointed, tag), tag))
