"""Tokens of a text that counts by tens of thousands, and the number that they make: whole, fraction or dozens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from annotate.suggest.number.figure import figure
from annotate.suggest.number.myriad import Kind, Token, Value, add
from annotate.suggest.number.script import Script

POINTS = ("百分点", "百分點", "百 分 点", "百 分 點")  # 20百分点: percentage points, not hundreds
LONGEST = 64  # tokens of one number: far more than any that is said, and a bound for texts of numerals alone


@dataclass(frozen=True, slots=True)
class Read:
    """What tokens `first` to `upto` say. `sure`: it is a number whatever stands around it."""

    first: int
    upto: int
    value: Value
    vague: bool = False
    decimals: int = -1
    sure: bool = False


def scan(text: str, at: int, told: Script) -> list[Token]:
    tokens: list[Token] = []
    while len(tokens) < LONGEST:
        match = told.token.match(text, at)
        if match is None:
            break
        begin = match.start(match.lastgroup or 0)
        if tokens and text.startswith(POINTS, begin):
            break
        gap, at = begin > at, match.end()
        if match.lastgroup == "figure":
            if gap and tokens and tokens[-1].kind is Kind.FIGURE:
                break
            value, decimals = figure(match["figure"])
            tokens.append(Token(Kind.FIGURE, value, begin, at, gap, decimals))
        else:
            meaning = told.words[match["word"]]
            if gap and tokens and tokens[-1].kind is meaning[0][0] is Kind.DIGIT:
                break
            tokens += [Token(kind, value, begin, at, gap) for kind, value in meaning]
    if len(tokens) > 1 and text[tokens[-1].start] in told.pairs and tokens[-2].kind in (Kind.UNIT, Kind.MYRIAD):
        tokens.pop()  # 两万两: the last one is a unit of weight
    if len(tokens) > 1 and tokens[0].kind is Kind.MYRIAD and tokens[1].kind is Kind.FIGURE and tokens[1].gap:
        return tokens[1:]  # 만 18세: a full 18 years
    return tokens


def kind_at(tokens: Sequence[Token], at: int) -> Kind | None:
    return tokens[at].kind if at < len(tokens) else None


def signed(tokens: Sequence[Token], at: int, told: Script) -> Read | None:
    minus = kind_at(tokens, at) is Kind.MINUS
    summed = add(tokens, at + minus, told.way)
    if summed is None:
        return None
    value = -summed.value if minus else summed.value
    if kind_at(tokens, summed.upto) is Kind.DOZEN:
        return Read(at, summed.upto + 1, value * tokens[summed.upto].value, summed.vague, summed.decimals)
    return Read(at, summed.upto, value, summed.vague, summed.decimals)


def fraction(tokens: Sequence[Token], below: Read, told: Script) -> Read | None:
    """三分之一, from its denominator on; behind 百 alone (百分之五) the number of what is a percentage."""
    above = signed(tokens, below.upto + 1, told)
    if above is None:
        return None
    if (
        below.upto - below.first == 1
        and tokens[below.first].value == 100
        and tokens[below.first].kind is Kind.UNIT
        and told.percent
    ):
        return replace(above, sure=True)
    if not below.value:
        return None
    return Read(below.first, above.upto, Fraction(above.value) / below.value, above.vague or below.vague)


def read(tokens: Sequence[Token], told: Script) -> Read | None:
    """The number that begins with the first token: 五, 五分之三, 十一又十四分之一."""
    whole = signed(tokens, 0, told)
    if whole is None:
        return None
    kind = kind_at(tokens, whole.upto)
    if kind is Kind.OVER:
        return fraction(tokens, whole, told) or whole
    return mixed(tokens, whole, told) if kind is Kind.PLUS else whole


def mixed(tokens: Sequence[Token], whole: Read, told: Script) -> Read:
    """A whole number and a fraction of one, or so many and a few dozen."""
    part = signed(tokens, whole.upto + 1, told)
    if part and kind_at(tokens, part.upto) is Kind.OVER:
        part = fraction(tokens, part, told)
    elif part and tokens[part.upto - 1].kind is not Kind.DOZEN:
        part = None
    if part is None or part.value < 0:
        return whole
    value = whole.value + (-part.value if tokens[0].kind is Kind.MINUS else part.value)
    return Read(whole.first, part.upto, value, whole.vague or part.vague)
