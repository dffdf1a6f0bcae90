"""Text from strangers made safe to print: what would steer a terminal or a workflow, reorder or hide is shown by its
number.

GitHub's runner reads commands in what a step prints: `::name::` where a line begins, blanks before it or not, and the
older `##[name]` wherever it stands (Azure's `##vso[` and TeamCity's `##teamcity[` are alike). None may come out of a
story.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from annotate.characters import CONTROL, INVISIBLE

TAB_STOP: Final = 4
MOST: Final = 1_000  # code points of a line that is told

_ODD: Final = re.compile(f"{CONTROL.pattern[:-1]}{INVISIBLE.pattern[1:]}")
# joiners and variation selectors belong to emoji and to Persian words, and steer nothing
_HARMLESS: Final = re.compile("[\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]")
# the character without which it is no command
_COMMAND: Final = re.compile(r"(?<=#)#(?=\w*\[)")


def visible(character: str) -> str:
    """The character, its picture (`␛`), or its number (`<U+202E>`). Tabs and line breaks are the caller's."""
    if not _ODD.match(character) or _HARMLESS.match(character):
        return character
    point = ord(character)
    if point < 0x20 or point == 0x7F:
        return chr(0x2400 + point) if point < 0x20 else "\u2421"
    return number(character)


def plain(text: str) -> str:
    """One line, cut at `MOST`, every character visible, and no command."""
    return whole(text if len(text) <= MOST else text[: MOST - 1] + "…")


def whole(text: str) -> str:
    """The same, however long."""
    return inert("".join(visible(each) for each in text.replace("\t", " ").replace("\n", " ")))


def odd(text: str) -> set[int]:
    """Where characters stand that `plain` would show in another way; tabs and line breaks are the caller's."""
    return {found.start() for pattern in (_ODD, _COMMAND) for found in pattern.finditer(text)
            if not _HARMLESS.match(found[0]) and found[0] not in "\t\n"}


def inert(line: str) -> str:
    """The same line, in which a runner finds no command."""
    if line.lstrip().startswith("::"):
        line = line.replace(":", number(":"), 1)
    return _COMMAND.sub(number("#"), line)


def number(character: str) -> str:
    return f"<U+{ord(character):04X}>"


def inert_json(text: str) -> str:
    r"""The same JSON without a command in it: the sign may as well be written `\u0023`."""
    return _COMMAND.sub(r"\\u0023", text)


def columns(character: str) -> int:
    """How wide a terminal shows it (Unicode's UAX 11): 0, 1 or 2."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cells(text: str) -> list[tuple[str, int]]:
    """Each code point as shown and its width; a tab reaches to the next stop."""
    shown: list[tuple[str, int]] = []
    commands = {found.start() for found in _COMMAND.finditer(text)}
    column = 0
    for at, each in enumerate(text.replace("\n", "\u240a")):
        seen = " " * (TAB_STOP - column % TAB_STOP) if each == "\t" else visible(each)
        seen = number(each) if at in commands else seen
        width = sum(map(columns, seen))
        shown.append((seen, width))
        column += width
    return shown
