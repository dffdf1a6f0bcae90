"""Numbers counted by tens of thousands, token by token: 三万四千, 1万4000, 3만 5천, 10余万, 二〇二四.

Chinese, Japanese and Korean share it. A parser of one language cuts a text into tokens; this adds them up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

Value = int | Fraction  # whole numbers stay ints: they are many times as fast

TEN = 10


class Kind(Enum):
    DIGIT = 1  # 三, 〇
    FIGURE = 2  # 14, 1.5, 34,507
    UNIT = 3  # 十 百 千
    MYRIAD = 4  # 万 亿 兆
    POINT = 5  # 点
    OVER = 6  # 分之: what is before it is the denominator
    PLUS = 7  # 又, と: a whole number and a fraction
    MINUS = 8
    INSIDE = 9  # 多, 余: "10余万"
    DOZEN = 10


@dataclass(frozen=True, slots=True)
class Token:
    """`gap`: a blank is before it. `decimals`: of a figure, -1 where it is none."""

    kind: Kind
    value: Value
    start: int
    end: int
    gap: bool = False
    decimals: int = -1


@dataclass(frozen=True, slots=True)
class Sum:
    """`upto`: the first token that is no part of it. `vague`: it has no value ("三四十", "七八")."""

    value: Value
    upto: int
    vague: bool = False
    decimals: int = -1


@dataclass(frozen=True, slots=True)
class Way:
    """How a language counts. `short`: 九万四 is 94000. `bare`: 二千百 is 2100. `rows`: 二〇二四 is 2024.

    `gaps`: a figure may follow a blank ("3만 5천").
    """

    short: bool = False
    bare: bool = False
    rows: bool = True
    gaps: bool = False


@dataclass(slots=True)
class Adding:
    """A number under way. `parts`: what is told already, each with its myriad, from the highest down."""

    parts: list[tuple[Value, int]]
    section: Value = 0
    digit: Value | None = None
    literal: bool = False  # the open digit is a figure or follows a zero: "一百零五" is 105, "一百五" 150
    last: int = 0  # the last unit that was told; 0 where none
    small: int = 0  # the last unit of this section
    vague: bool = False

    def close(self, unit: int) -> Value:
        """The open section. `unit`: what is before its last digit, which counts in tenths of it (九万四 = 94000)."""
        digit = self.digit or 0
        if unit > TEN and not self.literal:
            digit *= unit // TEN
        self.digit, self.literal = None, False
        section, self.section, self.small = self.section + digit, 0, 0
        return section

    def multiply(self, by: int, short: bool) -> None:
        section = self.close(self.small if short else 0)
        while self.parts and (self.parts[-1][1] < by or not section):
            section += self.parts.pop()[0]
        self.parts.append(((section or 1) * by, by))
        self.last = by

    def total(self, short: bool) -> Value:
        section = self.close(self.last if short else 0)
        return section + sum(part for part, _ in self.parts)


def run_of_digits(tokens: Sequence[Token], at: int) -> int:
    upto = at + 1
    while upto < len(tokens) and tokens[upto].kind is Kind.DIGIT and not tokens[upto].gap:
        upto += 1
    return upto


def positional(tokens: Sequence[Token]) -> int:
    return int("".join(str(token.value) for token in tokens))


def guessed(digits: Sequence[Token]) -> bool:
    """Two that follow each other, or 三五: "two or three", "three to five"."""
    if len(digits) != 2:
        return False
    first, second = digits[0].value, digits[1].value
    return first > 0 and (second - first == 1 or (first, second) == (3, 5))


def take_digits(tokens: Sequence[Token], at: int, state: Adding, rows: bool) -> int:
    """Digits of words: one digit, or several as a year is told."""
    upto = run_of_digits(tokens, at) if rows else at + 1
    begun = bool(state.last)
    digits = tokens[at:upto]
    if state.digit is not None:
        return at
    after = tokens[upto].kind if upto < len(tokens) else None
    if len(digits) == 1:
        state.digit, state.literal = digits[0].value, not digits[0].value
        return upto
    zero = not digits[0].value
    if not zero and (begun or after is Kind.UNIT or guessed(digits)):
        state.vague = True
    state.digit, state.literal = positional(digits), True
    return upto


def take_unit(token: Token, state: Adding, bare: bool) -> bool:
    """十 百 千. Without a digit before it, it may only begin a number (or anywhere in Japanese: `bare`)."""
    if state.small and token.value >= state.small:
        return False
    digit = state.digit
    if not digit:
        if state.last and digit is None and not bare and token.value != 10:
            return False
        digit = 1
    unit = int(token.value)
    state.section += digit * unit
    state.digit, state.literal, state.last, state.small = None, False, unit, unit
    return True


def take_figure(tokens: Sequence[Token], at: int, state: Adding, gaps: bool) -> bool:
    """A figure, below the unit that was told last; behind a blank only where it has a unit too (6万 8千)."""
    token = tokens[at]
    value, close = token.value, not token.gap or gaps
    if not close and at + 1 < len(tokens) and tokens[at + 1].kind in (Kind.UNIT, Kind.MYRIAD):
        value, close = value * tokens[at + 1].value, True
    if state.digit or (state.last and not (close and value < state.last)):
        return False
    state.digit, state.literal = token.value, True
    return True


def take_myriad(token: Token, state: Adding, short: bool) -> bool:
    """万 亿 兆; the same one twice multiplies only where nothing stands between (万万)."""
    nothing = not state.section and state.digit is None
    if state.parts and state.parts[-1][1] == token.value and not nothing:
        return False
    state.multiply(int(token.value), short)
    return True


def fraction_digits(tokens: Sequence[Token], at: int) -> tuple[Value, int, int]:
    """What follows the point: its value, the token behind it, and how many digits it has; none: (0, at, 0)."""
    none = (0, at, 0)
    if at >= len(tokens):
        return none
    token = tokens[at]
    if token.kind is Kind.FIGURE:
        count = token.end - token.start
        whole = not token.decimals and isinstance(token.value, int)
        return (Fraction(token.value, 10**count), at + 1, count) if whole else none
    if token.kind is not Kind.DIGIT:
        return none
    upto = run_of_digits(tokens, at)
    if upto < len(tokens) and tokens[upto].kind is Kind.UNIT:  # 三点五十: ten to four on a clock
        return none
    return Fraction(positional(tokens[at:upto]), 10 ** (upto - at)), upto, upto - at


def take(tokens: Sequence[Token], at: int, state: Adding, way: Way) -> int:
    """Take the token in and give the next; `at` again where it is no part of this number."""
    token = tokens[at]
    if token.kind is Kind.DIGIT:
        return take_digits(tokens, at, state, way.rows)
    if token.kind is Kind.FIGURE:
        return at + take_figure(tokens, at, state, way.gaps)
    if token.kind is Kind.UNIT:
        return at + take_unit(token, state, way.bare)
    if token.kind is Kind.MYRIAD:
        return at + take_myriad(token, state, way.short)
    scaled = at + 1 < len(tokens) and tokens[at + 1].kind in (Kind.UNIT, Kind.MYRIAD)
    if scaled and token.kind is Kind.INSIDE and state.digit is None and tokens[at + 1].kind is Kind.UNIT:
        state.vague = True  # 百数十: a hundred and some tens
    return at + int(token.kind is Kind.INSIDE and scaled and (state.digit is not None or bool(state.last)))


def add(tokens: Sequence[Token], at: int, way: Way) -> Sum | None:
    """The number that begins at this token."""
    state, first, decimals = Adding([]), at, -1
    while at < len(tokens):
        if tokens[at].kind is Kind.POINT and at > first:
            part, upto, count = fraction_digits(tokens, at + 1)
            if not count:
                break
            value, at, decimals = state.total(way.short) + part, upto, count
            while at < len(tokens) and tokens[at].kind is Kind.MYRIAD:
                value, at = value * tokens[at].value, at + 1
            return Sum(value, at, state.vague, decimals)
        following = take(tokens, at, state, way)
        if following == at:
            break
        decimals = tokens[at].decimals if tokens[at].kind is Kind.FIGURE else decimals
        at = following
    if at == first:
        return None
    return Sum(state.total(way.short), at, state.vague, decimals)
