"""What a stub says for a person to say better: its topic, its weight, and the id that it gets in story.yml."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final, Literal

from annotate.characters import CONTROL, INVISIBLE
from annotate.suggest.compare.asked import MEASURED
from annotate.suggest.stub.suggestion import Quoted, Relation
from annotate.value import Amount, Moment, Share, Unread, Value, as_dates, parse

_SHOWN: Final = 40  # code points of a quote
_LONGEST_ID: Final = 48
_WHETHER: Final = "Whether "
_HEADS: Final = {
    "number": "How many", "date": "When", "name": "Who or what is named", "attribution": "Who says it",
    "quotation": "What is quoted", "scope": "How much of it", "omission": "What is told", "wording": "How it is said",
}


def topic(kind: str, relation: Relation, readings: Mapping[str, Sequence[Quoted]], asked: str = "") -> str:
    """One line: what is asked, and what the sources say to it, as values where they have some, else in their words."""
    head = asked or _HEADS.get(kind, kind.capitalize())
    if head.startswith(_WHETHER):
        return head
    if relation == "only":  # of several, one may have the mere place where the other says nothing
        valued = {siglum: words for siglum, words in readings.items() if any(read(each.value, kind) for each in words)}
        readings = valued or readings
    every = [each for words in readings.values() for each in words]
    said, sources = _said(every, "" if head in MEASURED else kind), " and ".join(readings)
    if relation == "only" and len(readings) == 1:
        return f"{head}, only in {sources}: {', '.join(said)}"
    return f"{head}, within {sources}: {' or '.join(said)}" if relation == "inside" else f"{head}: {' or '.join(said)}"


def _said(every: Sequence[Quoted], kind: str) -> list[str]:
    """Their values, in words where one has none or no kind is given; all in words where values are not apart."""
    words = [f"“{shown(each.quote, _SHOWN)}”" for each in every]
    values = [str(value) if kind and (value := read(each.value, kind)) else word
              for each, word in zip(every, words, strict=True)]
    return list(dict.fromkeys(values if len({*values}) > 1 or len(every) == 1 else words))


def read(value: str, kind: str) -> Value | None:
    """A value as story.yml would have it read."""
    found = parse(value) if value else None
    if found is None or isinstance(found, Unread):
        return None
    return as_dates(found) if kind == "date" else found


def shown(words: str, most: int) -> str:
    """On one line, without what cannot be seen there."""
    line = " ".join(INVISIBLE.sub("", CONTROL.sub(" ", words)).split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def weight(kind: str, relation: Relation, readings: Mapping[str, Iterable[Quoted]]) -> Literal["major", "minor"]:
    """Major where a number is twice another, or a day lies in another year; a guess."""
    if relation not in ("differ", "inside"):
        return "minor"
    values = [value for every in readings.values() for each in every if (value := read(each.value, kind))]
    ends = [end for value in values if (end := _ends(value))]
    far = any(one[0] > 2 * other[1] >= 0 for one in ends for other in ends)
    years = [value for value in values if isinstance(value, Moment)]
    apart = any(one.low.year > other.high.year for one in years for other in years)
    return "major" if far or apart else "minor"


def _ends(value: Value) -> tuple[Decimal, Decimal] | None:
    if isinstance(value, Amount):
        return value.low, value.high
    if isinstance(value, Share):
        return Decimal(value.part) / value.whole, Decimal(value.part) / value.whole
    return None


def slug(topic: str, fallback: str, taken: Container[str]) -> str:
    """An id for links, of the words of the topic that can stand in one; numbered where it is taken.

    Of the question alone, where it says enough: "how-many-soldiers-were-killed".
    """
    question = topic.partition(":")[0].partition(",")[0]
    enough = question not in (*_HEADS.values(), "How many", "What share")
    topic = question if enough and len(question.split()) > 2 and question.isascii() else topic
    words = re.sub("[^a-z0-9]+", "-", re.sub("“[^”]*”", " ", topic.replace(",", "").lower())).strip("-")
    whole = words if len(words) <= _LONGEST_ID else words[:_LONGEST_ID].rpartition("-")[0]
    base = whole if topic == question or any(each.isdigit() for each in whole) else fallback
    return next(each for each in (base, *(f"{base}-{number}" for number in range(2, 10_000))) if each not in taken)
