"""How much a text looks like a language: the bits that a table of its letters needs to write it down.

One file of bytes read in two encodings gives two texts, and the right one is the cheaper: letters that follow each
other in a language cost two to five bits, those that never do sixteen. So the bits of two readings of the same bytes
can be compared, whatever their scripts, and 8 bits less are odds of 256 to 1.

`letters.txt` has a line a language: its letters by frequency, and a character for each pair of them, the blank
included, which says the quarter bits of the second behind the first (`!` is none, `"` one). For Chinese,
Japanese and Korean it has the characters by frequency alone. Its head says what they were counted in.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Final

_STRANGE: Final = 16.0  # a letter that no language has there
_AFTER_STRANGE: Final = 6.0
_FOREIGN: Final = 13.0  # more than in the language that has it, as in a name
_FOREIGN_IN_ENGLISH, _WESTERN_IN_ENGLISH = 9.0, 5.0  # which has few of its own, and takes most from its neighbours
_MIXED: Final = 24.0  # a letter behind one of another script
_ALONE: Final = 10.0  # a letter of another script between words that are ASCII
_IN_LATIN: Final = 18.0  # one or two characters of the East in a word of small letters
_CAPITAL: Final = 4.0  # inside a word, after a small letter
_CAPITAL_BEYOND: Final = 10.0  # one that is not ASCII
_INSIDE: Final = 14.0  # a sign between two letters, or before a word
_WESTERN: Final = "éèêëàâäáãåçñíîïóôöøúüû"
_BEFORE_NAMES: Final = 5.0  # °C, ©AP
_BULLET: Final = 8.0
_BEHIND_WORDS: Final = 12.0  # a sign that only begins
_UNPAIRED: Final = 8.0  # a quotation mark alone
_ASCII_SIGN: Final = 4.0
_SIGN: Final = 15.0
_CLOSING_FIRST: Final = 19.0  # a closing quotation mark before a word
_OPENING: Final = "“”‘’„«»–—…¿¡\N{NO-BREAK SPACE}"
_USUAL: Final = dict.fromkeys(_OPENING, 6.0) | dict.fromkeys("·•°€£©®™§№‹›½", 9.0)
_WIDE: Final = dict.fromkeys("，。、：；？！（）「」『』《》“”‘’—…", 5.5) | dict.fromkeys(
    "〈〉【】〔〕·・～％｜－〜", 8.0
)
_NO_TEXT: Final = 30.0  # of private use, or of a frame
_IN_WORDS: Final = "’‘\N{SOFT HYPHEN}-'"  # l’eau
_EAST: Final = ("zh-Hans", "zh-Hant", "ja", "ko")
_SCRIPTS: Final = {
    "CYRILLIC": ("ru", "uk", "bg", "sr", "be", "mk", "kk"), "GREEK": ("el",), "HEBREW": ("he",),
    "ARABIC": ("ar", "fa"), "THAI": ("th",), "CJK": _EAST, "HIRAGANA": _EAST, "KATAKANA": _EAST, "HANGUL": _EAST,
}  # fmt: skip
_LONE: Final = re.compile(r"(?<=[A-Za-z0-9.,;:!?)] )[^\W\d_A-Za-z](?= [A-Za-z])")
_EASTERN: Final = "[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]"
_EAST_IN_LATIN: Final = re.compile(
    rf"(?<=[a-z]){_EASTERN}{{1,2}}(?=[\x00-\x7f])|(?<![^\x00-\x7f]){_EASTERN}{{1,2}}(?=[a-z])"
)
_SHORT_WORDS: Final = "àÀáÁéÉèÈíÍóÓúÚåÅöÖ"
_ANY_SCRIPT: Final = ("COMBINING", "MODIFIER", "MICRO", "FEMININE", "MASCULINE")
_Pairs = Mapping[tuple[str, str], float]


@dataclass(frozen=True, slots=True)
class Likeness:
    """`bits` is the whole text's price in `language`; `each` what a letter beyond ASCII costs there on the average."""

    bits: float
    language: str
    each: float


def likeness(text: str) -> Likeness:
    """In the language that it is most like, of those in the script that most of its letters beyond ASCII have."""
    text = unicodedata.normalize("NFC", text)
    pairs = Counter(pairwise(f" {text} "))
    extra = _UNPAIRED * ((text.count("«") != text.count("»")) + ("„" in text and not re.search("[“”‘’»]", text)))
    extra += _IN_LATIN * len(_EAST_IN_LATIN.findall(text))
    extra += _ALONE * sum(each[0] not in _SHORT_WORDS for each in _LONE.finditer(text))
    known = [_likeness(pairs, language, extra) for language in _SCRIPTS.get(_script(pairs), _latin())]
    return min(known, key=lambda each: each.bits)


def _likeness(pairs: Counter[tuple[str, str]], language: str, bits: float) -> Likeness:
    foreign = 0.0
    beyond = 0
    for (first, second), count in pairs.items():
        price = count * _price(first, second, language)
        bits += price
        if not second.isascii():
            foreign, beyond = foreign + price, beyond + count
    return Likeness(bits, language, foreign / (beyond + 0.7))


@lru_cache(1 << 17)
def _price(first: str, second: str, language: str) -> float:
    before, letter = _folded(first), _folded(second)
    if not _is_letter(second):
        return _sign(first, second, language) + _table(language).get((before, " "), 2.0)
    if language in _EAST and not letter.isascii():
        return _character(letter, language)
    price = _table(language).get((before, letter))
    return (_unknown(before, letter, language) if price is None else price) + _odd(first, second)


