"""Numbers of Chinese and Japanese: 二十一万亿, 1万4000, 38 万, 10余万, 三分之一, 参拾, 二〇二四, 第三.

What a language has of words stands in `languages/zh.yml` and `ja.yml`, `numbers:`. Blanks may stand inside where one
of its neighbours is a word; never between two figures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from annotate.suggest.language import base
from annotate.suggest.number.figure import figure
from annotate.suggest.number.myriad import Kind, Token
from annotate.suggest.number.reading import Read, read, scan
from annotate.suggest.number.script import Script, script
from annotate.suggest.number.told import Number, Role

Judge = Callable[[str, int, int, Sequence[Token], Script], bool]

FULL = re.compile("[０-９．，／＋－−％^Ａ-Ｚａ-ｚ]")
FOLD = str.maketrans("０１２３４５６７８９．／＋－−＾ＫＭＧｋ", "0123456789./+--^KMGk")
TIMES = ("×", "x", "*")
LARGEST = 10**60  # what is larger is no number that anybody tells
POWERS = 100  # the highest that is read
NO_MINUS = re.compile(r"(?![于於过過至到从從在和与與是为為比])[0-9A-Za-z%\u4e00-\u9fff年月日\])-]")
SLASH = re.compile(r"/(\d{1,12})(?![\d/.,])")
MIXED = re.compile(r"(?: {1,2}|又)(\d{1,3})/(\d{1,4})(?![\d/.,])")


def silent(text: str, start: int, end: int, told: Script) -> bool:
    """The numeral is part of a word that is no number: 统一, 一些, 十分."""
    for pair in (text[max(start - 1, 0) : start + 1], text[start : start + 2]):
        for word, place in told.silent.get(pair, ()):
            if text.startswith(word, start - place) and start - place + len(word) >= end:
                return True
    return False


def vague_before(text: str, start: int, first: Token, told: Script) -> bool:
    return first.kind in (Kind.UNIT, Kind.MYRIAD) and text[max(start - 4, 0) : start].rstrip().endswith(told.vague)


def lonely(text: str, start: int, end: int, token: Token, told: Script) -> bool:
    """One numeral without any sign that it counts something."""
    word, after, before = text[start:end], text[end : end + 1], text[max(start - 1, 0) : start]
    if before in told.weekdays and after not in told.counted:
        return True
    if word not in told.alone:
        return not (token.value == 0 and after in told.counters)
    if token.value == 1:
        return start > 0 and after.isalpha() and after not in told.counters and before not in told.copulas
    return False


def hedged(text: str, start: int, end: int, told: Script) -> bool:
    """近百人, 千余名, 百人以上: a hundred by itself is a number where a hedge is with it."""
    before = text.endswith(told.round_after, max(0, start - 3), start) and text[end : end + 1] in told.counters
    return before or text.startswith(told.round_before, end)


def counts(text: str, start: int, end: int, used: Sequence[Token], told: Script) -> bool:
    """Whether words that could be numbers are."""
    if any(token.kind is Kind.FIGURE for token in used) or (start == 0 and end == len(text.strip())):
        return True
    if text[start] in told.pairs and text[max(start - 1, 0) : start] in told.words:  # 两万两: a unit of weight
        return False
    if vague_before(text, start, used[0], told) or silent(text, start, end, told):
        return False
    bare = all(token.kind in (Kind.UNIT, Kind.MYRIAD) for token in used)
    if bare and used[0].value != 10:
        large = len(used) > 1 and used[0].value < used[1].value
        return large or text[end : end + 1] in told.priced or hedged(text, start, end, told)
    return len(used) > 1 or not lonely(text, start, end, used[0], told)


def ordinal(text: str, start: int, end: int, told: Script) -> tuple[int, int] | None:
    """The span of an ordinal with what makes it one: 第三, 三番目."""
    begin = start - (text[max(start - 1, 0) : start] == " ")
    before = next((word for word in told.first if text.endswith(word, 0, begin)), "")
    after = told.places.match(text, end) if told.places else None
    if before or after:
        return (begin - len(before) if before else start), after.end() if after else end
    return None


def number(text: str, tokens: Sequence[Token], found: Read, told: Script, judge: Judge) -> Number | None:
    used = tokens[found.first : found.upto]
    start, end = used[0].start, used[-1].end
    counted = [token for token in used if token.kind is not Kind.MINUS]
    place = ordinal(text, start, end, told)
    doubtful = (
        not found.sure
        and place is None
        and len(counted) == len(used)
        and any(token.kind is not Kind.FIGURE for token in used)
    )
    if found.vague or (doubtful and not judge(text, start, end, used, told)):
        return None
    words = any(token.kind is not Kind.FIGURE for token in counted)
    role: Role = "ordinal" if place else "number"
    if place and silent(text, start, end, told):
        return None
    return Number(*(place or (start, end)), Fraction(found.value), role, words, found.decimals)


def figures(text: str, at: int, told: Script) -> tuple[Number | None, int] | None:
    """A figure that no word follows, the most frequent case: read without tokens."""
    match = told.figure.match(text, at)
    if match is None or text[match.end() : match.end() + 1] in told.joins:
        return None
    value, decimals = figure(match[0])
    place = ordinal(text, at, match.end(), told)
    role: Role = "ordinal" if place else "number"
    return Number(*(place or (at, match.end())), Fraction(value), role, decimals=decimals), match.end()


def negative(text: str, at: int) -> bool:
    """A sign before a figure is a minus only where no word, figure or other sign is before it ("18-29", "T-72")."""
    before = text[max(at - 2, 0) : at].rstrip()
    return not before or not NO_MINUS.match(before[-1])


def one(text: str, at: int, told: Script, judge: Judge) -> tuple[Number | None, int]:
    """The number at a place where one may begin, and where to go on."""
    for word, (value, role) in told.fixed.items():
        if text.startswith(word.replace("+", ""), at):  # what is behind a "+" must follow, and is no part of it
            end = at + len(word.partition("+")[0])
            return Number(at, end, value, role, words=True, decimals=-1), end
    quick = figures(text, at, told)
    if quick:
        return quick
    tokens = scan(text, at, told)
    found = read(tokens, told) if tokens else None
    if found is None:
        return None, at + 1
    return number(text, tokens, found, told, judge), max(tokens[found.upto - 1].end, at + 1)


def ratio(text: str, found: Number) -> Number:
    """16/5, of two figures and no more, and 2 1/4."""
    if found.words or text[max(found.start - 1, 0) : found.start] == "/":
        return found
    match = MIXED.match(text, found.end)
    if match and found.value.denominator == 1 and int(match[1]) < int(match[2]):
        return Number(
            found.start, match.end(), found.value + Fraction(int(match[1]), int(match[2])), found.role, decimals=-1
        )
    match = SLASH.match(text, found.end)
    if match is None or not int(match[1]):
        return found
    return Number(found.start, match.end(), found.value / int(match[1]), found.role, decimals=-1)


def raised(text: str, found: Number, told: Script) -> Number:
    """10の14乗, 2.5の-1乗."""
    match = told.power.match(text, found.end) if told.power else None
    if match is None or not found.value:
        return found
    written = match[1].lstrip("-+\u2212")
    power, _ = one(written, 0, told, counts)
    if power is None or power.value.denominator > 1 or abs(power.value) >= POWERS:
        return found
    minus = (len(match[1]) - len(written)) % 2
    return Number(
        found.start,
        match.end(),
        found.value ** (-int(power.value) if minus else int(power.value)),
        found.role,
        words=True,
    )


def times(text: str, numbers: Sequence[Number], found: Number) -> Number | None:
    """12.32×10の14乗, with the number before it."""
    last = numbers[-1] if numbers else None
    if last is None or not found.words or found.value.denominator > 1 or text[last.end : found.start] not in TIMES:
        return None
    return Number(last.start, found.end, last.value * found.value, last.role, words=True, decimals=last.decimals)


def found_in(text: str, told: Script, judge: Judge) -> tuple[Number, ...]:
    """All numbers of a text. `judge`: whether words that could be a number are one."""
    folded = text.translate(FOLD) if FULL.search(text) else text
    numbers: list[Number] = []
    at = 0
    while match := told.start.search(folded, at):
        at = match.start()
        guessed = told.guess.match(folded, at) if told.guess else None
        if guessed:
            at = max(one(folded, guessed.end(), told, judge)[1], guessed.end() + 1)
            continue
        sign = folded[at] in "-\u2212"
        minus = sign and negative(folded, at)
        spelled = told.kana if match.lastgroup == "kana" else None
        found, upto = one(folded, at + sign + (folded[at + 1 : at + 2] == " " and sign), spelled or told, judge)
        if found:
            found = raised(folded, ratio(folded, found), told)
            if minus:
                found = Number(at, found.end, -found.value, found.role, found.words, found.decimals)
            product = times(folded, numbers, found) if told.power else None
            numbers[-1 if product else len(numbers) :] = [product or found]
            upto = max(upto, found.end)
            if abs(numbers[-1].value) > LARGEST:
                numbers.pop()
        at = max(upto, at + 1)
    return tuple(dated(folded, numbers, told)) if told.month and told.month in text and numbers else tuple(numbers)


def dated(text: str, numbers: Sequence[Number], told: Script) -> Iterator[Number]:
    """All but days of a month (5月4日), which are dates; where a language has the day for an ordinal, so is it here."""
    day = -1  # where a day may begin: behind "5月"
    for number, following in zip(numbers, [*numbers[1:], None], strict=True):
        between = text[number.end : following.start].strip() if following else ""
        if day == number.start and text.startswith(told.day, number.end):
            if told.day_role == "ordinal":
                yield Number(number.start, number.end, number.value, "ordinal", number.words, number.decimals)
        elif not (following and between == told.month and text.startswith(told.day, following.end)):
            yield number
        day = following.start if following and between == told.month else -1


def parse(text: str, tag: str) -> tuple[Number, ...]:
    """All numbers of a Chinese or Japanese text."""
    return found_in(text, script(base(tag)), counts)
