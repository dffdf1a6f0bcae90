"""Words of an article that an example can quote: real ones, at one place alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

import regex

from annotate.anchor import Found, Quote, Text, anchor
from annotate.article import Segment

_LONG: Final = 40  # code points; Chinese says in 40 what English says in 100
_TRIED: Final = 40  # quotes
_WORDS: Final = regex.compile(r"\S+(?:\s+\S+){3,6}")
_CHARACTERS: Final = regex.compile(r"\X{2,14}")  # of scripts that set no spaces
_CLAUSE: Final = regex.compile(r".{6,100}?(?=[,;:.!?…][”’\"»)]*(?:\s|$)|[，。、；：！？]|$)")
_END: Final = " \t,;:.!?，。、；：！？"


@dataclass(frozen=True, slots=True)
class Example:
    """`quote` stands in segment `number`, and nowhere else in the article."""

    number: int
    quote: str


def example(segments: tuple[Segment, ...]) -> Example | None:
    """The first words of the first long paragraph, else of any; None where no words are unique."""
    text = Text(segments)
    first = {quote: segment for segment, quote in islice(_candidates(segments), _TRIED)}
    for quote, segment in first.items():
        verdict = anchor(Quote(quote), text)
        if isinstance(verdict, Found) and [each.segment for each in verdict.spans] == [segment.number]:
            return Example(segment.number, quote)
    return None


def _candidates(segments: tuple[Segment, ...]) -> Iterator[tuple[Segment, str]]:
    lines = [(each, each.text.strip().split("\n")[0].strip()) for each in segments]
    for each, line in sorted(lines, key=lambda pair: len(pair[1]) < _LONG):
        shortened = _first_words(line)
        yield each, shortened
        if shortened != line and len(line) <= 10 * _LONG:
            yield each, line


def _first_words(line: str) -> str:
    """A clause where one ends soon, so that no example stops in the middle of what it says."""
    start = line[: 10 * _LONG]
    clause = _CLAUSE.match(start)
    if clause and len(str(clause[0]).split()) > 1 + bool(_WORDS.match(start)):
        return str(clause[0]).rstrip(_END)
    if clause and not _WORDS.match(start) and len(clause[0]) <= _LONG:
        return str(clause[0]).rstrip(_END)
    match = _WORDS.match(start)
    if match and len(match[0]) <= 2 * _LONG:
        return str(match[0]).rstrip(_END)
    match = _CHARACTERS.match(start)
    return (str(match[0]).rstrip(_END) if match else "") or line
