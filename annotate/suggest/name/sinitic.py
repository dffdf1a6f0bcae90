"""What Chinese gave to its neighbours: how Vietnamese and Koreans read its characters, so that words meet.

Half of the words of a Vietnamese newspaper are Sino-Vietnamese: 全面战略 is *toàn diện chiến lược*. The tables
are made from Unihan by `python -m tests.hanviet`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Literal

from annotate.suggest.language import base, writing

Readings = Literal["hanviet", "hangul"]
HAN = "\u3400-\u9fff"
_HAN_OR_BREAK = re.compile(f"[{HAN}]|[^{HAN}\\s]")
_SYLLABLE = re.compile(r"[^\W\d_]+|[^\w\s]")
_HANGUL = re.compile("[가-힣]|[^가-힣]")
TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


@lru_cache(maxsize=8192)
def syllable(written: str) -> str:
    """One spelling for hoá and hóa, kỹ and kĩ, quy and qui: the tone at the end, i for y."""
    letters = unicodedata.normalize("NFD", written.casefold())
    tone = "".join(each for each in letters if each in TONES)
    plain = "".join(each for each in letters if each not in TONES).replace("y", "i")
    return unicodedata.normalize("NFC", plain) + tone


@lru_cache(maxsize=2)
def table(name: Readings) -> Mapping[str, tuple[str, ...]]:
    """Character → its readings."""
    found: dict[str, list[str]] = {}
    for line in files("annotate").joinpath("suggest", "name", f"{name}.txt").read_text("utf-8").splitlines():
        reading, _, characters = line.partition(" ")
        key = syllable(reading) if name == "hanviet" else reading
        for each in characters:
            found.setdefault(each, []).append(key)
    return {each: tuple(dict.fromkeys(readings)) for each, readings in found.items()}


@lru_cache(maxsize=1)
def _simple() -> Mapping[int, str]:
    lines = files("annotate").joinpath("suggest", "name", "simplified.txt").read_text("utf-8").splitlines()
    return {ord(each): line[0] for line in lines for each in line[2:]}


def simplified(text: str) -> str:
    """Traditional characters as their simplified ones, one for one, so that places stay."""
    return text.translate(_simple())


def sounds(text: str, tag: str, name: Readings) -> Sequence[tuple[str, ...]]:
    """The text as a row of syllables, each in all its readings; an empty one where words cannot go on."""
    language = base(tag)
    if language == "vi":
        return [(syllable(each),) if each.isalpha() else () for each in _SYLLABLE.findall(text)]
    if language == "ko":
        return [(each,) if "가" <= each <= "힣" else () for each in _HANGUL.findall(text)]
    known = table(name)
    return [known.get(each, ()) for each in _HAN_OR_BREAK.findall(text)]


def shared_table(left: str, right: str) -> Readings | None:
    """By which readings two languages can be compared; None where not both have Chinese words in a form we can
    read.
    """
    pair = {base(left), base(right)}
    han = writing("han")
    if pair <= han or (pair & han and "ko" in pair):
        return "hangul"
    return "hanviet" if pair & han and "vi" in pair else None


def words(row: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Single syllables and pairs of neighbours ("chiến lược"), each once, in order."""
    single = (reading for readings in row for reading in readings)
    double = (f"{first} {second}" for before, after in pairwise(row)
              for first in before for second in after)
    return tuple(dict.fromkeys([*single, *double]))
