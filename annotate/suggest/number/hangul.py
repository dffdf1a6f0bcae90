"""Numbers of Korean: 이십일만, 3만 5천, 1억2천만, 스물한 번째, 사분의 일, 절반.

Most numerals of one syllable are other words as well (이 "this", 일 "work", 만 "only"), so that one counts only before
what is counted, and a longer one where a word ends behind it. The words stand in `languages/ko.yml`, `numbers:`.
"""

from __future__ import annotations

from collections.abc import Sequence

from annotate.suggest.language import base
from annotate.suggest.number.han import found_in, silent, vague_before
from annotate.suggest.number.myriad import Kind, Token
from annotate.suggest.number.script import Script, script
from annotate.suggest.number.told import Number

LONG = 4  # syllables; more of them are a number whatever follows


def counts(text: str, start: int, end: int, used: Sequence[Token], told: Script) -> bool:
    """Whether words that could be numbers are."""
    if any(token.kind is Kind.FIGURE for token in used) or text.strip() == text[start:end]:
        return True
    if silent(text, start, end, told) or vague_before(text, start, used[0], told):
        return False
    word = text[start:end]
    units = sum(token.kind in (Kind.UNIT, Kind.MYRIAD) for token in used)
    if word in told.alone or len(word) > LONG or (units > 1 and len(used) > units):
        return True
    follows = told.units if word in told.native else told.formal_units
    counted = follows.match(text, end) if follows else None
    if units == len(used) == 1 and told.limits and told.limits.match(text, end):
        return True
    if len(word) == 1 and follows is told.formal_units and counted and told.endings:  # no name goes on behind: 오세훈
        return told.endings.match(text, counted.end()) is not None and not (
            word in told.copulas and text[end : end + 1] == " "
        )
    if len(word) == 1:
        return bool(counted) and not (word in told.copulas and text[end : end + 1] == " ")
    return bool(
        counted or (told.units and told.units.match(text, end)) or (told.endings and told.endings.match(text, end))
    )


def parse(text: str, tag: str) -> tuple[Number, ...]:
    """All numbers of a Korean text."""
    return found_in(text, script(base(tag)), counts)
