"""Text from strangers made safe to print: what would steer a terminal, reorder or hide is shown by its number."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from annotate.characters import CONTROL, INVISIBLE

TAB_STOP: Final = 4

_ODD: Final = re.compile(f"{CONTROL.pattern[:-1]}{INVISIBLE.pattern[1:]}")
# joiners and variation selectors belong to emoji and to Persian words, and steer nothing
_HARMLESS: Final = re.compile("[\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def visible(character: str) -> str:
    """The character, its picture (`␛`), or its number (`<U+202E>`). Tabs and line breaks are the caller's."""
    if not _ODD.match(character) or _HARMLESS.match(character):
        return character
    point = ord(character)
    if point < 0x20 or point == 0x7F:
        return chr(0x2400 + point) if point < 0x20 else "\u2421"
    return f"<U+{point:04X}>"


def plain(text: str) -> str:
    """One line, every character visible."""
    return "".join(visible(each) for each in text.replace("\t", " ").replace("\n", " "))


def columns(character: str) -> int:
    """How wide a terminal shows it (Unicode's UAX 11): 0, 1 or 2."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cells(text: str) -> list[tuple[str, int]]:
    """Each code point as shown and its width; a tab reaches to the next stop."""
    shown: list[tuple[str, int]] = []
    column = 0
    for each in text.replace("\n", "\u240a"):
        seen = " " * (TAB_STOP - column % TAB_STOP) if each == "\t" else visible(each)
        width = sum(map(columns, seen))
        shown.append((seen, width))
        column += width
    return shown
