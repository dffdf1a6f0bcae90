"""Numbers of Arabic: واحد وعشرون, ثلاثمائة وخمسين ألفا, مليونين, 3 آلاف, خمسة أثمان, الحادي عشر, ١٬٢٠٠٫٥.

Units stand before tens, duals are one word (ألفان 2000), "and", "the" and prepositions are written at the word, and
several letters have two spellings. Words are read folded, sign by sign; they stand in `languages/ar.yml`, `numbers:`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import cast

from annotate.suggest.language import section
from annotate.suggest.number.digits import DIGITS, read
from annotate.suggest.number.inverted import Adding, Token
from annotate.suggest.number.told import Number, Role
from annotate.suggest.number.trie import END, trie

FOLD = str.maketrans("أإآٱةى،", "ااااهي,")
KINDS = {"units": "u", "ten": "10", "teens": "teen", "tens": "tens", "hundred": "h", "hundreds": "hh",
         "scales": "s", "plurals": "p", "duals": "2", "parts": "f", "denominators": "d", "dozens": "k",
         "ordinals": "o", "fifths": "v"}  # fmt: skip
SIGNS = {"point": ".", "minus": "-", "over": "/", "of": "of", "part_of": "1/"}
POWER = r"(?:e[+-]?\d{1,2}(?!\d)|\^[+-]?\d{1,2}(?!\d)|[kKM](?![A-Za-z]))?"
SHORT = {"k": 10**3, "K": 10**3, "M": 10**6}
GLUED = "(?:[وف]?(?:بال|ال|لل|[بلك])\u0640?|و?\u0640)"
SPACE = re.compile(r"[ \u00a0\u202f\u064b-\u0652]{1,3}")
SLASH = re.compile(r" {0,2}(?:(\d{1,3})/)?(\d{1,6})(?![\d/.,])")
# الذكرى المئة: the hundredth; but not behind a plural (الساعات المئة). An alif behind the article begins many of them.
NOUN = re.compile(r"(?<!\w)[وفبل]?ال(?!ا)\w{2,14}(?<!ات)(?<!ين)(?<!ون) \Z")
HUNDRED, NEAR = 100, 20
PERCENT = re.compile(r" ?(?:%|\u066a|بالم[ئا]|في الم[ئا])")


@dataclass(frozen=True, slots=True)
class Words:
    known: Mapping[str, tuple[str, Fraction]]
    token: re.Pattern[str]
    doubt: frozenset[str]


@lru_cache(maxsize=2)
def words(language: str) -> Words:
    told = section(language, "numbers")
    known: dict[str, tuple[str, Fraction]] = {}
    for name, kind in KINDS.items():
        for value, forms in cast("Mapping[object, str]", told.get(name) or {}).items():
            known.update({form: (kind, Fraction(str(value))) for form in forms.split("|")})
    for name, kind in SIGNS.items():
        known.update({form: (kind, Fraction(0)) for form in cast("Sequence[str]", told.get(name) or ())})
    word = rf"(?<![^\W\d_])(?P<and>و ?)??(?P<pre>[بلفك])??(?P<the>ال|(?<=ل)ل)??(?P<word>{trie(known, END)})"
    minus = r"(?P<minus>(?<![\d)\]%\u066a])(?:[-\u2212](?! )|(?<![\d%\u066a] )[-\u2212] ))?"  # "3 - 8": a dash
    digits = rf"{minus}(?P<digits>{DIGITS})(?P<power>{POWER})"
    # "و 20": what joins digits to a number before them; "بـ20", "ال12": what is written at them
    return Words(
        known,
        re.compile(rf"(?:(?P<join>(?<!\w)و ?)|(?<!\w){GLUED}|(?<![^\W_])){digits}|{word}"),
        frozenset(cast("Sequence[str]", told.get("doubt") or ())),
    )


def figure(found: re.Match[str]) -> Token | None:
    told = read(found["digits"], ".", ",")
    if told is None:
        return None
    value, decimals = told
    power = found["power"]
    if power and power[0] == "^":
        value = value ** int(power[1:]) if value else value
    elif power and power[0] == "e":
        value *= Fraction(10) ** int(power[1:])
    elif power:
        value *= SHORT[power]
    minus = bool(found["minus"])
    start = found.start("minus" if minus else "digits")
    joined = bool(found["join"]) and not minus
    return Token("n", -value if minus else value, start, found.end(), joined, decimals=decimals)


def token(found: re.Match[str], by: Words) -> Token | None:
    if found["digits"]:
        return figure(found)
    kind, value = by.known[found["word"]]
    if kind == "h" and found["the"] and (found["pre"] or found.string.endswith("في ", 0, found.start())):
        return None  # 40 بالمائة, في المائة: per cent
    start = found.start("the") if found["the"] else found.start("word")
    return Token(kind, value, start, found.end(), bool(found["and"]), the=bool(found["the"]))


def runs(text: str, by: Words) -> Iterator[list[Token]]:
    """Tokens with nothing but blanks between."""
    run: list[Token] = []
    for found in by.token.finditer(text):
        told = token(found, by)
        if told is None:
            continue
        if run and found.start() > run[-1].end and not SPACE.fullmatch(text, run[-1].end, found.start()):
            yield run
            run = []
        run.append(told)
    if run:
        yield run


def fractions(run: Sequence[Token]) -> Iterator[Token]:
    """خمسة أثمان: a unit and a denominator as one part."""
    above: Token | None = None
    for each in run:
        if above and each.kind == "d" and not each.joined:
            yield Token("f", above.value / each.value, above.start, each.end, above.joined)
            above = None
            continue
        if above:
            yield above
        above = each if each.kind in "uv" else None
        if above is None:
            yield each
    if above:
        yield above


def sums(run: Sequence[Token]) -> Iterator[Adding]:
    """The numbers of a run; what joins to nothing begins the next."""
    state = Adding()
    tokens = list(fractions(run))
    for each, after in zip(tokens, [*tokens[1:], None], strict=True):
        again = each.kind == "n" and after and after.kind in "sp" and after.value >= state.scale  # "20 ألفا و30 ألفا"
        if not (again and each.joined) and state.take(each):
            continue
        yield from state.ended()
        state = Adding()
        state.take(each)
    yield from state.ended()


def fifth(text: str, state: Adding) -> bool:
    """خمس is five before what is counted, but a fifth of what is definite: خمس الفطيرة."""
    only = state.tokens[0]
    definite = text.startswith(" ال", only.end) or not text[only.end :].strip()
    return len(state.tokens) == 1 and only.kind == "v" and definite


def number(text: str, state: Adding, by: Words) -> Number | None:
    first, last = state.tokens[0], state.tokens[-1]
    alone = text[first.start : last.end]
    if state.value is None or (alone in by.doubt and text.strip() != alone):
        return None
    value = Fraction(1, 5) if fifth(text, state) else state.value
    figures = all(each.kind == "n" for each in state.tokens)
    ranked = first.the and value >= HUNDRED and NOUN.search(text[max(0, first.start - NEAR) : first.start]) is not None
    role: Role = "ordinal" if state.is_ordinal or ranked else "number"
    return Number(first.start, last.end, value, role, not figures, state.decimals if not state.worded else -1)


def over(text: str, found: Number) -> Number:
    """1 4/5 and 4/5."""
    if found.words or text[max(found.start - 1, 0) : found.start] == "/" or found.value.denominator > 1:
        return found
    at = found.end + 1 if text[found.end : found.end + 1] == "/" else found.end
    match = SLASH.match(text, at)
    if match and at > found.end and not match[1] and PERCENT.match(text, match.end()):  # 14/5% is 14.5 per cent
        value = found.value + Fraction(int(match[2]), 10 ** len(match[2]))
        return Number(found.start, match.end(), value, found.role, decimals=len(match[2]))
    if match is None or not int(match[2]) or (at > found.end) == bool(match[1]) or (at == found.end and not match[1]):
        return found
    sign = -1 if text[found.start] in "-\u2212" else 1
    value = found.value + sign * Fraction(int(match[1]), int(match[2])) if match[1] else found.value / int(match[2])
    return Number(found.start, match.end(), value, found.role, decimals=-1)


def parse(text: str, tag: str) -> tuple[Number, ...]:
    """All numbers of an Arabic text."""
    by = words("ar" if not tag else tag.partition("-")[0].lower())
    folded = text.translate(FOLD)
    found: list[Number] = []
    for run in runs(folded, by):
        for state in sums(run):
            told = number(folded, state, by)
            if told and (not found or told.start >= found[-1].end):
                found.append(over(folded, told))
    return tuple(found)
