"""Numbers in a text of any language: digits, words and both mixed; percent, units, hedges, ranges are not its business.

`machine` reads languages whose numbers are words of an alphabet, by tables that `python -m tests.numerals` makes from
CLDR's rules; other languages have a parser of their own, listed here.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from functools import lru_cache

from annotate.suggest.language import base
from annotate.suggest.number.machine import parse
from annotate.suggest.number.told import Number

__all__ = ["Number", "numbers"]

# In Cyrillic an apostrophe is within a word: "сім'я" (a family) is no "сім" (seven).
_BEHIND = re.compile("['’ʼ][а-яєіїґ]", re.IGNORECASE)
Parser = Callable[[str, str], tuple[Number, ...]]

# Languages whose numbers are not words between blanks: a module of this package with `parse(text, tag)`.
PARSERS = {
    "zh": "han", "yue": "han", "ja": "han", "ko": "hangul",
    "hi": "indic", "ne": "indic", "mr": "indic", "bn": "indic", "ta": "indic", "te": "indic", "kn": "indic",
    "ml": "indic", "gu": "indic", "pa": "indic",
    "th": "brahmic", "lo": "brahmic", "km": "brahmic", "my": "brahmic",
    "ar": "arabic", "fa": "persian",
}  # fmt: skip


def numbers(text: str, tag: str) -> tuple[Number, ...]:
    """All numbers of a text in a language, in order, not overlapping; signs included."""
    found = _parser(base(tag))(text, tag)
    return tuple(each for each in found if not (each.words and _BEHIND.match(text, each.end)))


@lru_cache(maxsize=128)
def _parser(language: str) -> Parser:
    if language not in PARSERS:
        return parse
    parser: Parser = importlib.import_module(f"annotate.suggest.number.{PARSERS[language]}").parse
    return parser
