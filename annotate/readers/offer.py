"""The encodings a file is likely to be in, for its author to choose from; nothing here is ever taken by itself.

A small own check, not charset-normalizer: that one reaches us only through requests, and on 474 real files it was
wrong 20 times. What counts is the line as it would read, shown beside each offer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from annotate.readers.controls import refused_in

OFFERED = 3
PREVIEW = 40
_SCORED = 20_000  # characters that are looked at
_ENOUGH = 0.5  # of the characters beyond ASCII are common in that language; in wrong readings seldom a third is

_SURE = 12  # so many characters beyond ASCII before a text is doubted

_PUNCTUATION = "«»“”„‘’–—…°№ "
_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґў"
_VIETNAMESE = "àáâăèéêíóôơùúưđĐ\u0300\u0301\u0303\u0309\u0323"
_LATIN = frozenset(map(chr, (*range(0xC0, 0x180), *range(0x1E00, 0x1F00))))


@dataclass(frozen=True, slots=True)
class Offer:
    """`codec` as story.yml takes it, the language it is for, and a line of the file as it would read."""

    codec: str
    language: str
    preview: str


_ALPHABETS = (
    ("windows-1252", "Western European", "àáâãäåæçèéêëíîïñòóôõöøœùúûüß"),
    ("windows-1258", "Vietnamese", _VIETNAMESE),
    ("windows-1251", "Cyrillic", _CYRILLIC),
    ("koi8-r", "Russian", _CYRILLIC),
    ("windows-1250", "Central European", "ąćęłńóśźżčďěňřšťůžáéíýúôőűöüăâîşţđ"),
    ("windows-1254", "Turkish", "ğışçöüâîİ"),
    ("windows-1253", "Greek", "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώ"),
    ("windows-1255", "Hebrew", "אבגדהוזחטיךכלםמןנסעףפץצקרשת"),
    ("windows-1256", "Arabic", "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةئءأإؤآپچژگ،؟"),
    ("tis-620", "Thai", "".join(map(chr, range(0x0E01, 0x0E5A)))),
)


def offers(raw: bytes) -> tuple[Offer, ...]:
    """The most likely first; none where nothing reads like a language."""
    scored = sorted(_scored(raw), key=lambda each: -each[0])
    return tuple(offer for score, offer in scored[:OFFERED] if score >= _ENOUGH)


def better(raw: bytes, text: str) -> tuple[Offer, ...]:
    """What `raw` is likelier to be in, where `text`, as it was read, is like no language."""
    if sum(not char.isascii() for char in text[:_SCORED]) < _SURE or _like_some_language(text[:_SCORED]):
        return ()
    return offers(raw)


def _like_some_language(text: str) -> bool:
    """Of Latin letters no language has more with marks than without."""
    letters = [char for char in text if char.isalpha()]
    if 2 * sum(char in _LATIN for char in letters) > len(letters):
        return False
    sets = (letters for codec, _, letters in (*_scripts(), *_alphabets()) if not codec.startswith("utf"))
    return any(_likeness(text, each) >= _ENOUGH for each in sets)


def _scored(raw: bytes) -> Iterator[tuple[float, Offer]]:
    for codec, language, letters in (*_scripts(), *_alphabets()):
        text = _read(raw, codec)
        if text is not None:
            yield _likeness(text, letters), Offer(codec, language, preview(raw, codec))


def _read(raw: bytes, codec: str) -> str | None:
    if codec.startswith("utf-16") and b"\0" not in raw:  # any text of two-byte characters could be read so
        return None
    try:
        text = raw.decode(codec)
    except UnicodeError:
        return None
    return None if refused_in(text.replace("\r", "")) else text


def _likeness(text: str, letters: frozenset[str]) -> float:
    """How many of the characters beyond ASCII are everyday letters; of all, where there are none (UTF-16)."""
    sample = [char for char in text[:_SCORED] if not char.isascii()] or list(text[:_SCORED])
    common = sum(char.isascii() or char in _PUNCTUATION or char in letters for char in sample)
    return common / max(1, len(sample))


def preview(raw: bytes, codec: str) -> str:
    """The first line with a byte that is not ASCII, cut around that byte."""
    text = raw.decode(codec, "replace").removeprefix("\ufeff")
    line = next((line for line in re.split(r"[\r\n]+", text) if not line.isascii()), text[:PREVIEW]).strip()
    at = next((at for at, char in enumerate(line) if not char.isascii()), 0)
    start = max(0, at - PREVIEW // 4)
    return "…" * (start > 0) + line[start : start + PREVIEW] + "…" * (len(line) > start + PREVIEW)


def _alphabets() -> Iterator[tuple[str, str, frozenset[str]]]:
    return ((codec, language, frozenset(letters)) for codec, language, letters in _ALPHABETS)


@cache
def _scripts() -> tuple[tuple[str, str, frozenset[str]], ...]:
    """Encodings of many characters; each national standard lists the common ones first."""
    simplified = _grid("gb2312", range(0xB0, 0xD8)) | _grid("gb2312", range(0xA1, 0xA4))
    traditional = _grid("big5", range(0xA1, 0xC7), range(0x40, 0xFF))
    kana = _grid("euc_jp", (0xA1, 0xA4, 0xA5))
    japanese = kana | _grid("euc_jp", range(0xB0, 0xD0))
    korean = _grid("euc_kr", range(0xB0, 0xC9)) | _grid("euc_kr", (0xA1,))
    every = simplified | traditional | japanese | korean | frozenset(_CYRILLIC + _VIETNAMESE) | _LATIN
    return (
        ("cp949", "Korean", korean),  # first: its everyday syllables are rare signs in the others, which then tie
        ("gb18030", "Simplified Chinese", simplified),
        ("big5hkscs", "Traditional Chinese", traditional),
        ("cp932", "Japanese", japanese),
        ("euc_jp", "Japanese", japanese),
        ("iso2022_jp", "Japanese", japanese),
        ("utf-16-le", "Unicode without its mark", every),
        ("utf-16-be", "Unicode without its mark", every),
    )


def _grid(codec: str, leads: range | tuple[int, ...], trails: range = range(0xA1, 0xFF)) -> frozenset[str]:
    pairs = (bytes((lead, trail)).decode(codec, "ignore") for lead in leads for trail in trails)
    return frozenset(char for char in pairs if len(char) == 1 and not char.isascii())
