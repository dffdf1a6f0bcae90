"""What one source says that can be compared: figures, days, quotations and leftover digits, each in its sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotate.suggest.align import Sentence
from annotate.suggest.compare.events import Event, about, events
from annotate.suggest.compare.places import place
from annotate.suggest.compare.told import Place, Told
from annotate.suggest.compare.written import day_written, quantity_written
from annotate.suggest.date import dates
from annotate.suggest.found import Quantity, When
from annotate.suggest.quantity import quantities
from annotate.suggest.speech import Quotation, quotations

_DIGITS = re.compile(r"\d+")
_BETWEEN = re.compile(r"[\d,;，；،؛:：]")
_COUNTED = {"", "%"}  # no metres or euros are killed or sent
_NUMBER = re.compile(r"\d+(?:[.,٫٬’']\d+)*")
_SCORE = re.compile(r"\d{1,2}[-–:]\d{1,2}")
_LONGEST = 24  # code points of a number
_READABLE = 80  # code points of a quote
_WEAK = 11  # below it a number in words may be an article, a pronoun, part of a phrase


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in its place. `tokens`: its runs of digits, as ASCII; `befell` and `who`: of whom (see events.yml)."""

    place: Place
    sentence: int
    quantity: Quantity
    tokens: tuple[str, ...]
    befell: str = ""
    who: str = ""

    @property
    def weak(self) -> bool:
        """Words that may count nothing ("one of them")."""
        return not self.tokens and self.quantity.low < _WEAK and not self.quantity.unit and not self.quantity.of


@dataclass(frozen=True, slots=True)
class Day:
    place: Place
    sentence: int
    when: When
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Speech:
    """A quotation in its place, and who speaks, where that is said."""

    place: Place
    sentence: int
    quotation: Quotation
    speaker: Place | None


@dataclass(frozen=True, slots=True)
class Code:
    """Digits that are no quantity and no date as far as is known: a score, a time of day, the 72 of T-72."""

    place: Place
    sentence: int
    tokens: tuple[str, ...]


Item = Figure | Day | Code


@dataclass(frozen=True, slots=True)
class Facts:
    told: Told
    texts: dict[int, str]
    sentences: Sequence[Sentence]
    figures: tuple[Figure, ...]
    days: tuple[Day, ...]
    codes: tuple[Code, ...]
    speeches: tuple[Speech, ...]

    def items(self) -> Iterator[Item]:
        yield from self.figures
        yield from self.days
        yield from self.codes


def digits(text: str) -> tuple[str, ...]:
    """Numbers in digits, as ASCII: 3,000 and 3.000 are "3000", 7.55 and 7,55 are "7.55"."""
    return tuple(_plain(number[0]) for number in _NUMBER.finditer(text) if len(number[0]) <= _LONGEST)


def _plain(number: str) -> str:
    first, *groups = _DIGITS.findall(number)
    grouped = groups and len(first) <= 3 and all(len(group) == 3 for group in groups)
    parts = [str(int(first)), *("".join(str(int(digit)) for digit in group) for group in groups)]
    return ("" if grouped else ".").join(parts)


def facts(told: Told, sentences: Sequence[Sentence]) -> Facts:
    figures: list[Figure] = []
    days: list[Day] = []
    codes: list[Code] = []
    speeches: list[Speech] = []
    starts = [(each.segment, each.start) for each in sentences]
    for segment in told.segments:
        at = _Segment(told, segment.number, segment.text, sentences, starts)
        some = list(at.figures())
        days += (found := list(at.days()))
        figures += some
        codes += at.codes([*some, *found])
        speeches += at.speeches()
    texts = {segment.number: segment.text for segment in told.segments}
    return Facts(told, texts, sentences, tuple(figures), tuple(days), tuple(codes), tuple(speeches))


@dataclass(frozen=True, slots=True)
class _Segment:
    told: Told
    number: int
    text: str
    sentences: Sequence[Sentence]
    starts: list[tuple[int, int]]

    def sentence(self, start: int) -> int:
        """Its index among all sentences of the source; -1 where none has it."""
        at = bisect_right(self.starts, (self.number, start)) - 1
        return at if at >= 0 and self.sentences[at].segment == self.number else -1

    def place(self, start: int, end: int, said: str = "") -> Place | None:
        return place((self.told.siglum, self.number), self.text, start, end, said)

    def figures(self) -> Iterator[Figure]:
        found = events(self.text, self.told.tag)
        for each in quantities(self.text, self.told.tag):
            tokens = digits(self.text[each.first:each.last])
            at = self.sentence(each.start)
            if at < 0 or (each.low == each.high == 1 and not tokens and not each.unit) or self.may_be_score(each):
                continue
            within = self.sentences[at]
            near = (about(found, each.start, each.end, within.start, within.end) if each.unit in _COUNTED
                    else (None, None))
            where = self.place(*self.around(each, near), quantity_written(each))
            if where is not None:
                yield Figure(where, at, each, tokens, *(event[2] if event else "" for event in near))

    def may_be_score(self, each: Quantity) -> bool:
        """1-2, of nothing: what stands beside a 1-0 that is read as no quantity either."""
        bare = each.low < each.high and not (each.unit or each.counted or each.hedge or each.of)
        return bare and _SCORE.fullmatch(self.text, each.first, each.last) is not None

    def around(self, quantity: Quantity, near: Sequence[Event | None]) -> tuple[int, int]:
        """The quantity with what it counts, and what befell that, in one clause and with no number between."""
        start, end = quantity.start, quantity.end
        for event in near:
            if event is not None:
                low, high = min(start, event[0]), max(end, event[1])
                between = _BETWEEN.search(self.text, low, start) or _BETWEEN.search(self.text, end, high)
                if high - low <= _READABLE and not between:
                    start, end = low, high
        return start, end

    def days(self) -> Iterator[Day]:
        for each in dates(self.text, self.told.tag, self.told.published):
            where, at = self.place(each.start, each.end, day_written(each)), self.sentence(each.start)
            if where is not None and at >= 0:
                yield Day(where, at, each, digits(self.text[each.start:each.end]))

    def codes(self, known: Sequence[Figure | Day]) -> Iterator[Code]:
        """Each number whole: 7.55 is one, and 6:30 two."""
        covered = sorted((each.place.start, each.place.end) for each in known)
        last = 0
        for run in _DIGITS.finditer(self.text):
            at = bisect_right(covered, (run.start(), len(self.text))) - 1
            inside = run.start() < last or (at >= 0 and run.start() < covered[at][1])
            where, sentence = self.place(*run.span()), self.sentence(run.start())
            tokens = digits(self.text[where.start:where.end]) if where else ()
            if where is not None and tokens and not inside and sentence >= 0:
                last = where.end
                yield Code(where, sentence, tokens)

    def speeches(self) -> Iterator[Speech]:
        for each in quotations(self.text, self.told.tag):
            where, at = self.place(each.start, each.end), self.sentence(each.start)
            if where is not None and at >= 0:
                yield Speech(where, at, each, self.place(*each.speaker) if each.speaker else None)