def _odd(first: str, second: str) -> float:
    """What is seldom in any language: a capital behind a small letter, a sign behind no blank."""
    if second.isupper() and first.islower():
        return _CAPITAL if second.isascii() else _CAPITAL_BEYOND
    if first == "\N{NO-BREAK SPACE}" and second.islower():
        return _BULLET
    if first.isascii() or _is_letter(first) or first in _IN_WORDS or first in _OPENING:
        return 0.0
    if first in "·•":
        return 0.0 if second in "lL" else _BULLET
    return _BEFORE_NAMES if first in "°©®™§½²³" and second.isupper() else _INSIDE


def _unknown(before: str, letter: str, language: str) -> float:
    """Of a pair that the language does not have."""
    if before != " " and language not in _EAST and not _one_script(before, letter):
        return _MIXED
    if (price := _anywhere().get((before, letter))) is not None:
        return price + (0.0 if letter.isascii() else _foreign(letter, language))
    return _AFTER_STRANGE if before == " " and (" ", letter) in _table(language) else _STRANGE


def _foreign(letter: str, language: str) -> float:
    if language != "en":
        return _FOREIGN
    return _WESTERN_IN_ENGLISH if letter in _WESTERN else _FOREIGN_IN_ENGLISH


def _sign(before: str, sign: str, language: str) -> float:
    if before == " " and sign == "’":
        return _CLOSING_FIRST
    if sign in "„¿¡" and _is_letter(before):
        return _BEHIND_WORDS
    if sign.isascii():
        return 0.0 if sign == " " else _ASCII_SIGN
    if unicodedata.category(sign) == "Co" or "─" <= sign <= "▟":
        return _NO_TEXT
    if language in _EAST:
        return _WIDE.get(sign, 9.0 if "\uff10" <= sign <= "\uff5a" else _SIGN)
    return _USUAL.get(sign, _SIGN)


def _folded(char: str) -> str:
    """As the tables have it; all that is no letter is a blank."""
    return char.lower()[:1] if _is_letter(char) else " "


@cache
def _is_letter(char: str) -> bool:
    """Or a mark over, under or behind one."""
    return char.isalpha() or unicodedata.category(char).startswith("M")


@cache
def _lines() -> Mapping[str, tuple[str, str]]:
    text = files("annotate").joinpath("readers/letters.txt").read_text(encoding="utf-8")
    parts = (line.split(" ") for line in text.splitlines() if not line.startswith("#"))
    return {language: (letters, rest[0] if rest else "") for language, letters, *rest in parts}


def _latin() -> tuple[str, ...]:
    other = {each for languages in _SCRIPTS.values() for each in languages}
    return tuple(language for language in _lines() if language not in other)


@cache
def _table(language: str) -> _Pairs:
    """Where a language is not written in Latin letters, words that are cost what they do in English."""
    letters, prices = _lines()[language]
    english = {} if language in _latin() else _table("en")
    places = [(first, second) for first in " " + letters for second in " " + letters] if prices else []
    own = {place: (ord(price) - 33) / 4 for place, price in zip(places, prices, strict=True)}
    return {**english, **own}


@cache
def _anywhere() -> _Pairs:
    """The least that any language of Latin letters wants for a pair: names go from one into all others."""
    least: dict[tuple[str, str], float] = {}
    for language in _latin():
        for pair, price in _table(language).items():
            least[pair] = min(price, least.get(pair, price))
    return least


@cache
def _ranks(language: str) -> Mapping[str, int]:
    return {char: rank for rank, char in enumerate(_lines()[language][0])}


@cache
def _character(char: str, language: str) -> float:
    """By its rank (the n-th most frequent has about 1/n of the first), or by its place in the national standard."""
    rank = _ranks(language).get(char)
    if rank is not None:
        return math.log2(rank + 12) + 2.5
    for codec, last, bits in _STANDARDS[language]:
        try:
            lead = char.encode(codec)[0]
        except UnicodeError:
            continue
        if lead <= last:
            return bits
    return 18.0


# The first codec in whose rows up to that lead byte a character stands tells its price: common ones come first in each.
_STANDARDS: Final = {
    "zh-Hans": (("gb2312", 0xD7, 13.5), ("gb2312", 0xF7, 15.5)),
    "zh-Hant": (("big5", 0xC6, 13.5), ("big5", 0xF9, 16.0)),
    "ja": (("euc_jp", 0xCF, 13.5), ("euc_jp", 0xF4, 16.5)),
    "ko": (("euc_kr", 0xC8, 12.5), ("euc_kr", 0xFD, 17.0)),
}


def _script(pairs: Counter[tuple[str, str]]) -> str:
    found: Counter[str] = Counter()
    for (_, second), count in pairs.items():
        if not second.isascii() and _is_letter(second):
            found[_script_of(second)] += count
    return found.most_common(1)[0][0] if found else "LATIN"


@cache
def _script_of(letter: str) -> str:
    return unicodedata.name(letter, "?").split(" ", maxsplit=1)[0]


def _one_script(first: str, second: str) -> bool:
    scripts = {_script_of(first), _script_of(second)}
    return len(scripts) == 1 or not scripts.isdisjoint(_ANY_SCRIPT)
