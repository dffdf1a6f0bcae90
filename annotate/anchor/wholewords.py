"""Where words begin and end, as far as that can be seen: by blanks and punctuation.

Scripts that are written without blanks have no words here, only characters.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from annotate.anchor.classes import WIDE

LONGEST_WORD: Final = 48  # code points; what goes on for longer is taken for no word

# Han, kana, Thai, Lao, Tibetan, Burmese, Khmer, Tai
_UNSPACED: Final = re.compile(f"[{WIDE}\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\uaa60-\uaadf]")
_JOINERS: Final = "'\u2019-\u2010\u2011\u200c\u200d"  # don’t, Trump-Putin; in Persian, the joiners
_DIGIT_JOINERS: Final = ".,:/"  # 6,000; 10:30


def begins_word(text: str, at: int) -> bool:
    """What stands from `at` on begins with a word or a sign, not inside a word and not with a blank."""
    return not text[at : at + 1].isspace() and not _inside(text, at)


def ends_word(text: str, at: int) -> bool:
    return not text[at - 1 : at].isspace() and not _inside(text, at)


def _inside(text: str, at: int) -> bool:
    before, after = text[max(0, at - 1) : at], text[at : at + 1]
    if _joins(text, at - 1):
        before = text[max(0, at - 2) : at - 1]
    elif _joins(text, at):
        after = text[at + 1 : at + 2]
    return _of_word(before) and _of_word(after)


def _joins(text: str, at: int) -> bool:
    """A sign between two letters or digits that makes one word of them."""
    sign = text[at : at + 1] if at >= 0 else ""
    if not sign or sign not in _JOINERS + _DIGIT_JOINERS:
        return False
    before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    return (before.isdigit() and after.isdigit()) if sign in _DIGIT_JOINERS else _of_word(before) and _of_word(after)


def _of_word(character: str) -> bool:
    if not character or _UNSPACED.match(character):
        return False
    return character.isalnum() or unicodedata.category(character).startswith("M")


def breaks(before: str, after: str) -> bool:
    """Whether a line may end between two characters that have no blank between them."""
    return bool(_UNSPACED.match(before) or _UNSPACED.match(after))
