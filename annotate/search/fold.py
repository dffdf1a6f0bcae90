"""Text as the index holds it, so that an engine which parts words at blanks finds those of every script.

Scripts without blanks are parted into characters, which a query finds as an exact row of them: no dictionary is needed,
and no name is unknown. Other words stand as they are; beside them stand forms under which readers may look for them.
`annotate/theme/assets/annotate/find.js` does the same to a query; a test holds the two together.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

import regex

BLANK: Final = "\u2423"
"""Marks the blanks of a text whose characters are parted, so that those between the parted can be taken out again: all
other white space is one blank to the engine."""

# Han, kana, bopomofo, Hangul; Thai, Lao, Burmese and Khmer with their marks
_PARTED: Final = (r"\u2e80-\u2fdf\u3005\u3007\u3041-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u9fff"
                  r"\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff")
_NUMBER: Final = r"\p{Nd}{1,3}(?:[.,'’\u00a0\u202f]\p{Nd}{3})+(?!\p{Nd})"
_WORD: Final = rf"{_NUMBER}|[[\p{{L}}\p{{N}}\p{{M}}]--[{_PARTED}]]+"
_TOKEN: Final = regex.compile(rf"(?V1)(?P<word>{_WORD})|(?P<parted>[{_PARTED}]\p{{M}}*)|(?P<blank>\s+)")
_WORDS: Final = regex.compile(f"(?V1){_WORD}")
_ANY_PARTED: Final = re.compile(f"[{_PARTED}]")
_GROUPS: Final = re.compile("(?<=[0-9])[.,'’\u00a0\u202f](?=[0-9]{3})")
_NAME: Final = re.compile(r"(?<![\w-])([A-Za-z][A-Za-z0-9]{0,7})-([1-9][0-9]{0,6})(?![\w-])", re.ASCII)
_BETWEEN: Final = re.compile(r"[\s#№.:‐-]+")

# Marks that readers leave out: of Latin, Greek and Cyrillic letters; Hebrew points; Arabic vowels.
_MARKS: Final = re.compile("[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640"
                           "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]")
_LETTERS: Final = str.maketrans({
    "đ": "d", "ð": "d", "ø": "o", "ł": "l", "ı": "i", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th",
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ک": "ك",
    "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ",
})
# What is written in one word with the next: and, so, with, like, to, the; its rest has three letters at least.
_ARABIC: Final = re.compile("^(?:[وف]?(?:[بك]?ال|لل)|[وفبكل])(?=[\u0620-\u064a]{3})")
_HEBREW: Final = re.compile("^ו?[הבלכמש]?ה?(?=[א-ת]{3})")


def parted(text: str) -> str:
    """The text with blanks around the characters of scripts that have none between words, its own blanks marked; a text
    without such characters stays as it is."""
    text = text.replace(BLANK, " ")
    if not _ANY_PARTED.search(text):
        return text
    out: list[str] = []
    last, at = "", 0
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or ""
        if kind != "blank" and last not in {"", "blank"} and "parted" in {last, kind}:
            out.append(" ")  # before what stands between the two, such as a comma
        out += [text[at:found.start()], f"{BLANK} " if kind == "blank" else found[0]]
        last, at = kind, found.end()
    return "".join([*out, text[at:]])


def forms(text: str) -> str:
    """Under what else its words may be looked for, with blanks between; each once, in their order."""
    found = dict.fromkeys(form for word in dict.fromkeys(_WORDS.findall(text)) for form in variants(word))
    found |= dict.fromkeys(f"{siglum}{number}".lower() for siglum, number in _NAME.findall(text))
    return " ".join(found)


def called(name: str) -> str:
    """A name as queries are compared with it: `A 17` is `A-17`, `chu thich 43` is `Chú thích 43`."""
    return _BETWEEN.sub("", fold(name))


@lru_cache(1 << 16)
def variants(word: str) -> tuple[str, ...]:
    """Other forms of a word than the engine's own, which takes off case and the marks of Latin letters."""
    folded = fold(word)
    bare = [folded, _ARABIC.sub("", folded), _HEBREW.sub("", folded)]
    return tuple(form for form in dict.fromkeys(bare) if form not in {"", word.lower(), _plain(word)})


def fold(word: str) -> str:
    """Without what readers leave out or write in several ways."""
    plain = _MARKS.sub("", unicodedata.normalize("NFD", unicodedata.normalize("NFKC", word).lower()))
    digits = "".join(str(unicodedata.decimal(each, each)) for each in plain)
    return unicodedata.normalize("NFC", _MARKS.sub("", _GROUPS.sub("", digits.translate(_LETTERS))))


def _plain(word: str) -> str:
    """As the engine folds it: the combining marks of Latin letters alone."""
    return unicodedata.normalize("NFC", re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", word.lower())))
