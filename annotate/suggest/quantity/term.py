"""A number of the text with its unit, before ranges, shares and hedges are read."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from annotate.suggest.number import Number
from annotate.suggest.quantity.forms import BLANKS, letter
from annotate.suggest.quantity.names import Names
from annotate.suggest.quantity.si import Unit, unit
from annotate.suggest.quantity.words import Words

_MONEY_SCALE: Final = {"k": 3, "m": 6, "b": 9, "t": 12, "tn": 12, "bn": 9, "md": 9, "mn": 6, "mio": 6}
_SCALE: Final = re.compile(r"[  ]?(bn|mn|tn|mio|[kmbt])(?![^\W_])")
_SCALED: Final = {"兆": 10**12, "千": 1000}
_PIECES: Final = ("个", "個")
_WIDE: Final = 3  # blanks between a number and its unit, at most
_TENTHS: Final = 10
_RICH: Final = 500000
_GLUED: Final = re.compile(r"[ \u00a0]?(bn|mn|md|k|m)(?=[€$£])")  # 300 M€
HALF: Final = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Term:
    """`text[start:end]` with its unit, `text[first:last]` the number alone; of a range, from the first to the last."""

    start: int
    end: int
    first: int
    last: int
    low: Fraction
    high: Fraction
    words: bool
    ordinal: bool = False
    unit: Unit | None = None
    hedge: str = ""  # one that stands inside: 600多名
    of: tuple[Fraction, Fraction] | None = None
    open: tuple[bool, bool] = (False, False)

    @property
    def money(self) -> bool:
        return self.unit is not None and self.unit.currency

    def times(self, scale: Fraction) -> Term:
        return replace(self, low=self.low * scale, high=self.high * scale)


def term(low: str, number: Number, named: Names, said: Words, last: Term | None) -> Term:
    """`low` is the text in lower case; nothing of the `last` term belongs to this one but the currency of "$3-5m"."""
    made = Term(
        number.start,
        number.end,
        number.start,
        number.end,
        number.value,
        number.value,
        number.words,
        number.role == "ordinal",
    )
    if made.ordinal:
        return made
    if (
        made.words
        and (scale := _SCALED.get(low[made.end - 1]))
        and (found := named.behind.after(low, made.end - 1))
        and found[0] > made.end
    ):
        made = replace(made, end=made.end - 1, last=made.last - 1).times(Fraction(1, scale))  # 50兆字节: megabytes
    if (made.words and made.low.denominator > 1) or low[made.last - 4 : made.last] == "/100":
        made = _hundredths(made, low)
    if last is None:
        return behind(low, _below(low, before(low, made, named, 0), said), named, said)
    made = _below(low, before(low, made, named, last.end), said)
    if made.unit is None and last.money and last.start < last.first and said.link.fullmatch(low, last.end, made.start):
        made = replace(made, unit=last.unit)
    return behind(low, made, named, said)


def _below(low: str, made: Term, said: Words) -> Term:
    """Eksi yüzde beş: the minus before the name of the unit."""
    if made.unit is None or made.unit.si != "%" or (found := said.below.before(low, made.start)) is None:
        return made
    return replace(made, start=found[0], low=-made.low, high=-made.high)


def before(low: str, made: Term, named: Names, floor: int) -> Term:
    """The sign or the name of a unit that stands before: $5, EUR 5, 华氏 90, yüzde 5."""
    place = made.start
    if place > floor and low[place - 1] in BLANKS:
        place -= 1
    if (found := named.before.before(low, place)) is None or found[0] < floor:
        return made
    start, measure = found
    if letter(low, place - 1) and place != made.start - 1 and not measure.currency:
        return made
    return replace(made, start=start, unit=measure)


def behind(low: str, made: Term, named: Names, said: Words) -> Term:
    """The unit that follows; with a currency before it, a scale of one letter may come first."""
    if scale := (_SCALE if made.money else _GLUED).match(low, made.end):
        power = Fraction(10) ** _MONEY_SCALE[scale[1]]
        made = replace(made, end=scale.end(), last=scale.end()).times(power)
    place, hedge = made.end, ""
    if _is_half_of(low, made, named):
        made = replace(made, end=made.first + 1, last=made.first + 1)
        place = made.end
    if low[place : place + 1] in _PIECES and low[place + 1 : place + 2] == "半":
        place += 2  # 一个半小时
        made = replace(made, end=place, low=made.low + HALF, high=made.high + HALF)
    if made.words and low[place : place + 2] == ". " and letter(low, place - 1):
        place += 1  # 300 Mio. Dollar
    if (more := said.behind.after(low, place)) and not low[place].isspace() and not letter(low, place):
        hedge, place = more[1], more[0]
    found = _named(low, place, named, said)
    if found is None:
        return replace(made, end=place, hedge=hedge) if hedge else made
    end, measure = found
    if made.unit is not None and not _agrees(made.unit, measure):
        return made
    measure = _kept(made.unit, _money(measure, made.low))
    if half := said.half.after(low, end + (low[end : end + 1] in tuple(BLANKS))):
        end, made = half[0], replace(made, low=made.low + HALF, high=made.high + HALF)
    if measure.si in ("°", "°C") and (below := said.below.before(low, made.first)):
        made = replace(made, start=min(made.start, below[0]), low=-made.low, high=-made.high)  # 零下5度
    return _rated(low, replace(made, end=end, unit=measure, hedge=hedge), said)


def _is_half_of(low: str, made: Term, named: Names) -> bool:
    """半小时: 半 and a unit, but not 半分."""
    if not made.words or made.low != HALF or low[made.first] != "半":
        return False
    return low[made.first + 1 : made.last] != "分" and bool(named.behind.after(low, made.first + 1))


def _rated(low: str, made: Term, said: Words) -> Term:
    """时速135公里, 時速約135キロ: so much an hour, told before the number."""
    if made.unit is None or made.unit.si != "m":
        return made
    start = made.start - (low[made.start - 1 : made.start] in tuple(BLANKS))
    hedged = said.before.before(low, start)
    for ahead in (start, hedged[0] if hedged else start):
        place = ahead - (low[ahead - 1 : ahead] in tuple(BLANKS))
        if (rate := said.rates.before(low, place)) is not None:
            speed = unit(f"{made.unit.key}-per-{rate[1]}")
            return made if speed is None else replace(made, unit=speed, start=rate[0] if place == start else made.start)
    return made


def _agrees(first: Unit, second: Unit) -> bool:
    """华氏 90度, $5 dollars, US$5 USD: the same told twice, not "$5 5 km"."""
    twice = first.si == second.si or (first.si == "°C" and second.si == "°")
    return twice or (first.currency and second.key == "USD") or (first.key == "USD" and second.currency)  # $5 pesos


def _money(measure: Unit, value: Fraction) -> Unit:
    """The press weighs nothing in millions of pounds: it counts money. 75折 are 75 %, as 7.5折 are."""
    if measure.key == "tenth" and value > _TENTHS:
        return unit("percent") or measure
    sterling = unit("GBP")
    return sterling if measure.key == "pound" and value >= _RICH and sterling is not None else measure


def _hundredths(made: Term, low: str) -> Term:
    """千分之一, 百分の2.4: a share told as one of per cent."""
    if low[made.first : made.last].endswith("/100"):
        return replace(made.times(Fraction(100)), unit=unit("percent"))
    said = low[made.first : made.last].lstrip("-−负負マイナス")
    if not said or said[0] not in "百佰千仟万萬백" or not any(over in said for over in ("分之", "分の", "분의")):
        return made
    return replace(made.times(Fraction(100)), unit=unit("percent"))


def _kept(first: Unit | None, second: Unit) -> Unit:
    return first if first is not None and (first.key != "USD" or not second.currency) else second


def _named(low: str, place: int, named: Names, said: Words) -> tuple[int, Unit] | None:
    blank = place < len(low) and (low[place] in BLANKS or low[place] in "-‑")
    wide = place + blank
    while blank and wide < min(place + _WIDE, len(low)) and low[wide] in BLANKS:
        wide += 1
    for start in (wide, place):
        found = named.behind.after(low, start)
        if found is None or _falls_short(low, start, found[0], blank and low[place] in BLANKS):
            continue
        more = said.behind.after(low, start)  # 4,565 초과: more than, no seconds
        return None if more is not None and more[0] > found[0] else found
    if (
        low[place + blank : place + blank + 1] in _PIECES
        and (found := named.behind.after(low, place + blank + 1))
        and found[0] > place + blank + 2
    ):
        return found  # 20个比特币
    if blank and (joint := said.joint.after(low, place + 1)) is not None:  # 5 millions de dollars
        return named.behind.after(low, joint[0] + (low[joint[0] : joint[0] + 1] in BLANKS))
    return None


def _falls_short(low: str, start: int, end: int, apart: bool) -> bool:
    """"st" and "in" are units where they are glued, "10 st 4 lb" is said too; "3-in-1" is none.

    A sign of one letter apart from its number ("5 m", "3 l") is none where a full stop or an apostrophe follows."""
    if low[start:end] in ("st", "in"):
        numbered = low[end : end + 1] == " " and low[end + 1 : end + 2].isdecimal()
        loose = apart and not (numbered and low[start] == "s")
        return loose or low[end : end + 1] == "-" or low[end : end + 1].isdecimal()
    return (
        apart
        and end - start == 1
        and low[start].isascii()
        and low[start].isalpha()
        and low[end : end + 1] in ("'", "’", ".", "-")
    )
