"""Quantities of a text: numbers with their hedge, unit, range, share, and what is counted.

`quantities` is the whole of it on one screen. Numbers come from `number`, dates and times of day from `date`; what
those are is told in `si` (units), `names` and `words` (a language), `traps` (numbers that count nothing), `join` (two
numbers that are one).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from annotate.suggest.date import told_in
from annotate.suggest.date.clock import clocks
from annotate.suggest.found import Quantity, Role
from annotate.suggest.number import Number, numbers
from annotate.suggest.quantity import hedge, traps
from annotate.suggest.quantity.apart import apart
from annotate.suggest.quantity.forms import lower
from annotate.suggest.quantity.join import Joiner, score
from annotate.suggest.quantity.names import names
from annotate.suggest.quantity.term import Term, term
from annotate.suggest.quantity.words import Words, sign, stronger, words

_TENS = frozenset(range(10, 100, 10))

__all__ = ["quantities"]

_FIRST_YEAR, _LAST_YEAR = 1000, 2100  # what may be a year beside another number
_LONG = 100  # what has a dash behind it, and no year

_WORD = 24  # letters that are looked at for a word beside a number
_SHORT = 3


def quantities(text: str, tag: str) -> tuple[Quantity, ...]:
    """All amounts of a text in the language `tag` (BCP 47), in its order, none over another; () where there are none.

    Places are code points of `text`; values are exact, in SI units or ISO 4217 codes (`Quantity` says which). Numbers
    of dates, clock times, telephones, scores and names are left out. Raises for no text and no tag.
    """
    found = numbers(text, tag)
    if not found:
        return ()
    low, said = lower(text), words(tag)
    free = traps.free(_dateless(text, low, tag, found), [*clocks(text, tag), *traps.spans(text)])
    terms = _scoreless(
        low,
        _terms(text, low, [each for each in free if not traps.timed(text, each) and not traps.titled(text, each)], tag),
        said,
    )
    joiner = Joiner(low, said)
    every = joiner.all(terms)
    ones = {each.first for each in every if not _told(each)}  # no more than the end of a range
    ranged = hedge.between(joiner, [_quantity(text, low, each, said) for each in every])
    return tuple(each for each in ranged if each.low != each.high or each.first not in ones)


def _dateless(text: str, low: str, tag: str, found: tuple[Number, ...]) -> list[Number]:
    """None of a date but the 18 of "18 years ago", which is a length of time as well."""
    taken: list[tuple[int, int]] = []
    starts = [number.start for number in found]
    for each in told_in(text, tag):
        shift = each.low.shift
        if each.low.day and not each.low.month and not shift and hedge.ahead(low, each.start, words(tag))[1]:
            continue  # 最低3日: three days, not the third
        if not each.low.month and not each.low.day and _ranked(low, each.start, words(tag)):
            continue  # lần thứ ba: the third time, no Tuesday
        count = abs(shift[1]) if shift and not each.low.month and not each.low.day else 0
        inside = found[bisect_left(starts, each.start) : bisect_left(starts, each.end)]
        if inside and not shift and _measured(low, (each.start, each.end), inside, words(tag)):
            continue
        if inside and not each.low.month and not shift and _no_year(low, inside[0], found, words(tag)):
            continue
        kept = next((number for number in inside if count and number.value == count), None)
        taken += [(each.start, kept.start), (kept.end, each.end)] if kept else [(each.start, each.end)]
    return traps.free(found, taken)


def _measured(low: str, span: tuple[int, int], inside: Sequence[Number], said: Words) -> bool:
    """What a hedge of amounts stands at is none: "more than 2000", "2000 or more"; nor are figures all alone: 10-20."""
    first, last = inside[0], inside[-1]
    if first.role == "ordinal":
        return False  # đến thứ Tư: until Wednesday
    if any(sign.isalpha() for sign in low[span[0] : span[1]]) and not (first.words and len(inside) == 1):
        return False
    if len(inside) > 1:
        return span == (0, len(low)) and "-" in low and first.value < last.value < _FIRST_YEAR
    start, told = hedge.ahead(low, first.start, said)
    ahead = told.strip("~") and low[start : first.start].strip() not in said.timely
    return bool(ahead) or bool((hedge.behind(low, last.end, said) or (0, ""))[1].strip("~"))


def _no_year(low: str, number: Number, found: tuple[Number, ...], said: Words) -> bool:
    """"A thousand", and the first end of a range that ends behind all years: between 2000 and 5000."""
    if number.words and number.value % 1000 == 0:
        return True
    before = found[: found.index(number)][-1:]
    if before and (before[0].value < _FIRST_YEAR or before[0].words) and before[0].value < number.value:
        gap = low[before[0].end : number.start]
        if said.link.fullmatch(gap) or any(gap.strip() in each.split("|") for each in said.around.values()):
            return before[0].value >= _LONG or any(sign.isalpha() for sign in gap)
    after = found[found.index(number) + 1 :][:1]
    if not after or (after[0].value <= _LAST_YEAR and number.value > _FIRST_YEAR) or after[0].value <= number.value:
        return False
    gap = low[number.end : after[0].start]
    return said.link.fullmatch(gap) is not None or any(gap.strip() in each.split("|") for each in said.around.values())


def _ranked(low: str, start: int, said: Words) -> bool:
    before = low[max(0, start - _WORD) : start].split()
    return bool(before) and before[-1] in said.ordinal_after


def _terms(text: str, low: str, found: list[Number], tag: str) -> list[Term]:
    """Each number with its unit; none that is a part of a name."""
    named, said = names(tag), words(tag)
    terms: list[Term] = []
    for number in (part for each in found for part in apart(text, low, each, tag)):
        if low[number.start : number.end] in said.silent and not _ranking(low, number.end, said):
            continue  # days of the week that are ordinals
        if number.value in _TENS and not number.words and said.ages.after(low, number.end):  # 20代, as "in their 20s"
            continue
        if terms and number.start < terms[-1].end:  # "5 phần trăm": the hundred is a part of the unit
            continue
        each = term(low, number, named, said, terms[-1] if terms else None)
        if each.start == number.start and traps.named(text, number, terms[-1].end if terms else 0):
            continue
        if each.end == number.end and text[number.end - 1].isdecimal() and traps.tied(text, number.end):
            continue
        terms.append(each)
    return terms


def _ranking(low: str, end: int, said: Words) -> bool:
    """A noun follows: "sexta vitória" is the sixth, "na sexta" is Friday."""
    after = low[end : end + _WORD].split(" ", 2)
    word = after[1].rstrip(".,;:!?)") if len(after) > 1 and not after[0] else ""
    return len(word) > _SHORT and word.isalpha() and word not in said.skip


def _scoreless(low: str, terms: list[Term], said: Words) -> list[Term]:
    if not terms:
        return []
    scores = [score(low, left, right, said) for left, right in pairwise(terms)]
    return [
        each
        for each, before, after in zip(terms, [False, *scores], [*scores, False], strict=True)
        if not before | after
    ]


def _told(each: Term) -> bool:
    """A "one" is an article as often as not: it says how many only with a unit or as a part of a share."""
    return not (
        each.words and each.unit is None and each.of is None and each.low == each.high == 1 and not each.ordinal
    )


def _quantity(text: str, low: str, each: Term, said: Words) -> Quantity:
    start, told = hedge.ahead(low, each.start, said)
    end, counted, more = (each.end, "", "") if each.ordinal else hedge.counted(text, low, each, said)
    told = stronger(told, stronger(each.hedge, more))
    if said.turned and (less := hedge.turned(low, (start, each.start), end, said)):
        told, end = "<", less
    unit, role = each.unit, _role(each)
    ends = (each.low, each.high) if unit is None else (unit.told(each.low), unit.told(each.high))
    return Quantity(
        start,
        end,
        each.first,
        each.last,
        *ends,
        sign(told),
        unit.si if unit else "",
        (each.low, each.high) if unit else None,
        unit.symbol if unit else "",
        counted,
        role,
        each.of,
        (told == ">", told == "<"),
    )


def _role(each: Term) -> Role:
    return "share" if each.of else "ordinal" if each.ordinal else "number"
