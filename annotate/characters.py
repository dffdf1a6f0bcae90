"""Characters that are not what they seem, and names to show them by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

REMOVE = "take it out: type the words anew instead of pasting them"

# bidi controls, zero-width, invisible operators, fillers, variation selectors, tags; blanks of Braille and of music;
# what stacks hieroglyphs and letters of Khitan, and joins shorthand
_INVISIBLE = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U00013430-\U0001343f\U00013441\U00013442\U00016fe4"
    r"\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# C0, DEL, C1 (tab and LF are told apart by the caller), lone surrogates, non-characters
_CONTROL = r"\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff" + "".join(
    f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(1, 17)
)
INVISIBLE = re.compile(f"[{_INVISIBLE}]")
CONTROL = re.compile(f"[{_CONTROL}]")
DECEIVING = re.compile(f"[{_INVISIBLE}{_CONTROL}\t]")

_DIRECTION_MARKS = "\u200e\u200f\u061c"

_NAMES = {
    0x00: "NUL",
    0x07: "BEL",
    0x08: "BACKSPACE",
    0x09: "TAB",
    0x0D: "CARRIAGE RETURN",
    0x1B: "ESCAPE",
    0x7F: "DELETE",
}


def deceiving(text: str) -> str | None:
    """The first character of a title that hides, reorders or controls; none in well-spelt words of any script."""
    at = deceiving_at(text)
    return None if at is None else text[at]


def deceiving_at(text: str) -> int | None:
    """Where that character stands in the title."""
    if not DECEIVING.search(text):
        return None  # as most; the rest need `regex`
    from annotate.invisible import in_title

    return next(_useless(text, DECEIVING, in_title), None)


def deceiving_in_name(text: str) -> str | None:
    """The same in the name of a file, where fewer are of use: names are typed and compared."""
    if not DECEIVING.search(text):
        return None
    from annotate.invisible import in_name

    return next((text[at] for at in _useless(text, DECEIVING, in_name)), None)


def hidden(text: str) -> list[int]:
    """Where characters stand in a running text that reorder it, or hide in it without a use."""
    if not INVISIBLE.search(text):
        return []
    from annotate.invisible import in_text

    found = list(_useless(text, INVISIBLE, in_text))
    if any(text[at] in _DIRECTION_MARKS for at in found) and _runs_right_to_left(text):
        return [at for at in found if text[at] not in _DIRECTION_MARKS]
    return found


def _useless(text: str, odd: re.Pattern[str], used: Callable[[str, int], int]) -> Iterator[int]:
    """Where odd characters stand; not those up to where a use ends that begins with one."""
    end = 0
    for found in odd.finditer(text):
        at = found.start()
        if at >= end:
            end = used(text, at)
            if end == at:
                yield at


def _runs_right_to_left(text: str) -> bool:
    """Most of its letters do: then the marks turn nothing around."""
    from annotate.invisible import RIGHT_TO_LEFT

    return 2 * len(RIGHT_TO_LEFT.findall(text)) > sum(map(str.isalpha, text))


def name(character: str) -> str:
    """`U+202E RIGHT-TO-LEFT OVERRIDE`; the character itself is never printed."""
    point = ord(character)
    words = _NAMES.get(point) or unicodedata.name(character, "")
    if not words:
        words = (
            "lone surrogate" if 0xD800 <= point <= 0xDFFF else "control character" if point < 0xA0 else "non-character"
        )
    return f"U+{point:04X} {words}"
