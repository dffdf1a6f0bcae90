"""Numbers in Han digits as dates have them: 二零一五, 十二, 廿三; larger ones are no business of dates."""

from __future__ import annotations

from typing import Final

_DIGITS: Final = {"〇": 0, "零": 0, "○": 0, "两": 2, "兩": 2} | {
    sign: value for value, sign in enumerate("一二三四五六七八九", 1)}
_TENS: Final = {"廿": 20, "卅": 30}


def han_number(text: str) -> int:
    """0 for what is no number of these two ways."""
    if all(sign in _DIGITS for sign in text):
        value = 0
        for sign in text:
            value = value * 10 + _DIGITS[sign]
        return value
    head, ten, ones = text.partition("十")
    if not ten:
        return _TENS.get(text[0], 0) + (_DIGITS.get(text[1:], 0) if len(text) < 3 else 0)
    tens = _DIGITS.get(head, 1 if not head else 0)
    return tens * 10 + (_DIGITS.get(ones, -tens * 10) if ones else 0)
