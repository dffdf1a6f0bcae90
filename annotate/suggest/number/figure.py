"""Figures in texts without blanks between words: 34,507 · 1 234 567 · .77 · 1.2M · 12e-1 · 1.1^23 · 16/5."""

from __future__ import annotations

import re
from fractions import Fraction

from annotate.suggest.number.myriad import Value

FIGURE = (
    r"(?:\d{1,3}(?:[,，]\d{3}){1,9}(?!\d)(?:\.\d{1,40})?"
    r"|\d{1,3}(?:[ \u3000]\d{3}){2,9}(?!\d)(?:\.\d{1,40})?"
    r"|\d{1,40}(?:\.\d{1,40}(?!\.?\d))?|\.\d{1,40})"
    r"(?:[eE][+-]?\d{1,2}(?!\d)|\^[+-]{0,2}\d{1,2}(?!\d)|[kKMG](?![A-Za-z0-9]))?"
)
# 、 groups digits in Japanese, but only behind a single one ("5、450"): what is longer is a list.
MARKED = r"\d(?:、\d{3}){1,9}(?!\d)"
PARTS = re.compile(r"(?P<digits>[\d,，、. \u3000]++)(?P<sign>[eE^kKMG]?)(?P<power>[+-]*+\d*+)")
GROUPS = str.maketrans("", "", ",，、 \u3000")
SCALES = {"k": 10**3, "K": 10**3, "M": 10**6, "G": 10**9}


def figure(told: str) -> tuple[Value, int]:
    """The value of what FIGURE matched, and how many digits stand behind its decimal sign."""
    if told.isdigit():
        return int(told), 0
    match = PARTS.match(told)
    if match is None:
        return 0, 0
    digits, sign = match["digits"].translate(GROUPS), match["sign"]
    whole, _, part = digits.partition(".")
    value: Value = Fraction(int(whole + part or "0"), 10 ** len(part)) if part else int(whole or "0")
    if sign in SCALES:
        value *= SCALES[sign]
    elif sign:
        power = int(match["power"].replace("--", "").replace("+", ""))
        value = scaled(value, sign, power)
    return value, len(part)


def scaled(value: Value, sign: str, power: int) -> Value:
    if sign == "^":
        return value**power if value or power > 0 else 0
    return value * Fraction(10) ** power
