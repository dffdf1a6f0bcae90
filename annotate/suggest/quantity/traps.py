"""Numbers that count nothing: in addresses of pages, telephone numbers, names of models, versions, list signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from annotate.suggest.number import Number
from annotate.suggest.quantity.forms import joined

_ADDRESS: Final = re.compile(
    r"(?:https?://|www\.)[^\s<>，。]{1,2000}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}"
)  # full width
_PHONE: Final = re.compile(
    r"(?<![\w.,])(?:\+[0-9]{1,3}[ \u00a0-]?)?(?:\([0-9]{2,4}\)[ \u00a0-]?)?"
    r"[0-9]{2,4}[ \u00a0-][0-9]{3,4}[ \u00a0-][0-9]{3,4}(?![\w.,]?[0-9])"
    r"|(?<![\w.,])[0-9]{3}[ \u00a0][0-9]{3}[ \u00a0]0[0-9]{2,3}(?![\w.,]?[0-9])"  # from right to left
    r"|\+[0-9][0-9 ()-]{7,16}[0-9]"
)
_DIALLED: Final = re.compile(r"\+[0-9]|[0-9][-)]|(?<![0-9])0[0-9]{2}")
_HEAD: Final = re.compile(  # full width
    r"\s{0,8}(?:[（(]?[一二三四五六七八九十]{1,3}[）)]?、(?![一二三四五六七八九十百千0-9])"  # full width
    r"|[（(][一二三四五六七八九十]{1,3}[）)])"  # full width
)
_DIALLED_ALONE: Final = re.compile(r"[0\u0660\u06f0]\d{5,14}(?![\d.,])")  # 0800555111
_LISTED: Final = re.compile(r"\s{0,8}\(?[0-9]{1,2}[.)]\s")
_PREFIX: Final = re.compile(r"(?<!\w)(?:[وف]?(?:بال|ال|لل|[بلك])?\u0640?|[בהוכלמש]{1,2})\Z")  # "و34", ב20
_ENGLISH: Final = re.compile(r"(?:st|nd|rd|th)(?![A-Za-z])")
_GENERATION: Final = re.compile(r"(?<![0-9.,])[2-6]G(?![A-Za-z0-9])")  # 5G
_HEADLINE: Final = 160  # characters
_HYPHENS: Final = "-‐‑–/"  # Т-72, Su‑35, B/52


def spans(text: str) -> list[tuple[int, int]]:
    """Of addresses and telephone numbers; searched for only where a sign of one is there."""
    found: list[tuple[int, int]] = []
    if "://" in text or "www." in text or "@" in text:
        found += [match.span() for match in _ADDRESS.finditer(text)]
    if _DIALLED.search(text):
        found += [
            match.span()
            for match in _PHONE.finditer(text)
            if match[0][0] in "+0" or " 0" in match[0] or match[0].count("-") > 1 or "(" in match[0]
        ]
    listed = _LISTED.match(text)
    if listed is not None and listed.end() < len(text) and not _goes_on(text, listed):
        found.append(listed.span())
    if "、" in text[:16] or text.lstrip()[:1] in ("（", "("):  # full width
        found += [match.span() for match in [_HEAD.match(text)] if match is not None]
    return found


def _goes_on(text: str, listed: re.Match[str]) -> bool:
    """25. dakikada: an ordinal, no sign of a list, for a small letter follows."""
    return listed[0].strip()[-1] == "." and text[listed.end()].islower()


def free(numbers: Sequence[Number], taken: Iterable[tuple[int, int]]) -> list[Number]:
    """The numbers that touch none of the spans; one walk over both, in order."""
    spans = sorted(taken)
    left: list[Number] = []
    at = 0
    for each in numbers:
        while at < len(spans) and spans[at][1] <= each.start:
            at += 1
        if not any(start < each.end and each.start < end for start, end in spans[at : at + 3]):
            left.append(each)
    return left


def _latin(text: str, place: int) -> bool:
    """A letter of a script that has capitals or blanks between words."""
    return 0 <= place < len(text) and text[place].isalpha() and not joined(text[place])


def named(text: str, number: Number, floor: int) -> bool:
    """T-72, Su35, COVID-19, F-16, 3.2.1: digits that are a part of a name or a version; "6-foot-6" ends at `floor`."""
    start, end = number.start, number.end
    if floor and floor >= start - 1:
        return False
    if _DIALLED_ALONE.match(text, start) is not None:
        return True
    if _GENERATION.match(text, start) is not None:
        return True
    said = text[start:end]
    if number.value > 1 and "/" in said and " " not in said and not said.endswith("/100"):  # 24/7, 9/11
        return True
    if not text[start].isdecimal():
        if text[start] not in "-−" or not _latin(text, start - 1) or _PREFIX.search(text, max(0, start - 6), start):
            return False  # a minus
    elif start and text[start - 1] in _HYPHENS:
        if not _latin(text, start - 2) or text[max(0, start - 5) : start - 1].lower().strip() == "top":
            return False
    elif not _latin(text, start - 1) or _PREFIX.search(text, max(0, start - 6), start):
        return bool(re.match(r"\.[0-9]", text[end : end + 2])) or (
            start > 1 and text[start - 1] == "." and text[start - 2].isdecimal()
        )
    return True


def titled(text: str, number: Number) -> bool:
    """Four Corners, the Big Ten: a word with a capital within a sentence, and another with one behind it."""
    if not number.words or not text[number.start].isupper() or number.role == "ordinal" or _headline(text):
        return False
    before = text[max(0, number.start - 9) : number.start].rstrip()
    after = text[number.end : number.end + 2]
    return bool(before) and (before[-1].isalnum()) and after[:1] == " " and after[1:].isupper()


def _headline(text: str) -> bool:
    """Every long word has a capital: Police Arrest Six Men."""
    long = [each for each in text[:_HEADLINE].split() if len(each) >= 5]
    return len(text) < _HEADLINE and len(long) > 2 and not any(each[0].islower() for each in long)


def tied(text: str, end: int) -> bool:
    """3D, 4x4: a Latin letter right behind, that no unit begins with; but "125th" in any language."""
    return end < len(text) and text[end].isascii() and text[end].isalpha() and _ENGLISH.match(text, end) is None


def timed(text: str, number: Number) -> bool:
    """9:30, 3:16, 4:1: on either side of a colon between digits."""
    start, end = number.start, number.end
    after = text[end : end + 1] in (":", "：") and text[end + 1 : end + 2].isdecimal()  # full width
    return after or (start > 1 and text[start - 1] in ":：" and text[start - 2].isdecimal())  # full width
