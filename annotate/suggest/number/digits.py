"""Numbers in digits of any script, grouped and pointed as a language does, or as another where that is unambiguous."""

from __future__ import annotations

import re
from fractions import Fraction

# Up to 40 digits and signs: longer ones are no numbers that anybody tells.
SPACED = r"\d{1,3}(?:[ \u00a0\u2009\u202f'\u2019]\d{3}){1,8}(?!\d)(?:[.,\u066b\u00b7]\d{1,12})?"
SIGNED = r"\d{1,24}(?:[.,\u066b\u066c\u00b7]\d{1,12}){0,9}"
BARE = r"(?<![\w.,])[.,]\d{1,12}(?![.,]\d)"
DIGITS = rf"(?:{SPACED}|{SIGNED}|{BARE})"
_GROUPS = re.compile(r"[ \u00a0\u2009\u202f'\u2019]")
_SIGN = re.compile(r"[.,\u066b\u066c\u00b7]")
THOUSANDS = 3


def read(written: str, decimal: str, group: str) -> tuple[Fraction, int] | None:
    """Value and digits behind the decimal sign; None for what is no number ("192.168.0.1", "14.11.2024").

    `decimal` and `group` are the language's own. Where a sign stands twice, or two signs stand, it is told which
    groups; where one stands alone, the language decides, but ",000" behind is always a group of thousands.
    """
    written = _GROUPS.sub("", written)
    signs = _SIGN.findall(written)
    parts = _SIGN.split(written)
    if not signs:
        return Fraction(int(written)), 0
    last = signs[-1]
    if len(signs) == 1:
        pointed = _pointed(last, parts, decimal, group)
    elif all(sign == last for sign in signs):
        pointed = False
    else:
        pointed = last not in signs[:-1]
    whole, behind = (parts[:-1], parts[-1]) if pointed else (parts, "")
    if len({*signs[: len(whole) - 1]}) > 1 or not _grouped(whole):
        return None
    return Fraction(int("".join(whole) + behind or "0"), 10 ** len(behind)), len(behind)


def _pointed(sign: str, parts: list[str], decimal: str, group: str) -> bool:
    """Whether the only sign is the decimal one."""
    before, behind = parts
    if not before or before == "0" or len(behind) != THOUSANDS or len(before) > THOUSANDS or sign == "\u066b":
        return True
    if sign == decimal:
        return behind != "000" or sign == "."
    return not (sign in (group, "\u066c") or (sign in ".," and decimal in ".,"))


def _grouped(whole: list[str]) -> bool:
    """Groups of three, or as India does, of two but the last."""
    first, *rest = whole
    if not rest:
        return True
    if len(rest[-1]) != THOUSANDS or not first or len(first) > THOUSANDS or first == "0":
        return False
    return len({len(each) for each in rest[:-1]} - {THOUSANDS}) == 0 or {len(each) for each in rest[:-1]} == {2}
