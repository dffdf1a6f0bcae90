"""Every quantity and every date of a story's sources, as a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields, replace
from datetime import date
from typing import Final

from annotate.article import Segment
from annotate.listing.grid import grid
from annotate.story import Source, Story
from annotate.suggest.compare.written import day_written, quantity_written
from annotate.suggest.date import dates
from annotate.suggest.found import Quantity, When
from annotate.suggest.quantity import quantities
from annotate.suggest.story import told
from annotate.value import HEDGES, NUMBER

_HEADS: Final = ("where", "says", "value", "unit", "counted")


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` as `annotate.value` writes it, or a day without its year as ISO 8601 does, its `hedge` apart.

    `start` and `end` are code points of the segment's text; `kind` is number, ordinal, share or date. `unit` is the
    text's own; `si` the same in SI units, where those are others.
    """

    source: str
    segment: int
    start: int
    end: int
    words: str
    kind: str
    hedge: str
    value: str
    unit: str = ""
    counted: str = ""
    si: str = ""


def figures(story: Story, sigla: Sequence[str] = ()) -> tuple[Figure, ...]:
    """In the order of the sources and their texts; nothing of what is no article."""
    return tuple(figure for siglum, source in story.sources.items() if siglum in (sigla or story.sources)
                 for figure in _of(source))


def _of(source: Source) -> Iterator[Figure]:
    read = told(source)
    for segment in read.segments:
        found = [_quantity(source, segment, each) for each in quantities(segment.text, read.tag)]
        found += [_date(source, segment, each) for each in _dates(segment, read.tag, read.published)]
        yield from sorted(found, key=lambda each: (each.start, each.end, each.kind))


def _dates(segment: Segment, tag: str, published: date | None) -> Sequence[When]:
    return dates(segment.text, tag, published)


def _quantity(source: Source, segment: Segment, each: Quantity) -> Figure:
    figure = replace(_figure(source, segment, each, quantity_written(each)), kind=each.role, unit=each.unit,
                     counted=each.counted)
    if each.told is None or not each.told_unit or each.told_unit == each.unit:
        return figure
    told = _figure(source, segment, each, quantity_written(replace(each, low=each.told[0], high=each.told[1])))
    return replace(figure, value=told.value, unit=each.told_unit, si=f"{figure.value} {each.unit}")


def _date(source: Source, segment: Segment, each: When) -> Figure:
    low, high = each.written
    return _figure(source, segment, each, day_written(each) or (low if low == high else f"{low}..{high}"))


def _figure(source: Source, segment: Segment, each: Quantity | When, value: str) -> Figure:
    sign = next((sign for sign in HEDGES if value.startswith(sign)), "")
    words = segment.text[each.start : each.end]
    return Figure(source.siglum, segment.number, each.start, each.end, words, "date", each.hedge,
                  value.removeprefix(sign).strip())


def as_text(found: Sequence[Figure], width: int) -> Iterator[str]:
    """For people; at most so wide."""
    if found:
        rows = [_HEADS, *((f"{each.source}-{each.segment}", each.words, f"{each.hedge} {each.value}".strip(), each.unit,
                           each.counted) for each in found)]
        yield from grid(rows, width, yields={1, 4})


def as_csv(found: Sequence[Figure]) -> str:
    r"""For spreadsheets (RFC 4180); a text that one would take for a formula begins with an apostrophe there."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([each.name for each in fields(Figure)])
    writer.writerows([_inert(each) for each in astuple(figure)] for figure in found)
    return out.getvalue()


def _inert(cell: object) -> object:
    formula = isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") and not NUMBER.fullmatch(cell)
    return f"'{cell}" if formula else cell


def as_objects(found: Sequence[Figure]) -> list[dict[str, object]]:
    return [{each.name: getattr(figure, each.name) for each in fields(Figure)} for figure in found]
