"""A text as tokens, in windows around what may be a date: elsewhere nothing is looked at twice.

Each token has a code of one letter, so that shapes of dates are regular expressions over short strings of codes:
a number from 1 to 12 (`a`), to 31 (`b`), another of two digits (`c`), a year (`Y`), any other number (`n`), a blank
(a space), the end of a line (`;`), any other word (`x`) or sign (itself), and the words of `words`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, cast

from annotate.suggest.date.han import han_number
from annotate.suggest.date.numeric import century
from annotate.suggest.date.spelled import Token, merged, with_years
from annotate.suggest.date.words import Words, Worth, texts, words
from annotate.suggest.language import section

_REACH: Final = 56  # code points on each side of what may be a date; the longest spelled dates have as many
_ZEROS: Final = (0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10)  # of the scripts that have digits of their own
_SIGNS: Final = str.maketrans({
    "—": "–", "−": "-", "‐": "-", "‑": "-", "‒": "–", "／": "/", "．": ".", "，": ",", "、": "、", "～": "~",
    "〜": "~", "（": "(", "）": ")", "：": ":", "’": "'", "‘": "'", "İ": "i", "€": "$", "£": "$", "¥": "$",
    "₹": "$", "،": ",", "٪": "%", "％": "%",
    **{chr(zero + digit): str(digit) for zero in _ZEROS for digit in range(10)},
})
_HAN: Final = "[〇零○一二三四五六七八九十廿卅两兩]{1,8}"
# letters and the marks that belong to them, which `\w` leaves out
_MARKS: Final = r"\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0962\u0963\u200c\u200d"
_LETTER: Final = rf"\w{_MARKS}"
_BLANKS: Final = r"(?P<blank>[^\S\n\r]+)|(?P<line>[\n\r]+)"
_OTHER: Final = rf"{_BLANKS}|(?P<rest>[^\W\d_](?:[^\W\d_]|[{_MARKS}])*|\w)|(?P<sign>.)"
_SINGLE: Final = rf"{_BLANKS}|(?P<rest>\w)|(?P<sign>.)"  # where words are not parted
_ROMAN: Final = re.compile("([ivxхі]{1,5})(?:e|er|è|ème|ième)?")
_CYRILLIC: Final = str.maketrans("хі", "xi")
_NEVER: Final = re.compile("(?!)")


@dataclass(frozen=True, slots=True)
class Tokens:
    """`codes[i]` is the code of token i, which is `text[starts[i]:ends[i]]` and is worth `worths[i]`."""

    text: str
    codes: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    worths: tuple[Worth, ...]


@dataclass(frozen=True, slots=True)
class _Machine:
    words: Words
    anchor: re.Pattern[str]
    token: re.Pattern[str]
    ends: re.Pattern[str]
    years: re.Pattern[str]  # words that years in words have: thousand


def folded(text: str) -> str:
    """Lower case, digits and signs of Latin keyboards; as many code points as before."""
    lower = text.translate(_SIGNS) if not text.isascii() else text
    low = lower.lower()
    if len(low) == len(lower):
        return low
    return "".join(small if len(small := each.lower()) == 1 else each for each in lower)


def either(phrases: Iterator[str] | list[str]) -> str:
    """Longest first, those with one beginning together."""
    groups: dict[str, list[str]] = {}
    for phrase in sorted(set(phrases), key=lambda each: (-len(each), each)):
        groups.setdefault(phrase[0], []).append(re.escape(phrase[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in groups.items())


@lru_cache(maxsize=64)
def _machine(tag: str) -> _Machine:
    known = words(tag)
    phrases = [word for word in known.known if known.glued or re.search(r"[\W\d]", word)]
    ordinal = rf"(?P<ordinal>(?:{known.ordinal})(?![^\W\d_]))" if known.ordinal else "(?P<ordinal>(?!))"
    decade = rf"(?P<decade>(?:{known.decade})(?![^\W\d_]))" if known.decade else "(?P<decade>(?!))"
    number = rf"(?P<short>(?<![\w'])'[0-9]{{2}}(?![\w']))|(?P<number>[0-9]+)(?:(?<=0){decade}|{ordinal})?"
    edge = ("", "") if known.glued else (f"(?<![{_LETTER}])", f"(?:(?<=['-])|(?![{_LETTER}]))")
    parts = [number, f"(?P<phrase>{edge[0]}(?:{either(phrases)}){edge[1]})" if phrases else "(?P<phrase>(?!))"]
    parts += [f"(?P<han>{_HAN})" if known.glued else "(?P<han>(?!))"]
    other = _SINGLE if known.glued else _OTHER
    anchors = [word for word, (code, _) in known.known.items()
               if code in "MDLCfgGuk" or (code == "m" and (len(word) > 2 or word > "\u0590"))]
    anchors += texts(section(tag, "dates").get("ago_before"))
    anchors += ["年", "月", "日"] if known.glued else []
    years = list(texts(section(tag, "dates").get("years_spelled")))
    anchors += years
    before = "" if known.glued else r"(?<!\w)"
    anchor = "[0-9]" + (f"|{before}(?:{either(anchors)})" if anchors else "")
    return _Machine(known, re.compile(anchor), re.compile("|".join([*parts, other])),
                    re.compile(known.suffix) if known.suffix else _NEVER,
                    re.compile(f"{before}(?:{either(years)})") if years else _NEVER)


def windows(text: str, low: str, tag: str) -> Iterator[Tokens]:
    """Tokens around each number and each name of a month, of a day or of a time; none stands in two windows."""
    machine = _machine(tag)
    done = start = end = -1
    for match in machine.anchor.finditer(low):
        if match.start() > end:
            if end > 0:
                yield _tokens(text, low, (start, end), tag)
            start = _edge(low, max(match.start() - _REACH, done, 0))
        done = end = min(match.end() + _REACH, len(low))
    if end > 0:
        yield _tokens(text, low, (start, end), tag)


def _edge(low: str, start: int) -> int:
    """Not within a word or a number."""
    while start > 0 and low[start - 1].isalnum() and low[start].isalnum() and low[start] < "\u3000":
        start -= 1
    return start


def _tokens(text: str, low: str, span: tuple[int, int], tag: str) -> Tokens:
    (start, end), machine = span, _machine(tag)
    known = machine.words
    while end < len(low) and low[end - 1].isalnum() and low[end].isalnum() and low[end] < "\u3000":
        end += 1
    got: list[Token] = []
    place = start
    while place < end:
        match = machine.token.match(low, place)
        if match is None:
            break
        code, worth, place = _coded(match, known)
        if known.also and code in "Mm" and match[0][:1] == known.also and match[0][1:] in known.known:
            got += [("&", match.start(), match.start() + 1, None), (code, match.start() + 1, place, worth)]
        else:
            got.append((code, match.start(), place, worth))
        suffix = machine.ends.match(low, place) if code not in "x; " else None
        if suffix:
            place = suffix.end()
            got[-1] = (code, match.start(), place, worth)
        if known.leaving and code not in "x; " and re.search(f"{known.leaving}$", low[match.start() : place]):
            got.append(("R", place, place, ">="))
        elif suffix and suffix.lastgroup:  # its ending says "from" or "in": a token of its own, of no length
            got.append(("R" if suffix.lastgroup == "from" else "i", place, place, ">="))
    if got and machine.years.search(low, start, end):
        got = with_years(got, text, tag, paired=known.paired)
    got = merged(_counted(got, low, known) if known.counts else got)
    codes, starts, ends, worths = zip(*got, strict=True) if got else ((), (), (), ())
    return Tokens(text, "".join(codes), starts, ends, worths)


def _coded(match: re.Match[str], known: Words) -> tuple[str, Worth, int]:
    kind = match.lastgroup
    if match["number"]:
        value = int(match["number"][:9])
        if match["decade"] and (value > 31 or not known.ordinal):
            return "k", value, match.end()
        if match["ordinal"] or match["decade"]:
            return ("o" if 0 < value < 32 else _number(match["number"], value)), value, match.end()
        return _number(match["number"], value), value, match.end()
    if kind == "short":
        return "Y", century(int(match[0][1:]), 2), match.end()
    if kind in ("phrase", "rest"):
        code, worth = known.known.get(match[0], ("x", None))
        if code == "w" and known.glued and _signed(match, known):
            return "w", cast("int", worth) - 1, match.end() - 1
        roman = _ROMAN.fullmatch(match[0]) if code == "x" else None
        return ("r", _roman(roman[1]), match.end()) if roman else (code, worth, match.end())
    if kind == "han":
        value = han_number(match[0])
        return _number("0" * (len(match[0]) if value > 999 else min(2, len(str(value)))), value), value, match.end()
    return {"blank": " ", "line": ";"}.get(kind or "", match[0] if match[0] not in "abcxn" else "x"), None, match.end()


def _counted(got: list[Token], low: str, known: Words) -> list[Token]:
    """"Sept mai": a short name of a month before another month is the number that it also is."""
    after = ["".join(code for code, *_ in got[place + 1 : place + 3]) for place in range(len(got))]
    return [("w", start, end, known.counts[low[start:end]])
            if low[start:end] in known.counts and re.fullmatch(" [Mm]", then) else (code, start, end, worth)
            for (code, start, end, worth), then in zip(got, after, strict=True)]


def _signed(match: re.Match[str], known: Words) -> bool:
    """이십일 is the twentieth day, 이십일일 the twenty-first: the last sign is that of the day."""
    sign = match[0][-1]
    return len(match[0]) > 1 and known.known.get(sign, "")[0:1] == ("s",) and match.string[match.end() :][:1] != sign


def _number(digits: str, value: int) -> str:
    if len(digits) > 2:
        return "Y" if len(digits) == 4 and 1000 <= value < 2200 else "n"
    return "a" if 0 < value < 13 else "b" if 0 < value < 32 else "c"


def _roman(letters: str) -> int:
    """As far as centuries go."""
    values = [{"i": 1, "v": 5, "x": 10}[each] for each in letters.translate(_CYRILLIC)]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
