"""Numbers of Thai, Lao, Khmer and Burmese: digit and unit as in Chinese, and no blanks between words.

A lonely unit (พัน, also "bind") or a numeral that is not told to stand alone counts only in a longer number.
"""

from __future__ import annotations

from collections.abc import Sequence

from annotate.suggest.language import base
from annotate.suggest.number.han import found_in, vague_before
from annotate.suggest.number.myriad import Kind, Token
from annotate.suggest.number.script import Script, script
from annotate.suggest.number.told import Number


def counts(text: str, start: int, end: int, used: Sequence[Token], told: Script) -> bool:
    """Whether words that could be numbers are."""
    if any(token.kind is Kind.FIGURE for token in used) or text.strip() == text[start:end]:
        return True
    if vague_before(text, start, used[0], told):
        return False
    return text[start:end] in told.alone or (
        not all(token.kind in (Kind.UNIT, Kind.MYRIAD) for token in used) and len(used) > 1
    )


def parse(text: str, tag: str) -> tuple[Number, ...]:
    """All numbers of a text; the sign of a blank that is not seen, between syllables, is read as one."""
    return found_in(text.replace("\u200b", " "), script(base(tag)), counts)
