"""Names that sound alike across scripts: their consonants in a few classes, and how many of them must change.

戈列梅金 is read Ge-lie-mei-jin; Goremykin has the same consonants but for what Chinese cannot tell apart (l and
r) and
what it writes otherwise (j for k before i). A consonant is therefore a set of classes, and two meet where the
sets do.
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

from annotate.suggest.name.sinitic import table

Skeleton = tuple[str, ...]
"""Each consonant as the classes that it may be: ("K", "L", "M", "KS", "N")."""

_LATIN = re.compile(r"sch|tch|ng(?![aeiou])|sh|ch|zh|kh|gh|th|ph|ck|qu|ts|tz|cz|sz|dz|dj"
                    r"|c(?=[eiy])|g(?=[eiy])|[b-df-hj-np-tv-xz]")
_CLASSES = {
    "sch": "S", "tch": "S", "sh": "S", "ch": "SK", "zh": "S", "kh": "KH", "gh": "KH", "th": "TS", "ph": "F",
    "ck": "K", "ng": "N", "qu": "K", "ts": "S", "tz": "S", "cz": "S", "sz": "S", "dz": "S", "dj": "S",
    "b": "P", "c": "KS", "d": "T", "f": "F", "g": "KS", "h": "HK", "j": "SHK", "k": "K", "l": "L", "m": "M", "n": "N",
    "p": "P", "q": "K", "r": "L", "s": "S",
    "t": "T", "v": "FP", "w": "F", "x": "SK", "z": "S",
}
_PINYIN = re.compile(r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?)([aeiouv]+)(ng|n|r)?")
_INITIALS = {
    "b": "P", "p": "P", "m": "M", "f": "F", "d": "T", "t": "T", "n": "N", "l": "L", "g": "K", "k": "K", "h": "HK",
    "j": "SK", "q": "SK", "x": "SHK", "zh": "S", "ch": "S", "sh": "S", "r": "LS", "z": "S", "c": "S", "s": "S",
    "w": "F",
}
_WEAK = frozenset("LHNF")
"""Lost or added most often: Barker is 巴克, Moscow Мосkва."""
LIKE = 0.74
LEAST = 2


@lru_cache(maxsize=8192)
def romanised(word: str) -> str:
    return anyascii(word).lower()


@lru_cache(maxsize=8192)
def skeleton(word: str) -> Skeleton:
    """The consonants of a word in any script but Chinese; a doubled one counts once."""
    found: list[str] = []
    for match in _LATIN.finditer(romanised(word)):
        classes = _CLASSES.get(match[0]) or _CLASSES[match[0][0]]
        if not found or found[-1] != classes:
            found.append(classes)
    return tuple(found)


@lru_cache(maxsize=4096)
def of_character(character: str) -> Skeleton:
    """A Chinese character's consonants, by its pinyin."""
    match = _PINYIN.match(romanised(character))
    if not match:
        return ()
    start, vowels, end = match[1], match[2], match[3] or ""
    if (start, vowels, end) == ("", "e", "r"):
        return ("L",)
    return tuple(each for each in (_INITIALS.get(start, ""), "N" if end.startswith("n") else "") if each)


@lru_cache(maxsize=16384)
def of_characters(run: str) -> Skeleton:
    found: list[str] = []
    for character in run:
        found.extend(each for each in of_character(character) if not found or found[-1] != each)
    return tuple(found)


def of_korean(name: str) -> Skeleton:
    """A Korean's name in Chinese characters, as Koreans read it: 金正恩 is Kim Jong-un, not Jin Zheng'en."""
    readings = table("hangul")
    return skeleton("-".join(readings.get(each, ("",))[0] for each in name))


@lru_cache(maxsize=65536)
def likeness(left: Skeleton, right: Skeleton) -> float:
    """1 where all consonants meet in order; 0 for those too short to tell."""
    if min(len(left), len(right)) < LEAST:
        return 0.0
    row = [0.0]
    for classes in right:
        row.append(row[-1] + _cost(classes))
    for one in left:
        before, row = row, [row[0] + _cost(one)]
        for at, other in enumerate(right):
            met = before[at] + (0.0 if set(one) & set(other) else 1.0)
            row.append(min(met, before[at + 1] + _cost(one), row[at] + _cost(other)))
    return round(1 - row[-1] / max(len(left), len(right)), 4)


def _cost(classes: str) -> float:
    return 0.5 if classes[0] in _WEAK else 1.0
